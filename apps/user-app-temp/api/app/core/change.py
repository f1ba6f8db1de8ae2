"""What happens to a record: the value that rules, workflows and hooks are given."""

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from sqlalchemy import orm

from app.core.actor import Actor
from app.core.db import Record

Event: TypeAlias = Literal["created", "updated", "deleted", "transition"]


@dataclass(frozen=True, kw_only=True)
class Change:
    """A record after (for `deleted`: before) something happened to it, inside the transaction."""

    session: orm.Session
    actor: Actor
    record: Record
    event: Event
    transition: str = ""
    before: dict[str, Any] = field(default_factory=dict)
    """Values of the columns before an update."""

    def is_event(self, event: Event, transition: str | None = None) -> bool:
        """Whether this is what a rule or a workflow waits for; no named transition means any."""
        return self.event == event and (not transition or transition == self.transition)
