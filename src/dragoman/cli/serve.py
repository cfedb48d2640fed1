"""`dragoman serve`: the record as pages, for this machine, or with accounts for others."""

import gc
import logging
import os
from contextlib import nullcontext
from importlib.util import find_spec
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman import knowledge as facts
from dragoman.cli.alerting import alerted
from dragoman.cli.asking import analyst_or_nobody
from dragoman.cli.beside import watched
from dragoman.cli.kinds import now
from dragoman.cli.logs import is_json
from dragoman.cli.metrics import Metrics
from dragoman.cli.outgoing import fetch_of, transport_of
from dragoman.settings import Settings
from dragoman.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from dragoman.web import Measured
    from dragoman.web.guarding.oidc import Provider

_PORT = 8620
_VALUES = 10_000  # new values after which Python looks for cycles among them
_OPEN_WAY = "Nothing is encrypted: passwords can be read on the way. Give --certificate and --key, or --behind a proxy."
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="The address to listen on.")
@click.option("--port", default=_PORT, show_default=True, type=click.IntRange(0, 65535), help="0: any that is free.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="A name by which browsers may call this server.")
@click.option("--accounts/--no-accounts", default=None, help="Whether one must sign in [default: off this machine].")
@click.option("--certificate", type=_FILE, metavar="FILE", help="Serve encrypted: the certificate, with --key.")
@click.option("--key", type=_FILE, metavar="FILE", help="The certificate's key.")
@click.option("--behind", "proxies", multiple=True, metavar="NETWORK", help="A proxy in front that encrypts.")
@click.option("--name-header", default="", metavar="HEADER", help="The header in which that proxy names who signed in.")
@click.option("--oidc", "issuer", default="", metavar="ISSUER", help="An OpenID Connect provider that signs people in.")
@click.option("--oidc-client", default="", metavar="ID", help="What it knows this server as.")
@click.option(
    "--oidc-claim", default="email", show_default=True, metavar="CLAIM", help="Which claim names the account."
)
@click.option("--watch", "watched", is_flag=True, help="Also ask the sources that are followed, as `watch` does.")
@click.option("--metrics", metavar="HOST:PORT", help="Also answer Prometheus, on an address of its own.")
@click.option("--alert", "alerts", is_flag=True, help="Also write each change to standard output, and send alerts.")
@click.pass_context
def serve(context: click.Context, /, *, host: str, port: int, **options: Any) -> None:  # noqa: ANN401 - click's values
    """Show the record as pages in a browser.

    On this machine nobody signs in. For others make accounts first: dragoman users add NAME. Nothing is loaded from
    elsewhere, and nothing works only with JavaScript. Stop it with Ctrl-C.
    """
    import uvicorn  # noqa: PLC0415 - the server is slow to import, and the other commands do without
    from uvicorn.config import LOGGING_CONFIG  # noqa: PLC0415 - the same

    from dragoman.web import Serving, application  # noqa: PLC0415 - the same

    settings = context.find_object(Settings) or Settings()
    proxies = tuple(_network(word) for word in options["proxies"])
    certificate, key, header = options["certificate"], options["key"], options["name_header"]
    _check_keys(certificate, key)
    if header and not proxies:
        raise click.UsageError("--name-header needs --behind: only a proxy that is named is believed.")
    accounts = not _is_here(host) or bool(proxies) if options["accounts"] is None else options["accounts"]
    if not accounts and (not _is_here(host) or proxies):
        raise click.UsageError(f"{host} can be reached by others: it is not served without accounts.")
    if accounts:
        _need_accounts(settings, context)
    metrics = Metrics(settings.store) if options["metrics"] else None
    serving = Serving(
        settings=settings,
        now=now,
        analyst=analyst_or_nobody(settings),
        hosts=_names(host, options["names"]),
        accounts=accounts,
        watched=options["watched"],
        secure=bool(certificate or proxies),
        name_header=header,
        proxies=proxies,
        fetch=fetch_of(settings),
        provider=_provider(settings, options) if accounts else None,
        measured=_measured(metrics),
    )
    config = uvicorn.Config(
        application(serving),
        host=host,
        port=port,
        log_level="warning",
        log_config=None if is_json() else LOGGING_CONFIG,
        server_header=False,
        proxy_headers=False,  # `web.guarding.forwarding` reads them, of those that are trusted
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )
    scheme = "https" if certificate else "http"
    click.echo(f"Serving {_shown(settings)} at {scheme}://{host}:{port}/ (Ctrl-C stops it)", err=True)
    if accounts and not serving.secure:
        click.echo(_OPEN_WAY, err=True)
    with (
        metrics.served(options["metrics"]) if metrics else nullcontext(),
        watched(settings) if options["watched"] else nullcontext(),
        alerted(settings) if options["alerts"] else nullcontext(),
    ):
        _lay_up(settings)
        uvicorn.Server(config).run()


def _measured(metrics: "Metrics | None") -> "Callable[[Measured], None] | None":
    """What is told of each request: the log, where it is JSON, and the metrics."""
    if metrics is None and not is_json():
        return None
    log = logging.getLogger("dragoman.access")

    def tell(one: "Measured") -> None:
        if metrics is not None:
            metrics.request(one)
        took = round(one.seconds * 1e3, 1)
        fields = {"route": one.route, "method": one.method, "status": one.status, "milliseconds": took}
        log.info("request", extra={"fields": fields})

    return tell


def _lay_up(settings: Settings) -> None:
    """Have the facts at hand, and keep the search for cycles from looking through them again and again.

    They are some hundred thousand values that stay; looking through them takes longer than making most pages.
    """
    facts.load(settings.layers)
    gc.collect()
    gc.freeze()
    gc.set_threshold(_VALUES, 20, 20)


def _provider(settings: Settings, options: dict[str, Any]) -> "Provider | None":
    issuer, client = options["issuer"], options["oidc_client"]
    if bool(issuer) != bool(client):
        raise click.UsageError("--oidc and --oidc-client go together.")
    if not issuer:
        return None
    if find_spec("joserfc") is None:
        raise click.UsageError("Signing in by OpenID Connect needs the extra: pip install 'dragoman[oidc]'.")
    from dragoman.web.guarding.oidc import Client, Provider  # noqa: PLC0415 - HTTP, which others do without

    secret = os.environ.get("DRAGOMAN_OIDC_SECRET", "")  # not an option: others on this machine could read it
    made = Client(issuer=issuer, id=client, secret=secret, claim=options["oidc_claim"])
    return Provider(made, transport_of(settings))


def _shown(settings: Settings) -> str:
    with open_store(settings.store) as store:
        return store.address


def _check_keys(certificate: Path | None, key: Path | None) -> None:
    if bool(certificate) != bool(key):
        raise click.UsageError("--certificate and --key go together.")
    for file in (certificate, key):
        if file is not None and not file.is_file():
            raise click.UsageError(f"There is no file {file}.")


def _need_accounts(settings: Settings, context: click.Context) -> None:
    with open_store(settings.store) as store:
        if any(one.is_open for one in store.accounts()):
            return
        address = store.address
    raise click.UsageError(
        f"{address} has no accounts, so nobody could sign in. Make one first: dragoman users add NAME --role admin",
        context,
    )


def _is_here(host: str) -> bool:
    """Whether only programs on this machine reach an address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _names(host: str, named: tuple[str, ...]) -> tuple[str, ...]:
    """By what names browsers may call: those given, and the address itself unless it means every address."""
    from dragoman.web.serving import LOOPBACK  # noqa: PLC0415 - as above

    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        if not named:
            raise click.UsageError(f"{host} means every address; say by which name browsers call: --name NAME.")
        return (*named, *LOOPBACK)
    bare = f"[{host}]" if ":" in host else host
    return tuple(dict.fromkeys((*named, *(LOOPBACK if _is_here(host) else ()), bare)))


def _network(word: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(word)
    except ValueError:
        raise click.BadParameter(
            f"{word!r} is no address or network; write it as 10.0.0.5 or 10.0.0.0/24.", param_hint="--behind"
        ) from None
