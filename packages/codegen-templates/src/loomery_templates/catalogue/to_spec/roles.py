"""Roles of a blueprint, and its `may` lines as grants. What no line grants is refused."""

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from loomery_spec import Entity, Evidence, Grant, Relation, Role
from loomery_spec.naming import snake
from loomery_spec.permissions import Action
from loomery_templates.catalogue.models import Blueprint, BlueprintRole
from loomery_templates.catalogue.to_spec.labels import label
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.words import word_set

__all__ = ["ACTIONS", "VERBS", "grants", "implied_archetypes", "parse_may", "roles", "step_roles"]

VERBS: Final = word_set("view create edit delete manage approve assign publish export comment")
ACTIONS: Final[dict[str, tuple[Action, ...]]] = {
    "view": ("view",),
    "create": ("create",),
    "edit": ("view", "edit"),
    "delete": ("view", "delete"),
    "manage": ("view", "create", "edit", "delete", "export"),
    "approve": ("view", "edit"),
    "assign": ("view", "edit"),
    "publish": ("view", "edit"),
    "export": ("view", "export"),
    "comment": ("view",),
}

_PAGES_ONLY: Final = frozenset({"setting", "report", "user"})
"""What roles "manage" that is a page of every application rather than records of its own."""
_Kind: TypeAlias = Literal["visitor", "member", "staff", "admin"]
_HEADS: Final = frozenset({"admin", "administrator"})
_JUDGED: Final = word_set(
    "accepted approved declined granted published refused rejected released signed_off verified"
)


def parse_may(line: str) -> tuple[str, bool, str] | None:
    """`edit own order` -> ("edit", True, "order"); None when the line doesn't fit the form."""
    parts = line.split()
    own = len(parts) == 3 and parts[1] == "own"
    if not (len(parts) == 2 or own) or parts[0] not in VERBS:
        return None
    return parts[0], own, parts[-1]


def implied_archetypes(blueprint: Blueprint) -> tuple[str, ...]:
    """Archetypes that only roles speak of ("manage user"), in order of mention."""
    listed = {entity.archetype for entity in blueprint.entities}
    named = (parse_may(line) for role in blueprint.roles for line in role.may)
    return tuple(dict.fromkeys(may[2] for may in named if may and may[2] not in listed))


def _keeps_house(role: BlueprintRole) -> bool:
    return any(line in {"manage user", "manage setting"} for line in role.may)


def _kind(role: BlueprintRole, blueprint: Blueprint) -> _Kind:
    """Administrators manage accounts; staff manage what is not their own; all others are members."""
    if role.id == "visitor":
        return "visitor"
    if role.id in _HEADS:
        return "admin"
    if _keeps_house(role) and not any(other.id in _HEADS for other in blueprint.roles):
        return "admin"
    parsed = [may for may in map(parse_may, role.may) if may]
    keeps = sum(
        1 for verb, own, _ in parsed if not own and verb in {"manage", "approve", "assign", "publish"}
    )
    owns = sum(1 for _, own, _ in parsed if own)
    return "staff" if keeps > owns else "member"


def roles(blueprint: Blueprint) -> tuple[Role, ...]:
    """The roles, those that may sign up by themselves marked; none at all for an application of visitors
    only."""
    because = Evidence(source="assumed", confidence=0.6, note=f"blueprint {blueprint.id}")
    kinds = {role.id: _kind(role, blueprint) for role in blueprint.roles}
    return tuple(
        Role(
            name=snake(role.id),
            label=label(role.id),
            kind=kinds[role.id],
            signs_up=kinds[role.id] == "member",
            evidence=because,
        )
        for role in blueprint.roles
    )


def _account_relation(name: str, because: Evidence | None) -> Relation:
    return Relation(
        name=name, label=label(name), target="user", kind="many_to_one", on_delete="cascade", evidence=because
    )


def _through(entity: Entity, role: Role, others: frozenset[str], scope: Scope) -> tuple[str, ...] | None:
    """The way from a record to whose it is: over a person of the role's name, else over an owned parent.

    A person of another role is no such parent: a doctor's own records are not those of the doctor's patients.
    """
    links = [item for item in entity.relations if item.kind in ("many_to_one", "one_to_one")]
    for relation in links:
        if relation.target == "user" and relation.name == role.name:
            return (relation.name,)
        target = scope.entities.get(relation.target)
        if target is None or target.name == entity.name or role.name not in (target.name, target.archetype):
            continue
        account = next((item for item in target.relations if item.target == "user"), None)
        if account is None:
            account = _account_relation("account", target.evidence)
            scope.add_relation(target, account)
        return (relation.name, account.name)
    for relation in links:
        target = scope.entities.get(relation.target)
        if target and target.owner and target.name != entity.name and target.name not in others:
            return (relation.name, target.owner)
    return None


def _is_about(entity: Entity, through: tuple[str, ...], role: Role) -> bool:
    """Whether the way leads over a link that bears the role's name rather than over some parent."""
    first = entity.relation(through[0])
    return first is not None and role.name in (first.name, first.target)


def _own(entity: Entity, role: Role, scope: Scope) -> tuple[Literal["own", "related"], tuple[str, ...]]:
    """How `own` is decided for an entity; one that leads to nobody gets an owner."""
    if entity.name == "user" or entity.owner == role.name:
        return "own", ()
    others = frozenset(other.name for other in scope.roles if other.name != role.name)
    through = _through(entity, role, others, scope)
    if entity.owner and not (through and _is_about(entity, through, role)):
        return "own", ()
    if through:
        return "related", through
    link = next(
        (item for item in entity.relations if item.target == "user" and item.kind == "many_to_one"), None
    )
    if link is None:
        name = "owner" if not entity.field("owner") and not entity.relation("owner") else "account"
        link = _account_relation(name, entity.evidence)
        entity = scope.add_relation(entity, link)
    scope.put(scope.entities[entity.name].model_copy(update={"owner": link.name}))
    return "own", ()


def _grant(line: str, role: Role, scope: Scope) -> list[Grant]:
    may = parse_may(line)
    if may is None:
        scope.remarks.append(f"permission not understood: {role.name} may {line}")
        return []
    verb, own, archetype = may
    entity = scope.entity(archetype)
    if entity is None:
        if archetype not in _PAGES_ONLY:
            scope.remarks.append(f"permission left out: {role.name} may {line}, and no {archetype} is kept")
        return []
    if verb == "comment":
        comment = scope.entity("comment")
        more = [Grant(role=role.name, entity=comment.name, actions=("create",))] if comment else []
        return [Grant(role=role.name, entity=entity.name, actions=("view",)), *more]
    if own and role.kind == "visitor" and any(other.kind == "member" for other in scope.roles):
        # Nothing is a stranger's own: it may be handed in, and those who sign in keep theirs.
        hands_in = "create" in ACTIONS[verb]
        return [Grant(role=role.name, entity=entity.name, actions=("create",))] if hands_in else []
    if not own or role.kind == "visitor":
        return [Grant(role=role.name, entity=entity.name, actions=ACTIONS[verb])]
    how, through = _own(entity, role, scope)
    return [Grant(role=role.name, entity=entity.name, actions=ACTIONS[verb], scope=how, through=through)]


def _sees_what_it_made(made: Sequence[Grant], scope: Scope) -> list[Grant]:
    """Whoever signs in and creates records also sees their own, and so learns what becomes of them."""
    seen = {(grant.role, grant.entity) for grant in made if "view" in grant.actions}
    found: list[Grant] = []
    for grant in made:
        role = scope.role(grant.role)
        key = (grant.role, grant.entity)
        if role is None or role.kind == "visitor" or grant.actions != ("create",):
            continue
        entity = scope.entities[grant.entity]
        if entity.owner:
            found.append(Grant(role=grant.role, entity=grant.entity, actions=("view",), scope="own"))
        elif key not in seen and role.kind == "member":
            how, through = _own(entity, role, scope)
            found.append(
                Grant(role=grant.role, entity=grant.entity, actions=("view",), scope=how, through=through)
            )
    return found


def grants(blueprint: Blueprint, scope: Scope) -> tuple[Grant, ...]:
    """The grants of all roles of the scope; entities without an owner get one where `own` needs it."""
    found: list[Grant] = []
    for written in blueprint.roles:
        role = scope.role(snake(written.id))
        if role is not None:
            found += [grant for line in written.may for grant in _grant(line, role, scope)]
    return tuple(dict.fromkeys((*found, *_sees_what_it_made(found, scope))))


def step_roles(blueprint: Blueprint, scope: Scope) -> None:
    """Steps that judge a record (approve, reject, publish) are for those who may, not for its owner."""
    judges: dict[str, list[str]] = {}
    for written in blueprint.roles:
        for verb, own, archetype in filter(None, map(parse_may, written.may)):
            entity = scope.entity(archetype)
            if (
                entity
                and not own
                and verb in {"approve", "publish", "manage"}
                and scope.role(snake(written.id))
            ):
                judges.setdefault(entity.name, []).append(snake(written.id))
    heads = [role.name for role in scope.roles if role.kind == "admin"]
    for name, allowed in judges.items():
        entity = scope.entities[name]
        if entity.states is None:
            continue
        names = tuple(dict.fromkeys((*allowed, *heads)))
        steps = tuple(
            step.model_copy(update={"roles": names}) if step.target in _JUDGED else step
            for step in entity.states.transitions
        )
        scope.put(
            entity.model_copy(update={"states": entity.states.model_copy(update={"transitions": steps})})
        )
