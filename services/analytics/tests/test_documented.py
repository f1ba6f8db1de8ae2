"""The document of the interface, and requests made from it: nothing that fits it breaks the service."""

from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.core import NotSet

from .conftest import SERVICE_TOKEN, Service


def requests_to(operation: Any) -> list[Any]:
    """Requests that fit the document, always the same."""
    cases: list[Any] = []

    @given(case=operation.as_strategy())
    @settings(
        max_examples=8,
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


async def test_nothing_that_is_asked_breaks_the_service(service: Service) -> None:
    document = (await service.http.get("/api/analytics/openapi.json")).json()
    schema = schemathesis.openapi.from_dict(document)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 14
    headers = {"X-Service-Token": SERVICE_TOKEN, "Authorization": "Bearer acme:owner"}
    for operation in operations:
        for case in requests_to(operation):
            body = {} if isinstance(case.body, NotSet) else {"json": case.body}
            answer = await service.http.request(
                case.method,
                case.formatted_path,
                params=dict(case.query or {}),
                headers=headers,
                **body,
            )
            assert answer.status_code < 500, (case.method, case.formatted_path, case.query, case.body)


async def test_what_is_answered_is_documented(service: Service) -> None:
    paths = (await service.http.get("/api/analytics/openapi.json")).json()["paths"]
    assert {"post", "get", "put", "delete"} == {method for path in paths.values() for method in path}
    series = paths["/api/analytics/series"]["get"]
    assert {one["name"] for one in series["parameters"]} == {
        "app",
        "from",
        "to",
        "timezone",
        "event",
        "interval",
        "measure",
    }
    assert {"application/json", "text/csv"} == series["responses"]["200"]["content"].keys()
    assert paths["/api/analytics/events"]["post"]["requestBody"]["content"].keys() == {
        "application/json",
        "text/plain",
    }
