"""What can be written through the API: reports, entries of one's own, decisions and marks."""

from dragoman.model import AccountRole
from dragoman.publishing import Json
from dragoman.web.api import arriving, decided
from dragoman.web.api.bodies import Deciding, Entering, Marked, Undoing, shape_of
from dragoman.web.api.operations import Body, Operation
from dragoman.web.api.parameters import DRY_RUN, FILE_NAME, MARK, PUBLISHED, WAIT

JSON = "application/json"
_BINARY: Json = {"type": "string", "format": "binary"}
_TEXT: Json = {"type": "string", "minLength": 1}
_REPORT: Json = {
    "type": "object",
    "description": "Other members pass unread.",
    "properties": {
        "id": {"type": ["string", "integer"]},
        "text": {"type": "string", "description": "its text, or"},
        "html": {"type": "string", "description": "its page"},
        "published": {"type": "string", "description": "2021-03-12, or an instant with its zone"},
        "title": {"type": "string"},
        "outlet": {"type": "string"},
        "url": {"type": "string"},
        "language": {"type": "string"},
    },
}
_GROUP = "Writing"
_TWICE = "The same sent again is done once. "

WRITES = (
    Operation(
        name="add_reports",
        group=_GROUP,
        method="POST",
        path="/reports",
        answer=arriving.add,
        summary=f"Read reports and keep them, each content once. {_TWICE}",
        gives="tally",
        role=AccountRole.ANALYST,
        parameters=(FILE_NAME, PUBLISHED, MARK, DRY_RUN, WAIT),
        dated=False,
        statuses=(200, 202),
        refusals=(413, 415),
        takes=Body(
            words="One report or a list of them in JSON; JSON Lines; or a file of any kind that `dragoman add` reads, "
            "told by what it holds.",
            kinds={
                JSON: {"anyOf": [_REPORT, {"type": "array", "items": _REPORT}]},
                "application/x-ndjson": _TEXT,
                "text/plain": _TEXT,
                "text/html": _TEXT,
                "application/octet-stream": _BINARY,
            },
        ),
    ),
    Operation(
        name="job",
        group=_GROUP,
        path="/jobs/{id}",
        answer=arriving.followed,
        summary="How far it is with reports that were sent.",
        gives="tally",
        role=AccountRole.ANALYST,
        dated=False,
        statuses=(200, 202),
        refusals=(404,),
        parts={"id": "As the answer to what was sent says."},
    ),
    Operation(
        name="enter",
        group=_GROUP,
        method="POST",
        path="/engagements",
        answer=decided.enter,
        summary=f"Keep an engagement that you heard of yourself, as a report whose outlet is you. {_TWICE}",
        gives="entered",
        role=AccountRole.ANALYST,
        parameters=(DRY_RUN,),
        dated=False,
        statuses=(200, 201),
        refusals=(413,),
        takes=Body(words="A sentence, and what comes before what is read in it.", kinds={JSON: shape_of(Entering)}),
    ),
    Operation(
        name="decide",
        group=_GROUP,
        method="POST",
        path="/decisions",
        answer=decided.decide,
        summary=f"Keep your word on an entry, or on entries; it stands through new reports. {_TWICE}",
        gives="decided",
        role=AccountRole.ANALYST,
        parameters=(DRY_RUN,),
        dated=False,
        statuses=(200, 201),
        refusals=(404, 409, 413),
        takes=Body(words="What you say, of which entries, and why.", kinds={JSON: shape_of(Deciding)}),
    ),
    Operation(
        name="undo",
        group=_GROUP,
        method="POST",
        path="/decisions/{id}/undo",
        answer=decided.undo,
        summary=f"Take a decision back; both stay in the list. {_TWICE}",
        gives="decided",
        role=AccountRole.ANALYST,
        parameters=(DRY_RUN,),
        dated=False,
        statuses=(200, 201),
        refusals=(404, 409, 413),
        takes=Body(words="Why.", kinds={JSON: shape_of(Undoing)}),
        parts={"id": "A decision's id."},
    ),
    Operation(
        name="mark",
        group=_GROUP,
        method="POST",
        path="/marks",
        answer=decided.mark,
        summary=f"Say how far a report, an entry or a decision may go. {_TWICE}",
        gives="decided",
        role=AccountRole.ANALYST,
        parameters=(DRY_RUN,),
        dated=False,
        statuses=(200, 201),
        refusals=(404, 409, 413),
        takes=Body(words="How far what may go, and why.", kinds={JSON: shape_of(Marked)}),
    ),
)
