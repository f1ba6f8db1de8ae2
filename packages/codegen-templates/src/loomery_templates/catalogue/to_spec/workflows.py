"""Workflows in words ("order paid" -> "notify customer") as triggers and actions."""

import re
from typing import Final

from loomery_spec import Entity
from loomery_spec.behaviour import (
    CreateRecord,
    DateReached,
    Notify,
    RecordEvent,
    Schedule,
    SetField,
    Trigger,
    Workflow,
    WorkflowAction,
)
from loomery_spec.constraints import Event, Movement
from loomery_spec.expressions import Actor, Expression, FieldRef, LiteralValue
from loomery_spec.naming import snake
from loomery_templates.catalogue.models import Blueprint
from loomery_templates.catalogue.to_spec.members import date_fields, own_words
from loomery_templates.catalogue.to_spec.rules.parts import add
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.words import singular, word_set, words

__all__ = ["trigger", "workflows"]

_CREATED: Final = word_set(
    "created placed submitted received booked entered added registered posted uploaded made "
    "requested saved "
    "reported recorded written applied filed ordered given signed arrives created"
)
_UPDATED: Final = word_set("edited changed updated moved renamed corrected")
_DELETED: Final = word_set("deleted removed")
_DATE_CUES: Final = ("reached", "passed", "comes", "due", "expires", "ends", "begins", "starts", "over")
_NUMBERS: Final = {
    "one": 1,
    "two": 2,
    "three": 3,
    "five": 5,
    "seven": 7,
    "ten": 10,
    "thirty": 30,
    "ninety": 90,
}
_AHEAD: Final = re.compile(
    r"(?:in|within|at most) (\w+) (day|week|month)s?|(\w+) (day|week|month)s? (?:before|ahead|left)"
)
_BEHIND: Final = re.compile(
    r"(?:after|for|since) (\w+) (day|week|month)s?|(\w+) (day|week|month)s? (?:after|past|old|late)"
)
_LENGTH: Final = {"day": 1, "week": 7, "month": 30}
_SCHEDULES: Final = (
    (
        re.compile(
            r"\b(new day|every day|each day|daily|every (?:morning|night|evening)|midnight|day begins)\b"
        ),
        "day",
    ),
    (re.compile(r"\b(new week|every week|each week|weekly|week ends|end of the week|monday)\b"), "week"),
    (
        re.compile(
            r"\b(new month|every month|each month|monthly|month ends|end of (?:the )?month|month begins)\b"
        ),
        "month",
    ),
    (re.compile(r"\b(every hour|each hour|hourly|every few minutes)\b"), "hour"),
)
_TELL: Final = re.compile(
    r"^(notify|remind|tell|alert|warn|email|e-mail|mail|inform|invite|thank|message|ask|push to|confirm to|"
    r"send (?:\w+ )*?(?:to|the)|notification to)\s+(?:the\s+|all\s+|every\s+)?(.*)$"
)
_SEND: Final = re.compile(
    r"^(?:send|confirm|ask|thank|remind|offer|suggest|invite|announce|congratulate|warn|propose)\b"
)
_HAND_OVER: Final = re.compile(r"^(?:assign|escalate|check|review|call|inspect|prepare|plan)\b")
_DOWN: Final = re.compile(r"^(?:reduce|lower|take|subtract|deduct|decrease)\b")
_UP: Final = re.compile(r"^(?:add|increase|raise|give back|credit|put back)\b")
_TAKEN: Final = re.compile(r"^set (?P<who>\w+) to me$")
"""Whoever takes the step becomes the runner, the helper, the judge."""
_HOW_MANY: Final = (
    "quantity",
    "amount",
    "people",
    "points",
    "price",
    "total",
    "seats",
    "count",
    "fee",
    "minutes",
)
_SET: Final = re.compile(
    r"^(?:set|mark|make|put|close|publish|hide|lock|expire|cancel|archive|reject|approve|complete|"
    r"open|block|pause)\b"
)


def _days(text: str) -> int | None:
    for pattern, sign in ((_AHEAD, -1), (_BEHIND, 1)):
        found = pattern.search(text)
        if found:
            count, unit = (part for part in found.groups() if part)
            number = int(count) if count.isdigit() else _NUMBERS.get(count)
            if number is not None:
                return sign * number * _LENGTH[unit]
    return None


def _by_state(entity: Entity, said: tuple[str, ...]) -> RecordEvent | None:
    """A step of the entity's life whose target the words name."""
    if entity.states is None:
        return None
    for step in entity.states.transitions:
        if own_words(step.target) and own_words(step.target) <= set(said):
            return RecordEvent(entity=entity.name, on="transition", transition=step.name)
    return None


def _by_date(entity: Entity, text: str, said: tuple[str, ...]) -> DateReached | None:
    dates = date_fields(entity)
    named = [field for field in dates if own_words(field.name) & set(said)]
    days = _days(text)
    if named and (days is not None or any(cue in text for cue in _DATE_CUES)):
        return DateReached(entity=entity.name, field=named[0].name, days=days or 0)
    ends = [
        field
        for field in dates
        if any(word in field.name for word in ("end", "due", "expir", "until", "close"))
    ]
    if ends and (days is not None or {"expire", "end", "due", "overdue", "late", "over"} & set(said)):
        return DateReached(entity=entity.name, field=ends[0].name, days=days or 0)
    return None


def _about_record(text: str, scope: Scope) -> tuple[Entity, tuple[str, ...]] | None:
    """The entity that the words begin with or, for a date field named alone, the one that has it."""
    found = scope.leading(text)
    if found:
        return found
    first = text.split()[0] if text.split() else ""
    owner = next((entity for entity in scope.entities.values() if "_" in first and entity.field(first)), None)
    return (owner, words(text.replace("_", " "))) if owner else None


def trigger(text: str, scope: Scope) -> Trigger | None:
    """What starts a workflow, from its words; None when they say something that is not kept or known."""
    lowered = text.lower().strip()
    for pattern, every in _SCHEDULES:
        if pattern.search(lowered):
            return Schedule(every=every)  # type: ignore[arg-type]
    found = _about_record(lowered, scope)
    if found is None:
        return None
    entity, said = found
    raw = set(lowered.replace("_", " ").split())
    dated = _by_date(entity, lowered, said)
    stated = _by_state(entity, said)
    if stated and not (dated and _days(lowered) is not None):
        return stated
    if dated:
        return dated
    if raw & _DELETED:
        return RecordEvent(entity=entity.name, on="deleted")
    if raw & _UPDATED:
        return RecordEvent(entity=entity.name, on="updated")
    if raw & _CREATED or lowered.startswith("new ") or "comes in" in lowered:
        return RecordEvent(entity=entity.name, on="created")
    return None


def _role_called(word: str, entity: Entity | None, scope: Scope, message: str) -> Notify | None:
    """A role of that name; of members only the one whose record it is."""
    for role in scope.roles:
        called = role.name == word or singular(role.label.lower()) == word or role.name.endswith(f"_{word}")
        if called and role.kind == "member" and entity is not None and entity.owner:
            return Notify(owner=True, message=message)
        if called and role.kind != "visitor":
            return Notify(roles=(role.name,), message=message)
    return None


def _linked(word: str, entity: Entity | None, scope: Scope, message: str) -> Notify | None:
    """Whom a relation of that name leads to, straight or over what has an owner."""
    for item in entity.relations if entity is not None else ():
        target = scope.entities.get(item.target)
        if item.target == "user" and word in own_words(item.name):
            return Notify(through=(item.name,), message=message)
        if target and target.owner and word in own_words(item.name) | own_words(item.target):
            return Notify(through=(item.name, target.owner), message=message)
    return None


def _receiver(who: str, entity: Entity | None, scope: Scope, message: str) -> Notify | None:
    """Roles, the owner, or whom a relation of the record names."""
    head = words(who.split(" of ")[0].split(" with ")[0].split(" about ")[0].split(" when ")[0])
    for word in head[:3]:
        link = entity.relation(word) if entity is not None else None
        if link is not None and link.target == "user":
            return Notify(through=(link.name,), message=message)
        if link is not None and (led := _linked(word, entity, scope, message)):
            return led
        found = _role_called(word, entity, scope, message) or _linked(word, entity, scope, message)
        if found:
            return found
    if entity is not None and entity.owner:
        return Notify(owner=True, message=message)
    staff = tuple(role.name for role in scope.roles if role.kind in {"staff", "admin"})
    return Notify(roles=staff, message=message) if staff and head else None


def _message(what: str, when: str) -> str:
    text = f"{when.replace('_', ' ')}: {what.replace('_', ' ')}"
    return text[:1].upper() + text[1:]


def _news(when: str, entity: Entity | None) -> str:
    """What has happened, and to which record: `Loan approved: Ladder 4 m`."""
    text = when.replace("_", " ")
    title = entity.field(entity.title_field) if entity is not None and entity.title_field else None
    named = f": {{{title.name}}}" if title is not None and title.type.kind == "text" else ""
    return f"{text[:1].upper()}{text[1:]}{named}"


def _set_state(what: str, entity: Entity | None) -> SetField | None:
    """`set survey closed`, `mark past due`: a choice of the record that the words name."""
    if entity is None:
        return None
    said = set(words(what.replace("_", " ")))
    for field in entity.fields:
        if field.type.kind == "choice":
            for choice in field.type.choices:
                if own_words(choice.value) and own_words(choice.value) <= said:
                    return SetField(field=field.name, value=LiteralValue(value=choice.value))
        if field.type.kind == "boolean" and own_words(field.name) and own_words(field.name) <= said:
            return SetField(field=field.name, value=LiteralValue(value=True))
    return None


def _create(what: str, entity: Entity | None, scope: Scope) -> CreateRecord | None:
    """`create lead`: possible when everything that the new record needs can be taken from the one at hand."""
    found = scope.leading(what.partition(" ")[2])
    if found is None or entity is None or found[0].name == entity.name:
        return None
    made = found[0]
    values: dict[str, Expression] = {}
    for link in made.relations:
        if link.target == entity.name and link.kind in ("many_to_one", "one_to_one"):
            values.setdefault(link.name, FieldRef(path=("id",)))
        elif link.target == "user" and entity.owner and link.name == made.owner:
            values[link.name] = FieldRef(path=(entity.owner,))
    for field in made.fields:
        same = entity.field(field.name)
        if same and same.type.kind == field.type.kind and field.computed is None and not field.unique:
            values[field.name] = FieldRef(path=(field.name,))
        elif (
            field.required
            and field.default is None
            and field.type.kind in {"text", "long_text"}
            and entity.title_field
        ):
            values[field.name] = FieldRef(path=(entity.title_field,))
    needed = {
        field.name
        for field in made.fields
        if field.required and field.default is None and not field.read_only
    }
    needed -= {made.states.field} if made.states else set()
    needed |= {link.name for link in made.relations if link.required}
    return CreateRecord(entity=made.name, values=values) if needed <= values.keys() else None


def _moves(what: str, start: Trigger, entity: Entity, scope: Scope) -> bool:
    """`reduce places left`, `add points`: a number of what the record belongs to goes down or up with the
    event."""
    down, up = _DOWN.match(what), _UP.match(what)
    if not (down or up) or not isinstance(start, RecordEvent) or start.on not in ("created", "transition"):
        return False
    said = set(words(what.replace("_", " "))[1:])
    for link in entity.relations:
        target = scope.entities.get(link.target)
        if target is None or link.kind not in ("many_to_one", "one_to_one") or target.name == entity.name:
            continue
        for field in target.fields:
            if (
                field.type.kind in {"integer", "decimal", "money"}
                and field.computed is None
                and own_words(field.name) & said
            ):
                amount = next((name for name in _HOW_MANY if entity.field(name)), None)
                taken: Expression = FieldRef(path=(amount,)) if amount else LiteralValue(value=1)
                rule = Movement(
                    event=Event(on=start.on, transition=start.transition),
                    relation=link.name,
                    field=field.name,
                    amount=taken,
                    direction="subtract" if down else "add",
                    message=f"There is not enough left ({field.label.lower()}).",
                )
                add(scope, entity, rule)
                return True
    return False


def _action(what: str, when: str, entity: Entity | None, scope: Scope) -> WorkflowAction | None:
    lowered = what.lower().strip()
    taken = _TAKEN.match(lowered)
    if taken:
        person = entity.relation(taken["who"]) if entity is not None else None
        return SetField(field=person.name, value=Actor()) if person and person.target == "user" else None
    told = _TELL.match(lowered)
    if told:
        return _receiver(told.group(2), entity, scope, _news(when, entity))
    if lowered.startswith(("create ", "add ", "make a ", "open a ", "start ")) and (
        made := _create(lowered, entity, scope)
    ):
        return made
    if _SEND.match(lowered):
        return (
            _receiver("", entity, scope, _message(what, when))
            if entity is not None and entity.owner
            else None
        )
    if _HAND_OVER.match(lowered):
        staff = tuple(role.name for role in scope.roles if role.kind in {"staff", "admin"})
        return Notify(roles=staff, message=_message(what, when)) if staff else None
    if _SET.match(lowered) or (entity is not None and lowered.startswith("status")):
        return _set_state(lowered, entity)
    return None


def _takes_the_place_of_a_step(action: WorkflowAction | None, start: Trigger, entity: Entity | None) -> bool:
    """Whether the action would set the state that the record has just reached, or was just made in.

    A record that is made begins at its beginning: words of the event that are not understood (`recorded in
    full`, `with a valid signature`) said when it goes on.
    """
    if (
        entity is None
        or entity.states is None
        or not isinstance(action, SetField)
        or not isinstance(start, RecordEvent)
    ):
        return False
    return start.on != "deleted" and action.relation is None and action.field == entity.states.field


def workflows(blueprint: Blueprint, scope: Scope) -> tuple[tuple[Workflow, ...], tuple[str, ...]]:
    """The workflows that can be said, and in words those (or those parts) that can't."""
    made: list[Workflow] = []
    unheard: list[str] = []
    for written in blueprint.workflows:
        start = trigger(written.when, scope)
        if start is None:
            unheard += [f"when {written.when}: {what}" for what in written.then]
            continue
        entity = None if isinstance(start, Schedule) else scope.entities[start.entity]
        actions: list[WorkflowAction] = []
        for what in written.then:
            if entity is not None and _moves(what.lower(), start, scope.entities[entity.name], scope):
                continue
            action = _action(what, written.when, entity, scope)
            if _takes_the_place_of_a_step(action, start, entity):
                action = None
            if action is None or action in actions:
                unheard += [] if action else [f"when {written.when}: {what}"]
            else:
                actions.append(action)
        name = snake(written.when)[:50]
        if any(old.name == name for old in made):
            name = f"{name}_{len(made)}"
        if actions:
            label = written.when.replace("_", " ")
            because = entity.evidence if entity else None
            made.append(
                Workflow(
                    name=name,
                    label=label[:1].upper() + label[1:],
                    trigger=start,
                    actions=tuple(actions),
                    evidence=because,
                )
            )
    return tuple(made), tuple(unheard)
