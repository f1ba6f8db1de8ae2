"""A table: read, write under conditions, ask in pages, write many."""

import asyncio
import random
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from botocore.exceptions import ClientError

from loomery_shared.aws import aws_config, aws_session, error_code, in_thread
from loomery_shared.dynamo.definition import EXPIRES, KIND, VERSION, TableDefinition
from loomery_shared.dynamo.items import Item, ItemKey, ItemType, read_item, typed, written
from loomery_shared.dynamo.queries import Query, arguments_of, cursor_after
from loomery_shared.dynamo.writes import Add, Put, Remove, Replace, Write, arguments, refusal
from loomery_shared.errors import ConflictError, NotFoundError, TooLargeError, UnavailableError, UsageError
from loomery_shared.ids import Clock, utc_now
from loomery_shared.paging import Page
from loomery_shared.settings import AwsSettings

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

__all__ = ["DynamoTable"]

Result = TypeVar("Result")
_BATCH = 25
_TRANSACTION = 100
_ATTEMPTS = 8
_REFUSED = "ConditionalCheckFailed"


class DynamoTable:
    """One table. Every method raises UnavailableError when DynamoDB cannot be reached."""

    def __init__(
        self,
        definition: TableDefinition,
        settings: AwsSettings,
        clock: Clock = utc_now,
        first_wait: float = 0.05,
    ) -> None:
        """`first_wait`: seconds, at most, before what was not taken of a batch is sent again; then it doubles."""
        self._definition = definition
        self._first_wait = first_wait
        self._clock = clock
        self.client: DynamoDBClient = aws_session(settings).client(
            "dynamodb", endpoint_url=settings.endpoint or None, config=aws_config()
        )

    async def create_missing(self) -> bool:
        """Make the table unless it is there; whether it was missing."""
        return await self._call(lambda: self._definition.create(self.client))

    async def ping(self) -> None:
        """Whether the table can be reached."""
        await self._call(lambda: self.client.describe_table(TableName=self._definition.name))

    async def get(self, kind: type[ItemType], key: ItemKey) -> ItemType | None:
        """The item as it is now; None when there is none of this kind."""

        def work() -> ItemType | None:
            answer = self.client.get_item(
                TableName=self._definition.name, Key=key.attributes(), ConsistentRead=True
            )
            found: Any = answer.get("Item")
            if found is None or found[KIND]["S"] != kind.kind or self._is_over(found):
                return None
            return read_item(kind, found)

        return await self._call(work)

    async def add(self, item: ItemType) -> ItemType:
        """Write a new item, and give it with its version; raises ConflictError when there is one already."""
        await self._write(Add(item))
        return item.model_copy(update={"version": 1})

    async def put(self, item: ItemType) -> ItemType:
        """Write an item, whatever was there, and give it with its version."""
        await self._write(Put(item))
        return item.model_copy(update={"version": item.version + 1})

    async def replace(self, item: ItemType) -> ItemType:
        """Write an item that was read and changed; raises StaleError when it was written or removed since."""
        await self._write(Replace(item))
        return item.model_copy(update={"version": item.version + 1})

    async def remove(self, key: ItemKey, version: int | None = None) -> None:
        """Remove an item; with `version`, raises StaleError when it has another one or is not there."""
        await self._write(Remove(key, version))

    async def change(
        self, kind: type[ItemType], key: ItemKey, changes: Mapping[str, Any], version: int | None = None
    ) -> ItemType:
        """Set some fields of an item (no keys) and give the whole; `changes` are values as JSON has them.

        Raises NotFoundError, and StaleError when `version` is given and is not the one there.
        """
        _refuse_unknown(kind, changes)
        sets = "".join(f", #f{number} = :f{number}" for number in range(len(changes)))
        condition = "#kind = :kind AND (attribute_not_exists(#expires) OR #expires > :now)"
        names = {f"#f{number}": name for number, name in enumerate(changes)}
        names |= {"#kind": KIND, "#version": VERSION, "#expires": EXPIRES}
        values = {f":f{number}": value for number, value in enumerate(changes.values())}
        values |= {":kind": kind.kind, ":one": 1, ":now": self._now()}
        if version is not None:
            condition += " AND #version = :version"
            values[":version"] = version

        def work() -> ItemType:
            try:
                answer = self.client.update_item(
                    TableName=self._definition.name,
                    Key=key.attributes(),
                    UpdateExpression=f"SET #version = #version + :one{sets}",
                    ConditionExpression=condition,
                    ExpressionAttributeNames=names,
                    ExpressionAttributeValues=typed(values),
                    ReturnValues="ALL_NEW",
                    ReturnValuesOnConditionCheckFailure="ALL_OLD",
                )
            except self.client.exceptions.ConditionalCheckFailedException as error:
                present: Any = error.response.get("Item")
                if not present or present[KIND]["S"] != kind.kind or self._is_over(present):
                    raise NotFoundError("There is no such item.") from error
                raise refusal(Remove(key, version)) from error
            return read_item(kind, answer["Attributes"])

        return await self._call(work)

    async def count(self, item: ItemType, amounts: Mapping[str, int | float]) -> ItemType:
        """Add to numbers of an item and give the whole; `item` says what the rest is if it is new (or over).

        When an answer is lost on the way, it is asked again and may be added twice: for figures, not for money.
        """
        _refuse_unknown(type(item), amounts)
        rest = {
            name: value
            for name, value in written(item, self._definition).items()
            if name not in {*item.key.attributes(), *amounts, VERSION}
        }
        sets = ", ".join(f"#s{number} = if_not_exists(#s{number}, :s{number})" for number in range(len(rest)))
        adds = "".join(f", #a{number} :a{number}" for number in range(len(amounts)))
        names = {f"#s{number}": name for number, name in enumerate(rest)}
        names |= {f"#a{number}": name for number, name in enumerate(amounts)}
        values = {f":s{number}": value for number, value in enumerate(rest.values())}
        values |= typed({f":a{number}": amount for number, amount in enumerate(amounts.values())})

        def work() -> ItemType:
            for _ in range(_ATTEMPTS):
                try:
                    answer = self.client.update_item(
                        TableName=self._definition.name,
                        Key=item.key.attributes(),
                        UpdateExpression=f"SET {sets} ADD #version :one{adds}",
                        ConditionExpression="attribute_not_exists(#expires) OR #expires > :now",
                        ExpressionAttributeNames={**names, "#version": VERSION, "#expires": EXPIRES},
                        ExpressionAttributeValues={**values, **typed({":one": 1, ":now": self._now()})},
                        ReturnValues="ALL_NEW",
                    )
                except self.client.exceptions.ConditionalCheckFailedException:
                    self._remove_over(item.key)
                else:
                    return read_item(type(item), answer["Attributes"])
            raise ConflictError("Others keep writing the same.", hint="Try again.")

        return await self._call(work)

    async def transact(self, *writes: Write) -> None:
        """All of the writes or none (at most 100); raises ConflictError, StaleError, TooLargeError."""
        if len(writes) > _TRANSACTION:
            raise TooLargeError(f"A transaction has at most {_TRANSACTION} writes.")
        parts: list[Any] = [
            {
                "Delete" if isinstance(write, Remove) else "Put": arguments(
                    write, self._definition, self._now()
                )
            }
            for write in writes
        ]

        def work() -> None:
            try:
                self.client.transact_write_items(TransactItems=parts)
            except self.client.exceptions.TransactionCanceledException as error:
                reasons = [reason.get("Code", "") for reason in error.response["CancellationReasons"]]
                for write, reason in zip(writes, reasons, strict=True):
                    if reason == _REFUSED:
                        raise refusal(write) from error
                if "TransactionConflict" in reasons:
                    raise ConflictError(
                        "Somebody else wrote the same at this moment.", hint="Try again."
                    ) from error
                raise

        await self._call(work)

    async def query(self, kind: type[ItemType], query: Query) -> Page[ItemType]:
        """One page of the items of a kind that a query finds; raises UsageError for a cursor that is none."""
        asked = arguments_of(query, kind.kind, self._definition, self._now())

        def work() -> Page[ItemType]:
            rows: list[Any] = []
            start: Any = asked.get("ExclusiveStartKey")
            # DynamoDB limits what it looks at before it filters, so one call may bring too few.
            while len(rows) <= query.limit:
                more = {"ExclusiveStartKey": start} if start else {}
                answer = self.client.query(**{**asked, **more, "Limit": query.limit + 1})
                rows += answer["Items"]
                start = answer.get("LastEvaluatedKey")
                if not start:
                    break
            shown = rows[: query.limit]
            following = cursor_after(shown[-1], query, self._definition) if len(rows) > len(shown) else None
            return Page(items=[read_item(kind, row) for row in shown], next=following)

        return await self._call(work)

    async def put_all(self, items: Iterable[Item]) -> None:
        """Write many items, whatever was there; of two with one key the later. Not one transaction.

        Raises UnavailableError when DynamoDB keeps refusing some; what came through stays.
        """
        last = {(item.key.pk, item.key.sort): item for item in items}
        requests = [
            {"PutRequest": {"Item": arguments(Put(item), self._definition, 0)["Item"]}}
            for item in last.values()
        ]
        for begin in range(0, len(requests), _BATCH):
            await self._batch(requests[begin : begin + _BATCH])

    async def remove_all(self, keys: Iterable[ItemKey]) -> None:
        """Remove many items; as `put_all`."""
        last = {(key.pk, key.sort): key for key in keys}
        requests = [{"DeleteRequest": {"Key": key.attributes()}} for key in last.values()]
        for begin in range(0, len(requests), _BATCH):
            await self._batch(requests[begin : begin + _BATCH])

    async def _batch(self, waiting: Any) -> None:
        name = self._definition.name
        for attempt in range(_ATTEMPTS):
            sent = {name: waiting}
            answer = await self._call(partial(self.client.batch_write_item, RequestItems=sent))
            waiting = answer["UnprocessedItems"].get(name)
            if not waiting:
                return
            # Waits grow and differ, or all who were refused would come back at once.
            await asyncio.sleep(random.uniform(0, self._first_wait * 2**attempt))  # noqa: S311 - no secret depends on it
        raise UnavailableError("DynamoDB takes no more at the moment.", hint="Try again in a moment.")

    async def _write(self, write: Write) -> None:
        asked = arguments(write, self._definition, self._now())

        def work() -> None:
            try:
                if isinstance(write, Remove):
                    self.client.delete_item(**asked)
                else:
                    self.client.put_item(**asked)
            except self.client.exceptions.ConditionalCheckFailedException as error:
                raise refusal(write) from error

        await self._call(work)

    async def _call(self, work: Callable[[], Result]) -> Result:
        def told() -> Result:
            try:
                return work()
            except ClientError as error:
                if error_code(error) == "ValidationException" and "size" in str(error):
                    raise TooLargeError("An item has at most 400 kB.") from error
                raise

        return await in_thread("DynamoDB", told)

    def _remove_over(self, key: ItemKey) -> None:
        with suppress(self.client.exceptions.ConditionalCheckFailedException):
            self.client.delete_item(
                TableName=self._definition.name,
                Key=key.attributes(),
                ConditionExpression="#expires <= :now",
                ExpressionAttributeNames={"#expires": EXPIRES},
                ExpressionAttributeValues=typed({":now": self._now()}),
            )

    def _is_over(self, attributes: Any) -> bool:
        moment = attributes.get(EXPIRES)
        return moment is not None and int(moment["N"]) <= self._now()

    def _now(self) -> int:
        return int(self._clock().timestamp())


def _refuse_unknown(kind: type[Item], names: Iterable[str]) -> None:
    unknown = set(names) - (kind.model_fields.keys() - {"tenant", "version"})
    if unknown:
        raise UsageError(f"No such fields can be changed: {', '.join(sorted(unknown))}.")
