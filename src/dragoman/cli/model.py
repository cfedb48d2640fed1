"""The language model that a run's settings name, as a second reader; and what it came to, in lines."""

import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dragoman.settings import READERS, Settings

if TYPE_CHECKING:
    from dragoman.pipeline.seconding import Second
    from dragoman.prompting import Kept, Posted, Usage

F = TypeVar("F", bound=Callable[..., Any])
_LARGEST = 8_000_000  # bytes of an answer


def reader_option(command: F) -> F:
    """--reader, of the commands that read; it becomes one of the run's settings."""
    how = "The rules, a language model (DRAGOMAN_MODEL_URL), or the rules with the model where it may help."
    return click.option(
        "--reader", type=click.Choice(READERS), expose_value=False, callback=_chosen, help=f"{how} [default: rules]"
    )(command)


def record_option(command: F) -> F:
    """--record-requests, of the commands that read without a store; it becomes one of the run's settings."""
    return click.option(
        "--record-requests",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        expose_value=False,
        callback=_recorded,
        help="Write each request to the model into DIR; answers in DIR are used.",
    )(command)


def _chosen(context: click.Context, _: click.Parameter, reader: str | None) -> None:
    if reader is not None:
        context.obj = replace(context.find_object(Settings) or Settings(), reader=reader)


def _recorded(context: click.Context, _: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        settings = context.find_object(Settings) or Settings()
        context.obj = replace(settings, model=replace(settings.model, record=folder))


def second_of(settings: Settings, kept: "Kept | None" = None) -> "Second | None":
    """The second reader that the settings ask for; None for the rules alone.

    kept: where answers are kept; by default in the folder for requests where there is one, else in the settings' own.

    Raises:
        click.UsageError: a model is asked for and none is set.
    """
    chosen, record = settings.reader, settings.model.record
    if chosen == READERS[0]:
        if record is not None:
            raise click.UsageError("--record-requests writes what a model is asked: add --reader llm or --reader both")
        return None
    from dragoman.pipeline.answered import FolderAnswers  # noqa: PLC0415 - most runs have no model
    from dragoman.pipeline.seconding import Reader, Second  # noqa: PLC0415
    from dragoman.prompting import Asker, Price, Terms, Wanted  # noqa: PLC0415

    model = settings.model
    if not model.name:
        raise click.UsageError(
            "Set DRAGOMAN_MODEL to the model's name, and DRAGOMAN_MODEL_URL to its server's address."
        )
    return Second(
        kind=Reader(chosen),
        asker=Asker(
            _poster(settings) if model.url else None,
            kept or FolderAnswers(record or model.answers),
            Terms(price=Price(asked=model.price[0], answered=model.price[1]), budget=model.budget, tries=model.tries),
            wait=time.sleep,
            chance=random.random,
        ),
        wanted=Wanted(name=model.name, streaming=model.streaming, most=model.tokens),
        at_once=model.at_once,
        record=record,
    )


def _poster(settings: Settings) -> "Callable[[bytes], Posted]":
    """What sends a request to the model's server, the one host that it may reach beside what is allowed anyway."""
    from urllib.parse import urlsplit  # noqa: PLC0415

    from dragoman.fetching import Allowed, FetchError, Limits, Transport  # noqa: PLC0415 - HTTP is slow to import
    from dragoman.prompting import Posted, Unreached  # noqa: PLC0415

    model = settings.model
    host = urlsplit(model.url).hostname or ""
    transport = Transport(
        contact=settings.contact,
        allowed=Allowed.of([host] if host else []),
        limits=Limits(wire=_LARGEST, body=_LARGEST, seconds=model.seconds, idle=model.seconds),
        at_once=model.at_once,
    )
    headers = {"content-type": "application/json", "accept": "application/json, text/event-stream"}
    if model.key:
        headers["authorization"] = f"Bearer {model.key}"

    def post(body: bytes) -> "Posted":
        try:
            answer = transport.post(f"{model.url}/chat/completions", body, headers=headers)
        except FetchError as error:
            raise Unreached(error.why) from error
        return Posted(status=answer.status, media=answer.media_type, body=answer.body, retry_after=answer.retry_after)

    return post


def estimate(second: "Second", usages: "Sequence[Usage]") -> str:
    """What asking would cost at the most, before anything is asked."""
    asked, answered = sum(u.asked for u in usages), sum(u.answered for u in usages)
    money = sum(second.asker.price.of(usage) for usage in usages)
    return (
        f"Model {second.wanted.name}: it would be asked about {len(usages)} of them: about {asked:,} tokens, answered "
        f"with {answered:,} at most; {money:.4f} at most by the price that is set. Nothing was asked."
    )


def tell_second(second: "Second | None") -> None:
    """Say on standard error what a model was asked and what came of it; nothing where none was set."""
    if second is None:
        return
    tally, spent = second.tally, second.asker.spent
    asked = f"Model {second.wanted.name}: asked about {tally.asked} of {tally.reports} reports{_counts(tally.whys)}"
    lines = [f"{asked}; {spent.from_kept} answers were kept from before, {spent.calls} are new."]
    if tally.answered:
        lines.append(
            f"Engagements: {tally.agreed} that both readers told, {tally.rules_alone} by the rules alone, "
            f"{tally.model_alone} by the model alone; {tally.differing} reports with differences to review."
            if second.kind.value == READERS[2]
            else f"Engagements: {tally.model_alone} that stand in their reports."
        )
    if spent.calls:
        lines.append(f"Tokens: {spent.asked:,} asked, {spent.answered:,} answered; spent {spent.money:.4f}.")
    if tally.dropped:
        lines.append(f"Not kept of its answers: {sum(tally.dropped.values())} values{_counts(tally.dropped)}.")
    if tally.failed:
        lines.append(f"Without an answer: {sum(tally.failed.values())} reports{_counts(tally.failed)}.")
    if second.asker.shut is not None:
        lines.append(second.asker.shut.said)
    sys.stderr.write("".join(f"{line}\n" for line in lines))


def _counts(found: "dict[str, int]") -> str:
    said = ", ".join(f"{count} {what}" for what, count in sorted(found.items(), key=lambda item: (-item[1], item[0])))
    return f" ({said})" if said else ""
