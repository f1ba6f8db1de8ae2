"""Questions about what is kept: its fields, its steps, payments, and what was only assumed."""

from collections.abc import Iterator

from loomery_codegen.review.edits import with_fields, with_steps, without_entity, without_feature
from loomery_codegen.review.questions.data import READY_FIELDS, STEPS, WEIGHTS
from loomery_codegen.review.questions.model import Answer, Asking, Facts
from loomery_shared.contracts.understanding_values import Replacement
from loomery_spec import Entity, Evidence, Field

__all__ = ["assumed_things", "payments", "statuses", "too_few_fields"]

_FEW, _SURE = 3, 0.6
_OFFERED = 3
"""Ready fields that are offered for one thing."""
_PAID = ("payment", "invoice", "order", "donation", "subscription")


def too_few_fields(facts: Facts) -> Iterator[Asking]:
    """What is to be kept of something of which the words name hardly any value."""
    for entity in facts.planned.entities:
        said = [field for field in entity.fields if _is_said(field)]
        if entity.system or entity.archetype or len(said) >= _FEW:
            continue
        kinds = {field.type.kind for field in entity.fields}
        names = {field.name for field in entity.fields} | {link.name for link in entity.relations}
        offered = [
            (label, field)
            for label, field in READY_FIELDS
            if field.type.kind not in kinds and field.name not in names
        ]
        end = len(facts.text)
        article = "An" if entity.label[:1].lower() in "aeiou" else "A"
        yield Asking(
            id=f"fields.{entity.name}",
            weight=WEIGHTS["fields"] * (1 - 0.01 * len(said)),
            text=f"What shall be kept about {entity.label_plural.lower()}?",
            why=f"Your words name {_number(len(said))} of its values; the others are a guess.",
            otherwise=f"{', '.join(field.label for field in entity.fields) or 'Nothing but a number'}.",
            about=(f"entities.{entity.name}",),
            answers=(
                Answer(
                    label="Say it in words",
                    replacement=Replacement(
                        start=end, end=end, text=f" {article} {entity.label.lower()} has "
                    ),
                    asks=True,
                ),
                *(
                    Answer(label=label, edit=with_fields(entity.name, field))
                    for label, field in offered[:_OFFERED]
                ),
            ),
        )


def assumed_things(facts: Facts) -> Iterator[Asking]:
    """Whether something is wanted that no words name, or hardly any."""
    for entity in facts.planned.entities:
        because = entity.evidence
        if entity.system or because is None or because.source == "stated" or because.confidence > _SURE:
            continue
        yield Asking(
            id=f"assumed.{entity.name}",
            weight=WEIGHTS["assumed"] - because.confidence / 100,
            text=f"Shall {entity.label_plural.lower()} be kept?",
            why=_hint(because),
            otherwise="They are kept.",
            about=(f"entities.{entity.name}",),
            answers=(Answer(label="No, leave them out", edit=without_entity(entity.name)),),
        )


def _hint(because: Evidence) -> str:
    if because.source == "implied":
        return "Your words only hint at them."
    return f"Your words do not name them{f'; {because.note}' if because.note else ''}."


def statuses(facts: Facts) -> Iterator[Asking]:
    """Which steps something goes through, where they are a custom of the trade and not said."""
    for entity in facts.planned.entities:
        field = entity.field(entity.states.field) if entity.states else entity.field("status")
        if entity.system or field is None or field.type.kind != "choice" or _is_said(field):
            continue
        yield Asking(
            id=f"status.{entity.name}",
            weight=WEIGHTS["status"] * (1 - 0.02 * facts.planned.entities.index(entity)),
            text=f"Which steps does {_one(entity)} go through?",
            why="Your words do not say it; these steps are usual.",
            otherwise=f"{', '.join(choice.label for choice in field.type.choices)}.",
            about=(f"entities.{entity.name}.{field.name}",),
            answers=tuple(
                Answer(label=label, edit=with_steps(entity.name, field.name, choices))
                for label, choices in STEPS
            ),
        )


def payments(facts: Facts) -> Iterator[Asking]:
    """How people pay, where money is spoken of and no payment service is there."""
    if not any(use.feature == "payments" for use in facts.planned.features):
        return
    kept = [entity for entity in facts.planned.entities if entity.name.split("_")[-1] in _PAID]
    answers = [Answer(label="Elsewhere: on site, or by invoice", edit=without_feature("payments"))]
    if any(entity.name == "payment" for entity in kept):
        answers.append(Answer(label="Not at all: keep no payments", edit=_without_payments))
    yield Asking(
        id="payments",
        weight=WEIGHTS["payments"],
        text="How do people pay?",
        why="No payment service can be connected yet.",
        otherwise="What is owed and paid is written down; nothing is charged.",
        about=("features.payments", *(f"entities.{entity.name}" for entity in kept)),
        answers=tuple(answers),
    )


_without_payments = without_entity("payment")


def _is_said(field: Field) -> bool:
    return field.evidence is not None and field.evidence.source != "assumed"


def _one(entity: Entity) -> str:
    return f"{'an' if entity.label[:1].lower() in 'aeiou' else 'a'} {entity.label.lower()}"


def _number(count: int) -> str:
    return ("none", "one", "two")[count] if count < _FEW else str(count)
