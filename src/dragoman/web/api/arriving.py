"""Reports sent to the API: read by what they hold, kept once, and told one by one."""

from hashlib import sha256
from pathlib import PurePath

import msgspec

from dragoman.model import Mark
from dragoman.publishing import Json
from dragoman.web.adding import Job, Wanted
from dragoman.web.api.calls import Call, Reply
from dragoman.web.guarding.forms import Upload
from dragoman.web.pages.adding import jobs_of
from dragoman.web.refusing import RefusedError

_MOST_TOLD = 10_000
_ENDINGS = {"application/json": ".json", "application/x-ndjson": ".jsonl", "text/html": ".html", "text/plain": ".txt"}
_FORMS = ("multipart/", "application/x-www-form-urlencoded")


def add(call: Call) -> Reply:
    """Read what was sent and keep it; what becomes of each report."""
    kind = call.request.headers.get("content-type", "application/octet-stream").partition(";")[0].strip().lower()
    if kind.startswith(_FORMS):
        raise RefusedError(415, f"Send the report itself, with its content-type, and not as a form ({kind}).")
    if not call.body.strip():
        raise RefusedError(400, "Nothing was sent.")
    if kind == "application/json":
        _check(call.body)
    mark = call.text("mark")
    wanted = Wanted(
        uploads=(Upload(_name(call, kind), call.body),),
        mark=Mark(mark) if mark else None,
        published=call.day("published"),
        is_trial=call.text("dry_run") == "true",
        most_told=_MOST_TOLD,
    )
    jobs = jobs_of(call.request)
    job = jobs.begin(call.viewer, wanted)
    jobs.wait(job, float(call.text("wait") or 30))
    return _told(job)


def followed(call: Call) -> Reply:
    """How far it is with what was sent."""
    job = jobs_of(call.request).job(call.path("id"), call.viewer.who)
    if job is None:
        raise RefusedError(404, "No such work of yours; that of a server that was stopped, and old work, is gone.")
    return _told(job)


def _check(body: bytes) -> None:
    try:
        said = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError(400, f"What was sent is no JSON: {error}.") from error
    if not isinstance(said, dict | list):
        raise RefusedError(400, "A report in JSON is an object, and several are a list of objects.")


def _name(call: Call, kind: str) -> str:
    """The file's name: the one given, else one made from what it holds, so that the same is called the same."""
    given = PurePath(call.text("name").replace("\\", "/")).name
    return given or f"sent-{sha256(call.body).hexdigest()[:12]}{_ENDINGS.get(kind, '')}"


def _told(job: Job) -> Reply:
    address = f"/api/v1/jobs/{job.id}"
    if job.step == "failed":
        raise RefusedError(500, "It failed half-way. What had been added before is kept; the same can be sent again.")
    if job.is_over and job.read and job.unread == job.read:
        whys = [why for _, _, why in job.problems]
        raise RefusedError(422, whys[0] if len(whys) == 1 else "Nothing of it could be read.", problems=_problems(job))
    body: Json = {
        "step": job.step,
        "dry_run": job.is_trial,
        "read": job.read,
        "new": job.new,
        "updated": job.updated,
        "known": job.known,
        "unread": job.unread,
        "refused": job.refused,
        "reports": [{"content": name, "id": called, "new": new} for name, called, new in list(job.reports)],
        "problems": _problems(job),
        "job": address,
    }
    if job.is_over:
        return Reply(body=body)
    return Reply(body=body, status=202, headers={"location": address})


def _problems(job: Job) -> list[Json]:
    return [{"report": name, "what": what, "why": why} for name, what, why in list(job.problems)]
