"""Changes of a specification as JSON operations, whose places are named by keys and not counted."""

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from loomery_codegen.review.elements import as_json
from loomery_shared.contracts.understanding_values import Operation
from loomery_shared.errors import UsageError
from loomery_spec import AppSpec
from loomery_spec.diff import Change, diff, element_key

__all__ = ["apply_operations", "operations_between"]

_OF: dict[str, str] = {"added": "add", "removed": "remove", "reordered": "order"}


def operations_between(before: AppSpec, after: AppSpec) -> list[Operation]:
    """What makes the one of the other, but for the order of elements.

    An order names every element, and so would only fit this very specification.
    """
    return [_operation(change) for change in diff(before, after).changes if change.kind != "reordered"]


def _operation(change: Change) -> Operation:
    op: Any = _OF.get(change.kind, "replace")
    return Operation(op=op, path=list(change.path), value=change.after)


def apply_operations(spec: AppSpec, operations: Sequence[Operation]) -> tuple[AppSpec, list[Operation]]:
    """The specification afterwards, and the operations whose place is not there (any more).

    Several answers may say the same: what is there is added anew, what is gone is not removed again.
    Raises UsageError for what would be no specification.
    """
    data = as_json(spec)
    left = [one for one in operations if not _applied(data, one)]
    try:
        return AppSpec.model_validate(data), left
    except ValidationError as error:
        raise UsageError(
            f"After these operations it would be no specification: {'; '.join(_told(error))}.",
            hint="Read the specification anew, and make the operations for it.",
        ) from error


def _applied(data: dict[str, Any], one: Operation) -> bool:
    """Change the data; False when there is no such place."""
    *way, last = one.path
    holder: Any = data
    for part in way:
        holder = _inside(holder, part)
    if isinstance(holder, list):
        return _of_list(holder, last, one)
    if not isinstance(holder, dict) or last not in holder:
        return False
    if one.op == "order" and isinstance(holder[last], list) and isinstance(one.value, list):
        known = {element_key(item): item for item in holder[last] if isinstance(item, dict)}
        first = [known[key] for key in one.value if key in known]
        holder[last] = [*first, *(item for item in holder[last] if item not in first)]
        return True
    if one.op == "replace":
        holder[last] = one.value
    return one.op == "replace"


def _of_list(items: list[Any], key: str, one: Operation) -> bool:
    at = next((at for at, item in enumerate(items) if _is_called(item, key)), None)
    match one.op:
        case "add" if at is None:
            items.append(one.value)
        case "add" | "replace" if at is not None:
            items[at] = one.value
        case "remove" if at is not None:
            del items[at]
        case _:
            return one.op == "remove"
    return True


def _inside(holder: Any, part: str) -> Any:
    if isinstance(holder, list):
        return next((item for item in holder if _is_called(item, part)), None)
    return holder.get(part) if isinstance(holder, dict) else None


def _is_called(item: Any, key: str) -> bool:
    return isinstance(item, dict) and element_key(item) == key


def _told(error: ValidationError) -> list[str]:
    found = error.errors(include_url=False, include_input=False)[:5]
    return [f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}" for fault in found]
