"""What makes an event acceptable: its shape, its clock, its name, and the properties that go with the name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import BaseModel, ValidationError

from loomery_analytics.ingest.known_events import APP_NAMES, KNOWN, OPEN
from loomery_shared.contracts.events import Event

__all__ = ["Fault", "Source", "check"]

_EVENT_ID = re.compile(r"[A-Za-z0-9_.:-]{8,64}")
_ID = re.compile(r"[A-Za-z0-9_.-]{0,64}")
_LONGEST_TEXT = 1_000
_LARGEST_NUMBER = 2**53


class Fault(BaseModel):
    """One thing that is wrong with an event, and where."""

    where: str
    message: str


@dataclass(frozen=True)
class Source:
    """Who sends: one of our services, or anybody with the write key of an application."""

    now: datetime
    behind: timedelta
    """How old an event may be."""
    ahead: timedelta
    """How far its clock may be before ours."""
    write_key_of: tuple[str, str] | None = None
    """Tenant and application; None for a service."""
    device: str = ""
    """What pages are shown on there."""


def check(raw: Any, source: Source) -> Event | list[Fault]:
    """The event as it is stored, or what is wrong with it."""
    try:
        event = Event.model_validate(raw)
    except ValidationError as error:
        return _faults(error)
    faults = list(_shape_faults(event))
    if faults:
        return faults
    if event.at.tzinfo is None:
        return [Fault(where="at", message="Say the time zone, as in 2026-03-01T12:00:00Z.")]
    if not -source.behind <= event.at - source.now <= source.ahead:
        return [Fault(where="at", message=f"This clock is too far off; it is {source.now:%FT%TZ} here.")]
    faults = list(_sender_faults(event, source))
    if faults:
        return faults
    if source.write_key_of is not None:
        event = _placed(event, source)
    return _with_known_properties(event)


def _shape_faults(event: Event) -> Iterable[Fault]:
    if not _EVENT_ID.fullmatch(event.id):
        yield Fault(where="id", message="8 to 64 letters, digits and _ . - : are the id of an event.")
    for where in ("tenant", "app", "user", "visitor"):
        if not _ID.fullmatch(getattr(event, where)):
            yield Fault(where=where, message="At most 64 letters, digits and _ . - are an id.")
    for key, value in event.properties.items():
        where = f"properties.{key}"
        if isinstance(value, str) and (len(value) > _LONGEST_TEXT or "\0" in value):
            yield Fault(where=where, message=f"At most {_LONGEST_TEXT} characters, none of them U+0000.")
        if isinstance(value, int | float) and not -_LARGEST_NUMBER <= value <= _LARGEST_NUMBER:
            yield Fault(where=where, message="Numbers lie between -2^53 and 2^53.")


def _sender_faults(event: Event, source: Source) -> Iterable[Fault]:
    ours = event.name in KNOWN
    if not ours and not event.name.startswith(APP_NAMES):
        yield Fault(
            where="name",
            message=f"No event of this name is known; those of applications begin with {APP_NAMES}",
        )
    if source.write_key_of is None:
        if not event.tenant:
            yield Fault(where="tenant", message="Say whose event this is.")
        return
    tenant, app = source.write_key_of
    if ours and event.name not in OPEN:
        yield Fault(where="name", message="Only the platform itself reports this.")
    if event.tenant not in ("", tenant) or event.app not in ("", app):
        yield Fault(where="app", message="The write key belongs to another application.")
    if event.user:
        yield Fault(where="user", message="Applications do not name persons.")


def _placed(event: Event, source: Source) -> Event:
    """The event with what the write key and the browser say; the device is told by us, so that it stays coarse."""
    tenant, app = source.write_key_of or ("", "")
    properties = dict(event.properties)
    if event.name in OPEN and source.device:
        properties["device"] = source.device
    return event.model_copy(update={"tenant": tenant, "app": app, "properties": properties})


def _with_known_properties(event: Event) -> Event | list[Fault]:
    model = KNOWN.get(event.name)
    if model is None:
        return event
    try:
        model.model_validate(event.properties)
    except ValidationError as error:
        return _faults(error, "properties.")
    return event


def _faults(error: ValidationError, below: str = "") -> list[Fault]:
    return [
        Fault(where=below + ".".join(str(part) for part in item["loc"][:3])[:200], message=item["msg"][:300])
        for item in error.errors(include_url=False, include_input=False, include_context=False)[:10]
    ]
