"""The index of words. What is held already is put into it by the next command that brings the record up.

The way back drops it: nothing is lost that the texts do not give again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Which reports are in it, and the index itself, as each database keeps one."""
    op.create_table(
        "indexed",
        sa.Column("report", WORDS, nullable=False),
        sa.Column("doc", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("report", name="pk_indexed"),
    )
    op.create_index("ix_indexed_doc", "indexed", ["doc"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search USING fts5(words, detail = none, columnsize = 0, "
            "tokenize = 'unicode61 remove_diacritics 0')"
        )
        return
    op.execute("CREATE TABLE search (doc INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)")
    op.execute("CREATE INDEX ix_search_words ON search USING gin (words)")


def downgrade() -> None:
    """Without it again."""
    op.execute("DROP TABLE search")
    op.drop_table("indexed")
