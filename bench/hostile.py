# ruff: noqa: INP001, T201 - a script, not a package; it prints its findings
"""Texts that nobody would print, read whole: what a text four times as long costs, and that none fails.

Run: PYTHONPATH=src python bench/hostile.py [CHARACTERS]. Each kind of text is read at a quarter of its length and at
its length (1,000,000 characters unless told otherwise). "growth" is the CPU time of the whole by that of the quarter:
4 where the time grows as the text does. Exit status 1 where a reading fails, or grows by more than 7.
"""

import sys
import time
from datetime import date

from dragoman import knowledge as facts
from dragoman.intake import Intake
from dragoman.knowledge import Knowledge
from dragoman.model import Report
from dragoman.pipeline.readings import read_one

LENGTH = 1_000_000
MOST = 7.0  # four is linear; the rest is what a busy machine adds
DAY = date(2021, 3, 12)
MEETING = "Prime Minister Yoshihide Suga will meet President Joe Biden in Washington on April 16"

PIECES = {
    "no stop": "the minister will meet the president of France in Tokyo on Monday for talks and ",
    "no space": "minister",
    "names": "Antony Blinken, Toshimitsu Motegi, Lloyd Austin, Nobuo Kishi, ",
    "strangers": "Foreign Minister Aldo Brezan of Japan, Foreign Minister Ivo Tarsk of Italy, ",
    "meetings": f"{MEETING}. ",
    "meetings, one line each": f"{MEETING}.\n\n",
    "meetings without a stop": f"{MEETING} and ",
    "visits": "Suga will visit France, Germany and Italy from May 3 to 5. He will then fly to India. ",
    "quotes": "“he said “she told him ",
    "brackets": "((( Tokyo [[[ ",
    "dates": "on March 3, 4 and 5, 2021, next Monday, last week, ",
    "figures": "12:30 2021-03-12 1/2/3 ",
    "pronouns": "He met him and they told her that both will visit them. ",
    "agreements": "They signed an agreement on the treaty of the pact, which expires. ",
    "saying": "He said that she said, Motegi said, that it must not, he added, be so. ",
    "control characters": "Suga\x00 met\x01 \x02Biden\x1f in\x7f Tokyo.\x08 ",
    "right to left": "שר החוץ נפגש עם \u202eעמיתו\u202c ביום שני. ",
    "Chinese and Japanese": "外務大臣は月曜日に東京で会談した。部长访问了东京。",
    "letters with marks": "Ş̌̈ụ̂̈ǵ̂ạ̈ m̌ẹ̈ť ",
    "capitals": "PRIME MINISTER SUGA MEETS PRESIDENT BIDEN IN TOKYO ",
    "dashes": "Japan-US-Korea-China-France-",
    "line breaks": "Suga\nmet\nBiden\n\n\n",
    "titles": "president minister secretary of state ambassador envoy king ",
    "places": "Tokyo, Paris, Washington, London, Beijing, Seoul; ",
    "misspelt": "President Emanuel Macrom and Chancellor Angala Merkil, ",
}


def _seconds(text: str, knowledge: Knowledge) -> float:
    report = Report.make(name="hostile", text=text, stated_published=DAY, basis="given")
    began = time.process_time()
    outcome = read_one(Intake(name="hostile", report=report), knowledge)
    taken = time.process_time() - began
    fault = next((p.why for p in outcome.problems if p.what == "fault"), "")
    if fault:
        raise RuntimeError(fault)
    return taken


def main() -> int:
    """Print a line for each kind of text."""
    length = int(sys.argv[1]) if sys.argv[1:] else LENGTH
    knowledge = facts.load()
    _seconds(f"{MEETING}.", knowledge)
    failed = False
    print(f"{'':26}{'quarter':>10}{'whole':>10}{'growth':>8}")
    for kind, piece in PIECES.items():
        text = f"{MEETING}. " + piece * (length // len(piece))  # the meeting lets it through the gate
        quarter, whole = _seconds(text[: len(text) // 4], knowledge), _seconds(text, knowledge)
        growth = whole / max(quarter, 0.005)
        failed |= growth > MOST
        print(f"{kind:26}{quarter:9.2f}s{whole:9.2f}s{growth:8.1f}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
