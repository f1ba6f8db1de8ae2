"""The document of the API: what people and generated clients read."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from apps.orchestrator.tests.api.platform import Everybody
from loomery_orchestrator.app import Neighbours, Orchestrator, create_app
from loomery_orchestrator.apps import schemas
from loomery_orchestrator.privacy.clients import Accounts, Elsewhere, PersonStore
from loomery_orchestrator.settings import OrchestratorSettings
from loomery_shared.clients import service_http
from loomery_shared.secret_store.making import make_secrets
from loomery_spec.text import parse_spec

PROBLEMS = {"400", "401", "403", "404", "409", "412", "413", "422", "429", "503"}


@pytest.fixture
def document(tmp_path: Path) -> dict[str, Any]:
    settings = OrchestratorSettings(home=tmp_path, service_token=SecretStr("token"))
    everybody, unused = Everybody(), None  # type: Everybody, Any
    elsewhere = service_http("http://beside", "token")
    orchestrator = Orchestrator(
        settings,
        Neighbours(
            engine=unused,
            understander=unused,
            authenticator=everybody,
            people=everybody,
            mailer=unused,
            events=unused,
            objects=unused,
            runner=unused,
            secrets=make_secrets(settings),
            elsewhere=Elsewhere(
                accounts=Accounts(elsewhere), mail=PersonStore(elsewhere), events=PersonStore(elsewhere)
            ),
        ),
    )
    return create_app(orchestrator, builds_here=False).openapi()


def operations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        f"{method.upper()} {path}": operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }


def test_every_operation_says_what_it_does_and_how_it_can_fail(document: dict[str, Any]) -> None:
    found = operations(document)
    assert "POST /api/createApp" in found
    assert found["POST /api/createApp"]["summary"] == "Build an application from a description"
    for name, operation in found.items():
        assert len(operation["summary"].split()) > 2, name
        assert operation["description"], name
        assert operation["responses"].keys() >= PROBLEMS, name
        assert all("application/problem+json" in operation["responses"][code]["content"] for code in PROBLEMS)
    summaries = [operation["summary"] for operation in found.values()]
    assert len(set(summaries)) == len(summaries)


def test_every_body_has_an_example(document: dict[str, Any]) -> None:
    models = document["components"]["schemas"]
    bodies = {
        name: content["schema"]
        for name, operation in operations(document).items()
        for content in operation.get("requestBody", {}).get("content", {}).values()
        if "$ref" in content["schema"] and "/internal/" not in name
    }
    assert len(bodies) >= 6
    for name, schema in bodies.items():
        assert models[schema["$ref"].rsplit("/", 1)[-1]].get("examples"), name


def test_examples_are_taken() -> None:
    for model in (schemas.CreateApp, schemas.Rebuild, schemas.AppChange, schemas.SpecIn):
        for example in model.model_json_schema()["examples"]:
            taken = model.model_validate(example)
            if isinstance(taken, schemas.SpecIn):
                spec, report = parse_spec(taken.model_dump_json(include={"spec"})[len('{"spec":') : -1])
                assert spec is not None, report
