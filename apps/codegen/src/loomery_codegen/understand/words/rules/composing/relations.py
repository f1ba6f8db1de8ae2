"""Completes how entities refer to each other: what the text says, then what such things usually have."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from loomery_codegen.understand.words.rules.composing.holders import chosen_for, holders
from loomery_codegen.understand.words.rules.composing.names import names_of
from loomery_codegen.understand.words.rules.composing.parents import (
    about,
    acted_on,
    is_remark,
    is_sort,
    recorded_deeds,
)
from loomery_codegen.understand.words.rules.composing.picks import Pick, Source, evidence
from loomery_codegen.understand.words.rules.reading.model import Deed, Phrase, Reading, StatedLink
from loomery_codegen.understand.words.rules.reading.nouns import is_person, senses, singular
from loomery_codegen.understand.words.rules.reading.roles import side_of
from loomery_codegen.understand.words.rules.reading.values import owner_of
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import Entity, Relation
from loomery_spec.naming import field_name
from loomery_templates.catalogue import Catalogue

# Things that somebody makes, so that they belong to whoever made them.
_OWNED = word_set(
    "comment review order booking application payment message post loan request favourite record note "
    "feedback enrolment subscription donation vote reservation registration recharge transfer "
    "bid pledge participation share redemption follow invitation check-in rsvp friendship refund "
    "transaction answer submission attempt cart ticket conversion report "
    "membership earning achievement habit mood meal workout wallet emission"
)
_KEEPS = word_set("view track check browse configure")
_CREATES = word_set(
    "create add list offer sell register submit post publish upload write place record book manage apply order input "
    "enter save generate "
    "earn draw collect receive make share run perform conduct complete"
)


_SORTS_ALL = word_set("category tag")
"""What first of all sorts the main thing."""
SURE_LINK = 0.8
"""Confidence from which a sentence alone ties something to the people who sign in."""


class _Web:
    """Entities by name, with relations that are added."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.entities = {entity.name: entity for entity in entities}

    def linked(self, one: str, other: str) -> bool:
        pairs = ((one, other), (other, one))
        return any(relation.target == to for name, to in pairs for relation in self._relations(name))

    def is_between_people(self, name: str) -> bool:
        """Whether a thing joins two people, as a friendship does, and needs nothing else."""
        people = [relation for relation in self._relations(name) if relation.target == "user"]
        return len(people) > 1 and all(relation.kind == "many_to_one" for relation in people)

    def sorts_another(self, name: str) -> bool:
        """Whether something else refers to it already: the goods of a shop have the category, not its orders."""
        return any(
            link.target == name
            for one in self.entities.values()
            if one.name != name
            for link in one.relations
        )

    def _relations(self, name: str) -> tuple[Relation, ...]:
        return self.entities[name].relations if name in self.entities else ()

    def link(
        self,
        source: str,
        target: str,
        why: Source,
        link: StatedLink | None = None,
        owner: bool = False,
        called: str = "",
    ) -> None:
        entity = self.entities[source]
        called = "owner" if owner else called or target
        name = field_name(called)
        taken = {field.name for field in entity.fields} | {relation.name for relation in entity.relations}
        if name in taken:
            fields = tuple(field for field in entity.fields if field.name != name)
            if len(fields) == len(entity.fields) or entity.title_field == name:
                return
            entity = entity.model_copy(update={"fields": fields})
        label = called.replace("_", " ").capitalize()
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
    names = _names(picks, accounts)
    recorded = recorded_deeds(reading, picks)
    for link in reading.links:
        if (link.verb, link.target) not in recorded:
            _state(web, names, link)
    if accounts:
        for pick, office in holders(picks, reading):
            web.link(pick.name, "user", "stated", called=office)
        _own(web, picks, reading)
    _join(web, picks, reading)
    return tuple(_without_listed(web, picks, entity) for entity in web.entities.values())


def _without_listed(web: _Web, picks: Sequence[Pick], entity: Entity) -> Entity:
    """The entity without fields for what refers to it: a recipe's ingredients are things of their own."""
    mine = next((pick.fields for pick in picks if pick.name == entity.name), ())
    listed = {field_name(one.name) for one in mine if one.plural}
    parts = {link.target for link in entity.relations}
    known = [pick for pick in picks if pick.archetype and (len(pick.places) > 1 or pick.name in parts)]
    others = {pick.words for pick in known if web.linked(pick.name, entity.name)}
    gone = {name for name in listed if singular(name.replace("_", " ")) in others} - {entity.title_field}
    if not gone:
        return entity
    return entity.model_copy(update={"fields": tuple(one for one in entity.fields if one.name not in gone)})


def _names(picks: Sequence[Pick], accounts: bool) -> dict[str, str]:
    """Names in the text with the entities that they mean; members are those who sign in."""
    people = dict.fromkeys(names_of("user"), "user") if accounts else {}
    return (
        people
        | {pick.words: pick.name for pick in picks}
        | {pick.words.split()[-1]: pick.name for pick in reversed(picks)}
    )


def _state(web: _Web, names: dict[str, str], link: StatedLink) -> None:
    source = names.get(link.source) or names.get(link.source.split()[-1])
    target = names.get(link.target) or names.get(link.target.split()[-1])
    if "user" in (source, target) and (link.confidence < SURE_LINK or link.many):
        return
    if source == "user":
        source, target = target, source
    if source is None or target is None or source == target or web.linked(source, target):
        return
    if link.many:
        source, target = target, source
    web.link(source, target, "stated", link)


def _own(web: _Web, picks: Sequence[Pick], reading: Reading) -> None:
    """What ordinary people make refers to them; their own things, and traces of what they do, belong to them."""
    own, made = _made(reading)
    for pick in picks:
        entity = web.entities[pick.name]
        head = pick.words.split()[-1]
        person = next((link.name for link in entity.relations if link.target == "user"), None)
        belongs = head in _OWNED or head in own
        if entity.system or entity.owner is not None or not (belongs or head in made):
            continue
        if not belongs and entity.field("price") and entity.field("stock"):
            continue
        if person is None:
            web.link(pick.name, "user", "implied", owner=belongs)
        elif belongs:
            web.entities[pick.name] = entity.model_copy(update={"owner": person})


def _made(reading: Reading) -> tuple[set[str], set[str]]:
    """Heads of what people have as their own, and of what they make."""
    own: set[str] = set()
    made: set[str] = set()
    for deed in reading.deeds:
        if deed.object is None or (deed.actor is not None and not is_person(deed.actor.name)):
            continue
        mine = "own" in deed.object.adjectives or deed.object.determiner == "their"
        if mine and deed.verb in _CREATES | _KEEPS:
            own |= {deed.object.head, *_about(deed.object)}
        if deed.actor is not None and not deed.passive and side_of(deed.actor.name) == "member":
            own |= {other.head for _, other in deed.others if other.determiner == "their"}
        if deed.actor is not None and deed.verb in _CREATES and side_of(deed.actor.name) == "member":
            made |= {deed.object.head, deed.object.name.split()[0], *_made_for(deed), *_about(deed.object)}
    return own, made


def _about(phrase: Phrase) -> set[str]:
    """`users input carbon emission data`: the emission is theirs."""
    thing = owner_of(phrase)
    return {thing.head} if thing is not None else set()


def _made_for(deed: Deed) -> set[str]:
    """`vets write down a diagnosis for each visit`: the visit is one of that vet."""
    return {other.head for _, other in deed.others if other.determiner in ("each", "every")}


def _join(web: _Web, picks: Sequence[Pick], reading: Reading) -> None:
    """Records of deeds refer to what the deed is done to, compounds to what they are named after, parts to wholes;
    then everything hangs together with the main thing."""
    for kept, thing in (*acted_on(reading, picks), *chosen_for(picks, reading)):
        _refer(web, kept, thing)
    for pick in picks:
        base = _named_after(pick, picks)
        for other in (*((base,) if base is not None else ()), *about(pick, picks)):
            _refer(web, pick, other)
    if not picks:
        return
    main = _main(picks)
    for pick in picks:
        sorts = pick.words.split()[-1] in _SORTS_ALL and pick is not main
        if sorts and not (pick.source == "assumed" and web.sorts_another(pick.name)):
            _refer(web, main, pick)
    together = _reached(web, picks, main)
    for pick in picks:
        if pick.name in together or web.is_between_people(pick.name):
            continue
        partner = _partner(pick, picks, main)
        if _known_apart(pick, partner):
            continue
        sorts = is_sort(pick) and not is_sort(partner)
        turned = sorts or (_is_owned(partner) and not _is_owned(pick)) or _is_met(pick, partner)
        source, target = (partner, pick) if turned else (pick, partner)
        web.link(source.name, target.name, "implied")
        together |= _reached(web, picks, pick)


def _known_apart(pick: Pick, partner: Pick) -> bool:
    """Whether some kind of application keeps both, so that the catalogue knows whether they belong together; what the
    text itself names beside the main thing belongs to that."""
    return pick.source == "assumed" and bool(_kept_in(pick.archetype) & _kept_in(partner.archetype))


@cache
def _kept_in(archetype: str | None) -> frozenset[str]:
    """The kinds of application that keep such things."""
    catalogue = Catalogue.load()
    return frozenset(
        name
        for name in catalogue.blueprint_ids
        if any(one.archetype == archetype for one in catalogue.blueprint(name).entities)
    )


def _refer(web: _Web, pick: Pick, other: Pick) -> None:
    if not web.linked(pick.name, other.name):
        web.link(pick.name, other.name, "implied")


def _is_owned(pick: Pick) -> bool:
    return pick.words.split()[-1] in _OWNED


def _is_met(pick: Pick, partner: Pick) -> bool:
    """A visit names the doctor, not the doctor the one visit."""
    happens = senses(partner.words.split()[-1])[:1] in (("act",), ("event",))
    return is_person(pick.words) and happens


def _main(picks: Sequence[Pick]) -> Pick:
    """The thing that the application is about: the surest that is no person, no mere kind and no record of a deed."""
    named = [one for one in picks if one.source != "assumed"] or list(picks)
    things = [one for one in named if not (is_person(one.words) or is_sort(one) or is_remark(one))]
    return next((one for one in things if not _is_owned(one)), (things or named)[0])


def _named_after(pick: Pick, picks: Sequence[Pick]) -> Pick | None:
    """`test result` is named after `test`, `query result` after `sql query`, `seat request` after what has seats."""
    before = pick.words.split()[:-1]
    others = [one for one in picks if one is not pick]
    exact = next((one for one in others if one.words.split()[-1] in before), None)
    known = exact or next((one for one in others if set(before) & set(names_of(one.archetype))), None)
    return known or next((one for one in others if any(singular(f.name) in before for f in one.fields)), None)


def _partner(pick: Pick, picks: Sequence[Pick], main: Pick) -> Pick:
    """What a thing that nothing else is known of most likely belongs with."""
    return main if main is not pick else next(one for one in picks if one is not pick)


def _reached(web: _Web, picks: Sequence[Pick], start: Pick) -> set[str]:
    """Names of the picks that are linked to `start` directly or over others."""
    found = {start.name}
    grown = True
    while grown:
        more = {p.name for p in picks if p.name not in found and any(web.linked(p.name, n) for n in found)}
        found |= more
        grown = bool(more)
    return found
