"""What happens by itself when records change, or by the clock."""

from sqlalchemy import orm

from app.core import flows
from app.core.change import Change

WORKFLOWS: tuple[flows.Workflow, ...] = ()


def run(change: Change) -> None:
    """Do what follows from a change."""
    flows.run(WORKFLOWS, change)


def run_jobs(session: orm.Session) -> int:
    """Do what is due by the clock; returns how often something was done."""
    return flows.run_jobs(WORKFLOWS, session)
