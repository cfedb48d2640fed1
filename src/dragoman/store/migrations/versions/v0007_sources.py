"""Sources that are followed, their entries, and the lease of the program that asks them.

The way back is refused while sources are followed: an older version could not keep them.
"""

import sqlalchemy as sa
from alembic import op

from dragoman.store.errors import StoreError

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Three tables more."""
    op.create_table(
        "source",
        sa.Column("address", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("outlet", WORDS, nullable=False),
        sa.Column("country", WORDS, nullable=False),
        sa.Column("language", WORDS, nullable=False),
        sa.Column("due_at", WORDS),
        sa.Column("body", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("address", name="pk_source"),
    )
    op.create_table(
        "source_entry",
        sa.Column("source", WORDS, nullable=False),
        sa.Column("entry", WORDS, nullable=False),
        sa.Column("mark", WORDS, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("listed_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("source", "entry", name="pk_source_entry"),
        sa.ForeignKeyConstraint(["source"], ["source.address"], name="fk_source_entry_source"),
    )
    op.create_table(
        "lease",
        sa.Column("name", WORDS, nullable=False),
        sa.Column("holder", WORDS, nullable=False),
        sa.Column("until", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_lease"),
    )


def downgrade() -> None:
    """Without them again. StoreError where a source is followed."""
    followed = op.get_bind().scalar(sa.text("SELECT count(*) FROM source"))
    if followed:
        raise StoreError(
            "no_way_back",
            f"{followed} sources are followed, which an older version cannot keep.",
            "Write them out (dragoman sources export), then remove them (dragoman sources remove --all).",
        )
    for table in ("lease", "source_entry", "source"):
        op.drop_table(table)
