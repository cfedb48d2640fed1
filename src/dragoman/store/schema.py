"""The tables of a store, and the number of their version.

Invariant: the migrations, run one after another, give exactly these tables (a test compares them). A change here
needs a new migration and a new VERSION.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
)

from dragoman.store.columns import Instant, Moment, Words

VERSION = "0015"
VERSION_TABLE = "dragoman_version"

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

# A report as received. text: zlib of its UTF-8 (lone surrogates kept); NULL after a redaction, and when it was dropped.
report = Table(
    "report",
    metadata,
    Column("id", Words, primary_key=True),
    Column("text", LargeBinary),
    Column("markup", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("outlet", Words, nullable=False),
    Column("url", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("stated_published", Date),
    Column("stated_at", Instant),
    Column("basis", Words, nullable=False),
    Column("received_on", Moment, nullable=False),  # the earliest arrival
    Column("redacted_on", Date),
    Column("redaction_reason", Words),
    Column("dropped_on", Date),  # its text was given up by a rule of retention
    Column("digest", Words),  # the hash of its text (`model.text_digest`), once that is given up
    Index(None, "markup"),
)

# The bytes in which a report came in, where they are more than its text in UTF-8. body: zlib of them.
received = Table(
    "received",
    metadata,
    Column("report", Words, ForeignKey("report.id"), primary_key=True),
    Column("media", Words, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

# What a model answered. key: of the request; report: whose text was asked about, kept or not. words: zlib of them.
answer = Table(
    "answer",
    metadata,
    Column("key", Words, primary_key=True),
    Column("report", Words, nullable=False),
    Column("words", LargeBinary, nullable=False),
    Index(None, "report"),
)

# Every name under which a report arrived.
report_name = Table(
    "report_name",
    metadata,
    Column("report", Words, ForeignKey("report.id"), nullable=False),
    Column("name", Words, nullable=False),
    Column("received_on", Moment, nullable=False),
    PrimaryKeyConstraint("report", "name"),
    Index(None, "name"),
)

# What reading made of a report. body: zlib of the Reading as JSON, without the report's text and name.
# The other columns repeat what queries ask for. apart: it has instruments, positions or inconsistencies; NULL where
# that was not looked at. traces: by what copies of it are known, where its text is kept no more.
reading = Table(
    "reading",
    metadata,
    Column("report", Words, ForeignKey("report.id"), primary_key=True),
    Column("reader", Words, nullable=False),
    Column("published_earliest", Date),
    Column("published_latest", Date),
    Column("published_at", Moment),
    Column("published_basis", Words, nullable=False),
    Column("agency", Words, nullable=False),
    Column("outlet", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("traces", LargeBinary),
    Column("apart", Boolean),
    Index(None, "published_latest"),
    Index(None, "reader"),
)

# Readings that a newer one has replaced; of those replaced on one day the one that had stood before. Columns as above.
past_reading = Table(
    "past_reading",
    metadata,
    Column("report", Words, ForeignKey("report.id"), nullable=False),
    Column("replaced_on", Moment, nullable=False),
    Column("reader", Words, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("traces", LargeBinary),
    PrimaryKeyConstraint("report", "replaced_on"),
    Index(None, "replaced_on"),
)

# The claims in those readings, so that an id made from one still leads to its report.
past_claim = Table(
    "past_claim",
    metadata,
    Column("report", Words, ForeignKey("report.id"), nullable=False),
    Column("key", Words, nullable=False),
    Column("entry_id", Words),
    PrimaryKeyConstraint("report", "key"),
    Index(None, "key"),
    Index(None, "entry_id"),
)

# The claims and denials in the readings; idx is the place in Reading.claims, or in Reading.denials.
claim = Table(
    "claim",
    metadata,
    Column("report", Words, ForeignKey("reading.report"), nullable=False),
    Column("denial", Boolean, nullable=False),
    Column("idx", Integer, nullable=False),
    Column("key", Words, nullable=False),
    Column("block", Words),
    Column("format", Words, nullable=False),
    Column("status", Words, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("entry_id", Words),
    PrimaryKeyConstraint("report", "denial", "idx"),
    Index(None, "key"),
    Index(None, "block"),
    Index(None, "entry_id"),
)

# Every entry id ever shown, and the claim it was made from. number: those shown first together have one, which rises;
# NULL of those shown before they were counted. The database itself refuses to change or delete a row.
issued = Table(
    "issued",
    metadata,
    Column("id", Words, nullable=False),
    Column("claim_key", Words, nullable=False),
    Column("first_issued", Moment, nullable=False),
    Column("number", Integer),
    PrimaryKeyConstraint("id", "claim_key"),
)

# Analysts' decisions. The database itself refuses to change or delete a row.
decision = Table(
    "decision",
    metadata,
    Column("id", Words, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("who", Words, nullable=False),
    Column("made_at", Moment),
    Column("undoes", Words, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

# Reports whose text was removed. body: the Redaction as JSON. The database itself refuses to change or delete a row.
redaction = Table(
    "redaction",
    metadata,
    Column("report", Words, ForeignKey("report.id"), primary_key=True),
    Column("digest", Words, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index(None, "digest"),
)

# Small facts about the store as a whole; MOMENT, which each change of the record replaces, is among them.
MOMENT = "moment"
meta = Table("meta", metadata, Column("name", Words, primary_key=True), Column("value", Words, nullable=False))

# The record, kept block by block so that it need not be made for every look at it. All of it can be made again.
# changes: counts what befell the block's reports and decisions. made_by: the software, facts and logs that its entries
# were made with, NULL where something befell it since; made_on, good_until: the days as of which they stand.
# placed: what reports contradict themselves on, where an entry shows it, as JSON.
kept_block = Table(
    "kept_block",
    metadata,
    Column("name", Words, primary_key=True),
    Column("changes", Integer, nullable=False),
    Column("made_by", Words),
    Column("made_on", Date),
    Column("good_until", Date),
    Column("placed", LargeBinary),
)

# An entry. body: zlib of the Engagement as JSON, which names no journey; leg: the same of its Leg, if it is one.
kept_entry = Table(
    "kept_entry",
    metadata,
    Column("id", Words, primary_key=True),
    Column("block", Words, nullable=False),
    Column("format", Words, nullable=False),
    Column("status", Words, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("body", LargeBinary, nullable=False),
    Column("leg", LargeBinary),
    Index(None, "block"),
    Index(None, "earliest"),
    Index(None, "status", "format", "earliest", "latest"),  # for counts without the bodies
)

# What an entry is found and counted by, in few bytes. body: its Card as JSON.
kept_card = Table(
    "kept_card",
    metadata,
    Column("entry", Words, primary_key=True),
    Column("block", Words, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index(None, "block"),
)

# What leads to an entry. kind: "name" (its id, its other ids, the keys of its claims), "party", "tour".
kept_word = Table(
    "kept_word",
    metadata,
    Column("kind", Words, nullable=False),
    Column("word", Words, nullable=False),
    Column("entry", Words, nullable=False),
    PrimaryKeyConstraint("kind", "word", "entry"),
    Index(None, "entry"),
)

# The reports of a block that only repeat another one of it.
kept_copy = Table(
    "kept_copy",
    metadata,
    Column("block", Words, nullable=False),
    Column("report", Words, nullable=False),
    Column("dispatch", Words, nullable=False),
    PrimaryKeyConstraint("block", "report"),
)

# Which reports are in the index of words, and under which number. The index itself, "search", is each database's own:
# a virtual table of FTS5, or a table with a tsvector (`words.py`).
indexed = Table(
    "indexed",
    metadata,
    Column("report", Words, primary_key=True),
    Column("doc", Integer, nullable=False),
    Index(None, "doc"),
)

# A source that is followed. body: its Polling as JSON, NULL before it was asked; due_at repeats what queries ask for.
source = Table(
    "source",
    metadata,
    Column("address", Words, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("outlet", Words, nullable=False),
    Column("country", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("due_at", Moment),
    Column("body", LargeBinary),
)

# The entries of a source that were followed to their pages, or tried. Hashes, so that no words of a report stand here.
source_entry = Table(
    "source_entry",
    metadata,
    Column("source", Words, ForeignKey("source.address"), nullable=False),
    Column("entry", Words, nullable=False),
    Column("mark", Words, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("listed_on", Date, nullable=False),  # the last day on which the source listed it
    PrimaryKeyConstraint("source", "entry"),
)

# Work that one program at a time may do, who has it, and until when unless it is renewed.
lease = Table(
    "lease",
    metadata,
    Column("name", Words, primary_key=True),
    Column("holder", Words, nullable=False),
    Column("until", Moment, nullable=False),
)

# Who may look at the record where it is served. secret: the hash of a password, "" where another program signs them in.
account = Table(
    "account",
    metadata,
    Column("name", Words, primary_key=True),
    Column("role", Words, nullable=False),
    Column("secret", Words, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("is_open", Boolean, nullable=False),
)

# Browsers that signed in. digest: of what the browser holds.
session = Table(
    "session",
    metadata,
    Column("digest", Words, primary_key=True),
    Column("account", Words, ForeignKey("account.name"), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("until", Moment, nullable=False),
)

# What programs sign in with.
token = Table(
    "token",
    metadata,
    Column("digest", Words, primary_key=True),
    Column("account", Words, ForeignKey("account.name"), nullable=False),
    Column("label", Words, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("until", Moment),
)

# Addresses that show a calendar or a feed to whoever has them. digest: of the secret part. view: of the account's kept
# views, "" for the query as it stands here.
secret_address = Table(
    "secret_address",
    metadata,
    Column("digest", Words, primary_key=True),
    Column("account", Words, nullable=False),
    Column("label", Words, nullable=False),
    Column("query", Words, nullable=False),
    Column("view", Words, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("fetched_on", Date),
)

# Which changes are sent where. body: the AlertRule as JSON.
alert_rule = Table(
    "alert_rule", metadata, Column("name", Words, primary_key=True), Column("body", LargeBinary, nullable=False)
)

# Changes that are sent, or were, each once by each rule. body: the message as JSON, NULL when sent or withdrawn.
alert = Table(
    "alert",
    metadata,
    Column("rule", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("report", Words, nullable=False),
    Column("body", Words),
    Column("noted_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("state", Words, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("why", Words, nullable=False),
    PrimaryKeyConstraint("rule", "key"),
    Index(None, "state"),
    Index(None, "report"),
)

# What was done in whose name. The database itself refuses to change or delete a row.
noted = Table(
    "noted",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("who", Words, nullable=False),
    Column("what", Words, nullable=False),
    Column("about", Words, nullable=False),
    Column("came_from", Words, nullable=False),
)

# Briefs as they were handed out. body: zlib of the bytes, NULL once a report that they rest on was redacted.
# rests_on: ids of reports and keys of claims, with a space between two.
brief = Table(
    "brief",
    metadata,
    Column("id", Words, primary_key=True),
    Column("form", Words, nullable=False),
    Column("content", Words, nullable=False),
    Column("day", Date, nullable=False),
    Column("asked", Words, nullable=False),
    Column("mark", Words, nullable=False),
    Column("who", Words, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Words, nullable=False),
    Column("rests_on", Words, nullable=False),
    Column("body", LargeBinary),
    Index(None, "content"),
)
