"""The life of a record: a choice field that only named steps change."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.core.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Transition:
    """A named step; without roles, whoever may edit the record may take it."""

    name: str
    label: str
    sources: tuple[str, ...]
    target: str
    roles: tuple[str, ...] = ()
    guard: Callable[[Any, Actor], bool] | None = None
    message: str = "This step is not possible now."


@dataclass(frozen=True, kw_only=True)
class ApprovalStep:
    """One signature of a chain; needed when its condition holds."""

    role: str
    label: str
    when: Callable[[Any, Actor], bool] | None = None


@dataclass(frozen=True, kw_only=True)
class Approvals:
    """Signatures that are needed, one after another, before a record becomes approved."""

    approved: str
    rejected: str
    steps: tuple[ApprovalStep, ...]

    def next_step(self, record: Any, actor: Actor) -> ApprovalStep | None:
        """The signature that is due; none when all are there."""
        needed = [step for step in self.steps if step.when is None or step.when(record, actor)]
        signed = len(record.approvals or [])
        return needed[signed] if signed < len(needed) else None

    def is_last(self, record: Any, actor: Actor) -> bool:
        """Whether one more signature completes the chain."""
        needed = [step for step in self.steps if step.when is None or step.when(record, actor)]
        return len(record.approvals or []) + 1 >= len(needed)


@dataclass(frozen=True, kw_only=True)
class States:
    """The state field of an entity and the steps between its values."""

    field: str
    initial: str
    transitions: tuple[Transition, ...]
    approvals: Approvals | None = None

    def transition(self, name: str) -> Transition | None:
        """The step of that name."""
        return next((step for step in self.transitions if step.name == name), None)

    def decides(self, step: Transition) -> bool:
        """Whether a step is an approval or a rejection of the chain."""
        chain = self.approvals
        return chain is not None and step.target in (chain.approved, chain.rejected)

    def role_may(self, step: Transition, record: Any, actor: Actor, *, may_edit: bool) -> bool:
        """Whether the caller's role may take the step with a record in reach."""
        if self.approvals is not None and self.decides(step):
            due = self.approvals.next_step(record, actor)
            if due is not None:
                return actor.role == due.role
        return actor.role in step.roles if step.roles else may_edit

    def open_to(self, record: Any, actor: Actor, *, may_edit: bool) -> list[str]:
        """Names of the steps that the caller could take with the record now."""
        state = getattr(record, self.field)
        return [
            step.name
            for step in self.transitions
            if state in step.sources
            and self.role_may(step, record, actor, may_edit=may_edit)
            and (step.guard is None or step.guard(record, actor))
        ]
