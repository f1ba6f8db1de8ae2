"""The request schema: the AppSpec's own JSON Schema, made smaller by rule.

Nothing is written by hand here, so the schema follows the AppSpec when it grows. The rules:

- `HELD_BACK` names the properties that a model is not asked for; after the answer they are taken from
  the draft, or made anew (`lift.py`);
- titles, defaults, examples and the descriptions of unions go; the descriptions of values stay short;
- the discriminator `kind` is required in every member of a union, which pydantic leaves optional
  because it has a default; `oneOf` becomes `anyOf`, which more endpoints know;
- arrays and free strings are bounded, because small models repeat themselves without end;
- definitions that nothing refers to any more go, and what is repeated is said once (`sharing.py`).
"""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Literal, TypeAlias

from loomery_codegen.understand.words.model.sharing import share_repeats
from loomery_spec import AppSpec
from loomery_spec.functions import CORE, FUNCTIONS

__all__ = ["HELD_BACK", "Detail", "held_back", "request_schema"]

Json: TypeAlias = dict[str, Any]
Detail: TypeAlias = Literal["full", "core"]
"""`full`: all that a planner decides; `core`: names, entities, fields, relations, roles and theme, for
endpoints with a small context."""

EVERYWHERE = frozenset({"id", "evidence"})
HELD_BACK: dict[str, frozenset[str]] = {
    # The words are ours, the version and targets the person's; samples and experiments come later.
    "AppSpec": frozenset({"version", "description", "seeds", "experiments", "target"}),
    # Bookkeeping of the machinery and of the catalogue.
    "Entity": frozenset({"system", "archetype"}),
    # Proofs of tools are computed, not guessed.
    "Tool": frozenset({"examples"}),
}
HELD_BACK_FROM_CORE: dict[str, frozenset[str]] = {
    "AppSpec": frozenset({"copy", "grants", "pages", "features", "workflows", "connectors"}),
    "Entity": frozenset({"constraints", "owner", "states", "icon", "layout"}),
    "Field": frozenset({"computed", "read_only", "default", "help", "personal", "searchable"}),
    "Relation": frozenset({"inverse", "on_delete"}),
}
MAX_ITEMS, MAX_TEXT = 60, 600
NOISE = frozenset({"title", "default", "examples", "discriminator"})


def held_back(type_name: str, detail: Detail) -> frozenset[str]:
    """Names of the properties of a type that the model is not asked for."""
    core = HELD_BACK_FROM_CORE.get(type_name, frozenset()) if detail == "core" else frozenset()
    return EVERYWHERE | HELD_BACK.get(type_name, frozenset()) | core


def _describe(node: Json, keep: bool) -> None:
    """Keep the first sentence of a description, or none."""
    text = " ".join(str(node.pop("description", "")).split())
    if keep and text:
        node["description"] = text.split(". ")[0].rstrip(".")


def _bound(node: Json) -> None:
    if node.get("type") == "array":
        node.setdefault("maxItems", MAX_ITEMS)
    if node.get("type") == "string" and not node.keys() & {"pattern", "enum", "const", "format"}:
        node.setdefault("maxLength", MAX_TEXT)


def _slim(node: Any, visit: Callable[[Json], None]) -> Any:
    """A copy without noise; `visit` may change each schema of the copy."""
    if isinstance(node, list):
        return [_slim(item, visit) for item in node]
    if not isinstance(node, dict):
        return node
    copy = {}
    for key, value in node.items():
        if key in NOISE:
            continue
        if key in ("properties", "$defs"):
            copy[key] = {name: _slim(item, visit) for name, item in value.items()}
        else:
            copy["anyOf" if key == "oneOf" else key] = _slim(value, visit)
    visit(copy)
    return copy


def _without_held_back(name: str, definition: Json, detail: Detail) -> None:
    """Drop held-back properties of a type and require its discriminator."""
    properties = definition.get("properties", {})
    for key in held_back(name, detail) & properties.keys():
        del properties[key]
    required = [key for key in definition.get("required", []) if key in properties]
    if "const" in properties.get("kind", {}) and "kind" not in required:
        required.insert(0, "kind")
    if required:
        definition["required"] = required


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].removeprefix("#/$defs/")
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for item in node:
            yield from _references(item)


def _reachable(root: Json, definitions: dict[str, Json]) -> dict[str, Json]:
    """The definitions that the root needs, in their order."""
    seen: set[str] = set()
    waiting = list(_references(root))
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(_references(definitions[name]))
    return {name: item for name, item in definitions.items() if name in seen}


@cache
def _cached(detail: Detail, tools: bool) -> str:
    whole = AppSpec.model_json_schema(by_alias=True)

    def visit(node: Json) -> None:
        _describe(node, keep="properties" not in node and detail == "full")
        _bound(node)

    definitions: dict[str, Json] = {}
    for name, definition in whole.pop("$defs").items():
        definitions[name] = _slim(definition, visit)
        _without_held_back(name, definitions[name], detail)
    if "Call" in definitions:
        definitions["Call"]["properties"]["function"] = {"enum": sorted(FUNCTIONS if tools else CORE)}
    root = _slim(whole, visit)
    _without_held_back("AppSpec", root, detail)
    root["$defs"] = _reachable(root, definitions)
    return json.dumps(share_repeats(root), ensure_ascii=False)


def request_schema(detail: Detail = "full", *, tools: bool = False) -> Json:
    """The JSON Schema that goes to the endpoint; `tools` also names the functions of tool pages."""
    schema: Json = json.loads(_cached(detail, tools))
    return schema
