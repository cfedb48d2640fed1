"""Redactions, texts that were given up, and the traces by which copies of them are still known.

The way back is refused once a text was redacted or dropped: an older version would take the report for whole.
"""

import sqlalchemy as sa
from alembic import op

from dragoman.store.errors import StoreError
from dragoman.store.migrations.sealing import seal, unseal

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """A table and four columns more."""
    op.create_table(
        "redaction",
        sa.Column("report", WORDS, nullable=False),
        sa.Column("digest", WORDS, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("report", name="pk_redaction"),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name="fk_redaction_report"),
    )
    op.create_index("ix_redaction_digest", "redaction", ["digest"])
    seal("redaction")
    op.add_column("report", sa.Column("dropped_on", sa.Date()))
    op.add_column("report", sa.Column("digest", WORDS))
    for table in ("reading", "past_reading"):
        op.add_column(table, sa.Column("traces", sa.LargeBinary()))


def downgrade() -> None:
    """Without them again. StoreError where a text is gone."""
    gone = op.get_bind().scalar(sa.text("SELECT count(*) FROM report WHERE text IS NULL"))
    if gone:
        raise StoreError(
            "no_way_back",
            f"{gone} reports have no text any more, which an older version would not know.",
            "Keep this version, or export the record first.",
        )
    for table in ("reading", "past_reading"):
        op.drop_column(table, "traces")
    op.drop_column("report", "digest")
    op.drop_column("report", "dropped_on")
    unseal("redaction")
    op.drop_table("redaction")
