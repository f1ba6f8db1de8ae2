"""Edits of who signs in and who may do what, in a planned specification."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from loomery_codegen.review.edits import Edit
from loomery_codegen.review.pruning import pruned
from loomery_spec import AppSpec, Entity, Grant, Relation, Role
from loomery_spec.permissions import Action

__all__ = [
    "Audience",
    "with_accounts",
    "with_audience",
    "with_writers",
    "without_accounts",
    "without_joining",
]

Audience: TypeAlias = Literal["everybody", "people", "owners", "staff"]
"""Strangers too; who has signed in; each their own; who runs the place."""
_WRITING: tuple[Action, ...] = ("create", "edit", "delete")
_ALL: tuple[Action, ...] = ("view", *_WRITING)


def with_audience(entity: str, audience: Audience) -> Edit:
    """Other people who may see an entity; what they may do besides stays."""

    def edit(spec: AppSpec) -> AppSpec:
        if audience == "owners":
            return _owned(spec, entity)
        kinds = {
            "everybody": ("visitor", "member", "staff"),
            "people": ("member", "staff"),
            "staff": ("staff",),
        }
        seeing = _roles(spec, kinds[audience])
        shut = _roles(spec, ("visitor", "member", "staff")) - seeing
        kept = []
        for grant in spec.grants:
            if grant.entity == entity and (
                grant.role in shut or (grant.role in seeing and grant.scope == "all")
            ):
                left: tuple[Action, ...] = tuple(one for one in grant.actions if one != "view")
                left = tuple(one for one in left if one == "create") if grant.role in shut else left
                kept += [grant.model_copy(update={"actions": left})] if left else []
            else:
                kept.append(grant)
        made = [Grant(role=role, entity=entity, actions=("view",)) for role in _in_order(spec, seeing)]
        return spec.model_copy(update={"grants": (*kept, *made)})

    return edit


def with_writers(entity: str, audience: Audience) -> Edit:
    """Other people who may add and change records of an entity; who sees it, and what staff may, stays."""

    def edit(spec: AppSpec) -> AppSpec:
        changed = _with_owner(spec, entity) if audience == "owners" else spec
        plain = _roles(spec, ("visitor", "member"))
        kept = []
        for grant in changed.grants:
            writes = grant.entity == entity and grant.role in plain
            left = tuple(one for one in grant.actions if not (writes and one in _WRITING))
            kept += [grant.model_copy(update={"actions": left})] if left else []
        writing = _roles(spec, ("member",)) if audience != "staff" else _idle_staff(spec, entity)
        made = [
            Grant(role=role, entity=entity, actions=_ALL, scope="own")
            if audience == "owners"
            else Grant(role=role, entity=entity, actions=_ALL)
            for role in _in_order(spec, writing)
        ]
        return changed.model_copy(update={"grants": (*kept, *made)})

    return edit


def _idle_staff(spec: AppSpec, entity: str) -> set[str]:
    """Staff who may not add anything yet."""
    busy = {grant.role for grant in spec.grants if grant.entity == entity and "create" in grant.actions}
    return _roles(spec, ("staff",)) - busy


def with_accounts(*, own: bool) -> Edit:
    """Everybody has an account and may do everything, or (with `own`) only with records of their own."""

    def edit(spec: AppSpec) -> AppSpec:
        kept = [role for role in spec.roles if role.kind == "admin"]
        admin = kept or [Role(name="admin", label="Administrator", kind="admin")]
        visitor = [role for role in spec.roles if role.kind == "visitor"]
        member = Role(name="member", label="Member", kind="member", signs_up=True)
        entities = [one.name for one in spec.entities if not one.system]
        changed = spec.model_copy(update={"roles": (*visitor, member, *admin), "grants": ()})
        if own:
            for name in entities:
                changed = _with_owner(changed, name)
        grants = tuple(
            Grant(role=member.name, entity=name, actions=_ALL, scope="own" if own else "all")
            for name in entities
        )
        return changed.model_copy(update={"grants": grants})

    return edit


def without_accounts(spec: AppSpec) -> AppSpec:
    """Nobody signs in, and everybody may do everything."""
    people = {role.name for role in spec.roles if role.kind != "visitor"}
    left = pruned(spec, "user")
    pages = tuple(
        page.model_copy(update={"roles": (), "side": "public"})
        for page in left.pages
        if page.kind != "profile"
    )
    features = tuple(use for use in left.features if use.feature not in ("auth", "profile", "notifications"))
    return left.model_copy(
        update={
            "roles": tuple(role for role in left.roles if role.name not in people),
            "grants": (),
            "pages": pages,
            "features": features,
            "workflows": (),
            "entities": tuple(_stepped_by_all(one) for one in left.entities),
        }
    )


def without_joining(spec: AppSpec) -> AppSpec:
    """Nobody registers by themselves."""
    roles = tuple(role.model_copy(update={"signs_up": False}) for role in spec.roles)
    return spec.model_copy(update={"roles": roles})


def _stepped_by_all(entity: Entity) -> Entity:
    if entity.states is None:
        return entity
    steps = tuple(step.model_copy(update={"roles": ()}) for step in entity.states.transitions)
    return entity.model_copy(update={"states": entity.states.model_copy(update={"transitions": steps})})


def _owned(spec: AppSpec, entity: str) -> AppSpec:
    """Members see and keep their own; strangers see nothing."""
    changed = _with_owner(spec, entity)
    members, strangers = _roles(spec, ("member",)), _roles(spec, ("visitor",))
    kept = [
        grant.model_copy(update={"scope": "own", "through": ()}) if grant.role in members else grant
        for grant in changed.grants
        if grant.entity == entity and grant.role not in strangers
    ]
    others = [grant for grant in changed.grants if grant.entity != entity]
    made = [Grant(role=role, entity=entity, actions=_ALL, scope="own") for role in _in_order(spec, members)]
    return changed.model_copy(update={"grants": (*others, *kept, *made)})


def _with_owner(spec: AppSpec, name: str) -> AppSpec:
    """Records of an entity belong to somebody: to whom they lead already, else to whoever makes them."""

    def owned(entity: Entity) -> Entity:
        if entity.name != name or entity.owner is not None:
            return entity
        known = {item.name for item in entity.fields} | {item.name for item in entity.relations}
        link = Relation(name="owner", label="Owner", target="user", kind="many_to_one", required=True)
        if "owner" in known:
            return entity
        return entity.model_copy(update={"relations": (*entity.relations, link), "owner": "owner"})

    return spec.model_copy(update={"entities": tuple(owned(entity) for entity in spec.entities)})


def _roles(spec: AppSpec, kinds: Iterable[str]) -> set[str]:
    return {role.name for role in spec.roles if role.kind in kinds}


def _in_order(spec: AppSpec, names: set[str]) -> list[str]:
    return [role.name for role in spec.roles if role.name in names]
