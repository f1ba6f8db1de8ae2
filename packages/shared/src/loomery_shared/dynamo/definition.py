"""A table as one value, from which it is made by a call and described to Terraform."""

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

__all__ = ["EXPIRES", "KIND", "PARTITION", "SORT", "VERSION", "IndexDefinition", "TableDefinition"]

PARTITION, SORT = "pk", "sk"
KIND, VERSION, EXPIRES = "_kind", "_version", "_expires"
"""Attributes of our own; fields of items cannot begin with an underscore, so they never meet."""


class IndexDefinition(BaseModel):
    """A global secondary index: the same items by another key. Items that name no key for it are not in it."""

    model_config = ConfigDict(frozen=True)

    name: str = Field(pattern=r"^[a-z][a-z0-9_]{2,60}$")

    @property
    def partition(self) -> str:
        """The attribute that holds its partition key."""
        return f"_{self.name}_pk"

    @property
    def sort(self) -> str:
        """The attribute that holds its sort key."""
        return f"_{self.name}_sk"


class TableDefinition(BaseModel):
    """A table with the keys `pk` and `sk` (text), paid by request, whose items may expire."""

    model_config = ConfigDict(frozen=True)

    name: str = Field(pattern=r"^[A-Za-z0-9_.-]{3,200}$")
    indexes: tuple[IndexDefinition, ...] = ()
    expires: bool = True
    """Whether DynamoDB removes items some time (up to days) after their moment; reading never shows them."""
    recoverable: bool = True
    """Whether it can be brought back to any second of the last 35 days."""

    def index(self, name: str) -> IndexDefinition:
        """The index of this name; raises KeyError."""
        return {index.name: index for index in self.indexes}[name]

    @property
    def attributes(self) -> tuple[str, ...]:
        """Every attribute that is part of a key; all are text."""
        return (PARTITION, SORT, *(name for index in self.indexes for name in (index.partition, index.sort)))

    def create_arguments(self) -> dict[str, Any]:
        """What `create_table` of boto3 takes."""
        indexes = [
            {
                "IndexName": index.name,
                "KeySchema": _key_schema(index.partition, index.sort),
                "Projection": {"ProjectionType": "ALL"},
            }
            for index in self.indexes
        ]
        return {
            "TableName": self.name,
            "KeySchema": _key_schema(PARTITION, SORT),
            "AttributeDefinitions": [
                {"AttributeName": name, "AttributeType": "S"} for name in self.attributes
            ],
            "BillingMode": "PAY_PER_REQUEST",
            **({"GlobalSecondaryIndexes": indexes} if indexes else {}),
        }

    def create(self, client: "DynamoDBClient") -> bool:
        """Make the table and wait for it; whether it was missing. Blocks, and raises what boto3 raises."""
        try:
            client.create_table(**self.create_arguments())
            missing = True
        except client.exceptions.ResourceInUseException:
            missing = False
        client.get_waiter("table_exists").wait(TableName=self.name, WaiterConfig={"Delay": 1})
        if missing and self.expires:
            client.update_time_to_live(
                TableName=self.name,
                TimeToLiveSpecification={"Enabled": True, "AttributeName": EXPIRES},
            )
        if missing and self.recoverable:
            client.update_continuous_backups(
                TableName=self.name,
                PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True},
            )
        return missing


def _key_schema(partition: str, sort: str) -> list[dict[str, str]]:
    return [
        {"AttributeName": partition, "KeyType": "HASH"},
        {"AttributeName": sort, "KeyType": "RANGE"},
    ]
