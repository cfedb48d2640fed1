"""Accounts, sessions and tokens, and the log of what was done in whose name.

The way back is refused while the log holds anything: an older version could not keep it.
"""

import sqlalchemy as sa
from alembic import op

from dragoman.store.errors import StoreError
from dragoman.store.migrations.sealing import seal, unseal

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Four tables more."""
    op.create_table(
        "account",
        sa.Column("name", WORDS, nullable=False),
        sa.Column("role", WORDS, nullable=False),
        sa.Column("secret", WORDS, nullable=False),
        sa.Column("made_at", WORDS, nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_account"),
    )
    for table, *more in (("session", sa.Column("until", WORDS, nullable=False)), ("token", _label(), _until())):
        op.create_table(
            table,
            sa.Column("digest", WORDS, nullable=False),
            sa.Column("account", WORDS, nullable=False),
            sa.Column("made_at", WORDS, nullable=False),
            *more,
            sa.PrimaryKeyConstraint("digest", name=f"pk_{table}"),
            sa.ForeignKeyConstraint(["account"], ["account.name"], name=f"fk_{table}_account"),
        )
    op.create_table(
        "noted",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", WORDS, nullable=False),
        sa.Column("who", WORDS, nullable=False),
        sa.Column("what", WORDS, nullable=False),
        sa.Column("about", WORDS, nullable=False),
        sa.Column("came_from", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_noted"),
    )
    seal("noted")


def downgrade() -> None:
    """Without them again. StoreError where anything was noted."""
    held = op.get_bind().scalar(sa.text("SELECT count(*) FROM noted"))
    if held:
        raise StoreError(
            "no_way_back",
            "The store has accounts and a log of what was done in their names, which an older version could not keep.",
            "Keep this version.",
        )
    unseal("noted")
    for table in ("noted", "token", "session", "account"):
        op.drop_table(table)


def _label() -> "sa.Column[str]":
    return sa.Column("label", WORDS, nullable=False)


def _until() -> "sa.Column[str]":
    return sa.Column("until", WORDS)
