"""Called inside the transaction of every change; raise a Problem of `app.core.errors` to refuse it."""

from app.core.change import Change


def before_change(change: Change) -> None:
    """Before a record is written or deleted and before its rules are checked."""


def after_change(change: Change) -> None:
    """After the change was written and its rules held, before it is kept for good."""
