"""What --party may say: a code, or a name that only one party bears; anything else is wrong usage with a hint."""

import difflib

import click

from dragoman import knowledge as facts
from dragoman.knowledge import Knowledge
from dragoman.model import MentionKind
from dragoman.settings import Settings

_MOST_HINTS = 5


def party_code(said: str) -> str:
    """The code of the party that is meant. Wrong usage where there is none, or where it could be another."""
    words = said.strip()
    settings = click.get_current_context().find_object(Settings) or Settings()
    known = facts.load(settings.layers)
    if words.upper() in known.parties:
        return words.upper()
    code = known.party_named(words)
    if code and _only(words, code, known):
        return code
    meant = _meant(words, code, known)
    hint = f" Did you mean {' or '.join(f'{one} ({known.parties[one].name})' for one in meant)}?" if meant else ""
    raise click.BadParameter(
        f"{said!r} is no party that is known. A party is a code of ISO 3166 (JP, US) or of an organisation (EU, ASEAN)."
        + hint,
        param_hint="--party",
    )


def _only(words: str, code: str, known: Knowledge) -> bool:
    """Whether the words are a name of that party which no other could bear ("Korea" could be either's)."""
    if words.casefold() in (known.alpha3(code).casefold(), known.parties[code].name.casefold()):
        return True
    named = any(
        mention.kind is MentionKind.PARTY and mention.form == "name" and mention.ids == (code,)
        for said in (words, words.title(), words.upper())
        for mention in known.mark(said)
        if mention.end - mention.start == len(said)
    )
    return named and set(_with(words, known)) <= {code}


def _meant(words: str, code: str, known: Knowledge) -> tuple[str, ...]:
    """The parties that may have been meant, the likeliest first."""
    names = {party.name.casefold(): one for one, party in known.parties.items()}
    alike = [names[name] for name in difflib.get_close_matches(words.casefold(), names, n=_MOST_HINTS, cutoff=0.75)]
    marked = [one for mention in known.mark(words) for one in mention.ids if mention.kind is MentionKind.PARTY]
    found = dict.fromkeys((code, *marked, *_with(words, known), *alike))
    return tuple(one for one in found if one in known.parties)[:_MOST_HINTS]


def _with(words: str, known: Knowledge) -> list[str]:
    """The parties with these very words in their name."""
    wanted = f" {words.casefold()} "
    return [code for code, party in known.parties.items() if words and wanted in f" {party.name.casefold()} "]
