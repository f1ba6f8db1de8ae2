"""The elements of a specification by path, and ids for all of them."""

from collections.abc import Iterator
from typing import Any

from loomery_spec import AppSpec, Element

__all__ = ["as_json", "elements", "label_of", "with_ids"]


def elements(spec: AppSpec) -> Iterator[tuple[str, Element]]:
    """Everything that words can ask for, with paths such as `entities.book.title`."""
    yield "theme", spec.theme
    for entity in spec.entities:
        yield f"entities.{entity.name}", entity
        yield from ((f"entities.{entity.name}.{field.name}", field) for field in entity.fields)
        yield from ((f"entities.{entity.name}.{link.name}", link) for link in entity.relations)
    yield from ((f"roles.{role.name}", role) for role in spec.roles)
    yield from ((f"pages.{page.name}", page) for page in spec.pages)
    yield from ((f"features.{use.feature}", use) for use in spec.features)
    yield from ((f"workflows.{workflow.name}", workflow) for workflow in spec.workflows)


def label_of(element: Element) -> str:
    """What people call it."""
    for name in ("label_plural", "label", "title", "feature"):
        found = getattr(element, name, "")
        if found:
            return str(found)
    return "Look"


def with_ids(spec: AppSpec) -> AppSpec:
    """The same, where everything that has a name has an id too, so that it can be renamed and be recognised."""
    return AppSpec.model_validate(_identified(as_json(spec)))


def as_json(spec: AppSpec) -> dict[str, Any]:
    """The whole specification as JSON."""
    data: dict[str, Any] = spec.model_dump(mode="json", by_alias=True)
    return data


def _identified(value: Any) -> Any:
    if isinstance(value, list):
        return [_identified(item) for item in value]
    if not isinstance(value, dict):
        return value
    made = {key: _identified(item) for key, item in value.items()}
    if made.get("id") == "" and made.get("name"):
        made["id"] = made["name"]
    return made
