"""From a specification to the part that a model is shown, and from its answer back to a specification."""

import json
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from loomery_codegen.understand.words.model.schema import Detail, held_back
from loomery_spec import AppSpec, Element, Evidence

__all__ = ["PROPOSED", "identity", "lift", "project"]

PROPOSED = Evidence(source="implied", confidence=0.6, note="proposed by the model")
"""The evidence of what a model added."""


def _project_value(value: Any, detail: Detail) -> Any:
    if isinstance(value, BaseModel):
        return _project(value, detail)
    if isinstance(value, tuple | list):
        return [_project_value(item, detail) for item in value]
    if isinstance(value, dict):
        return {key: _project_value(item, detail) for key, item in value.items()}
    return value


def _project(node: BaseModel, detail: Detail) -> dict[str, Any]:
    hidden = held_back(type(node).__name__, detail)
    shown = {}
    for name, info in type(node).model_fields.items():
        value, key = getattr(node, name), info.alias or name
        if key in hidden:
            continue
        default = info.get_default(call_default_factory=True)
        if name != "kind" and not info.is_required() and value == default:
            continue
        shown[key] = _project_value(value, detail)
    return shown


def project(spec: AppSpec, detail: Detail = "full") -> str:
    """The specification as the request schema knows it, without defaults, as compact JSON."""
    return json.dumps(_project(spec, detail), ensure_ascii=False, separators=(",", ":"), default=str)


def identity(node: BaseModel) -> tuple[object, ...]:
    """By what a part is recognised among its siblings."""
    kind = type(node).__name__
    for keys in (("name",), ("feature",), ("role", "entity", "scope"), ("title",), ("entity",)):
        if all(key in type(node).model_fields for key in keys):
            return (kind if keys == ("title",) else "", *(getattr(node, key) for key in keys))
    return (kind, node.model_dump_json(exclude={"id", "evidence"}))


def _lift_all(nodes: Iterable[BaseModel], olds: Iterable[object], detail: Detail) -> tuple[BaseModel, ...]:
    known = {identity(old): old for old in olds if isinstance(old, BaseModel)}
    return tuple(_lift(node, known.get(identity(node)), detail) for node in nodes)


def _lift_value(value: object, old: object, detail: Detail) -> object:
    if isinstance(value, BaseModel):
        return _lift(value, old if isinstance(old, BaseModel) else None, detail)
    if isinstance(value, tuple) and any(isinstance(item, BaseModel) for item in value):
        return _lift_all(value, old if isinstance(old, tuple) else (), detail)
    return value


def _lift(node: BaseModel, old: BaseModel | None, detail: Detail) -> BaseModel:
    if old is not None and type(old) is not type(node):
        old = None
    hidden = held_back(type(node).__name__, detail)
    changed: dict[str, object] = {}
    for name, info in type(node).model_fields.items():
        was = getattr(old, name, None)
        if (info.alias or name) not in hidden:
            changed[name] = _lift_value(getattr(node, name), was, detail)
        elif old is not None:
            changed[name] = was
        elif not info.is_required():
            changed[name] = info.get_default(call_default_factory=True)
    if isinstance(node, Element) and old is None:
        changed["evidence"] = PROPOSED
    return node.model_copy(update=changed)


def lift(answer: AppSpec, draft: AppSpec, detail: Detail = "full") -> AppSpec:
    """The answer with what was held back taken from the draft; new elements carry evidence that says so.

    Samples are kept only while the data they are samples of is unchanged.
    """
    lifted = _lift(answer, draft, detail)
    assert isinstance(lifted, AppSpec)  # noqa: S101 -- `_lift` keeps the type
    same_data = _shape(lifted) == _shape(draft)
    return lifted.model_copy(update={"seeds": draft.seeds if same_data else ()})


def _shape(spec: AppSpec) -> dict[str, object]:
    return {
        entity.name: (
            {field.name: field.type for field in entity.fields},
            {relation.name: (relation.target, relation.kind) for relation in entity.relations},
        )
        for entity in spec.entities
    }
