"""Edits of a planned specification; what they entail (pages, forms, permissions) the compiler completes."""

from collections.abc import Callable
from typing import Any, TypeAlias

from pydantic import ValidationError

from loomery_codegen.review.elements import as_json
from loomery_spec import AppSpec, Entity, Field, Grant
from loomery_spec.behaviour import FeatureUse

__all__ = [
    "Edit",
    "with_feature",
    "with_fields",
    "with_grants",
    "without_entity",
    "without_feature",
]

Edit: TypeAlias = Callable[[AppSpec], AppSpec]
_NAMES = ("entity", "target", "order", "question", "history", "result")


def with_fields(entity: str, *fields: Field) -> Edit:
    """Further fields of an entity."""

    def edit(spec: AppSpec) -> AppSpec:
        return _with_entity(spec, entity, lambda one: {"fields": (*one.fields, *fields)})

    return edit


def with_grants(entity: str, *grants: Grant) -> Edit:
    """These grants on an entity instead of all that there are."""

    def edit(spec: AppSpec) -> AppSpec:
        kept = tuple(grant for grant in spec.grants if grant.entity != entity)
        return spec.model_copy(update={"grants": (*kept, *grants)})

    return edit


def with_feature(feature: str) -> Edit:
    """A further feature, as its module does it by itself."""

    def edit(spec: AppSpec) -> AppSpec:
        return spec.model_copy(update={"features": (*spec.features, FeatureUse(feature=feature))})

    return edit


def without_feature(feature: str) -> Edit:
    """The same without a feature."""

    def edit(spec: AppSpec) -> AppSpec:
        return spec.model_copy(
            update={"features": tuple(use for use in spec.features if use.feature != feature)}
        )

    return edit


def without_entity(entity: str) -> Edit:
    """The same without an entity and all that speaks of it; unchanged when something cannot do without it."""

    def edit(spec: AppSpec) -> AppSpec:
        data = _without(as_json(spec), entity)
        data["entities"] = [one for one in data["entities"] if one["name"] != entity]
        try:
            return AppSpec.model_validate(data)
        except ValidationError:
            return spec

    return edit


def _with_entity(spec: AppSpec, name: str, change: Callable[[Entity], dict[str, Any]]) -> AppSpec:
    return spec.model_copy(
        update={
            "entities": tuple(
                one.model_copy(update=change(one)) if one.name == name else one for one in spec.entities
            )
        }
    )


def _without(value: Any, entity: str) -> Any:
    """Elements of lists that name the entity are left out; names of it alone as well."""
    if isinstance(value, dict):
        return {key: _without(item, entity) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    return [_without(item, entity) for item in value if not _speaks_of(item, entity)]


def _speaks_of(item: Any, entity: str) -> bool:
    if not isinstance(item, dict):
        return bool(item == entity)
    named = {item.get(key) for key in _NAMES} | {(item.get("trigger") or {}).get("entity")}
    return entity in named
