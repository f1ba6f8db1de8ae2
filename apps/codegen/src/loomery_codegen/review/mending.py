"""Takes out of a specification what leads to something that is not there: what an edit leaves behind."""

from collections.abc import Iterable
from typing import Any

from loomery_codegen.review.elements import as_json
from loomery_spec import AppSpec

__all__ = ["mended"]

_RECORD = {"id", "created_at", "updated_at"}
_ENTITIES = ("entity", "order", "question", "history", "result")
_LISTS = ("columns", "filters", "fields")


def mended(spec: AppSpec) -> tuple[dict[str, Any], list[str]]:
    """The specification as JSON without loose ends, and the paths of what was left out.

    Rules inside an entity are left as they are: whether one can do without a field is for people to say.
    """
    data, left = as_json(spec), list[str]()
    entities = {one["name"] for one in data["entities"]}
    accounts = any(role["kind"] != "visitor" for role in data["roles"])
    known = entities | ({"user"} if accounts else set())
    roles = {role["name"] for role in data["roles"]}
    if not data["roles"]:
        return data, left
    for entity in data["entities"]:
        _mend_entity(entity, known, roles, left)
    members = {one["name"]: _members(one) for one in data["entities"]}
    owned = {one["name"] for one in data["entities"] if one["owner"]} | {"user"}
    data["grants"] = _kept(
        data["grants"],
        lambda one: (
            one["role"] in roles | {"visitor"}
            and one["entity"] in known
            and (one["scope"] != "own" or one["entity"] in owned)
        ),
        lambda one: f"grants.{one['role']}.{one['entity']}",
        left,
    )
    data["pages"] = _kept(
        data["pages"], lambda page: _named(page) <= known, lambda page: f"pages.{page['name']}", left
    )
    for page in data["pages"]:
        _mend_page(page, known, roles, members)
    for name in ("workflows", "seeds"):
        data[name] = _kept(
            data[name],
            lambda one: _named(one.get("trigger", one)) <= known,
            lambda one, name=name: f"{name}.{one.get('name') or one.get('entity')}",
            left,
        )
    for seeds in data["seeds"]:
        allowed = members.get(seeds["entity"])
        if allowed is not None and seeds["entity"] != "user":
            seeds["records"] = [_only(record, allowed) for record in seeds["records"]]
    for use in data["features"]:
        use["entities"] = [name for name in use["entities"] if name in known]
    return data, left


def _mend_entity(entity: dict[str, Any], known: set[str], roles: set[str], left: list[str]) -> None:
    entity["relations"] = _kept(
        entity["relations"],
        lambda link: link["target"] in known,
        lambda link: f"entities.{entity['name']}.{link['name']}",
        left,
    )
    names = _members(entity)
    for key in ("owner", "title_field"):
        entity[key] = entity[key] if entity[key] in names else None
    if entity["states"] is not None and entity["states"]["field"] not in names:
        entity["states"] = None
        left.append(f"entities.{entity['name']}.states")
    for step in (entity["states"] or {}).get("transitions", []):
        step["roles"] = [role for role in step["roles"] if role in roles]


def _mend_page(page: dict[str, Any], known: set[str], roles: set[str], members: dict[str, set[str]]) -> None:
    page["roles"] = [role for role in page["roles"] if role in roles]
    names = members.get(page.get("entity", ""))
    if names is not None:
        for key in _LISTS:
            if key in page:
                page[key] = [name for name in page[key] if name in names]
        if page.get("sort") and page["sort"]["field"] not in names:
            page["sort"] = None
        for step in page.get("steps", []):
            step["fields"] = [name for name in step["fields"] if name in names]
    page["sections"] = [one for one in page["sections"] if _stands(one, known, members)]
    for section in page["sections"]:
        if isinstance(section.get("items"), list):
            section["items"] = [one for one in section["items"] if _stands(one, known, members)]


def _stands(section: dict[str, Any], known: set[str], members: dict[str, set[str]]) -> bool:
    """Whether a section, or a figure of one, still has what it shows; its filters and order are mended."""
    if not _named(section) <= known:
        return False
    names = members.get(section.get("entity", ""))
    if names is None:
        return True
    if isinstance(section.get("filters"), list):
        section["filters"] = [one for one in section["filters"] if one["field"] in names]
    if section.get("sort") and section["sort"]["field"] not in names:
        section["sort"] = None
    if isinstance(section.get("fields"), list):
        section["fields"] = [name for name in section["fields"] if name in names]
    needed = {section.get("relation"), section.get("group_by"), (section.get("measure") or {}).get("field")}
    return needed - {None, ""} <= names


def _named(one: dict[str, Any]) -> set[str]:
    """The entities that it cannot do without."""
    return {one[key] for key in _ENTITIES if isinstance(one.get(key), str) and one[key]}


def _members(entity: dict[str, Any]) -> set[str]:
    return {one["name"] for one in (*entity["fields"], *entity["relations"])} | _RECORD


def _only(record: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key in names}


def _kept(items: list[Any], good: Any, path: Any, left: list[str]) -> list[Any]:
    left += [path(item) for item in items if not good(item)]
    return [item for item in items if good(item)]
