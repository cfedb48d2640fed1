"""What a model answered, by what it was asked, so that a record can be made again without it.

The way back gives the answers up: a model can be asked again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """A table more."""
    op.create_table(
        "answer",
        sa.Column("key", WORDS, nullable=False),
        sa.Column("report", WORDS, nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_answer"),
    )
    op.create_index("ix_answer_report", "answer", ["report"])


def downgrade() -> None:
    """Without it again."""
    op.drop_index("ix_answer_report", "answer")
    op.drop_table("answer")
