"""Readings that were replaced, and their claims: what was shown on a past day, and the ids that were shown then.

The way back drops them: what the reports say now is untouched, what an older version had read is forgotten.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Two tables more."""
    op.create_table(
        "past_reading",
        sa.Column("report", WORDS, nullable=False),
        sa.Column("replaced_on", WORDS, nullable=False),
        sa.Column("reader", WORDS, nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("report", "replaced_on", name="pk_past_reading"),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name="fk_past_reading_report"),
    )
    op.create_index("ix_past_reading_replaced_on", "past_reading", ["replaced_on"])
    op.create_table(
        "past_claim",
        sa.Column("report", WORDS, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("entry_id", WORDS),
        sa.PrimaryKeyConstraint("report", "key", name="pk_past_claim"),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name="fk_past_claim_report"),
    )
    for column in ("key", "entry_id"):
        op.create_index(f"ix_past_claim_{column}", "past_claim", [column])


def downgrade() -> None:
    """Without them again."""
    op.drop_table("past_claim")
    op.drop_table("past_reading")
