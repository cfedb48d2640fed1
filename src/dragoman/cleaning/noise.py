"""Noise inside a paragraph that stays: what no reader would take for the story's words is cut out.

Invariant: only whole runs are cut, nothing is put in their place; a paragraph without noise is one run.
"""

import re

_NOISE = re.compile(
    r"""\s*\[/?ad_\d\]                                  # what advertisement plug-ins leave behind
      | \s*\[/?(?:caption|embed|gallery|video|audio|vc_\w+|et_\w+|wp_\w+)\b[^\]\n]{0,200}\]
      | \s+\[[a-z]{2,4}/[a-z]{2,4}\]$                   # editors' initials
      | \s+\((?:[A-Z]{2,4}/[A-Z]{2,4}(?:/[A-Z]{2,4})?|[a-z]{2,4}/[a-z]{2,4})\)$
      | [\u00ad\u200b\u2060\ufeff]+               # soft hyphens, zero-width marks
      | \r(?=\n)
      | [\x00-\x08\x0e-\x1f\x7f]+
      | \s*\(?(?:https?://)?(?:bit\.ly|t\.co|tinyurl\.com|goo\.gl|ow\.ly|dlvr\.it|buff\.ly|is\.gd)/\w+\)?
      | [?&]utm_[a-z]+=[\w.%-]+(?:&utm_[a-z]+=[\w.%-]+)*
    """,
    re.VERBOSE,
)
# What every noise has in it: a bracket, a slash, or a character that no text needs.
_SUSPECT = re.compile(r"[\[/=\r\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]")


def runs_without_noise(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The runs of text[start:end] that stay, without white space at the two ends; () where nothing does."""
    if not _SUSPECT.search(text, start, end):
        return ((start, end),)
    runs: list[tuple[int, int]] = []
    first = start
    for match in _NOISE.finditer(text, start, end):
        if match.start() > first:
            runs.append((first, match.start()))
        first = match.end()
    if first < end:
        runs.append((first, end))
    return _trimmed(text, runs)


def _trimmed(text: str, runs: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    while runs and not text[runs[0][0] : runs[0][1]].strip():
        del runs[0]
    while runs and not text[runs[-1][0] : runs[-1][1]].strip():
        del runs[-1]
    if not runs:
        return ()
    first = text[runs[0][0] : runs[0][1]]
    runs[0] = (runs[0][0] + len(first) - len(first.lstrip()), runs[0][1])
    last = text[runs[-1][0] : runs[-1][1]]
    runs[-1] = (runs[-1][0], runs[-1][0] + len(last.rstrip()))
    return tuple(runs)
