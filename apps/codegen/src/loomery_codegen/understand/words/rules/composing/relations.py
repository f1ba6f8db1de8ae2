"""Completes how entities refer to each other: what the text says, then what such things usually have."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.picks import Pick, Source, evidence
from loomery_codegen.understand.words.rules.reading.model import Reading, StatedLink
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import Entity, Relation
from loomery_spec.naming import field_name

# Things that somebody makes, so that they belong to whoever made them.
_OWNED = word_set(
    "comment review order booking application payment message post loan request favourite record note "
    "feedback enrolment subscription donation vote reservation registration recharge transfer "
    "transaction answer submission attempt cart ticket conversion report"
)
_CREATES = word_set("create add submit post publish upload write place record book manage apply order")


class _Web:
    """Entities by name, with relations that are added."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.entities = {entity.name: entity for entity in entities}

    def linked(self, one: str, other: str) -> bool:
        pairs = ((one, other), (other, one))
        return any(relation.target == to for name, to in pairs for relation in self._relations(name))

    def _relations(self, name: str) -> tuple[Relation, ...]:
        return self.entities[name].relations if name in self.entities else ()

    def link(
        self, source: str, target: str, why: Source, link: StatedLink | None = None, owner: bool = False
    ) -> None:
        entity = self.entities[source]
        name = field_name(target if not owner else "owner")
        taken = {field.name for field in entity.fields} | {relation.name for relation in entity.relations}
        if name in taken:
            fields = tuple(field for field in entity.fields if field.name != name)
            if len(fields) == len(entity.fields) or entity.title_field == name:
                return
            entity = entity.model_copy(update={"fields": fields})
        label = "Owner" if owner else target.replace("_", " ").capitalize()
        because = evidence(why, (link.place,), link.confidence, link.verb) if link else evidence(why, (), 0.4)
        relation = Relation(
            name=name,
            label=label,
            target=target,
            on_delete="cascade" if owner else "set_null",
            evidence=because,
        )
        update: dict[str, object] = {"relations": (*entity.relations, relation)}
        if owner:
            update["owner"] = name
        self.entities[source] = entity.model_copy(update=update)


def complete(
    entities: Sequence[Entity], picks: Sequence[Pick], reading: Reading, accounts: bool
) -> tuple[Entity, ...]:
    """The entities with the links that the text states, owners, and a link for what stands alone."""
    web = _Web(entities)
    names = _names(picks)
    for link in reading.links:
        _state(web, names, link)
    if accounts:
        _own(web, picks, reading)
    _join(web, picks)
    return tuple(web.entities.values())


def _names(picks: Sequence[Pick]) -> dict[str, str]:
    return {pick.words: pick.name for pick in picks} | {
        pick.words.split()[-1]: pick.name for pick in reversed(picks)
    }


def _state(web: _Web, names: dict[str, str], link: StatedLink) -> None:
    source = names.get(link.source) or names.get(link.source.split()[-1])
    target = names.get(link.target) or names.get(link.target.split()[-1])
    if source is None or target is None or source == target or web.linked(source, target):
        return
    if link.many:
        source, target = target, source
    web.link(source, target, "stated", link)


def _own(web: _Web, picks: Sequence[Pick], reading: Reading) -> None:
    """What ordinary people make belongs to them."""
    made = {
        deed.object.head
        for deed in reading.deeds
        if deed.object is not None
        and deed.verb in _CREATES
        and ("own" in deed.object.adjectives or deed.object.determiner == "their")
    }
    for pick in picks:
        entity = web.entities[pick.name]
        head = pick.words.split()[-1]
        if entity.owner is None and not entity.system and (head in _OWNED or head in made):
            if any(relation.target == "user" for relation in entity.relations):
                first = next(relation.name for relation in entity.relations if relation.target == "user")
                web.entities[pick.name] = entity.model_copy(update={"owner": first})
            else:
                web.link(pick.name, "user", "implied", owner=True)


def _join(web: _Web, picks: Sequence[Pick]) -> None:
    """A thing that nothing refers to is linked to the main thing, when it is a trace of it."""
    main = picks[0].name if picks else ""
    for pick in picks[1:]:
        alone = not any(web.linked(pick.name, other.name) for other in picks if other is not pick)
        if alone and pick.words.split()[-1] in _OWNED and main:
            web.link(pick.name, main, "implied")
