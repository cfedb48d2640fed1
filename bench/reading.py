# ruff: noqa: INP001, T201 - a script, not a package; it prints its findings
"""Reading against what is commonly put together for it: spaCy's matcher with the same names, and dateparser.

Run, in an environment of its own that holds requirements.lock, spacy and dateparser:

    python3 -m venv bench-venv
    bench-venv/bin/pip install -r requirements.lock
    bench-venv/bin/pip install spacy dateparser
    PYTHONPATH=src bench-venv/bin/python bench/reading.py

Each ratio is the CPU time of the baseline by that of Dragoman, for one text, in one process on one core; their least,
median and greatest are printed for each kind of text. Ours goes from the text received to the claims (cleaning and
reading), each text read once and never before, after others have warmed it up. The baseline is spaCy's blank English
pipeline with its sentence splitter and a PhraseMatcher of the same names, and dateparser.search_dates, once told that
the text is English and once called by default, when it looks for the language itself. It only marks names and dates,
so that the ratios say what reading costs beside marking, not which of them reads better.

Kinds of text, each of 3,000 to 5,000 characters: "press", reports of the sample press one after another, where nearly
every sentence tells of an engagement; "mixed", one such sentence to two of general news; "general", general news, where
the gate closes.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from dragoman import knowledge as facts
from dragoman.cleaning import clean
from dragoman.intake import Intake
from dragoman.knowledge import Knowledge
from dragoman.model import Report
from dragoman.pipeline.readings import read_one
from dragoman.press import reports

NEWS = Path(__file__).parent / "general_news.txt"
SHORTEST, LONGEST = 3_000, 5_000  # characters of a text
TEXTS, WARMING = 16, 8
SEED = 20210316
DAY = date(2021, 3, 12)
Work = Callable[[str], object]


def _press() -> list[str]:
    """The reading texts of the sample press."""
    found = []
    for file in reports():
        markup = "html" if file.name.endswith((".html", ".htm")) else "text"
        found.append(clean(Report.make(name=file.name, text=file.read_text(encoding="utf-8"), markup=markup)).text)
    return found


def _joined(pieces: Sequence[str], dice: random.Random, between: str = "\n\n") -> list[str]:
    """Texts of the length wanted, of pieces in an order thrown with dice."""
    texts: list[str] = []
    waiting: list[str] = []
    while len(texts) < TEXTS + WARMING:
        text = ""
        while len(text) < SHORTEST:
            if not waiting:
                waiting = dice.sample(pieces, len(pieces))
            text += waiting.pop() + between
        texts.append(text[:LONGEST].strip())
    return texts


def _in_paragraphs(sentences: Sequence[str]) -> str:
    """Two sentences to a paragraph, as news is printed."""
    return "\n\n".join(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))


def kinds() -> dict[str, list[str]]:
    """The texts by kind, the same in every run."""
    dice = random.Random(SEED)  # noqa: S311 - no secret
    stories = [
        "\n".join(line for line in story.splitlines() if line[:1] != "#")
        for story in NEWS.read_text(encoding="utf-8").split("\n\n")
    ]
    press = _press()
    lines = [line for story in stories for line in story.splitlines()]
    told = [line for text in press for line in text.splitlines() if len(line) > 80]
    mixed = ["\n".join([one, *dice.sample(lines, 2 * (1 + len(one) // 150))]) for one in told]
    return {
        "press": _joined(press, dice),
        "mixed": _joined(mixed, dice, "\n"),
        "general": _joined([_in_paragraphs(story.splitlines()) for story in stories], dice),
    }


def _ours(knowledge: Knowledge) -> Work:
    def work(text: str) -> object:
        report = Report.make(name="bench", text=text, stated_published=DAY, basis="given")
        return read_one(Intake(name="bench", report=report), knowledge)

    return work


def _forms(knowledge: Knowledge) -> list[str]:
    """Every written form that Dragoman looks for."""
    return list(knowledge._words[0]._which)  # noqa: SLF001 - nobody else needs them


def _baselines(knowledge: Knowledge) -> dict[str, Work]:
    """What others would put together: names and dates marked, nothing read."""
    try:
        import spacy  # noqa: PLC0415 - only for this comparison
        from dateparser.search import search_dates  # noqa: PLC0415 - the same
        from spacy.matcher import PhraseMatcher  # noqa: PLC0415 - the same
    except ImportError:
        return {}
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("NAME", list(nlp.tokenizer.pipe(_forms(knowledge))))

    def marked(text: str) -> object:
        doc = nlp(text)
        return list(doc.sents), matcher(doc)

    return {
        "told the language": lambda text: (marked(text), search_dates(text, languages=["en"])),
        "as called by default": lambda text: (marked(text), search_dates(text)),
    }


def timed(work: Work, texts: Sequence[str]) -> list[float]:
    """CPU seconds for each text, after the first WARMING."""
    for text in texts[:WARMING]:
        work(text)
    taken = []
    for text in texts[WARMING:]:
        began = time.process_time()
        work(text)
        taken.append(time.process_time() - began)
    return taken


def _row(values: Sequence[float], digits: int) -> str:
    return " ".join(f"{v:9.{digits}f}" for v in (min(values), statistics.median(values), max(values)))


def main() -> None:
    """Print the figures."""
    knowledge = facts.load()
    ours, baselines = _ours(knowledge), _baselines(knowledge)
    print(f"{'':40}{'least':>9} {'median':>9} {'greatest':>9}")
    for kind, texts in kinds().items():
        mine = timed(ours, texts)
        sizes = [len(text) / 1_000 for text in texts[WARMING:]]
        each = [1e3 * taken / size for taken, size in zip(mine, sizes, strict=True)]
        print(f"{kind:10}{'ms for 1,000 characters':30}{_row(each, 2)}")
        for name, baseline in baselines.items():
            theirs = timed(baseline, texts)
            ratios = [their / our for our, their in zip(mine, theirs, strict=True)]
            print(f"{'':10}{f'times {name}':30}{_row(ratios, 1)}", flush=True)
    if not baselines:
        print("No baseline: spacy and dateparser are not installed here.", file=sys.stderr)


if __name__ == "__main__":
    main()
