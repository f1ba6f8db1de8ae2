"""Single writes with their conditions, as calls and as parts of a transaction."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from loomery_shared.dynamo.definition import EXPIRES, PARTITION, VERSION, TableDefinition
from loomery_shared.dynamo.items import Item, ItemKey, typed, written
from loomery_shared.errors import ConflictError, LoomeryError, StaleError

__all__ = ["Add", "Put", "Remove", "Replace", "Write", "arguments", "refusal"]


@dataclass(frozen=True)
class Add:
    """Write an item that must not be there yet."""

    item: Item


@dataclass(frozen=True)
class Put:
    """Write an item, whatever was there."""

    item: Item


@dataclass(frozen=True)
class Replace:
    """Write an item in place of the one it was read from: the version there must be the item's."""

    item: Item


@dataclass(frozen=True)
class Remove:
    """Remove an item; with `version`, only if it has that one still."""

    key: ItemKey
    version: int | None = None


Write: TypeAlias = Add | Put | Replace | Remove


def arguments(write: Write, table: TableDefinition, now: int) -> dict[str, Any]:
    """What `put_item` or `delete_item` takes (and the same inside of a transaction); `now` as for queries."""
    match write:
        case Add(item):
            return {
                "TableName": table.name,
                "Item": written(item.model_copy(update={"version": 1}), table),
                # What is over may still lie there for days.
                "ConditionExpression": f"attribute_not_exists({PARTITION}) OR #expires <= :now",
                "ExpressionAttributeNames": {"#expires": EXPIRES},
                "ExpressionAttributeValues": typed({":now": now}),
            }
        case Put(item):
            later = item.model_copy(update={"version": item.version + 1})
            return {"TableName": table.name, "Item": written(later, table)}
        case Replace(item):
            later = item.model_copy(update={"version": item.version + 1})
            return {
                "TableName": table.name,
                "Item": written(later, table),
                **_same_version(item.version),
            }
        case Remove(key, version):
            condition = {} if version is None else _same_version(version)
            return {"TableName": table.name, "Key": key.attributes(), **condition}


def _same_version(version: int) -> dict[str, Any]:
    return {
        "ConditionExpression": "#version = :version",
        "ExpressionAttributeNames": {"#version": VERSION},
        "ExpressionAttributeValues": typed({":version": version}),
    }


def refusal(write: Write) -> LoomeryError:
    """What it means that the condition of a write does not hold."""
    if isinstance(write, Add):
        return ConflictError("This exists already.")
    return StaleError("It was changed or removed by somebody else since it was read.", hint="Read it again.")
