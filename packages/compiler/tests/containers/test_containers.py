"""Containers, settings and the workflow of a project fit the project that they are made for."""

import re
from functools import cache
from typing import Any

import pytest
import yaml

from loomery_compiler.pipeline import compile_spec
from loomery_compiler.plugins import Plugins, load_plugins
from loomery_spec import AppSpec, Role
from loomery_spec.behaviour import Connector

SPEC = AppSpec(name='Salon "B"', slug="salon-b", roles=(Role(name="member", label="Member"),))


@cache
def emitted(slug: str = "salon-b", *, web: str = "react", connectors: bool = False) -> dict[str, str]:
    found = load_plugins()
    names = ("api_python", "containers")
    only = Plugins(found.features, {name: found.backends[name] for name in names}, found.passes)
    services = (Connector(name="pay", service="payment", settings=("pay_key",)),) if connectors else ()
    target = SPEC.target.model_copy(update={"web": web})
    spec = SPEC.model_copy(update={"slug": slug, "connectors": services, "target": target})
    drafts, _, report = compile_spec(spec, only)
    assert not report.failed
    return {str(draft.path): draft.content.decode() for draft in drafts}


def compose(**options: Any) -> Any:
    return yaml.safe_load(emitted(**options)["compose.yaml"])


def test_the_image_copies_files_that_are_there() -> None:
    files = emitted()
    copied = re.findall(r"^COPY (api/\S+)", files["Dockerfile"], re.MULTILINE)
    assert copied
    for path in copied:
        assert path in files or any(name.startswith(path) for name in files)


def test_the_image_runs_as_nobody_in_particular() -> None:
    lines = emitted()["Dockerfile"].splitlines()
    assert lines.index("USER app") < next(place for place, line in enumerate(lines) if line.startswith("CMD"))


def test_compose_brings_a_database_that_the_application_waits_for() -> None:
    services = compose()["services"]
    assert services["app"]["depends_on"] == {"db": {"condition": "service_healthy"}}
    database = services["db"]["environment"]["POSTGRES_DB"]
    assert database == "salon_b"
    assert services["app"]["environment"]["APP_DATABASE_URL"].endswith(f"/{database}")


def test_settings_of_connectors_are_named_and_never_filled() -> None:
    files = emitted(connectors=True)
    assert "PAY_KEY=\n" in files[".env.example"]
    assert compose(connectors=True)["services"]["app"]["environment"]["PAY_KEY"] == "${PAY_KEY:-}"


def test_every_setting_of_the_example_is_read_by_somebody() -> None:
    files = emitted()
    named = set(re.findall(r"^([A-Z_]+)=", files[".env.example"], re.MULTILINE))
    read = files["api/app/settings.py"] + files["compose.yaml"]
    assert {name for name in named if name not in read and name.removeprefix("APP_") not in read} == set()


@pytest.mark.parametrize("web", ["react", "none"])
def test_the_workflow_checks_the_parts_that_exist(web: str) -> None:
    files = emitted(web=web)
    jobs = yaml.safe_load(files[".github/workflows/ci.yml"])["jobs"]
    assert ("web" in jobs) is (web == "react")
    assert ("AS web" in files["Dockerfile"]) is (web == "react")
    runs = [step["run"] for step in jobs["api"]["steps"] if "run" in step]
    assert "pytest" in runs


def test_the_pinned_requirements_agree() -> None:
    files = emitted()
    everything = files["api/requirements.txt"].splitlines()
    assert set(files["api/requirements-run.txt"].splitlines()) <= set(everything)
