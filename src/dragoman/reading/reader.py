"""The verb of the room: read one report. The drawing of the run stands in the room's `__init__`."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.knowledge import Knowledge
from dragoman.model import Claim, Dating, Masthead, Mention, MentionKind, Problem, Reading, Report, Role, Status, Text
from dragoman.reading.attribution import credit_lines, find_agency, find_voice
from dragoman.reading.beside import beside_gatherings
from dragoman.reading.claims import make_claims
from dragoman.reading.dating import date_report, date_unread
from dragoman.reading.drafting import dated, draft
from dragoman.reading.gate import opens
from dragoman.reading.implied import with_office_holders
from dragoman.reading.inconsistencies import find_inconsistencies
from dragoman.reading.instruments import find_instruments
from dragoman.reading.items import Sentence
from dragoman.reading.merging import is_whole, merge
from dragoman.reading.neighbours import fill
from dragoman.reading.opinions import find_opinion
from dragoman.reading.positions import find_positions
from dragoman.reading.relative_days import on_relative_days
from dragoman.reading.repairs import find_repairs
from dragoman.reading.scene import Scene, lay_out, mark_sentences
from dragoman.reading.spans import stretch
from dragoman.reading.stating import stated, witnesses_of
from dragoman.reading.telling import tell
from dragoman.reading.topics import Agenda
from dragoman.reading.trips import inherit, link

VERSION = "1"
_NOTHING_SAID = Masthead()
READ_LANGUAGES = frozenset({"en", "eng", "english", "und", ""})  # without their region ("en-GB")


def read(report: Report, text: Text, knowledge: Knowledge, masthead: Masthead = _NOTHING_SAID) -> Reading:
    """Everything that a report asserts. masthead: what its page says of itself, as cleaning found it."""
    page = Reading(
        report=report,
        text=text,
        dating=Dating(when=None),
        title=masthead.title or report.title,
        byline=masthead.byline,
        outlet=report.outlet or masthead.outlet,
        agency=masthead.agency,
        language=report.language or masthead.language,
        url=masthead.url,
    )
    if page.language.lower().replace("_", "-").partition("-")[0] not in READ_LANGUAGES:
        why = f"{report.name}: written in {page.language!r}; only English is read"
        problem = Problem(what="language_not_read", why=why, fatal=True)
        return replace(page, dating=date_unread(report, text, masthead), problems=(problem,))
    mentions = knowledge.mark(text.unwrapped)
    opened = opens(text.text)
    dated_already = stated(report, witnesses_of(report, text, masthead))
    marked = mark_sentences(text, mentions) if opened or dated_already is None else None
    dating = dated_already or date_report(report, text, masthead, marked.everyone if marked else (), knowledge)
    found = find_agency(text.text, mentions) or _agency_below(report, knowledge)
    page = replace(page, dating=dating, agency=page.agency or (found[0] if found else ""))
    scene = lay_out(text, marked, dating, knowledge) if opened and marked else None
    told = _assert(page, scene, knowledge) if scene else page
    opinion = None if told.claims else find_opinion(text, page.byline, page.outlet or page.agency or _paper(mentions))
    return replace(told, positions=(opinion,)) if opinion is not None else told


def _paper(mentions: Iterable[Mention]) -> str:
    """The first paper or agency that a page names; "" for none."""
    return next((m.ids[0] for m in mentions if m.kind is MentionKind.OUTLET and m.ids), "")


def _agency_below(report: Report, knowledge: Knowledge) -> tuple[str, ...]:
    """The agency credited in lines that cleaning took off."""
    lines = credit_lines(report.text) if report.markup == "text" else ""
    return find_agency(lines, knowledge.mark(lines)) if lines else ()


def _assert(page: Reading, scene: Scene, knowledge: Knowledge) -> Reading:
    window = (page.dating.when.earliest, page.dating.when.latest) if page.dating.when else (None, None)
    frames = tell(scene)
    events = on_relative_days(merge([f for f in frames if not f.denied]), scene)
    denied = merge([f for f in frames if f.denied and f.status is not Status.HELD and is_whole(f)])
    people = list({s.key: s for s in scene.meanings.values() if s.is_person}.values())
    events = [with_office_holders(dated(e, page.dating, scene), people, scene.published) for e in events]
    agenda = Agenda(events, scene, knowledge.own_topics)
    linked = link([draft(e, agenda, knowledge, window) for e in events])
    drafts = fill(beside_gatherings(inherit(stretch(linked, scene)), scene), scene)
    claims, dropped = make_claims(drafts, scene.text, page.report.id, knowledge.parties)
    agenda = Agenda(denied, scene, knowledge.own_topics)
    unheld = [draft(e, agenda, knowledge, window) for e in denied]
    denials, dropped_too = make_claims(unheld, scene.text, page.report.id, knowledge.parties)
    body = [s for s in scene.sentences if s.span.role in (Role.BODY, Role.BULLET)]
    return replace(
        page,
        claims=claims,
        denials=denials,
        instruments=find_instruments(scene.text, body, scene.mentions, knowledge, page.dating.day),
        positions=find_positions(scene.text, body, scene.meanings, knowledge.parties),
        repairs=find_repairs(scene.text, list(scene.meanings.values()), knowledge, window),
        inconsistencies=find_inconsistencies(scene.text, claims, body, scene.meanings, page.dating.day, knowledge),
        attribution=_attribution(claims, scene.text, body),
        problems=(*page.problems, *dropped, *dropped_too),
    )


def _attribution(claims: Sequence[Claim], text: Text, body: Sequence[Sentence]) -> str:
    """Whom the news rests on: the first engagement that says so, else the first source that the opening names."""
    told = next((c.attribution.value for c in claims if c.attribution is not None), "")
    if told or not claims:
        return told
    return next(filter(None, (find_voice(text.text, s.span.start, s.span.end) for s in body[:_OPENING])), "")


_OPENING = 5  # sentences
