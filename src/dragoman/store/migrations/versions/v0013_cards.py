"""Cards by which entries of the kept record are found and counted; the record is made anew, which gives them.

The way back drops them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """A table more. Of a block that was kept nothing is kept any more, so that no entry is without a card."""
    op.create_table(
        "kept_card",
        sa.Column("entry", WORDS, nullable=False),
        sa.Column("block", WORDS, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("entry", name="pk_kept_card"),
    )
    op.create_index("ix_kept_card_block", "kept_card", ["block"])
    for table in ("kept_copy", "kept_word", "kept_entry"):
        op.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
    op.execute("UPDATE kept_block SET made_by = NULL, placed = NULL")


def downgrade() -> None:
    """Without it again."""
    op.drop_table("kept_card")
