"""Briefs as they were handed out.

The way back is refused while any is kept: an older version could not give it again.
"""

import sqlalchemy as sa
from alembic import op

from dragoman.store.errors import StoreError

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """A table more."""
    op.create_table(
        "brief",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("form", WORDS, nullable=False),
        sa.Column("content", WORDS, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("asked", WORDS, nullable=False),
        sa.Column("mark", WORDS, nullable=False),
        sa.Column("who", WORDS, nullable=False),
        sa.Column("made_at", WORDS, nullable=False),
        sa.Column("made_by", WORDS, nullable=False),
        sa.Column("rests_on", WORDS, nullable=False),
        sa.Column("body", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("id", name="pk_brief"),
    )
    op.create_index("ix_brief_content", "brief", ["content"])


def downgrade() -> None:
    """Without it again. StoreError where any is kept."""
    held = op.get_bind().scalar(sa.text("SELECT count(*) FROM brief"))
    if held:
        raise StoreError(
            "no_way_back",
            f"The store keeps {held} briefs, which an older version could not give again.",
            "Keep this version.",
        )
    op.drop_index("ix_brief_content", "brief")
    op.drop_table("brief")
