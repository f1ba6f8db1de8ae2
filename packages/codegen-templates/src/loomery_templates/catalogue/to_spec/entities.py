"""Archetypes as entities: fields, relations to what the application keeps, states."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from loomery_spec import Entity, Evidence, Field, Relation, StateMachine, Transition
from loomery_spec.fields import ChoiceType, TextType
from loomery_spec.naming import entity_name, field_name, snake
from loomery_templates.catalogue.models import Archetype, ArchetypeField, ArchetypeRelation
from loomery_templates.catalogue.to_spec.fields import KEPT_BY_EVERY_RECORD, spec_fields
from loomery_templates.catalogue.to_spec.filled_in import filled_in
from loomery_templates.catalogue.to_spec.labels import choice_value, label, step_label

__all__ = ["SYSTEM", "EntityPart", "archetype_entity"]

SYSTEM: Final = frozenset({"user", "notification", "audit_entry", "setting"})
"""Archetypes kept for the machinery, which no menu offers by itself."""


@dataclass(frozen=True, slots=True)
class EntityPart:
    """An entity, with the relations that were left out because what they lead to is not kept."""

    entity: Entity
    left_out: tuple[str, ...] = ()


def _on_delete(relation: ArchetypeRelation) -> Literal["cascade", "restrict", "set_null"]:
    if relation.owner:
        return "cascade"
    return "restrict" if relation.required else "set_null"


def _relation(relation: ArchetypeRelation, evidence: Evidence) -> Relation:
    """A person who is kept may have an account or not, so that link is never required."""
    return Relation(
        name=field_name(relation.name),
        label=label(relation.name),
        target=entity_name(relation.to),
        kind=relation.kind,
        required=relation.required and not (relation.to == "user" and relation.kind == "one_to_one"),
        on_delete=_on_delete(relation),
        evidence=evidence,
    )


def _named_instead(relation: ArchetypeRelation, evidence: Evidence) -> Field:
    """A needed link to a thing that is not kept becomes its name in words."""
    return Field(
        name=field_name(relation.name),
        label=label(relation.name),
        type=TextType(),
        searchable=True,
        evidence=evidence,
    )


def _states(archetype: Archetype, fields: tuple[Field, ...]) -> StateMachine | None:
    """One step per state that can be reached, from all states that lead to it."""
    if archetype.states is None:
        return None
    name = field_name(archetype.states.field)
    field = next((item for item in fields if item.name == name), None)
    if field is None or not isinstance(field.type, ChoiceType):
        return None
    sources: dict[str, list[str]] = {}
    for source, targets in archetype.states.flow.items():
        for target in targets:
            sources.setdefault(choice_value(target), []).append(choice_value(source))
    steps: dict[str, Transition] = {}
    for target, starts in sources.items():
        words = step_label(target)
        step = snake(words) if snake(words) not in steps else f"mark_as_{target}"
        steps[step] = Transition(name=step, label=words, sources=tuple(dict.fromkeys(starts)), target=target)
    return StateMachine(
        field=name, initial=choice_value(archetype.states.initial), transitions=tuple(steps.values())
    )


def _links(
    archetype: Archetype, kept: Collection[str], accounts: bool, evidence: Evidence
) -> tuple[list[Relation], list[Field], list[str]]:
    relations: list[Relation] = []
    instead: list[Field] = []
    left_out: list[str] = []
    for relation in archetype.relations:
        leads_to_account = relation.to == "user"
        if (leads_to_account and accounts) or (not leads_to_account and relation.to in kept):
            relations.append(_relation(relation, evidence))
            continue
        left_out.append(relation.name)
        if relation.required and not relation.owner and relation.kind == "many_to_one":
            instead.append(_named_instead(relation, evidence))
    return relations, instead, left_out


def archetype_entity(
    archetype: Archetype,
    *,
    kept: Collection[str],
    accounts: bool = True,
    more_fields: Iterable[ArchetypeField] = (),
    evidence: Evidence | None = None,
) -> EntityPart:
    """The entity of an archetype in an application that keeps the archetypes `kept`.

    Links to other archetypes are left out (a required one becomes a text field); without `accounts` also
    those to
    people who sign in. `more_fields` come after the archetype's own, unless their name is taken.
    """
    because = evidence or Evidence(source="assumed", confidence=0.6, note=f"archetype {archetype.id}")
    relations, instead, left_out = _links(archetype, kept, accounts, because)
    names = {field.name for field in archetype.fields} | {relation.name for relation in archetype.relations}
    extra = [field for field in more_fields if field.name not in names]
    known = spec_fields((*archetype.fields, *extra), archetype.samples, because)
    fields = (*(filled_in(archetype, field) for field in known), *instead)
    owner = next((item for item in archetype.relations if item.owner and item.to == "user"), None)
    title = field_name(archetype.title_field)
    return EntityPart(
        Entity(
            name=entity_name(archetype.id),
            plural=snake(archetype.plural),
            label=archetype.title,
            label_plural=archetype.plural,
            about=archetype.about,
            icon=archetype.icon,
            title_field=None if archetype.title_field in KEPT_BY_EVERY_RECORD else title,
            layout=archetype.list_as,
            fields=fields,
            relations=tuple(relations),
            owner=field_name(owner.name) if owner and accounts else None,
            states=_states(archetype, fields),
            system=archetype.id in SYSTEM,
            archetype=archetype.id,
            evidence=because,
        ),
        tuple(left_out),
    )
