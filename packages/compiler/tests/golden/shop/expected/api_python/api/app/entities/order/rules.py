"""Rules of orders."""

from app.core.states import States, Transition

STATES = States(
    field="status",
    initial="open",
    transitions=(
        Transition(
            name="pay",
            label="Pay",
            sources=("open",),
            target="paid",
            guard=lambda record, actor: bool(len(record.lines) > 0),
            message="The order has no lines.",
        ),
        Transition(name="ship", label="Ship", sources=("paid",), target="shipped", roles=("clerk", "admin")),
        Transition(name="cancel", label="Cancel", sources=("open",), target="cancelled"),
    ),
)
