"""Files of labels, and where the reports are that they are about."""

from pathlib import Path

import click

from dragoman.scoring import Labels, read_labels


def labels_in(file: Path, parties: frozenset[str] = frozenset()) -> Labels:
    """The labels of a file, or a run that `read --json` wrote; wrong usage where there is none."""
    try:
        return read_labels(file.read_bytes().decode("utf-8"), parties)
    except UnicodeDecodeError:
        raise click.UsageError(f"{file} is no text in UTF-8") from None
    except OSError as error:
        raise click.UsageError(f"{file} cannot be read: {error.strerror}") from None


def write_whole(file: Path, text: str) -> None:
    """All of it or nothing: what a person corrected must survive a full disk."""
    beside = file.with_name(file.name + ".new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(file)


def reports_beside(labels: Path) -> tuple[str, ...]:
    """The reports beside labels: for wire.gold.jsonl the file wire.jsonl or the folder wire; else the texts around."""
    name = labels.name.removesuffix(".jsonl").removesuffix(".gold").removesuffix(".labels")
    for beside in (labels.with_name(f"{name}.jsonl"), labels.with_name(name)):
        if beside.exists() and beside != labels:
            return (str(beside),)
    around = sorted(one for one in labels.parent.iterdir() if one.is_file() and one.suffix in _TEXTS)
    if not around:
        raise click.UsageError(f"no reports stand beside {labels}; say where they are with --reports")
    return tuple(map(str, around))


_TEXTS = frozenset({".txt", ".html", ".htm", ".md"})
