"""Changes of a specification as JSON operations, whose places are named by keys and not counted."""

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from loomery_shared.contracts.understanding_values import Operation
from loomery_shared.errors import UsageError
from loomery_spec import AppSpec
from loomery_spec.diff import Change, ChangeKind, SpecDiff, apply, diff

__all__ = ["apply_operations", "operations_between"]

_OF: dict[str, str] = {"added": "add", "removed": "remove", "reordered": "order"}
_KINDS: dict[str, ChangeKind] = {
    "add": "added",
    "remove": "removed",
    "order": "reordered",
    "replace": "changed",
}


def operations_between(before: AppSpec, after: AppSpec) -> list[Operation]:
    """What makes the one of the other, but for the order of elements.

    An order names every element, and so would only fit this very specification.
    """
    return [_operation(change) for change in diff(before, after).changes if change.kind != "reordered"]


def _operation(change: Change) -> Operation:
    op: Any = _OF.get(change.kind, "replace")
    return Operation(op=op, path=list(change.path), value=change.after)


def apply_operations(spec: AppSpec, operations: Sequence[Operation]) -> AppSpec:
    """The specification afterwards; raises UsageError when an operation does not fit."""
    changes = tuple(Change(kind=_KINDS[one.op], path=tuple(one.path), after=one.value) for one in operations)
    try:
        return apply(SpecDiff(changes=changes), spec)
    except (KeyError, IndexError, TypeError, AttributeError, StopIteration, ValueError) as error:
        reason = "; ".join(_told(error)) if isinstance(error, ValidationError) else "a place is not there"
        raise UsageError(
            f"These operations do not fit the specification: {reason}.",
            hint="Read the specification anew, and make the operations for it.",
        ) from error


def _told(error: ValidationError) -> list[str]:
    found = error.errors(include_url=False, include_input=False)[:5]
    return [f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}" for fault in found]
