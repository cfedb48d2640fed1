"""How well the story of a page and its date were found, against labels. Pure: no files.

Stories are counted twice, as is usual for pages: by chunks that must and must not stand in what was found, and by the
words shared with the whole story. Dates are right only to the day.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

_SPACE = re.compile(r"[\s\u00a0\u00ad\u200b\ufeff]+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLabel:
    """What is true of a page. Empty or None where the label says nothing of it.

    required: words that its story holds. barred: words on the page that are no part of it. story: the whole story.
    published: the day of publication, ISO 8601. dated: the label says something of the day; no day is "has none".
    """

    required: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    story: str = ""
    published: str = ""
    dated: bool = False


@dataclass(slots=True, kw_only=True)
class PageTally:
    """Counts over pages, and the rates that come of them (0 where nothing was counted)."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, label: PageLabel, story: str, published: str) -> None:
        """One page: the story and the day that were found, "" for none."""
        self.counts["pages"] += 1
        found = folded(story)
        for words in label.required:
            self.counts["right" if folded(words) in found else "missed"] += 1
        for words in label.barred:
            self.counts["furniture" if folded(words) in found else "off"] += 1
        if label.story:
            told, true = Counter(_WORD.findall(found)), Counter(_WORD.findall(folded(label.story)))
            shared = (told & true).total()
            self.counts.update(shared=shared, told=told.total(), true=true.total())
        if label.dated and not (label.published or published):
            self.counts["undated"] += 1
        elif label.dated:
            outcome = "day_missed" if not published else "day_right" if published == label.published else "day_wrong"
            self.counts[outcome] += 1

    @property
    def precision(self) -> float:
        """Of the chunks that stand in the stories found, the share that belongs there."""
        return _share(self.counts["right"], self.counts["right"] + self.counts["furniture"])

    @property
    def recall(self) -> float:
        """Of the chunks that belong in the stories, the share that stands there."""
        return _share(self.counts["right"], self.counts["right"] + self.counts["missed"])

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return _f1(self.counts["right"], self.counts["furniture"], self.counts["missed"])

    @property
    def word_f1(self) -> float:
        """F1 over the words of whole stories."""
        return _share(2 * self.counts["shared"], self.counts["told"] + self.counts["true"])

    @property
    def date_f1(self) -> float:
        """F1 over days: a wrong one counts once as found, a missing one once as missed, and none for none is right."""
        right = self.counts["day_right"]
        return _f1(right, self.counts["day_wrong"], self.counts["day_missed"])

    @property
    def date_share(self) -> float:
        """Of the pages with a day, the share whose day was found."""
        counts = self.counts
        return _share(counts["day_right"], counts["day_right"] + counts["day_wrong"] + counts["day_missed"])


def page_label(row: Mapping[str, object]) -> PageLabel:
    """A label as trafilatura's and htmldate's evaluation data state it: "with", "without", "text", "date".

    ValueError where one of these is of another shape.
    """
    date = row.get("date")
    if date is not None and not isinstance(date, str):
        raise ValueError(f'"date" is no text: {date!r}')
    return PageLabel(
        required=_texts(row, "with"),
        barred=_texts(row, "without"),
        story="\n".join(_texts(row, "text")),
        published=date or "",
        dated="date" in row,
    )


def folded(words: str) -> str:
    """Words without what nobody sees, and with white space as single spaces."""
    return _SPACE.sub(" ", words.replace("\u00ad", "").replace("\u200b", "")).strip()


def _texts(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = row.get(key) or ()
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise ValueError(f'"{key}" is no list of texts: {value!r}')
    return tuple(one for one in value if one.strip())


def _f1(right: int, wrong: int, missed: int) -> float:
    return _share(2 * right, 2 * right + wrong + missed)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
