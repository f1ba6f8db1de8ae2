"""Conversations have two sides: whoever takes part reads what all others write, and in rooms whoever has joined."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import JsonValue

from loomery_spec import AppSpec, Entity, Grant, Relation, Report
from loomery_spec.pages import AnyPage, ChatPage

__all__ = ["Talk", "settle_talk", "spread_talk", "talk_of"]

_TOGETHER = 5
"""Sample messages that follow one another in the same conversation."""
Way = tuple[str, ...]


@dataclass(frozen=True)
class Talk:
    """Messages, and the conversation that they belong to."""

    conversation: Relation
    """The relation of the messages to their conversation."""
    people: Relation
    """The relation of the conversation to all who take part."""


def _to_one(entity: Entity) -> Iterator[Relation]:
    return (item for item in entity.relations if item.kind in ("many_to_one", "one_to_one"))


def talk_of(spec: AppSpec, entity: Entity) -> Talk | None:
    """How an entity is said in a conversation: it has a writer and belongs to something that several people own."""
    if entity.owner is None:
        return None
    for link in _to_one(entity):
        target = spec.entity(link.target)
        owner = target.relation(target.owner) if target and target.owner else None
        if owner is not None and owner.kind == "many_to_many" and owner.target == "user":
            return Talk(link, owner)
    return None


def _rooms(spec: AppSpec, entity: Entity, talk: Talk) -> Iterator[tuple[Relation, Relation, Relation]]:
    """Other places that the messages may stand in: the way there, and back to those who have joined."""
    for link in _to_one(entity):
        if link.target in (talk.conversation.target, "user"):
            continue
        for other in spec.entities:
            back = next(
                (item for item in _to_one(other) if item.target == link.target and item.inverse), None
            )
            person = other.relation(other.owner) if other.owner else None
            if other.name != entity.name and back and back.required and person in list(_to_one(other)):
                yield link, back, person


def _open_talk(spec: AppSpec) -> AppSpec:
    """Where messages belong to no conversation with people of its own, all who write read all that is written."""
    grants: list[Grant] = []
    pages: list[AnyPage] = []
    for page in spec.pages:
        entity = spec.entity(page.entity) if isinstance(page, ChatPage) else None
        if not isinstance(page, ChatPage) or entity is None or entity.owner is None or talk_of(spec, entity):
            pages.append(page)
            continue
        place = next((item for item in _to_one(entity) if _is_room(spec, item)), None)
        pages.append(
            page if page.conversation or not place else page.model_copy(update={"conversation": place.name})
        )
        seen = [entity.name, *([place.target] if place else [])]
        grants += [
            Grant(role=role, entity=name, actions=("view",))
            for role in _writers(spec, entity)
            for name in seen
        ]
    return spec.model_copy(update={"grants": (*spec.grants, *grants), "pages": tuple(pages)})


def _is_room(spec: AppSpec, link: Relation) -> bool:
    target = spec.entity(link.target)
    return target is not None and target.archetype in ("chat_room", "conversation")


def settle_talk(spec: AppSpec, _report: Report) -> AppSpec:
    """Grants to read what is written where one takes part; messages of a room need no other conversation."""
    if not spec.has_accounts:
        return spec
    spec = _open_talk(spec)
    grants: list[Grant] = []
    between: set[str] = set()
    entities = {entity.name: entity for entity in spec.entities}
    for entity in spec.entities:
        talk = talk_of(spec, entity)
        if talk is None:
            continue
        ways: list[Way] = [(talk.conversation.name, talk.people.name)]
        rooms = list(_rooms(spec, entity, talk))
        writers = _writers(spec, entity)
        for link, back, person in rooms:
            inside = (str(back.inverse), person.name)
            owner = entities[link.target].owner
            ways += [(link.name, *inside), *([(link.name, owner)] if owner else [])]
            grants += [_reads(role, link.target, inside) for role in writers]
        grants += [_reads(role, entity.name, way) for role in writers for way in ways]
        between |= {entity.name, talk.conversation.target}
        if rooms:
            entities[entity.name] = _freed(entity, talk.conversation)
    return spec.model_copy(
        update={"grants": (*_closed(spec, between), *grants), "entities": tuple(entities.values())}
    )


def _closed(spec: AppSpec, between: set[str]) -> list[Grant]:
    """The grants of all, without a view of conversations for people who take no part in them."""
    outside = {role.name for role in spec.roles if role.kind in ("visitor", "member")}
    found: list[Grant] = []
    for grant in spec.grants:
        if grant.entity in between and grant.role in outside and grant.scope == "all":
            kept = tuple(action for action in grant.actions if action == "create")
            grant = grant.model_copy(update={"actions": kept})
        if grant.actions:
            found.append(grant)
    return found


def _freed(entity: Entity, link: Relation) -> Entity:
    """The entity without the need to belong to a conversation."""
    relations = tuple(
        item.model_copy(update={"required": False}) if item.name == link.name else item
        for item in entity.relations
    )
    return entity.model_copy(update={"relations": relations})


def _writers(spec: AppSpec, entity: Entity) -> list[str]:
    people = {role.name for role in spec.roles if role.kind in ("member", "staff")}
    writing = (
        grant.role for grant in spec.grants if grant.entity == entity.name and "create" in grant.actions
    )
    return [name for name in dict.fromkeys(writing) if name in people]


def _reads(role: str, entity: str, way: Way) -> Grant:
    return Grant(role=role, entity=entity, actions=("view",), scope="related", through=way)


def spread_talk(
    talk: Talk,
    entity: Entity,
    record: dict[str, JsonValue],
    index: int,
    conversations: int,
    people: list[int],
) -> dict[str, JsonValue]:
    """A sample message in one of the newest conversations, where all write in turn."""
    if not conversations or not people or entity.owner is None:
        return record
    place = (conversations - 1 - index // _TOGETHER) % conversations
    return {**record, talk.conversation.name: place, entity.owner: people[index % len(people)]}
