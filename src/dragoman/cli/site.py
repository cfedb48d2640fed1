"""`dragoman site`: a static, read-only copy of the public record."""

from pathlib import Path
from urllib.parse import urlsplit

import click

from dragoman import knowledge as facts
from dragoman.cli.asking import as_known, filtering
from dragoman.cli.outfolders import refresh
from dragoman.cli.published import Published
from dragoman.cli.terminal import counted
from dragoman.publishing.atom import FeedOptions
from dragoman.publishing.calendar import CalendarOptions
from dragoman.publishing.coverage import read_words
from dragoman.publishing.words import day_words
from dragoman.settings import Settings
from dragoman.store import open_store


@click.command()
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, metavar="DIR", help="The folder."
)
@click.option("--title", default="The record of engagements", metavar="WORDS", help="What it is called.")
@click.option(
    "--address", metavar="URL", help="Where it will stand, for the site map, the feed, the calendar and JSON-LD."
)
@as_known
@filtering
@click.pass_context
def site(context: click.Context, /, *, out: Path, title: str, address: str | None, **asked: object) -> None:
    """Write a static, read-only copy of the public record.

    Pages for every entry, party, pair, person, series, topic, year, instrument and report, which need no server and no
    script. Called again, it rewrites what changed and removes what went.
    """
    from dragoman.web.site import SiteOptions  # noqa: PLC0415 - half a second, which --help must not wait for
    from dragoman.web.site import site as files_of  # noqa: PLC0415 - the same

    base = _base(address)
    settings = context.find_object(Settings) or Settings()
    published = Published.asked(context.with_resource(open_store(settings.store)), settings, asked)
    found = published.record()
    options = SiteOptions(title=title, address=base, beside=_beside(published, settings.instance, title, base))
    files = counted(files_of(found, facts.load(settings.layers), options), "files")
    made = refresh(out, ((one.path, one.content) for one in files))
    record = found.record
    entries = "1 entry" if len(record.engagements) == 1 else f"{len(record.engagements):,} entries"
    click.echo(
        f"{out}: {entries} as of {day_words(record.as_of)}; {read_words(record)}. "
        f"{made.written:,} files written, {made.unchanged:,} as they were, {made.removed:,} removed."
    )
    if not base:
        click.echo("Without --address there is no sitemap.xml: it takes whole addresses.", err=True)


def _beside(published: Published, name: str, title: str, base: str) -> dict[str, bytes]:
    """The calendar and the feed, under the ids that they have where the record is served; they link to no pages."""
    calendar = CalendarOptions(name=title, instance=name, source=f"{base}calendar.ics" if base else "")
    feed = FeedOptions(title=f"{title}: changes", instance=name, source=f"{base}feed.atom" if base else "")
    return {"calendar.ics": published.calendar(calendar), "feed.atom": published.feed(feed)}


def _base(address: str | None) -> str:
    """The address with a slash at its end; "" for none."""
    if not address:
        return ""
    if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname:
        raise click.BadParameter("it is written like https://example.org/record/.", param_hint="--address")
    return address.rstrip("/") + "/"
