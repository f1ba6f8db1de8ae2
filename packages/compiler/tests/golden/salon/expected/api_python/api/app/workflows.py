"""What happens by itself when records change, or by the clock."""

from typing import Any

from sqlalchemy import orm

from app import models
from app.core import flows, logic
from app.core.change import Change


def _tell_stylists(change: Change) -> None:
    """Tell the stylists of a new appointment."""
    record: Any = change.record
    for person in flows.people(change.session, roles=("stylist",)):
        change.session.add(
            models.Notification(
                recipient_id=person,
                message=logic.concat("New appointment: ", logic.follow(record, "service", "label")),
                link=f"/appointments/{record.id}",
            )
        )


def _remind_customer(change: Change) -> None:
    """Remind the customer the day before."""
    record: Any = change.record
    for person in flows.people(change.session, people=(logic.follow(record, "customer"),)):
        change.session.add(
            models.Notification(
                recipient_id=person,
                message="Your appointment is tomorrow.",
                link=f"/appointments/{record.id}",
            )
        )


def _tell_appointment_confirm(change: Change) -> None:
    """Your appointment: now confirmed."""
    record: Any = change.record
    for person in flows.people(change.session, people=(logic.follow(record, "customer"),)):
        change.session.add(
            models.Notification(
                recipient_id=person,
                message="Your appointment: now confirmed",
                link=f"/appointments/{record.id}",
            )
        )


def _tell_appointment_finish(change: Change) -> None:
    """Your appointment: now done."""
    record: Any = change.record
    for person in flows.people(change.session, people=(logic.follow(record, "customer"),)):
        change.session.add(
            models.Notification(
                recipient_id=person,
                message="Your appointment: now done",
                link=f"/appointments/{record.id}",
            )
        )


def _tell_appointment_cancel(change: Change) -> None:
    """Your appointment: now cancelled."""
    record: Any = change.record
    for person in flows.people(change.session, people=(logic.follow(record, "customer"),)):
        change.session.add(
            models.Notification(
                recipient_id=person,
                message="Your appointment: now cancelled",
                link=f"/appointments/{record.id}",
            )
        )


WORKFLOWS: tuple[flows.Workflow, ...] = (
    flows.Workflow(name="tell_stylists", entity="appointment", event="created", act=_tell_stylists),
    flows.Workflow(
        name="remind_customer",
        date=models.Appointment.start,
        days=-1,
        condition=lambda record, actor: bool(record.status == "confirmed"),
        act=_remind_customer,
    ),
    flows.Workflow(
        name="tell_appointment_confirm",
        entity="appointment",
        event="transition",
        transition="confirm",
        act=_tell_appointment_confirm,
    ),
    flows.Workflow(
        name="tell_appointment_finish",
        entity="appointment",
        event="transition",
        transition="finish",
        act=_tell_appointment_finish,
    ),
    flows.Workflow(
        name="tell_appointment_cancel",
        entity="appointment",
        event="transition",
        transition="cancel",
        act=_tell_appointment_cancel,
    ),
)


def run(change: Change) -> None:
    """Do what follows from a change."""
    flows.run(WORKFLOWS, change)


def run_jobs(session: orm.Session) -> int:
    """Do what is due by the clock; returns how often something was done."""
    return flows.run_jobs(WORKFLOWS, session)
