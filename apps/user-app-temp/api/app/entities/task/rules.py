"""Rules of tasks."""

from app.core.states import States, Transition

STATES = States(
    field="status",
    initial="to_do",
    transitions=(
        Transition(name="start", label="Start", sources=("to_do", "blocked"), target="in_progress"),
        Transition(
            name="mark_as_done",
            label="Mark as done",
            sources=("to_do", "in_progress"),
            target="done",
        ),
        Transition(name="block", label="Block", sources=("in_progress",), target="blocked"),
        Transition(
            name="mark_as_to_do",
            label="Mark as to do",
            sources=("in_progress", "done"),
            target="to_do",
        ),
    ),
)
