"""How events lie in DynamoDB. The table is one value: the service makes and uses it, Terraform describes it.

What is asked for together is a day of a tenant, so one tenant may write some 1 000 events a second.
"""

import json
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from loomery_analytics.stores.port import from_micros, micros
from loomery_shared.contracts.events import Event
from loomery_shared.dynamo.definition import IndexDefinition, TableDefinition
from loomery_shared.dynamo.items import Item, joined

__all__ = [
    "ACROSS",
    "BY_TIME",
    "BY_USER",
    "ActiveDay",
    "EventItem",
    "PersonTenant",
    "day_of",
    "event_table",
    "moment",
]

ACROSS = "*"
"""In place of a tenant, for what the platform keeps about all of them; no tenant is called so."""
BY_TIME, BY_USER = "by_time", "by_user"
_BEYOND = timedelta(days=2)
"""How much longer DynamoDB keeps what nobody removed."""


def event_table(prefix: str) -> TableDefinition:
    """The table of events; `prefix` tells installations in one account apart."""
    return TableDefinition(
        name=f"{prefix}analytics-events",
        indexes=(IndexDefinition(name=BY_TIME), IndexDefinition(name=BY_USER)),
    )


def day_of(at: datetime) -> str:
    """The day in UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%d")


def moment(at: datetime) -> str:
    """A moment as text that sorts as time does."""
    return f"{micros(at):020}"


class EventItem(Item):
    """One event, by its id; the same id again is refused by the table."""

    kind: ClassVar[str] = "event"
    id: str
    app: str
    name: str
    at: int
    user: str
    visitor: str
    properties: str
    """A JSON object: DynamoDB's numbers are not those of JSON."""
    until: datetime

    @classmethod
    def of(cls, event: Event, keep: timedelta) -> "EventItem":
        """The item that holds an event."""
        return cls(
            tenant=event.tenant,
            id=event.id,
            app=event.app,
            name=event.name,
            at=micros(event.at),
            user=event.user,
            visitor=event.visitor,
            properties=json.dumps(event.properties, ensure_ascii=False),
            until=event.at + keep + _BEYOND,
        )

    def event(self) -> Event:
        """What it holds."""
        return Event.model_construct(
            id=self.id,
            name=self.name,
            at=from_micros(self.at),
            tenant=self.tenant,
            app=self.app,
            user=self.user,
            visitor=self.visitor,
            properties=json.loads(self.properties),
        )

    def partition(self) -> str:
        """Each event is alone: only so can the table tell whether it is new."""
        return joined("event", self.id)

    def sort(self) -> str:
        """Nothing to order."""
        return "event"

    def indexes(self) -> dict[str, tuple[str, str]]:
        """By day and by person, in the order of time."""
        at = from_micros(self.at)
        order = joined(moment(at), self.id)
        by_user = {BY_USER: (joined("user", self.user), order)} if self.user else {}
        return {BY_TIME: (joined("day", day_of(at)), order), **by_user}

    def expires(self) -> datetime:
        """When DynamoDB may remove it, should nobody else have."""
        return self.until


class ActiveDay(Item):
    """That a tenant has events of a day."""

    kind: ClassVar[str] = "active_day"
    day: str
    whose: str

    def partition(self) -> str:
        """All days together."""
        return "days"

    def sort(self) -> str:
        """By day."""
        return joined(self.day, self.whose)


class PersonTenant(Item):
    """That there are events of a person in a tenant."""

    kind: ClassVar[str] = "person_tenant"
    user: str
    whose: str

    def partition(self) -> str:
        """The tenants of a person together."""
        return joined("person", self.user)

    def sort(self) -> str:
        """By tenant."""
        return self.whose
