"""Rules of alerts, and what became of each alert.

The way back is refused while there is a rule: an older version would send nothing.
"""

import sqlalchemy as sa
from alembic import op

from dragoman.store.errors import StoreError

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Two tables more."""
    op.create_table(
        "alert_rule",
        sa.Column("name", WORDS, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_alert_rule"),
    )
    op.create_table(
        "alert",
        sa.Column("rule", WORDS, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("report", WORDS, nullable=False),
        sa.Column("body", WORDS),
        sa.Column("noted_at", WORDS, nullable=False),
        sa.Column("due_at", WORDS, nullable=False),
        sa.Column("state", WORDS, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("why", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("rule", "key", name="pk_alert"),
    )
    op.create_index("ix_alert_state", "alert", ["state"])
    op.create_index("ix_alert_report", "alert", ["report"])


def downgrade() -> None:
    """Without them again. StoreError where there is a rule."""
    if op.get_bind().scalar(sa.text("SELECT count(*) FROM alert_rule")):
        raise StoreError(
            "no_way_back",
            "The store has rules of alerts, which an older version would not follow.",
            "Remove them first: dragoman alert list.",
        )
    for table in ("alert", "alert_rule"):
        op.drop_table(table)
