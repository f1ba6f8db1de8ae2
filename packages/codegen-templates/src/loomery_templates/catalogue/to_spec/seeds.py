"""Seeds: enough believable records for every entity, linked to one another and true to the entity's own
rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pydantic import JsonValue

from loomery_spec import Entity, Field, Relation, Role, SeedSet
from loomery_spec.fields import ChoiceType
from loomery_templates.catalogue.models import Archetype, RecordBank, SampleValue, WordBanks
from loomery_templates.catalogue.samples import Setting, expand_samples
from loomery_templates.catalogue.samples.dice import Dice
from loomery_templates.catalogue.samples.goods import with_goods
from loomery_templates.catalogue.to_spec.following import following
from loomery_templates.catalogue.to_spec.labels import choice_value
from loomery_templates.catalogue.to_spec.seed_rules import Accepted
from loomery_templates.catalogue.to_spec.spans import within_spans

__all__ = ["seed_sets"]

_Row = dict[str, JsonValue]
_NOT_COUNTED: Final[Mapping[str, int]] = MappingProxyType({})


def _needed_value(field: Field, number: int) -> JsonValue:
    """A plain value for a required field of which the samples say nothing."""
    kind = field.type.kind
    if isinstance(field.type, ChoiceType):
        return field.type.choices[number % len(field.type.choices)].value
    if kind in {"integer", "decimal", "money", "percent"}:
        return max(getattr(field.type, "min", None) or 0, 1)
    day = f"2026-0{1 + number % 9}-1{number % 9}"
    plain: dict[str, JsonValue] = {
        "text": f"{field.label} {number + 1}",
        "long_text": f"{field.label} {number + 1}",
        "rating": 4,
        "boolean": True,
        "date": day,
        "datetime": f"{day}T10:00",
        "time": "10:00",
        "duration": 60,
        "email": f"person{number + 1}@example.org",
        "url": f"https://example.org/{number + 1}",
        "phone": f"+44 7700 900{100 + number:03d}",
        "colour": "#475569",
        "geo": "52.37,4.9",
        "address": f"Mill Lane {number + 1}",
    }
    return plain.get(kind)


def _fitted(field: Field, value: SampleValue) -> JsonValue:
    """A sample's value in the form that the field keeps."""
    if isinstance(field.type, ChoiceType):
        known = {choice.value for choice in field.type.choices}
        made = choice_value(str(value))
        return made if made in known else None
    if field.type.kind in {"text", "long_text", "address", "email", "url", "phone", "time"}:
        return str(value)
    return value


def _own_values(entity: Entity, sample: Mapping[str, SampleValue], number: int) -> _Row:
    row: _Row = {}
    for field in entity.fields:
        if field.computed is not None:
            continue
        value = sample.get(field.name, sample.get(field.name.removesuffix("_value")))
        fitted = None if value is None else _fitted(field, value)
        if fitted is None and field.required:
            fitted = (
                field.default
                if isinstance(field.default, str | int | float | bool)
                else _needed_value(field, number)
            )
        if fitted is not None:
            row[field.name] = fitted
    return row


@dataclass(frozen=True, slots=True)
class _People:
    """Whose records seeds are: indices of roles, one by one by name, and those of ordinary members."""

    by_role: Mapping[str, int]
    usual: tuple[int, ...]

    def of(self, relation: Relation, entity: Entity, number: int, dice: Dice) -> int | None:
        """The account that a record leads to: of the role that the link or the record is named after, else a member.

        A kind of person with a role of its own has one record with the account of that role; the others have none.
        """
        if entity.name in self.by_role and not relation.required:
            return self.by_role[entity.name] if number == 0 else None
        if relation.name in self.by_role:
            return self.by_role[relation.name] if relation.kind != "one_to_one" or number == 0 else None
        if relation.kind == "one_to_one":
            return self.usual[number] if number < len(self.usual) else None
        return dice.pick(self.usual) if self.usual else None


def _link(
    relation: Relation,
    number: int,
    names: Mapping[str, Sequence[str]],
    people: _People,
    entity: Entity,
    dice: Dice,
    meant: SampleValue,
) -> JsonValue:
    """An index into the seeds of the target: the record that is `meant` by name, else any; None when it has none
    (yet)."""
    if relation.target == "user":
        return people.of(relation, entity, number, dice)
    size = len(names.get(relation.target, ()))
    if isinstance(meant, str) and size and meant in names[relation.target]:
        place = list(names[relation.target]).index(meant)
        return [place] if relation.kind == "many_to_many" else place
    if size == 0 or relation.target == entity.name:
        return None
    if relation.kind == "one_to_one":
        return number if number < size else None
    if relation.kind == "many_to_many":
        return sorted({dice.below(size) for _ in range(1 + dice.below(2))})  # type: ignore[return-value]
    return dice.below(size) if number >= size else number


def _links(
    entity: Entity,
    number: int,
    names: Mapping[str, Sequence[str]],
    people: _People,
    sample: Mapping[str, SampleValue],
) -> tuple[_Row, bool]:
    """Values of all relations; and whether every required one could be set."""
    dice = Dice(entity.name, "links", number)
    row: _Row = {}
    complete = True
    used: dict[str, list[JsonValue]] = {}
    for relation in entity.relations:
        if relation.kind == "one_to_many":
            continue
        value = _link(relation, number, names, people, entity, dice, sample.get(relation.name))
        others = used.setdefault(relation.target, [])
        size = len(names.get(relation.target, ()))
        if isinstance(value, int) and value in others and size > 1 and relation.target != "user":
            value = (value + 1) % size
        if value is None:
            complete = complete and not relation.required
            continue
        others.append(value)
        row[relation.name] = value
    return row, complete


def _echoes(
    bank: RecordBank | None,
    sources: Mapping[str, Archetype],
    records: int,
    banks: WordBanks,
    setting: Setting,
) -> list[_Row]:
    """Names and kinds of the records that a kind of record repeats (favourites of products); empty when none
    are kept."""
    by_id = {source.id: source for source in sources.values()}
    found = next((by_id[name] for name in (bank.echo if bank else ()) if name in by_id), None)
    if found is None:
        return []
    rows = expand_samples(found, records, banks, setting)
    kind = found.title.lower()
    return [
        {"title": str(row[found.title_field]), "kind": kind} for row in rows if row.get(found.title_field)
    ]


def _echoing(source: Archetype, sample: Mapping[str, SampleValue], echo: _Row) -> dict[str, SampleValue]:
    """The sample under the name of what it repeats, without words that were written for something else."""
    loose = {item.name for item in source.fields if item.type == "text" and not item.required}
    kept = {name: value for name, value in sample.items() if name not in loose}
    known = {item.name for item in source.fields if item.type == "text"}
    kind = {str(name): echo["kind"] for name in ("kind", "target_kind") if name in known}
    return {**kept, **kind, source.title_field: echo["title"]}


def _ordered(entities: Sequence[Entity]) -> list[Entity]:
    """Targets before what leads to them, as far as there is no circle; required links count first."""
    left = list(entities)
    done: set[str] = {"user"}
    found: list[Entity] = []
    for strict in (True, False):
        moved = True
        while moved:
            moved = False
            for entity in list(left):
                names = {entity.name, *done}
                links = [
                    item
                    for item in entity.relations
                    if item.kind != "one_to_many" and (strict or item.required)
                ]
                if all(item.target in names for item in links):
                    found.append(entity)
                    done.add(entity.name)
                    left.remove(entity)
                    moved = True
    return [*found, *left]


def _people(roles: Sequence[Role]) -> _People:
    """Members before staff own what seeds hold, the visitor never."""
    by_role = {role.name: place for place, role in enumerate(roles) if role.kind != "visitor"}
    members = tuple(place for place, role in enumerate(roles) if role.kind == "member")
    return _People(by_role, members or tuple(by_role.values()))


def seed_sets(
    entities: Sequence[Entity],
    sources: Mapping[str, Archetype],
    roles: Sequence[Role],
    records: int,
    banks: WordBanks,
    said: str = "",
    counted: Mapping[str, int] = _NOT_COUNTED,
) -> tuple[SeedSet, ...]:
    """Seeds of all entities but `user`, targets first; `sources` gives the archetype of each entity by its
    name, `said` the description as plain words with spaces around, `counted` how many there are of an entity.

    A record that breaks a rule of its entity is moved in time or left out, so that seeding never fails.
    """
    setting = Setting(frozenset(source.id for source in sources.values()), said)
    banks = with_goods(banks, entities, sources, setting)
    made: dict[str, list[_Row]] = {}
    names: dict[str, list[str]] = {}
    by_name = {entity.name: entity for entity in entities}
    people = _people(roles)
    for entity in _ordered(entities):
        source = sources.get(entity.name)
        if entity.name == "user" or source is None:
            continue
        bank = setting.bank(banks, source.id)
        accepted = Accepted(entity, made)
        named: set[str] = set()
        echoes = _echoes(bank, sources, records, banks, setting)
        wanted = len(echoes) if echoes else counted.get(entity.name, records)
        for number, sample in enumerate(expand_samples(source, wanted, banks, setting)):
            if echoes:
                sample = _echoing(source, sample, echoes[number])
            links, complete = _links(entity, number, names, people, sample)
            if not complete:
                continue
            row = {**_own_values(entity, sample, number), **links}
            row = following(entity, row, by_name, made, bank.linked if bank else ())
            row = within_spans(entity, row)
            title = str(row.get(entity.title_field or "", ""))
            if (bank is None or not bank.linked or title not in named) and accepted.offer(row):
                named.add(title)
        made[entity.name] = accepted.rows
        names[entity.name] = [str(row.get(entity.title_field or "", "")) for row in accepted.rows]
    return tuple(SeedSet(entity=name, records=tuple(rows)) for name, rows in made.items() if rows)
