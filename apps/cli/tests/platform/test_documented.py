"""Requests made from the documents of the interface: nothing that fits them breaks the platform or surprises."""

from typing import Any

import httpx2
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator
from schemathesis.core import NotSet

from .conftest import Place
from .filling import fill
from .test_matrix import ENDLESS, INNER, ids_of
from .town import Person, Town, town

DOCUMENTS = ("/api", "/api/analytics", "/api/mail")
LAST = ("DELETE /api/apps/{app}", "DELETE /api/me")
"""What takes away what the others need."""
JSON = ("application/json", "application/problem+json")


def requests_to(operation: Any) -> list[Any]:
    """Requests that fit the document, always the same."""
    cases: list[Any] = []

    @given(case=operation.as_strategy())
    @settings(
        max_examples=3,
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


def faults_of(document: dict[str, Any], operation: dict[str, Any], answer: httpx2.Response) -> list[str]:
    """In what an answer is not what the document says."""
    if answer.status_code >= 500:
        return ["broken"]
    described = operation["responses"].get(str(answer.status_code))
    if described is None:
        return ["a status that is not documented"]
    kind = answer.headers.get("content-type", "").partition(";")[0]
    content = described.get("content", {})
    if answer.content and content and kind not in content:
        return [f"{kind} is not documented"]
    if kind not in JSON or "schema" not in content.get(kind, {}):
        return []
    schema = {**content[kind]["schema"], "components": document.get("components", {})}
    found = Draft202012Validator(schema).iter_errors(answer.json())
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in found]


async def asked(here: Town, one: Person, case: Any, ids: dict[str, str]) -> httpx2.Response:
    """A request that was made up, with real ids where there are some."""
    for name in case.path_parameters or {}:
        if name in ids:
            case.path_parameters[name] = ids[name]
    body = {} if isinstance(case.body, NotSet) else {"json": case.body}
    query = {} if isinstance(case.query, NotSet) else dict(case.query or {})
    headers = {"Authorization": f"Bearer {one.token}"}
    return await here.http.request(case.method, case.formatted_path, params=query, headers=headers, **body)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_documented_is_what_happens(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOOMERY_QUOTAS__BUILDS_PER_HOUR", "0")
    async with town(place.settings) as here:
        ada = await here.person("ada@example.org")
        app = await fill(here, ada, "adalorem", place.home)
        ids = await ids_of(here, ada, app)
        await ada.call("POST", f"/api/jobs/{ids['job']}/cancel")
        faults, made, good, later = [], 0, set(), []
        for name in DOCUMENTS:
            document = (await here.http.get(f"{name}/openapi.json")).json()
            schema = schemathesis.openapi.from_dict(document)
            operations = [found.ok() for found in schema.get_all_operations()]
            later += [(document, item) for item in operations if not item.path.startswith(INNER)]
        later = [pair for pair in later if pair[1].label not in ENDLESS]
        later.sort(key=lambda pair: pair[1].label in LAST)
        for document, operation in later:
            described = document["paths"][operation.path][operation.method]
            for number, case in enumerate(requests_to(operation)):
                answer = await asked(here, ada, case, ids if number % 2 == 0 else {})
                made += 1
                if answer.status_code < 300:
                    good.add(operation.label)
                if answer.status_code in (307, 405):
                    continue  # what was made up for the path made it another path
                where = f"{operation.label} {answer.status_code} ({case.formatted_path})"
                faults += [f"{where}: {fault}" for fault in faults_of(document, described, answer)]
    assert faults == []
    assert made > 130
    assert len(good) > 20
