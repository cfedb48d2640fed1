"""What written forms mean: the dictionary from folded words to what they name, from which the matcher is built.

Where one form names things of several kinds, the kind first added wins, and kinds are added in the order of
how sure the words alone are: swallowing phrases, outlets, instruments, formats, parties, places, titles, people.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.knowledge.folding import fold
from dragoman.model import MentionKind


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a form names; see Mention. kind None: a phrase that only swallows shorter forms.

    needs: "" or what must stand beside the words for them to count: "hyphen" after, "preposition" before.
    otherwise: what they mean where that does not stand there.
    """

    kind: MentionKind | None
    ids: tuple[str, ...] = ()
    form: str = ""
    party: str = ""
    needs: str = ""
    otherwise: "Meaning | None" = None


class Lexicon:
    """Forms and meanings while they are gathered; `meanings` is the result."""

    def __init__(self) -> None:
        """Start with none."""
        self.meanings: dict[str, Meaning] = {}

    def add(self, form: str, meaning: Meaning) -> None:
        """A form means this, unless it already means something of another kind; ids of the same kind join."""
        form = fold(form)
        known = self.meanings.get(form)
        if known is None:
            self.meanings[form] = meaning
        elif known.kind is meaning.kind and known.form == meaning.form and known.ids != meaning.ids:
            ids = tuple(dict.fromkeys((*known.ids, *meaning.ids)))
            party = known.party if known.party == meaning.party else ""
            self.meanings[form] = replace(known, ids=ids, party=party)
        elif known.needs and known.kind is not meaning.kind and known.otherwise is None:
            self.meanings[form] = replace(known, otherwise=meaning)

    def add_all(self, forms: Iterable[str], meaning: Meaning) -> None:
        """Several forms of one meaning."""
        for form in dict.fromkeys(forms):
            self.add(form, meaning)
