"""Secret addresses for calendars and feeds; in which order entry ids were shown first, from now on.

The way back is refused while there is any such address: an older version would answer none of them.
"""

import sqlalchemy as sa
from alembic import op

from dragoman.store.errors import StoreError

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """A table and a column more."""
    op.add_column("issued", sa.Column("number", sa.Integer()))
    op.create_table(
        "secret_address",
        sa.Column("digest", WORDS, nullable=False),
        sa.Column("account", WORDS, nullable=False),
        sa.Column("label", WORDS, nullable=False),
        sa.Column("query", WORDS, nullable=False),
        sa.Column("view", WORDS, nullable=False),
        sa.Column("made_at", WORDS, nullable=False),
        sa.Column("fetched_on", sa.Date()),
        sa.PrimaryKeyConstraint("digest", name="pk_secret_address"),
    )


def downgrade() -> None:
    """Without them again. StoreError where there is an address."""
    if op.get_bind().scalar(sa.text("SELECT count(*) FROM secret_address")):
        raise StoreError(
            "no_way_back",
            "The store has secret addresses, which an older version would not answer.",
            "Revoke them first: dragoman addresses list.",
        )
    op.drop_table("secret_address")
    op.drop_column("issued", "number")
