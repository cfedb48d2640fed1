"""Alerts through Apprise: what fails in a service is told of its message and stops no other."""

import apprise
import pytest

from dragoman.fetching import Transport
from dragoman.pipeline.apprising import sender
from dragoman.pipeline.sending import UndeliveredError


class Service:
    """One whose code has a fault."""

    redirects = True

    def notify(self, **_: str) -> bool:
        raise KeyError("token")


def test_a_fault_of_a_service_is_told_without_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apprise.Apprise, "instantiate", lambda *_, **__: Service())
    send = sender(Transport())
    assert send is not None
    with pytest.raises(UndeliveredError, match=r"Apprise failed \(KeyError\)") as caught:
        send("discord://1/token", "A visit moved", "To Monday.")
    assert "token" not in str(caught.value)
