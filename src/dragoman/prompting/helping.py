"""Where a model can help beside the rules: the reports on which they are least to be trusted. The others are not asked.

Each ground is a small function that says why, or nothing; a report with none is left to the rules, which costs nothing.
"""

from collections.abc import Callable

from dragoman.model import Claim, Format, Reading
from dragoman.reading import READ_LANGUAGES, opens

_LONG = 6_000  # letters of a story above which one engagement is few
_FEW = 2
_MEETS = frozenset({Format.BILATERAL, Format.SUMMIT, Format.VISIT, Format.TRILATERAL, Format.TWO_PLUS_TWO})


def whys(reading: Reading) -> tuple[str, ...]:
    """Why a model should read this too; nothing where it need not."""
    if not is_read(reading):
        return ("another_language",)
    if not opens(reading.text.text):
        return ()
    return tuple(name for name, ground in _GROUNDS.items() if ground(reading))


def is_read(reading: Reading) -> bool:
    """Whether the rules read its language."""
    return reading.language.lower().replace("_", "-").partition("-")[0] in READ_LANGUAGES


def _nothing_found(reading: Reading) -> bool:
    return not reading.claims and not reading.denials


def _unnamed(reading: Reading) -> bool:
    """Somebody takes part whom the facts do not hold, or nobody is named at all."""
    return any(_is_unnamed(claim) for claim in reading.claims)


def _is_unnamed(claim: Claim) -> bool:
    named = [p for p in claim.participants if p.named]
    return claim.format.value in _MEETS and (not named or any(not p.person for p in named))


def _undated(reading: Reading) -> bool:
    """No day is told, or none but that of the report is near."""
    return any(
        claim.when is None or (claim.when.value.is_approximate and not claim.when.value.words)
        for claim in reading.claims
    )


def _long(reading: Reading) -> bool:
    return len(reading.text.text) > _LONG and len(reading.claims) <= _FEW


_GROUNDS: dict[str, Callable[[Reading], bool]] = {
    "nothing_found": _nothing_found,
    "people_unresolved": _unnamed,
    "undated": _undated,
    "long": _long,
}
