"""Takes an entity out of a specification, with all that speaks of it."""

from typing import Any

from pydantic import ValidationError

from loomery_codegen.review.elements import as_json
from loomery_spec import AppSpec
from loomery_spec.mentions import mentions

__all__ = ["pruned"]

_NAMES = ("entity", "target", "order", "question", "history", "result")


def pruned(spec: AppSpec, entity: str) -> AppSpec:
    """The rest; the specification as it is when something cannot do without the entity."""
    data = as_json(spec)
    gone = {
        (one["name"], link["name"])
        for one in data["entities"]
        for link in one["relations"]
        if link["target"] == entity
    }
    data["entities"] = [one for one in data["entities"] if one["name"] != entity]
    data = _without(data, entity)
    for one in data["entities"]:
        names = {link for owner, link in gone if owner == one["name"]}
        one["owner"] = None if one["owner"] in names else one["owner"]
        one["constraints"] = [rule for rule in one["constraints"] if not mentions(rule, names)]
    for page in data["pages"]:
        names = {link for owner, link in gone if owner == page.get("entity")}
        for key in ("columns", "filters", "fields"):
            if key in page:
                page[key] = [name for name in page[key] if name not in names]
    for seeds in data["seeds"]:
        names = {link for owner, link in gone if owner == seeds["entity"]}
        seeds["records"] = [
            {key: value for key, value in record.items() if key not in names} for record in seeds["records"]
        ]
    try:
        return AppSpec.model_validate(data)
    except ValidationError:
        return spec


def _without(value: Any, entity: str) -> Any:
    """Elements of lists that name the entity are left out; its name alone as well."""
    if isinstance(value, dict):
        return {key: _without(item, entity) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    return [_without(item, entity) for item in value if not _speaks_of(item, entity)]


def _speaks_of(item: Any, entity: str) -> bool:
    if not isinstance(item, dict):
        return bool(item == entity)
    inner = item.get("trigger") or item.get("related") or {}
    named = [item.get(key) for key in _NAMES]
    named += [inner.get("entity")] if isinstance(inner, dict) else []
    return entity in named
