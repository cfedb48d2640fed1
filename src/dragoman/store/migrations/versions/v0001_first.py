"""The first tables: reports, readings, claims, ids issued, decisions, facts about the store."""

import sqlalchemy as sa
from alembic import op

from dragoman.store.errors import StoreError

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")  # sorted by code point, as SQLite does
APPEND_ONLY = ("issued", "decision")


def upgrade() -> None:
    """From nothing."""
    _reports()
    _readings()
    _claims()
    _words_given()
    for table in APPEND_ONLY:
        _seal(table)


def downgrade() -> None:
    """Refused: there is nothing before the first version."""
    raise StoreError(
        "no_way_back",
        "0001 is the first version of a store: to go below it would delete the whole record.",
        "To start again, name a new store.",
    )


def _reports() -> None:
    op.create_table(
        "report",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("text", sa.LargeBinary()),
        sa.Column("markup", WORDS, nullable=False),
        sa.Column("title", WORDS, nullable=False),
        sa.Column("outlet", WORDS, nullable=False),
        sa.Column("url", WORDS, nullable=False),
        sa.Column("language", WORDS, nullable=False),
        sa.Column("stated_published", sa.Date()),
        sa.Column("stated_at", sa.Text()),
        sa.Column("basis", WORDS, nullable=False),
        sa.Column("received_on", WORDS, nullable=False),
        sa.Column("redacted_on", sa.Date()),
        sa.Column("redaction_reason", WORDS),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
    )
    op.create_table(
        "report_name",
        sa.Column("report", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("received_on", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("report", "name", name="pk_report_name"),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name="fk_report_name_report"),
    )
    op.create_index("ix_report_name_name", "report_name", ["name"])


def _readings() -> None:
    op.create_table(
        "reading",
        sa.Column("report", WORDS, nullable=False),
        sa.Column("reader", WORDS, nullable=False),
        sa.Column("published_earliest", sa.Date()),
        sa.Column("published_latest", sa.Date()),
        sa.Column("published_at", WORDS),
        sa.Column("published_basis", WORDS, nullable=False),
        sa.Column("agency", WORDS, nullable=False),
        sa.Column("outlet", WORDS, nullable=False),
        sa.Column("language", WORDS, nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("report", name="pk_reading"),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name="fk_reading_report"),
    )
    op.create_index("ix_reading_published_latest", "reading", ["published_latest"])
    op.create_index("ix_reading_reader", "reading", ["reader"])


def _claims() -> None:
    op.create_table(
        "claim",
        sa.Column("report", WORDS, nullable=False),
        sa.Column("denial", sa.Boolean(), nullable=False),
        sa.Column("idx", sa.Integer(), nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("block", WORDS),
        sa.Column("format", WORDS, nullable=False),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("earliest", sa.Date()),
        sa.Column("latest", sa.Date()),
        sa.Column("entry_id", WORDS),
        sa.PrimaryKeyConstraint("report", "denial", "idx", name="pk_claim"),
        sa.ForeignKeyConstraint(["report"], ["reading.report"], name="fk_claim_report"),
    )
    for column in ("key", "block", "entry_id"):
        op.create_index(f"ix_claim_{column}", "claim", [column])


def _words_given() -> None:
    op.create_table(
        "issued",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("claim_key", WORDS, nullable=False),
        sa.Column("first_issued", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("id", "claim_key", name="pk_issued"),
    )
    op.create_table(
        "decision",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("who", WORDS, nullable=False),
        sa.Column("made_at", WORDS),
        sa.Column("undoes", WORDS, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
    )
    op.create_table(
        "meta",
        sa.Column("name", WORDS, nullable=False),
        sa.Column("value", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_meta"),
    )


def _seal(table: str) -> None:
    """Let the database itself refuse a change of the table's rows."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE FUNCTION {table}_is_sealed() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION 'rows of {table} are never changed or deleted'; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_sealed BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_is_sealed()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_sealed_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed or deleted'); END"
        )
