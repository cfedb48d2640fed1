"""An index by which the desk's own entries are found among many reports.

The way back drops it.
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One index more."""
    op.create_index("ix_report_markup", "report", ["markup"])


def downgrade() -> None:
    """Without it again."""
    op.drop_index("ix_report_markup", "report")
