"""The document of the API says what it answers: asked by a program that knows the document alone."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.python import asgi

from dragoman.store import open_store
from dragoman.web import application
from dragoman.web.api.document import document
from tests.web.making import serving

# 422 is of what no schema can say: that a party is known, that a day lies before another.
_CONFIG = schemathesis.Config.from_dict(
    {
        "phases": {"coverage": {"enabled": False}},
        "checks": {
            "positive_data_acceptance": {"expected-statuses": ["2xx", "401", "403", "404", "409", "422", "5xx"]}
        },
    }
)


@pytest.fixture(scope="module")
def client(press_store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[asgi.ASGIClient]:
    """The API on the sample press, to be written to, in this process."""
    file = tmp_path_factory.mktemp("api") / "own.db"
    with open_store(press_store) as store:
        store.copy_to(file)
    app: Any = application(serving(f"sqlite:///{file.as_posix()}"))
    with asgi.get_client(app) as made:
        yield made
    asgi.shutdown_lifespans()


schema = schemathesis.openapi.from_dict(document(), config=_CONFIG)
schema.config.update(base_url="http://testserver/api/v1")


@schema.parametrize()
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_operation_answers_as_the_document_says(case: schemathesis.Case[Any], client: asgi.ASGIClient) -> None:
    case.validate_response(case.call(session=client))
