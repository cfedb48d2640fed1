"""Only a server that can show who it is gets an answer read."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
import trustme

from dragoman.fetching import Allowed, FetchError, Reason, Transport
from tests.fetching.serving import Site, answer, serving


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@contextmanager
def under_tls(certificate: trustme.LeafCert) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    with serving(context) as site:
        site.answers["/"] = answer(b"The ministers met.")
        yield site


def trusting(authority: trustme.CA) -> Transport:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.configure_trust(context)
    return Transport(allowed=Allowed.of(["press.example"]), trust=context, resolver=lambda *_: ["127.0.0.1"])


def refusal(transport: Transport, site: Site) -> FetchError:
    with pytest.raises(FetchError) as caught:
        transport.get(site.at("/", host="press.example"))
    return caught.value


def test_a_server_is_held_to_the_name_that_was_asked_for_and_not_to_its_address(authority: trustme.CA) -> None:
    with under_tls(authority.issue_cert("press.example")) as site:
        assert trusting(authority).get(site.at("/", host="press.example")).body == b"The ministers met."


def test_a_certificate_of_another_name_is_refused(authority: trustme.CA) -> None:
    with under_tls(authority.issue_cert("other.example", "127.0.0.1")) as site:
        error = refusal(trusting(authority), site)
        assert site.asked == []
    assert error.reason is Reason.TLS
    assert "press.example" in error.why


def test_a_certificate_that_has_run_out_is_refused(authority: trustme.CA) -> None:
    past = datetime(2020, 1, 1, tzinfo=UTC)
    with under_tls(authority.issue_cert("press.example", not_before=past.replace(year=2019), not_after=past)) as site:
        error = refusal(trusting(authority), site)
    assert error.reason is Reason.TLS
    assert "expired" in error.why


def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    with under_tls(trustme.CA().issue_cert("press.example")) as site:
        error = refusal(trusting(trustme.CA()), site)
    assert error.reason is Reason.TLS


def test_the_system_does_not_vouch_for_it_either() -> None:
    transport = Transport(allowed=Allowed.of(["127.0.0.1"]), resolver=lambda *_: ["127.0.0.1"])
    with under_tls(trustme.CA().issue_cert("press.example")) as site:
        assert refusal(transport, site).reason is Reason.TLS
