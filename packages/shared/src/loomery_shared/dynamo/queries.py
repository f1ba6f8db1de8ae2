"""What is asked of a table, and where the next page begins."""

from dataclasses import dataclass
from typing import Any

from loomery_shared.dynamo.definition import EXPIRES, KIND, PARTITION, SORT, TableDefinition
from loomery_shared.dynamo.items import plain, tenant_key, typed
from loomery_shared.errors import UsageError
from loomery_shared.paging import decode_cursor, encode_cursor

__all__ = ["Query", "arguments_of", "cursor_after"]


@dataclass(frozen=True)
class Query:
    """Items of one partition of one tenant, in the order of their sort keys.

    Either `begins` (of the sort key), or `first` and `last` (both included), or neither.
    """

    tenant: str
    partition: str
    begins: str = ""
    first: str = ""
    last: str = ""
    index: str = ""
    """The index to look in (which lags behind by moments); empty: the table itself, as it is now."""
    newest_first: bool = False
    limit: int = 50
    cursor: str = ""


def arguments_of(query: Query, kind: str, table: TableDefinition, now: int) -> dict[str, Any]:
    """What `query` of boto3 takes; `now` in seconds since 1970. Raises UsageError for a cursor that is none."""
    partition, sort = _key_names(query, table)
    condition, values = _sort_condition(query)
    names = {"#p": partition, "#kind": KIND, "#expires": EXPIRES}
    values |= {":p": tenant_key(query.tenant, query.partition), ":kind": kind, ":now": now}
    asked: dict[str, Any] = {
        "TableName": table.name,
        "KeyConditionExpression": f"#p = :p{condition}",
        "FilterExpression": "#kind = :kind AND (attribute_not_exists(#expires) OR #expires > :now)",
        "ExpressionAttributeNames": names | ({"#s": sort} if condition else {}),
        "ExpressionAttributeValues": typed(values),
        "ScanIndexForward": not query.newest_first,
    }
    if query.index:
        asked["IndexName"] = query.index
    else:
        asked["ConsistentRead"] = True
    start = _start(query, table)
    return asked | ({"ExclusiveStartKey": typed(start)} if start else {})


def cursor_after(row: dict[str, Any], query: Query, table: TableDefinition) -> str:
    """The cursor of the page that begins after this row. What the query says itself is not in it."""
    values = plain(row)
    return encode_cursor(*(values[name] for name in _cursor_names(query, table)))


def _sort_condition(query: Query) -> tuple[str, dict[str, Any]]:
    if query.begins:
        return " AND begins_with(#s, :begins)", {":begins": query.begins}
    if query.first and query.last:
        return " AND #s BETWEEN :first AND :last", {":first": query.first, ":last": query.last}
    if query.first:
        return " AND #s >= :first", {":first": query.first}
    if query.last:
        return " AND #s <= :last", {":last": query.last}
    return "", {}


def _key_names(query: Query, table: TableDefinition) -> tuple[str, str]:
    if not query.index:
        return PARTITION, SORT
    index = table.index(query.index)
    return index.partition, index.sort


def _cursor_names(query: Query, table: TableDefinition) -> tuple[str, ...]:
    return (_key_names(query, table)[1], PARTITION, SORT) if query.index else (SORT,)


def _start(query: Query, table: TableDefinition) -> dict[str, Any]:
    values = decode_cursor(query.cursor)
    if values is None:
        return {}
    names = _cursor_names(query, table)
    start: dict[str, Any] = {
        _key_names(query, table)[0]: tenant_key(query.tenant, query.partition),
        **dict(zip(names, values, strict=False)),
    }
    ours = str(start.get(PARTITION, "")).startswith(tenant_key(query.tenant, ""))
    if len(values) != len(names) or not all(isinstance(value, str) for value in values) or not ours:
        raise UsageError("This cursor is none of ours.", hint="Begin again without it.")
    return start
