"""Roles and what they may do: deny by default, own records for ordinary people, everything for administrators."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loomery_codegen.understand.words.rules.composing.kinds import SURE_KIND, Kind
from loomery_codegen.understand.words.rules.composing.letters import letters
from loomery_codegen.understand.words.rules.composing.offered import (
    is_about,
    is_between_two,
    is_deal,
    is_on_offer,
    offers,
    path_to,
)
from loomery_codegen.understand.words.rules.composing.picks import evidence
from loomery_codegen.understand.words.rules.composing.shops import is_shop
from loomery_codegen.understand.words.rules.reading.model import Deed, Reading, StatedRole
from loomery_codegen.understand.words.rules.reading.roles import is_generic
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import Entity, Grant, Role
from loomery_spec.naming import snake
from loomery_spec.permissions import Action
from loomery_templates.catalogue.to_spec.roles import roles as blueprint_roles

_PUBLIC_KINDS = word_set(
    "brochure shop news publishing portfolio blog directory travel community streaming booking forum "
    "learning game jobs analytics social"
)
_ACTIONS: dict[str, tuple[Action, ...]] = {
    "manage": ("view", "create", "edit", "delete"), "add": ("view", "create"), "create": ("view", "create"),
    "publish": ("view", "create", "edit"), "post": ("view", "create", "edit"), "edit": ("view", "edit"),
    "update": ("view", "edit"), "modify": ("view", "edit"), "delete": ("view", "delete"), "view": ("view",),
    "browse": ("view",), "submit": ("view", "create"), "export": ("view", "export"), "import": ("create", "import"),
    "upload": ("view", "create"), "approve": ("view", "edit"), "review": ("view", "edit"), "place": ("view", "create"),
    "list": ("view", "create", "edit"), "offer": ("view", "create", "edit"), "sell": ("view", "create", "edit"),
    "write": ("view", "create", "edit"), "book": ("view", "create"), "record": ("view", "create", "edit"),
}  # fmt: skip
_HANDED_IN = word_set(
    "booking reservation appointment order application message request vote donation registration"
)
_KEPT_KINDS = word_set(
    "brochure shop news publishing portfolio blog directory travel booking streaming health jobs game learning"
)
_SIGNING = re.compile(
    r"\b(log ?in|sign ?(?:in|up)|register|registration|accounts?|members?|friends?|comments?|ratings|followers?"
    r"|only [a-z]+s (?:can|may)|(?:sees?|reads?) only (?:the |their )?[a-z ]{0,30}\bown"
    r"|personal (?:center|information)|profiles?|assignees?)\b",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"\bshared (?!hosting|drive|folder)[a-z]+|\b(?:share|sharing)\b[^.;:,]{0,25}? (?:with|among|between) "
    r"(?:(?:my|our|the|some) )?(?:family|friends|flatmates|roommates|housemates|neighbou?rs|colleagues|"
    r"partner|wife|husband|household)\b",
    re.IGNORECASE,
)
"""What several people keep together."""
_ALONE = re.compile(r"\b(?:I (?:can|want|need|could|should)|my|for myself|let me)\b")
"""Somebody who speaks of nobody else wants a thing for one person."""
_KEEPER = re.compile(
    r"\b(?:I|we|my (?:boss|manager|staff|team))\b(?: (?:can|will|then|also|want to|need to))? "
    r"(?:add|decide|approve|confirm|accept|refuse|reject|manage|see|answer|edit|publish|check|mark|set|update|"
    r"offer|sell|rent|lend|assign|pick|choose)\b",
    re.IGNORECASE,
)
"""Who speaks and keeps the place: the other side of those of whom the text tells."""
_INTO_CART = re.compile(
    r"\b(?:in(?:to)?|to|with) (?:a|an|the|their|my) (?:shopping )?(?:cart|basket)\b|\bcheck ?out\b",
    re.IGNORECASE,
)
_LOOKS_UP = re.compile(
    r"\b(?:see|look up|look at|check|track|follow|cancel|change)\b[^.;:]{0,40}\b"
    r"their (?!own\b|way\b|experience\b)[a-z]",
    re.IGNORECASE,
)
"""Who looks after something that is theirs must be known."""
_SOCIAL = word_set(
    "comment message chat communicate follow invite subscribe vote donate order purchase pay transfer"
)
_REQUESTS = word_set("book reserve apply rent hire enroll enrol borrow bid lend request")
"""What people do who then want to see what became of it."""
_LINES = word_set("item line position")
_PLACED = word_set("order booking reservation bid bet appointment application claim request")
_SIGNED_KINDS = word_set(
    "social community forum crm erp internal_tool projects jobs finance productivity learning"
)
_WRITTEN_KINDS = word_set("publishing forum community directory jobs")
"""Where those who write must be told apart."""
_SIGNS = frozenset(["log in", "register", "login", "sign in", "sign up"])


@dataclass(frozen=True, slots=True)
class People:
    """Roles and grants; `public` tells whether strangers may look at what is not personal."""

    roles: tuple[Role, ...]
    public: bool
    letters: frozenset[str] = frozenset()
    """Last words of what strangers write to those who keep the place."""


def needs_accounts(reading: Reading, kinds: Sequence[Kind]) -> bool:
    """Whether ordinary people sign in: said, or records of their own, or several sides, or deeds between people."""
    if any(deed.verb in _SIGNS for deed in reading.deeds) or _SIGNING.search(reading.text):
        return True
    if is_shop(reading, kinds) or _SHARED.search(reading.text):
        return True
    if _ALONE.search(reading.text) and not any(role.acts for role in reading.roles):
        return False
    own = any(
        phrase.determiner == "their" or "own" in phrase.adjectives
        for phrase in reading.phrases
        if phrase.plural
    )
    own = own or _INTO_CART.search(reading.text) is not None
    own = own or (_LOOKS_UP.search(reading.text) is not None and any(role.acts for role in reading.roles))
    acting = [role for role in reading.roles if role.acts and role.kind != "visitor"]
    sides = any(role.kind in ("staff", "admin") for role in acting) or len(acting) > 1
    sides = sides or (bool(acting) and _KEEPER.search(reading.text) is not None)
    social = any(
        deed.verb in _SOCIAL or (deed.verb in _REQUESTS and deed.actor is not None) or _is_placed(deed)
        for deed in reading.deeds
    )
    kind = kinds[0].blueprint.kind if kinds else ""
    usual = bool(kinds) and kinds[0].score >= 0.6 and kind in _SIGNED_KINDS
    writing = kind in _WRITTEN_KINDS and _visitors_edit(reading)
    return own or sides or social or usual or writing


def _is_placed(deed: Deed) -> bool:
    """`place orders`, `make reservations`: whoever does wants to see later what became of it."""
    made = deed.object is not None and deed.object.head in _PLACED and not deed.nominal
    return made and deed.verb in ("place", "make", "submit")


def roles(reading: Reading, kinds: Sequence[Kind], accounts: bool) -> People:
    """The roles of the application; without accounts there is the visitor, and who looks after the content."""
    kind = kinds[0].blueprint.kind if kinds else ""
    stated = {role.name: role for role in reading.roles if role.acts}
    found: dict[str, Role] = {"visitor": _visitor(None if accounts else _whoever(stated))}
    if accounts:
        _without_generic(stated)
        made = [_role(role) for role in stated.values() if role.kind != "visitor"]
        found |= {role.name: role for role in made}
        made.extend(_usual(reading, kinds, found))
        found |= {role.name: role for role in made}
        if not any(role.kind == "member" for role in made):
            found["member"] = Role(
                name="member",
                label="Member",
                kind="member",
                signs_up=True,
                evidence=evidence("implied", (), 0.5),
            )
    written = letters(reading)
    kept = not accounts and (bool(written) or (kind in _KEPT_KINDS and not _visitors_edit(reading)))
    if (accounts or kept) and not any(role.kind == "admin" for role in found.values()):
        found["admin"] = _ADMIN
    return People(tuple(found.values()), kind in _PUBLIC_KINDS or not accounts, written)


def _usual(reading: Reading, kinds: Sequence[Kind], known: dict[str, Role]) -> list[Role]:
    """Roles of the trade whose people the text speaks of, though only as kept or met by others."""
    said = {word: phrase for phrase in reversed(reading.phrases) for word in phrase.words}
    found: list[Role] = []
    for kind in (kind for kind in kinds if kind.score >= SURE_KIND):
        for role in blueprint_roles(kind.blueprint):
            phrase = said.get(role.name.split("_")[-1])
            if phrase is None or role.name in known or role.kind == "visitor":
                continue
            because = evidence("implied", (phrase.place,), 0.6, f"a role of {kind.blueprint.title.lower()}")
            found.append(role.model_copy(update={"evidence": because}))
    return found


_ADMIN = Role(name="admin", label="Administrator", kind="admin", evidence=evidence("assumed", (), 0.4))


def _whoever(stated: Mapping[str, StatedRole]) -> StatedRole | None:
    """The people who use an application where nobody signs in: the one kind that is named, else its users."""
    named = [role for role in stated.values() if role.kind == "member" and not is_generic(role.name)]
    return named[0] if len(named) == 1 else stated.get("user")


def _without_generic(stated: dict[str, StatedRole]) -> None:
    """Where several kinds of members act, they are the users that the text speaks of."""
    named = [role for role in stated.values() if role.kind == "member" and not is_generic(role.name)]
    if len(named) > 1:
        stated.pop("user", None)


def _visitor(user: StatedRole | None) -> Role:
    """Who is not signed in; where nobody signs in, these are the people that the text speaks of."""
    if user is None:
        return Role(name="visitor", label="Visitor", kind="visitor", evidence=evidence("assumed"))
    because = evidence("stated", (user.place,), user.confidence)
    label = user.name[:1].upper() + user.name[1:]
    return Role(name="visitor", label=label, about="Whoever uses it.", kind="visitor", evidence=because)


def _visitors_edit(reading: Reading) -> bool:
    """Whether ordinary people change records, which only works when everybody may."""
    return any(deed.verb in ("edit", "delete", "manage", "save", "modify") for deed in reading.deeds)


def _role(role: StatedRole) -> Role:
    name = "admin" if role.name == "administrator" else snake(role.name)
    return Role(
        name=name,
        label=role.name[:1].upper() + role.name[1:],
        kind=role.kind,
        signs_up=role.kind == "member",
        evidence=evidence("stated", (role.place,), role.confidence),
    )


def grants(people: People, entities: Sequence[Entity], deeds: Sequence[Deed]) -> tuple[Grant, ...]:
    """Who may do what, from what is said and from to whom records belong."""
    found: list[Grant] = []
    for entity in entities:
        if entity.system:
            continue
        for role in people.roles:
            found.extend(_grants(role, entity, people, deeds, entities))
    return tuple(found)


def _grants(
    role: Role, entity: Entity, people: People, deeds: Sequence[Deed], entities: Sequence[Entity]
) -> list[Grant]:
    if len(people.roles) == 1 or role.kind == "admin":
        return []
    said = _said(role, entity, deeds, people.roles)
    whole = _part_of(entity, entities)
    if whole and role.kind in ("visitor", "member"):
        return _part(role, entity, whole)
    if role.kind == "visitor":
        return _visitor_grants(role, entity, people, said, is_on_offer(entity, deeds))
    if role.kind == "staff":
        return [Grant(role=role.name, entity=entity.name, actions=said or ("view", "create", "edit"))]
    if entity.owner is not None and is_on_offer(entity, deeds) and not _is_private(entity):
        return _offered(role, entity, people, deeds)
    if entity.owner is None and is_deal(entity):
        return _party(role, entity, entities, said)
    return _member(role, entity, said)


def _part_of(entity: Entity, entities: Sequence[Entity]) -> tuple[str, ...]:
    """The path from the line of something that belongs to somebody, such as an order, to that person."""
    if entity.name.split("_")[-1] not in _LINES or entity.owner is not None:
        return ()
    owners = {one.name: one.owner for one in entities if one.owner is not None}
    return next(
        (
            path
            for link in entity.relations
            if (owner := owners.get(link.target))
            for path in [(link.name, owner)]
            if link.kind == "many_to_one"
        ),
        (),
    )


def _part(role: Role, entity: Entity, through: tuple[str, ...]) -> list[Grant]:
    """Lines are for those to whom the whole belongs."""
    if role.kind == "visitor":
        return []
    every: tuple[Action, ...] = ("view", "create", "edit", "delete")
    return [Grant(role=role.name, entity=entity.name, actions=every, scope="related", through=through)]


def _party(role: Role, entity: Entity, entities: Sequence[Entity], said: tuple[Action, ...]) -> list[Grant]:
    """What two sides have agreed on is seen by those whom it names: a patient's appointments by that patient."""
    through = path_to(role, entity, entities)
    made = [
        Grant(role=role.name, entity=entity.name, actions=("view", "edit"), scope="related", through=through)
    ] if through else []  # fmt: skip
    hands_in = [Grant(role=role.name, entity=entity.name, actions=("create",))] if "create" in said else []
    return [*made, *hands_in]


def _offered(role: Role, entity: Entity, people: People, deeds: Sequence[Deed]) -> list[Grant]:
    """Everybody sees what is on offer; those who offer it, or anybody where nobody is said to, keep their own."""
    names = offers(entity, deeds)
    offering = [one for one in people.roles if any(_is_meant(one, name, people.roles) for name in names)]
    shown = Grant(role=role.name, entity=entity.name, actions=("view",))
    if offering and role not in offering:
        return [shown]
    own: tuple[Action, ...] = ("view", "create", "edit", "delete")
    return [shown, Grant(role=role.name, entity=entity.name, actions=own, scope="own")]


def _visitor_grants(
    role: Role, entity: Entity, people: People, said: tuple[Action, ...], on_offer: bool
) -> list[Grant]:
    """Strangers see what is public; where nobody else signs up they may also hand things in."""
    letter = _is_letter(entity, people)
    open_to_all = people.public and not letter and (entity.owner is None or on_offer)
    shown = open_to_all and not _is_private(entity) and not is_between_two(entity)
    actions: list[Action] = ["view"] if shown else []
    hands_in = letter or "create" in said or entity.name.split("_")[-1] in _HANDED_IN
    if hands_in and not any(other.kind == "member" for other in people.roles):
        actions.append("create")
    return [Grant(role=role.name, entity=entity.name, actions=tuple(actions))] if actions else []


def _member(role: Role, entity: Entity, said: tuple[Action, ...]) -> list[Grant]:
    made: list[Grant] = []
    if entity.owner is not None:
        own: tuple[Action, ...] = ("view", "create", "edit", "delete")
        made.append(Grant(role=role.name, entity=entity.name, actions=own, scope="own"))
        if not _is_private(entity) and _is_shared(entity):
            made.append(Grant(role=role.name, entity=entity.name, actions=("view",)))
        return made
    return [Grant(role=role.name, entity=entity.name, actions=tuple(dict.fromkeys(("view", *said))))]


def _said(role: Role, entity: Entity, deeds: Sequence[Deed], roles: Sequence[Role]) -> tuple[Action, ...]:
    """Actions that the text gives this role on this kind of thing."""
    actions: dict[Action, None] = {}
    for deed in deeds:
        if deed.actor is None or not _is_meant(role, deed.actor.name, roles):
            continue
        if is_about(deed, entity):
            actions.update(dict.fromkeys(_ACTIONS.get(deed.verb, ("view",))))
    return tuple(actions)


def _is_meant(role: Role, actor: str, roles: Sequence[Role]) -> bool:
    """The role's own name; words for anybody mean every kind of member where none is called so."""
    if snake(actor) in (role.name, snake(role.label)):
        return True
    anybody = is_generic(actor) and not any(snake(actor) == other.name for other in roles)
    return anybody and role.kind == "member"


def _is_letter(entity: Entity, people: People) -> bool:
    return entity.name in people.letters or entity.name.split("_")[-1] in people.letters


def _is_private(entity: Entity) -> bool:
    personal = [field for field in entity.fields if field.personal != "none"]
    return any(field.personal == "sensitive" for field in personal) or len(personal) > 2


def _is_shared(entity: Entity) -> bool:
    """Things of people that others look at: comments, posts, adverts."""
    return entity.name.split("_")[-1] in (
        "comment", "review", "post", "article", "photo", "video", "listing", "ad", "topic", "reply", "answer",
        "question", "recipe", "playlist", "story", "work", "blog", "profile", "event", "product", "item", "room",
    )  # fmt: skip
