"""Rules of appointments."""

from app import models
from app.core import logic
from app.core.rules import Check, Limit, NoOverlap, Rule
from app.core.states import States, Transition

RULES: tuple[Rule, ...] = (
    NoOverlap(
        start="start",
        end="end",
        scope=("staff_member_id",),
        where=lambda session, actor: models.Appointment.status != "cancelled",
        message="This time is already taken.",
    ),
    Limit(
        scope=("customer_id",),
        maximum=3,
        where=lambda session, actor: models.Appointment.status.in_(["requested", "confirmed"]),
        message="You already have three open appointments.",
    ),
    Check(
        condition=lambda record, actor: logic.le(logic.hours_between(record.start, record.end), 4),
        message="An appointment lasts at most four hours.",
        field="end",
    ),
)

STATES = States(
    field="status",
    initial="requested",
    transitions=(
        Transition(
            name="confirm",
            label="Confirm",
            sources=("requested",),
            target="confirmed",
            roles=("stylist", "owner"),
        ),
        Transition(
            name="finish",
            label="Finish",
            sources=("confirmed",),
            target="done",
            roles=("stylist", "owner"),
            guard=lambda record, actor: bool(record.start <= logic.now()),
            message="The appointment has not begun yet.",
        ),
        Transition(name="cancel", label="Cancel", sources=("requested", "confirmed"), target="cancelled"),
    ),
)
