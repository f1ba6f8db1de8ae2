"""Items: pydantic models that know their keys, and how they are written down."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar, TypeVar

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer
from pydantic import BaseModel, ConfigDict

from loomery_shared.dynamo.definition import EXPIRES, KIND, PARTITION, SORT, VERSION, TableDefinition
from loomery_shared.errors import UsageError

__all__ = ["Item", "ItemKey", "ItemType", "joined", "plain", "read_item", "tenant_key", "typed", "written"]

_SEPARATOR = "#"


def joined(*parts: str | int) -> str:
    """Parts of a key as one text; different parts never give the same text."""
    return _SEPARATOR.join(str(part).replace("%", "%25").replace(_SEPARATOR, "%23") for part in parts)


@dataclass(frozen=True)
class ItemKey:
    """Which item; the tenant is the beginning of the partition key, so no query crosses tenants."""

    tenant: str
    partition: str
    sort: str

    @property
    def pk(self) -> str:
        """The partition key; raises UsageError for a tenant that could pass for another."""
        return tenant_key(self.tenant, self.partition)

    def attributes(self) -> dict[str, Any]:
        """The key as DynamoDB takes it."""
        return {PARTITION: {"S": self.pk}, SORT: {"S": self.sort}}


def tenant_key(tenant: str, partition: str) -> str:
    """A partition key of one tenant; raises UsageError for a tenant that could pass for another."""
    if not tenant or _SEPARATOR in tenant:
        raise UsageError("This is no tenant.")
    return f"{tenant}{_SEPARATOR}{partition}"


class Item(BaseModel, ABC):
    """Base of what is kept in a table. A subclass sets `kind` and says where it lies.

    Its fields are written as JSON would have them (dates as text), each an attribute of its own.
    """

    model_config = ConfigDict(frozen=True)

    kind: ClassVar[str]
    tenant: str
    version: int = 0
    """How often it was written; 0 is not yet."""

    @classmethod
    def __pydantic_init_subclass__(cls, **options: Any) -> None:
        """Refuses fields that would take the place of keys."""
        super().__pydantic_init_subclass__(**options)
        if {PARTITION, SORT} & cls.model_fields.keys():
            raise TypeError(f"{cls.__name__}: pk and sk are keys of the table, not fields.")

    @abstractmethod
    def partition(self) -> str:
        """What is asked for together; the tenant is put before it."""

    @abstractmethod
    def sort(self) -> str:
        """What it is ordered by, and told apart by, in its partition."""

    def indexes(self) -> dict[str, tuple[str, str]]:
        """For each index it should be found by: partition (the tenant is put before it) and sort."""
        return {}

    def expires(self) -> datetime | None:
        """From when on it is gone; with a time zone."""
        return None

    @property
    def key(self) -> ItemKey:
        """Which item this is."""
        return ItemKey(self.tenant, self.partition(), self.sort())


ItemType = TypeVar("ItemType", bound=Item)
_serializer, _deserializer = TypeSerializer(), TypeDeserializer()


def written(item: Item, table: TableDefinition) -> dict[str, Any]:
    """The item as DynamoDB takes it, with the version it has."""
    values = {
        **item.model_dump(mode="json", exclude={"version"}),
        PARTITION: item.key.pk,
        SORT: item.key.sort,
        KIND: item.kind,
        VERSION: item.version,
    }
    for name, (partition, sort) in item.indexes().items():
        index = table.index(name)
        values |= {index.partition: tenant_key(item.tenant, partition), index.sort: sort}
    moment = item.expires()
    if moment is not None:
        values[EXPIRES] = int(moment.timestamp())
    return typed(values)


def read_item(kind: type[ItemType], attributes: dict[str, Any]) -> ItemType:
    """The item as DynamoDB gave it; what is ours alone is left out."""
    values = plain(attributes)
    fields = {name: value for name, value in values.items() if name in kind.model_fields}
    return kind.model_validate({**fields, "version": values[VERSION]})


def typed(values: dict[str, Any]) -> dict[str, Any]:
    """Values with DynamoDB's types."""
    return {name: _serializer.serialize(_decimals(value)) for name, value in values.items()}


def plain(attributes: dict[str, Any]) -> dict[str, Any]:
    """Values without DynamoDB's types; numbers are int where they are whole, else float."""
    return {name: _numbers(_deserializer.deserialize(value)) for name, value in attributes.items()}


def _decimals(value: Any) -> Any:
    # DynamoDB counts in tens; its library refuses binary fractions.
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, dict):
        return {name: _decimals(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_decimals(inner) for inner in value]
    return value


def _numbers(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {name: _numbers(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_numbers(inner) for inner in value]
    return value
