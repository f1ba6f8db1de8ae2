"""Rules of bookings."""

from decimal import Decimal

from app import models
from app.core.rules import Capacity, Limit, Movement, Rule, SumsTo
from app.core.states import States, Transition

RULES: tuple[Rule, ...] = (
    Capacity(
        relation="place",
        limit="seats",
        amount="seats",
        where=lambda session, actor: models.Booking.state != "gone",
        message="No places are left.",
    ),
    SumsTo(relation="place", field="share", total=Decimal("100"), message="The shares exceed 100 %."),
    Movement(
        event="transition",
        transition="finish",
        relation="place",
        field="points",
        amount=lambda record, actor: record.seats * 10,
        sign=1,
        floor=Decimal("0"),
        message="There is not enough left.",
    ),
    Limit(
        scope=("person_id", "place_id"),
        maximum=2,
        where=lambda session, actor: models.Booking.state == "open",
        message="Two open bookings are enough.",
    ),
)

STATES = States(
    field="state",
    initial="open",
    transitions=(
        Transition(name="finish", label="Finish", sources=("open",), target="done"),
        Transition(name="drop", label="Drop", sources=("open",), target="gone"),
    ),
)
