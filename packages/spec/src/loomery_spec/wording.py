"""What differs between two specifications, as a person says it."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from loomery_spec.app import AppSpec
from loomery_spec.base import Node
from loomery_spec.diff import Change, Path, diff
from loomery_spec.permitted import permitted
from loomery_spec.wording_values import listed, named, type_words, value_words

__all__ = ["Difference", "DifferenceKind", "Group", "differences"]

DifferenceKind = Literal["added", "removed", "renamed", "retyped", "changed"]
Data = dict[str, Any]
Group = Literal["data", "pages", "permissions", "features", "look", "other"]
_GROUPS: dict[str, Group] = {
    "entities": "data", "grants": "permissions", "roles": "permissions", "pages": "pages", "features": "features",
    "workflows": "features", "connectors": "features", "experiments": "features", "theme": "look", "copy": "look",
}  # fmt: skip
_SILENT = frozenset({"id", "evidence", "seeds", "version", "slug"})
_CALLED = frozenset({"name", "plural", "label", "label_plural", "title"})
_SCOPES = {"all": "", "own": "their own ", "related": "related "}
_THINGS = {
    "features": "feature",
    "workflows": "automation",
    "connectors": "connection",
    "experiments": "experiment",
}


_SWITCHED = {
    "required": (" may be left empty.", " must be filled in."),
    "unique": (" may be the same in several records.", " must be different in every record."),
    "signs_up": (": people can no longer register by themselves.", ": people may register by themselves."),
}
_PARTS = {
    "states": ": the steps that it goes through are other ones.",
    "constraints": ": the rules that its records keep are other ones.",
    "sections": ": what stands on it is different.",
}
_SIDES = {
    "public": "everybody",
    "member": "people who have signed in",
    "staff": "those who run it",
    "admin": "administrators",
}


class Difference(Node):
    """One difference; `element` is a path such as `entities.book.title`."""

    kind: DifferenceKind
    group: Group
    element: str
    words: str


def differences(before: AppSpec, after: AppSpec) -> tuple[Difference, ...]:
    """What people notice, in the order of the specification; ids, evidence and samples are left out."""
    found: dict[Path, list[Change]] = {}
    for change in diff(before, after).changes:
        if not _SILENT & {change.path[0], change.path[-1]} and change.path[0] != "grants":
            found.setdefault(_element(change), []).append(change)
    old, new = _data(before), _data(after)
    worded = [one for path, changes in found.items() for one in _worded(path, changes, old, new)]
    return (*worded, *_permissions(before, after, new))


def _element(change: Change) -> Path:
    """The element that a change belongs to: an entity, one of its members, a page."""
    path = change.path
    if change.kind in ("added", "removed"):
        inner = len(path) == 2 or (len(path) == 4 and path[2] in ("fields", "relations"))
        return path if inner else _holder(path)
    return _holder(path)


def _holder(path: Path) -> Path:
    if len(path) > 4 and path[0] == "entities" and path[2] in ("fields", "relations"):
        return path[:4]
    return path[:2] if len(path) > 2 else path[:1]


def _worded(path: Path, changes: Sequence[Change], before: Data, after: Data) -> Iterator[Difference]:
    group = _GROUPS.get(path[0], "other")
    element = ".".join(part for at, part in enumerate(path) if not (at == 2 and len(path) == 4))

    def said(kind: DifferenceKind, words: str) -> Difference:
        return Difference(kind=kind, group=group, element=element, words=words)

    for change in changes:
        if change.path == path and change.kind in ("added", "removed"):
            yield said(change.kind, _came_or_went(change, before, after))
            return
    if len(path) == 1:
        yield from (said("changed", words) for change in changes for words in _of_whole(change))
        return
    old, new = _found(before, path), _found(after, path)
    called = [
        change for change in changes if change.path[-1] in _CALLED and len(change.path) == len(path) + 1
    ]
    where = _in(path, after)
    if called:
        yield said(
            "renamed", f"{named(old)}{where} is called {named(new, formal=named(old) == named(new))} now."
        )
    for change in changes:
        if change in called:
            continue
        kind: DifferenceKind = "retyped" if change.kind == "retyped" else "changed"
        yield said(kind, f"{named(new)}{where}{_property(change, path)}")


def _came_or_went(change: Change, before: Data, after: Data) -> str:
    path, came = change.path, change.kind == "added"
    value: dict[str, Any] = change.after if came else change.before  # type: ignore[assignment]
    name = named(value)
    if len(path) == 4:
        where = named(_found(after if came else before, path[:2]))
        if path[2] == "relations":
            target = value.get("target", "")
            return f"{where} {'gets' if came else 'loses'} a link {name} to {target.replace('_', ' ')}."
        words = f" ({type_words(value['type'])})" if came else ""
        return f"{where} {'gets' if came else 'loses'} the field {name}{words}."
    match path[0], came:
        case "entities", True:
            labels = [f["label"].lower() for f in value.get("fields", [])]
            return f"{name} is something new to keep{f', with {listed(labels)}' if labels else ''}."
        case "entities", False:
            return f"{name} is no longer kept."
        case "pages", _:
            return (
                f"{'There is a new page' if came else 'There is no longer a page'} {name} at {value['path']}."
            )
        case "roles", _:
            return f"{'There is a new' if came else 'There is no longer a'} kind of person: {name}."
        case _:
            thing = _THINGS.get(path[0], "part")
            return f"The {thing} {name} is {'added' if came else 'taken out'}."


def _of_whole(change: Change) -> Iterator[str]:
    """A property of the application itself, of its look or of the words on its face."""
    what = change.path[0].replace("_", " ")
    if change.path == ("name",):
        yield f"The application is called “{change.after}” now; it was “{change.before}”."
    elif change.path == ("description",):
        yield "The description is another one."
    elif change.kind == "reordered":
        yield f"The {what} have another order."
    elif isinstance(change.before, dict) and isinstance(change.after, dict):
        yield from _of_parts(what, change.before, change.after)
    else:
        yield f"The {what} changes from {value_words(change.before)} to {value_words(change.after)}."


def _of_parts(what: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for key in dict.fromkeys((*before, *after)):
        was, now, part = before.get(key), after.get(key), key.replace("_", " ")
        if was == now or key in _SILENT:
            continue
        if isinstance(was, dict) and isinstance(now, dict):
            yield from _of_parts(part, was, now)
        elif what == "copy":
            yield f"The {part} on the front page says something else."
        else:
            where = "colour" if what == "palette" else f"of the {what}"
            yield f"The {part} {where} changes from {value_words(was)} to {value_words(now)}."


def _property(change: Change, path: Path) -> str:
    inner = change.path[len(path) :]
    what = inner[0].replace("_", " ")
    if change.kind == "reordered":
        return f": the {what} have another order."
    match inner[0], change.after:
        case "type", dict(kind) if len(inner) == 1:
            before: Any = change.before
            if not before or before.get("kind") != kind["kind"]:
                return f" becomes {type_words(kind)}; it was {type_words(before)}."
            return ": the choices are other ones." if "choices" in kind else ": its limits are other ones."
        case (("required" | "unique" | "signs_up"), bool(value)):
            return _SWITCHED[inner[0]][value]
        case (("states" | "constraints" | "sections"), _):
            return _PARTS[inner[0]]
        case "side", str(side):
            return f" is for {_SIDES[side]} now; it was for {_SIDES[str(change.before)]}."
        case "roles", list(roles):
            return f" can be opened by {value_words(roles)} now; it was {value_words(change.before)}."
        case "owner", _:
            return ": whom its records belong to is settled differently."
        case _:
            return f": {what} changes from {value_words(change.before)} to {value_words(change.after)}."


def _permissions(before: AppSpec, after: AppSpec, data: Data) -> Iterator[Difference]:
    old, new = permitted(before), permitted(after)
    pairs: dict[tuple[str, str, str, str], list[str]] = {}
    for key in dict.fromkeys((*old, *new)):
        role, entity, action = key
        if old.get(key) != new.get(key):
            pairs.setdefault((role, entity, old.get(key, ""), new.get(key, "")), []).append(action)
    for (role, entity, was, now), actions in pairs.items():
        if after.role(role) is None or after.entity(entity) is None:
            continue  # the role or the thing itself goes, which is said already
        who, deeds = named(_found(data, ("roles", role))), listed(actions)
        things = named(_found(data, ("entities", entity)))
        if not now:
            words = f"{who} may no longer {deeds} {_records(was)}{things}."
        elif not was:
            words = f"{who} may {deeds} {_records(now)}{things}."
        else:
            words = f"{who} may {deeds} {_records(now) or 'all '}{things}; it was {_records(was).strip() or 'all'}."
        kind: DifferenceKind = "added" if not was else "removed" if not now else "changed"
        yield Difference(kind=kind, group="permissions", element=f"grants.{role}.{entity}", words=words)


def _records(scope: str) -> str:
    plain, _, sometimes = scope.partition(",")
    return f"{'some of ' if sometimes else ''}{_SCOPES[plain]}"


def _in(path: Path, spec: Data) -> str:
    return f" of {named(_found(spec, path[:2]))}" if len(path) == 4 else ""


def _data(spec: AppSpec) -> Data:
    return spec.model_dump(mode="json", by_alias=True)


def _found(spec: Data, path: Path) -> Data:
    """The element at a path; empty when it is not there."""
    value: Any = spec
    for part in path:
        if isinstance(value, list):
            value = next((one for one in value if part in _keys(one)), {})
        else:
            value = value.get(part, {})
    return value if isinstance(value, dict) else {}


def _keys(one: Data) -> tuple[Any, ...]:
    return (one["id"],) if one.get("id") else (one.get("name"), one.get("feature"))
