"""The bytes in which reports came in, where they are more than the report's text.

The way back is refused while there are any: an older version could not keep them, and its `redact` would leave them.
"""

import sqlalchemy as sa
from alembic import op

from dragoman.store.errors import StoreError

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """A table more."""
    op.create_table(
        "received",
        sa.Column("report", WORDS, nullable=False),
        sa.Column("media", WORDS, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("report", name="pk_received"),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name="fk_received_report"),
    )


def downgrade() -> None:
    """Without it again. StoreError where bytes are kept."""
    kept = op.get_bind().scalar(sa.text("SELECT count(*) FROM received"))
    if kept:
        raise StoreError(
            "no_way_back",
            f"Of {kept} reports the store keeps the bytes in which they came, which an older version cannot.",
            "Keep this version, or write a backup first (dragoman backup) and begin a new store.",
        )
    op.drop_table("received")
