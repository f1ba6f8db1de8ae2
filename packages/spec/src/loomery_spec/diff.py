"""What changed between two specifications, and how to make the one from the other.

Elements are matched by their stable id (a missing id is the name), so that a renamed field is not a removed
and an added one. The law: `apply(diff(a, b), a) == b`, and `diff(a, a)` is empty.
"""

from typing import Any, Literal

from pydantic import JsonValue

from loomery_spec.app import AppSpec
from loomery_spec.base import Node

ChangeKind = Literal["added", "removed", "renamed", "retyped", "changed", "reordered"]
Path = tuple[str, ...]


class Change(Node):
    """One change at a place, such as `("entities", "task", "fields", "title")`.

    `added` and `removed` carry the whole element; `renamed`, `retyped` and `changed` carry one property
    before and after; `reordered` carries the keys in order.
    """

    kind: ChangeKind
    path: Path
    before: JsonValue = None
    after: JsonValue = None


class SpecDiff(Node):
    """All changes, outer before inner."""

    changes: tuple[Change, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing changed."""
        return not self.changes

    def of(self, kind: ChangeKind) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)


def element_key(item: dict[str, Any]) -> str | None:
    """How an element of a list is recognised, or none when it has no identity."""
    if item.get("id"):
        return str(item["id"])
    if "name" in item:
        return str(item["name"])
    if "role" in item and "entity" in item:
        return f"{item['role']}:{item['entity']}:{item.get('scope', '')}"
    if "records" in item:
        return str(item["entity"])
    return str(item["feature"]) if "feature" in item else None


def _keyed(value: Any) -> dict[str, dict[str, Any]] | None:
    """A list of elements by key; none when it is no such list or keys repeat."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        return None
    keys = [element_key(item) for item in value]
    if None in keys or len(set(keys)) != len(keys):
        return None
    return {str(key): item for key, item in zip(keys, value, strict=True)}


def _property_kind(name: str) -> ChangeKind:
    return {"name": "renamed", "type": "retyped"}.get(name, "changed")  # type: ignore[return-value]


def _compare_lists(old: dict[str, Any], new: dict[str, Any], path: Path) -> list[Change]:
    changes = [Change(kind="removed", path=(*path, key), before=old[key]) for key in old if key not in new]
    changes += [Change(kind="added", path=(*path, key), after=new[key]) for key in new if key not in old]
    for key in new:
        if key in old:
            changes += _compare(old[key], new[key], (*path, key))
    kept = [key for key in old if key in new]
    if kept + [key for key in new if key not in old] != list(new):
        changes.append(Change(kind="reordered", path=path, before=list(old), after=list(new)))
    return changes


def _compare(old: dict[str, Any], new: dict[str, Any], path: Path) -> list[Change]:
    changes: list[Change] = []
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if before == after and type(before) is type(after):
            continue
        old_items, new_items = _keyed(before), _keyed(after)
        if old_items is not None and new_items is not None:
            changes += _compare_lists(old_items, new_items, (*path, name))
        else:
            changes.append(Change(kind=_property_kind(name), path=(*path, name), before=before, after=after))
    return changes


def diff(old: AppSpec, new: AppSpec) -> SpecDiff:
    """Everything that must change in `old` to become `new`."""
    return SpecDiff(changes=tuple(_compare(_data(old), _data(new), ())))


def _data(spec: AppSpec) -> dict[str, Any]:
    data: dict[str, Any] = spec.model_dump(mode="json", by_alias=True)
    return data


def _step(value: Any, part: str) -> Any:
    if isinstance(value, list):
        return next(item for item in value if element_key(item) == part)
    return value[part]


def _resolve(data: dict[str, Any], path: Path) -> Any:
    value: Any = data
    for part in path:
        value = _step(value, part)
    return value


def _remember_keys(value: Any, keys: dict[int, str]) -> None:
    """Note the key of each element by identity: while changes are applied, ids and names move."""
    if isinstance(value, dict):
        for item in value.values():
            _remember_keys(item, keys)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, dict) and (key := element_key(item)) is not None:
                keys[id(item)] = key
            _remember_keys(item, keys)


def _apply_one(change: Change, target: Any, keys: dict[int, str]) -> None:
    """Apply to the target: the list for elements and orders, the holding element for properties."""
    last = change.path[-1]
    match change.kind:
        case "added":
            keys[id(change.after)] = last
            target.append(change.after)
        case "removed":
            target[:] = [item for item in target if keys[id(item)] != last]
        case "reordered":
            order: list[Any] = change.after if isinstance(change.after, list) else []
            target.sort(key=lambda item: order.index(keys[id(item)]))
        case "renamed" | "retyped" | "changed":
            target[last] = change.after


def apply(changes: SpecDiff, spec: AppSpec) -> AppSpec:
    """The specification after the changes; raises `ValidationError` when they do not fit it."""
    data = _data(spec)
    keys: dict[int, str] = {}
    _remember_keys(data, keys)
    found = [
        (change, _resolve(data, change.path if change.kind == "reordered" else change.path[:-1]))
        for change in changes.changes
    ]
    for change, target in found:
        _apply_one(change, target, keys)
    return AppSpec.model_validate(data)
