"""Turns picks into entities: an archetype with the stated fields first, or a generic entity with believable fields."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from loomery_codegen.understand.words.rules.composing.field_types import field_type, refined
from loomery_codegen.understand.words.rules.composing.generic import about_of, generic, icon_of, own_icon
from loomery_codegen.understand.words.rules.composing.names import plural_of
from loomery_codegen.understand.words.rules.composing.picks import Pick, evidence
from loomery_codegen.understand.words.rules.composing.same_field import known_field
from loomery_codegen.understand.words.rules.reading.model import StatedField
from loomery_spec import Entity, Field
from loomery_spec.naming import field_name, snake
from loomery_templates.catalogue import Catalogue
from loomery_templates.catalogue.models import ArchetypeField
from loomery_templates.catalogue.to_spec.entities import archetype_entity

_NOTHING: Mapping[str, Sequence[ArchetypeField]] = MappingProxyType({})
MOST_FIELDS = 12
LISTED = 3
"""From so many stated fields on a text has listed what it wants."""
FEW_MORE = 3
"""How many usual fields may join those that a text has listed."""


def entities(
    picks: Sequence[Pick],
    catalogue: Catalogue,
    accounts: bool,
    sold: Collection[str] = (),
    of_trade: Mapping[str, Sequence[ArchetypeField]] = _NOTHING,
) -> tuple[Entity, ...]:
    """One entity for each pick; relations only among them and to accounts. `sold` are the last words of what
    people buy, `of_trade` what the trade knows further of an archetype, by its id."""
    names = {pick.archetype: pick.name for pick in picks if pick.archetype}
    return tuple(_entity(pick, catalogue, names, accounts, sold, of_trade) for pick in picks)


def _entity(
    pick: Pick,
    catalogue: Catalogue,
    names: dict[str, str],
    accounts: bool,
    sold: Collection[str],
    of_trade: Mapping[str, Sequence[ArchetypeField]],
) -> Entity:
    if pick.archetype is None:
        made = with_stated(_generic(pick, pick.words.split()[-1] in sold), pick.fields)
        return made.model_copy(update={"about": about_of(made.label_plural, made.fields)})
    archetype = catalogue.archetype(pick.archetype)
    because = evidence("assumed", (), 0.4, f"usual for {archetype.title.lower()}")
    more = of_trade.get(archetype.id, ())
    part = archetype_entity(archetype, kept=set(names), accounts=accounts, more_fields=more, evidence=because)
    entity = part.entity.model_copy(update={"evidence": pick.evidence})
    kept = {field_name(one.name) for one in more}
    return with_stated(_renamed(entity, pick, names), pick.fields, kept)


def _renamed(entity: Entity, pick: Pick, names: dict[str, str]) -> Entity:
    """The entity under the name that the text gives it; relations follow the names of the others."""
    relations = tuple(
        relation.model_copy(update={"target": names.get(relation.target, relation.target)})
        for relation in entity.relations
    )
    entity = entity.model_copy(update={"relations": relations})
    if pick.source == "assumed" or pick.name == entity.name:
        return entity
    label = _label(pick.words)
    plural = plural_of(label)
    return entity.model_copy(
        update={
            "name": pick.name,
            "plural": snake(plural),
            "label": label,
            "label_plural": plural,
            "icon": own_icon(pick.words) or entity.icon,
        }
    )


def _label(words: str) -> str:
    return words[:1].upper() + words[1:]


def _generic(pick: Pick, sold: bool) -> Entity:
    label = _label(pick.words)
    plural = plural_of(label)
    made = generic(pick.words, evidence("assumed", (), 0.3, "usual for things of its nature"), sold)
    return Entity(
        name=pick.name,
        plural=snake(plural) if snake(plural) != pick.name else f"{pick.name}_entries",
        label=label,
        label_plural=plural,
        title_field=made.fields[0].name,
        icon=icon_of(pick.words),
        fields=made.fields,
        states=made.states,
        evidence=pick.evidence,
    )


def with_stated(entity: Entity, stated: Sequence[StatedField], kept: Collection[str] = ()) -> Entity:
    """The entity with the fields that the text names, first and marked as stated; those in `kept` stay as well."""
    fields = {field.name: field for field in entity.fields}
    links = {relation.name for relation in entity.relations}
    first: list[str] = []
    for one in stated:
        free = {known: field for known, field in fields.items() if known not in first}
        name = field_name(one.name)
        if name not in first:
            name = known_field(one.name, free, entity.title_field) or name
        if name in first:
            fields[name] = _said_again(fields[name], one)
        if not name or name in links or name in first:
            continue
        fields[name] = _stated_field(name, one, fields.get(name))
        first.append(name)
    ordered = [*(fields[name] for name in first), *(f for name, f in fields.items() if name not in first)]
    title = entity.title_field if entity.title_field in fields else None
    fixed = {*first, *kept, title, entity.states.field if entity.states else None}
    most = MOST_FIELDS if len(first) < LISTED else len(first) + FEW_MORE
    return entity.model_copy(update={"fields": tuple(_kept(ordered, fixed, most)), "title_field": title})


def _kept(fields: list[Field], kept: Collection[str | None], most: int) -> list[Field]:
    """At most so many fields; those in `kept` and required ones stay."""
    if len(fields) <= most:
        return fields
    needed = [field for field in fields if field.name in kept or field.required]
    rest = [field for field in fields if field not in needed]
    names = {field.name for field in [*needed, *rest][: max(most, len(needed))]}
    return [field for field in fields if field.name in names]


def _stated_field(name: str, one: StatedField, known: Field | None) -> Field:
    because = evidence("stated", (one.place,), one.confidence)
    label = one.name[:1].upper() + one.name[1:]
    if known is not None and not one.choices:
        kind = refined(known.type, one.details)
        return _as_said(known.model_copy(update={"evidence": because, "label": label, "type": kind}), one)
    kind = field_type(one.name, one.choices, one.details)
    made = Field(
        name=name,
        label=label,
        type=kind,
        searchable=kind.kind in ("text", "long_text", "email", "phone", "address"),
        evidence=because,
    )
    return _as_said(made, one)


def _said_again(field: Field, one: StatedField) -> Field:
    """The field with a further place of the text that speaks of it."""
    known = field.evidence
    if known is None:
        return field
    again = evidence("stated", (one.place,), one.confidence).spans
    spans = tuple(dict.fromkeys((*known.spans, *again)))
    return field.model_copy(update={"evidence": known.model_copy(update={"spans": spans})})


def _as_said(field: Field, one: StatedField) -> Field:
    """Needed, optional or unique where the text says so; a default of another type is dropped."""
    update: dict[str, object] = {}
    if one.details.required or one.details.optional:
        update["required"] = one.details.required
    if one.details.unique and field.type.kind in ("text", "email", "url", "phone", "integer", "date"):
        update |= {"unique": True, "required": field.required or not one.details.optional}
    if one.details.kind:
        update["default"] = None
    return field.model_copy(update=update) if update else field
