"""Questions about people: whether they sign in, who sees and who changes what, and who may join."""

from collections.abc import Iterator

from loomery_codegen.review.people_edits import (
    with_accounts,
    with_audience,
    with_writers,
    without_accounts,
    without_joining,
)
from loomery_codegen.review.questions.data import AUDIENCES, WEIGHTS
from loomery_codegen.review.questions.model import Answer, Asking, Facts
from loomery_spec import Entity
from loomery_spec.permitted import permitted

__all__ = ["accounts", "joining", "who_changes", "who_sees"]


def accounts(facts: Facts) -> Iterator[Asking]:
    """Whether people sign in, where no words say so."""
    people = [role for role in facts.planned.roles if role.kind != "visitor"]
    if any(role.evidence is not None and role.evidence.source == "stated" for role in people):
        return
    if any(role.kind in ("member", "staff") for role in people):
        yield Asking(
            id="accounts.none",
            weight=WEIGHTS["accounts"],
            text="Do people need accounts?",
            why="Your words name nobody who signs in.",
            otherwise="People register and sign in.",
            about=tuple(f"roles.{role.name}" for role in people),
            answers=(Answer(label="No, whoever has the address may use it", edit=without_accounts),),
        )
    elif facts.planned.entities:
        yield Asking(
            id="accounts.some",
            weight=WEIGHTS["accounts"],
            text="Shall people sign in?",
            why="Your words do not say whether everybody shares everything.",
            otherwise="Nobody but an administrator signs in."
            if people
            else "Nobody signs in; all is shared.",
            answers=(
                Answer(label="Yes, everybody has an account", edit=with_accounts(own=False)),
                Answer(label="Yes, and sees only their own records", edit=with_accounts(own=True)),
            ),
        )


def who_sees(facts: Facts) -> Iterator[Asking]:
    """Who may see something, where no sentence names people together with it."""
    for entity in _unsaid(facts):
        yield Asking(
            id=f"see.{entity.name}",
            weight=WEIGHTS["see"] * _rank(facts, entity),
            text=f"Who may see {entity.label_plural.lower()}?",
            why="Your words do not say it.",
            otherwise=_now(facts, entity, "view"),
            about=(f"entities.{entity.name}",),
            answers=tuple(
                Answer(label=label, edit=with_audience(entity.name, audience))
                for audience, label in AUDIENCES.items()
            ),
        )


def who_changes(facts: Facts) -> Iterator[Asking]:
    """Who may add and change something, where no sentence names people together with it."""
    for entity in _unsaid(facts):
        yield Asking(
            id=f"change.{entity.name}",
            weight=WEIGHTS["change"] * _rank(facts, entity),
            text=f"Who may add and change {entity.label_plural.lower()}?",
            why="Your words do not say it.",
            otherwise=_now(facts, entity, "edit"),
            about=(f"entities.{entity.name}",),
            answers=tuple(
                Answer(label=label, edit=with_writers(entity.name, audience))
                for audience, label in AUDIENCES.items()
                if audience != "everybody"
            ),
        )


def joining(facts: Facts) -> Iterator[Asking]:
    """Whether strangers may register, where somebody could invite them instead."""
    open_roles = [role for role in facts.planned.roles if role.signs_up]
    if not open_roles or not any(role.kind == "admin" for role in facts.planned.roles):
        return
    names = " and ".join(role.label.lower() for role in open_roles)
    yield Asking(
        id="joining",
        weight=WEIGHTS["joining"],
        text=f"May anybody register as {names}?",
        why="Whoever registers sees what that role may see.",
        otherwise="Anybody may register.",
        about=tuple(f"roles.{role.name}" for role in open_roles),
        answers=(Answer(label="No, an administrator lets people in", edit=without_joining),),
    )


def _unsaid(facts: Facts) -> list[Entity]:
    """What is kept, and of which no sentence says who has to do with it."""
    if not any(role.kind in ("member", "staff") for role in facts.planned.roles):
        return []
    said = {
        path
        for sentence in facts.sentences
        if any(path.startswith("roles.") for path in sentence.elements)
        for path in sentence.elements
    }
    return [
        entity
        for entity in facts.planned.entities
        if not entity.system and entity.name != "user" and f"entities.{entity.name}" not in said
    ]


def _rank(facts: Facts, entity: Entity) -> float:
    """What is named first matters most."""
    return 1 - 0.02 * facts.planned.entities.index(entity)


def _now(facts: Facts, entity: Entity, action: str) -> str:
    table = permitted(facts.spec)
    found = [
        f"{role.label}{' (their own)' if scope.startswith('own') else ''}"
        for role in facts.spec.roles
        if (scope := table.get((role.name, entity.name, action)))
    ]
    return f"{', '.join(found)}." if found else "Nobody."
