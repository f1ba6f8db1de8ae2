"""The document of the interface, and requests made from it: whatever is asked, the service does not break."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as generation
from schemathesis.core import NotSet

from loomery_auth.settings import AuthSettings, RateSettings
from tests.accounts import SERVICE_TOKEN, Browser, MovingClock, Service, running

ALWAYS = "1000000 per minute"
WRONG_BODIES: list[Any] = [
    None,
    [],
    "text",
    10**30,
    {"email": "\u0000"},
    {"token": "\u0000"},
    {"name": ["x"] * 50},
]
WRONG_PATHS = ["%00", "..%2f..", "'", "%F0%9F%92%A9", "x" * 300, "%FF"]


@pytest.fixture
async def service(settings: AuthSettings, clock: MovingClock) -> AsyncIterator[Service]:
    rates = RateSettings(per_address=ALWAYS, per_account=ALWAYS, mails_per_account=ALWAYS)
    async with running(settings.model_copy(update={"rates": rates}), clock) as made:
        yield made


def requests_to(operation: Any) -> list[Any]:
    """Requests that fit the document, always the same."""
    cases: list[Any] = []

    @given(case=operation.as_strategy())
    @generation(
        max_examples=4,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def collect(case: Any) -> None:
        cases.append(case)

    collect()
    return cases


class Asker:
    """Somebody who signs in again, or up again, whenever what was asked took the account away."""

    def __init__(self, service: Service) -> None:
        self._service, self._people = service, 0
        self._browser: Browser | None = None

    async def ask(self, method: str, path: str, **more: Any) -> None:
        if self._browser is None or (await self._browser.get("/me")).status_code != 200:
            self._people += 1
            self._browser = await self._service.person(f"p{self._people}@example.com")
        headers = {**self._browser.headers(), "X-Service-Token": SERVICE_TOKEN}
        answer = await self._browser.http.request(method, path, headers=headers, **more)
        assert answer.status_code < 500, (method, path, more, answer.text)


def document_of(service: Service) -> dict[str, Any]:
    found: dict[str, Any] = service.app.openapi()
    return found


async def test_nothing_that_fits_the_document_breaks_the_service(service: Service) -> None:
    schema = schemathesis.openapi.from_dict(document_of(service))
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 40
    asker = Asker(service)
    for operation in operations:
        for case in requests_to(operation):
            body = {} if isinstance(case.body, NotSet) else {"json": case.body}
            query = {} if isinstance(case.query, NotSet) else dict(case.query or {})
            await asker.ask(case.method, case.formatted_path, params=query, **body)


async def test_nothing_that_does_not_fit_breaks_the_service(service: Service) -> None:
    asker = Asker(service)
    for path, methods in document_of(service)["paths"].items():
        for method, operation in methods.items():
            if "requestBody" in operation:
                for body in WRONG_BODIES:
                    await asker.ask(method.upper(), path.replace("{", "").replace("}", ""), json=body)
            if "{" in path:
                for wrong in WRONG_PATHS:
                    await asker.ask(
                        method.upper(), path.replace("{" + path.split("{")[1].split("}")[0] + "}", wrong)
                    )
    for cursor in ("WyJcdTAwMDAiXQ", "W10", "WzFd", "%00", "x" * 600):
        await asker.ask("GET", f"/api/auth/audit?cursor={cursor}")
    for query in ("state=%00&code=%00", "state=x&code=x&iss=%FF", "error=access_denied"):
        await asker.ask("GET", f"/api/auth/google/callback?{query}")


def test_every_request_has_an_example_and_every_refusal_is_told(service: Service) -> None:
    document = document_of(service)
    schemas = document["components"]["schemas"]
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            where = f"{method} {path}"
            assert operation.get("summary"), where
            assert operation.get("description"), where
            assert {"400", "401", "403", "404", "409", "422", "429", "503"} <= set(operation["responses"]), (
                where
            )
            if "requestBody" in operation:
                reference = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
                assert schemas[reference.rsplit("/", 1)[1]].get("examples"), where
