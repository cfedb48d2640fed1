"""An index by which entries of the kept record are counted without reading them.

The way back drops it.
"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """An index more."""
    op.create_index("ix_kept_entry_status", "kept_entry", ["status", "format", "earliest", "latest"])


def downgrade() -> None:
    """Without it again."""
    op.drop_index("ix_kept_entry_status", "kept_entry")
