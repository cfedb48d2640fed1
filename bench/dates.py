# ruff: noqa: INP001 - a script, not a package
"""Speed of `find_times` in MB per CPU-second on texts of 3 to 5 KB, and its ratio to dateparser where installed.

Run: python bench/dates.py. CPU time of this process only; the best of five rounds. The texts are made of the sentences
of tests/dates/sentences.tsv and of sentences without dates, one to two, which is the density of diplomatic news.
"""

import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from dragoman.dates import Anchor, find_times

SENTENCES = Path(__file__).parents[1] / "tests" / "dates" / "sentences.tsv"
FILLERS = (
    "The spokesman declined to say who had asked for the conversation or how it had gone.",
    "Both governments regard the strait as vital to the trade of the region and to their own supply of oil.",
    "Diplomats in the capital described the mood as businesslike, with few signs of a change in either position.",
    "Opposition lawmakers criticised the outline, calling it vague and the choice of venue unfortunate.",
    "The foreign ministry published a short note with the names of those present and a photograph.",
)
ROUNDS = 5
TEXTS = 60
LENGTH = 4_000  # characters


def _texts() -> list[str]:
    rows = [line.split("\t")[3] for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    texts = []
    at = 0
    for _ in range(TEXTS):
        pieces: list[str] = []
        while sum(map(len, pieces)) < LENGTH:
            pieces += [rows[at % len(rows)], FILLERS[at % len(FILLERS)], FILLERS[(at + 2) % len(FILLERS)]]
            if at % 4 == 0:
                pieces.append("\n\n")
            at += 1
        texts.append(" ".join(pieces))
    return texts


def _rate(work: Callable[[str], object], texts: list[str], rounds: int) -> float:
    """MB per CPU-second."""
    size = sum(len(text.encode()) for text in texts)
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - began)
    return size / best / 1e6


def main() -> None:
    """Print the figures."""
    texts = _texts()
    anchor = Anchor(earliest=date(2021, 3, 12), latest=date(2021, 3, 12))
    ours = _rate(lambda text: find_times(text, anchor), texts, ROUNDS)
    found = sum(len(find_times(text, anchor).timexes) for text in texts)
    size = sum(len(text.encode()) for text in texts)
    say = sys.stdout.write
    say(f"dragoman: {ours:.2f} MB per CPU-second ({len(texts)} texts, {size / 1000:.0f} KB, {found} expressions)\n")
    try:
        from dateparser.search import search_dates  # noqa: PLC0415 - a peer that may not be installed
    except ImportError:
        say("dateparser is not installed: no ratio\n")
        return
    settings = {"RELATIVE_BASE": datetime(2021, 3, 12)}  # noqa: DTZ001 - dateparser takes a naive day
    theirs = _rate(lambda text: search_dates(text, languages=["en"], settings=settings), texts[:4], 1)
    say(f"dateparser: {theirs:.4f} MB per CPU-second; ratio {ours / theirs:.0f}\n")


if __name__ == "__main__":
    main()
