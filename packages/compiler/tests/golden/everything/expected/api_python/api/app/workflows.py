"""What happens by itself when records change, or by the clock."""

from typing import Any

from sqlalchemy import orm

from app import models
from app.core import flows, logic
from app.core.change import Change


def _note_it(change: Change) -> None:
    """Keep a record of bookings."""
    record: Any = change.record
    change.session.add(
        models.RecordEntry(
            text=logic.as_text(logic.concat("Booked ", record.place.name)),
            on=logic.as_date(logic.today()),
            booking_id=record.id,
        )
    )
    flows.set_value(record, "note", logic.as_text("noted"))


def _close_place(change: Change) -> None:
    """Close the place when all is done."""
    record: Any = change.record
    flows.set_value(record.place, "open", logic.as_boolean(False))


def _anniversary(change: Change) -> None:
    """Yearly look."""
    record: Any = change.record
    flows.set_value(record, "seats", logic.as_integer(record.seats + 1))


WORKFLOWS: tuple[flows.Workflow, ...] = (
    flows.Workflow(name="note_it", entity="booking", event="created", act=_note_it),
    flows.Workflow(
        name="close_place",
        entity="booking",
        event="transition",
        transition="finish",
        condition=lambda record, actor: bool(record.seats >= 4),
        act=_close_place,
    ),
    flows.Workflow(name="anniversary", date=models.Place.opened, days=0, act=_anniversary),
)


def run(change: Change) -> None:
    """Do what follows from a change."""
    flows.run(WORKFLOWS, change)


def run_jobs(session: orm.Session) -> int:
    """Do what is due by the clock; returns how often something was done."""
    return flows.run_jobs(WORKFLOWS, session)
