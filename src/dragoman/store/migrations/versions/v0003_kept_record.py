"""The record, kept block by block; every block that is there waits to be made.

The way back drops it: nothing is lost that the reports and decisions do not give again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Four tables more, and a column."""
    op.add_column("reading", sa.Column("apart", sa.Boolean()))
    op.create_table(
        "kept_block",
        sa.Column("name", WORDS, nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("made_by", WORDS),
        sa.Column("made_on", sa.Date()),
        sa.Column("good_until", sa.Date()),
        sa.Column("placed", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("name", name="pk_kept_block"),
    )
    op.create_table(
        "kept_entry",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("block", WORDS, nullable=False),
        sa.Column("format", WORDS, nullable=False),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("earliest", sa.Date()),
        sa.Column("latest", sa.Date()),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("leg", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("id", name="pk_kept_entry"),
    )
    for column in ("block", "earliest"):
        op.create_index(f"ix_kept_entry_{column}", "kept_entry", [column])
    op.create_table(
        "kept_word",
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("word", WORDS, nullable=False),
        sa.Column("entry", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("kind", "word", "entry", name="pk_kept_word"),
    )
    op.create_index("ix_kept_word_entry", "kept_word", ["entry"])
    op.create_table(
        "kept_copy",
        sa.Column("block", WORDS, nullable=False),
        sa.Column("report", WORDS, nullable=False),
        sa.Column("dispatch", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("block", "report", name="pk_kept_copy"),
    )
    op.execute("INSERT INTO kept_block (name, changes) SELECT DISTINCT block, 1 FROM claim WHERE block IS NOT NULL")


def downgrade() -> None:
    """Without them again."""
    for table in ("kept_copy", "kept_word", "kept_entry", "kept_block"):
        op.drop_table(table)
    op.drop_column("reading", "apart")
