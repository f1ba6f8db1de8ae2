"""The recipes of the README work as they stand."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from loomery_templates.catalogue.checks.archetypes import check_archetypes
from loomery_templates.catalogue.checks.samples import check_samples
from loomery_templates.catalogue.checks.tools import check_tools
from loomery_templates.catalogue.models import Archetype, Tool
from loomery_templates.catalogue.sources import Sources

README = Path(__file__).parents[2] / "README.md"


def _recipes() -> Iterator[dict[str, Any]]:
    for block in re.findall(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL):
        yield from yaml.safe_load(block)


def test_archetype_of_the_recipe_is_sound(sources: Sources) -> None:
    recipe = next(item for item in _recipes() if "samples" in item)
    only = replace(sources, archetypes=(Archetype.model_validate(recipe),))
    assert list(check_archetypes(only)) == []
    assert list(check_samples(only)) == []


def test_tool_of_the_recipe_is_sound(sources: Sources) -> None:
    recipe = next(item for item in _recipes() if "outputs" in item)
    assert list(check_tools(replace(sources, tools=(Tool.model_validate(recipe),)))) == []
