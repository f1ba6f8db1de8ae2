"""Roles, accounts and the entity that holds them."""

from collections.abc import Sequence

from loomery_spec import AppSpec, Entity, Evidence, Grant, Relation, Role
from loomery_spec.pages import Side
from loomery_spec.permissions import Action
from loomery_templates.modules.building import add_grants

EVERYTHING: tuple[Action, ...] = ("view", "create", "edit", "delete")


def visitors(spec: AppSpec) -> tuple[Role, ...]:
    """Roles of those who are not signed in."""
    return tuple(role for role in spec.roles if role.kind == "visitor")


def members(spec: AppSpec) -> tuple[Role, ...]:
    """Roles of those who are signed in, of any kind."""
    return tuple(role for role in spec.roles if role.kind != "visitor")


def managers(spec: AppSpec) -> tuple[Role, ...]:
    """Roles that look after the application: administrators and staff; else all who may act at all."""
    heads = tuple(role for role in spec.roles if role.kind in ("staff", "admin"))
    return heads or members(spec) or visitors(spec)


def may(spec: AppSpec, role: str, action: Action, entity: str) -> bool:
    """Whether some grant gives the action to the role, for at least some records.

    Where nobody signs in, everybody may do everything.
    """
    return not spec.has_accounts or any(
        grant.role == role and grant.entity == entity and action in grant.actions for grant in spec.grants
    )


def side_of(spec: AppSpec, entity: str) -> Side:
    """The outermost side of the application on which the entity may be viewed."""
    if not spec.has_accounts:
        return "public"
    sides: dict[str, Side] = {"visitor": "public", "member": "member", "staff": "staff", "admin": "admin"}
    viewers = {role.kind for role in spec.roles if may(spec, role.name, "view", entity)}
    return next((side for kind, side in sides.items() if kind in viewers), "public")


def ensure_visitor(spec: AppSpec) -> AppSpec:
    """Have a role for whoever is not signed in."""
    if visitors(spec):
        return spec
    # Appended, because seeds name roles by their index.
    role = Role(name="visitor", label="Visitor", kind="visitor", about="Anybody who is not signed in.")
    return spec.model_copy(update={"roles": (*spec.roles, role)})


def ensure_accounts(spec: AppSpec, evidence: Evidence, *, signs_up: bool = True) -> AppSpec:
    """Have somebody who signs in, and the entity `user` that holds the accounts.

    A member that is new may do whatever a visitor may: signing in never takes anything away.
    """
    if not members(spec):
        member = Role(name="member", label="Member", kind="member", signs_up=signs_up, evidence=evidence)
        spec = spec.model_copy(update={"roles": (*spec.roles, member)})
        given = [grant for grant in spec.grants if grant.role in {role.name for role in visitors(spec)}]
        spec = add_grants(spec, [grant.model_copy(update={"role": "member"}) for grant in given])
    if spec.entity("user") is None:
        spec = spec.model_copy(update={"entities": (*spec.entities, user_entity(evidence))})
    return spec


def user_entity(evidence: Evidence) -> Entity:
    """The account of a person; the compiler gives it name, e-mail, role and picture."""
    return Entity(
        name="user",
        plural="users",
        label="User",
        label_plural="Users",
        icon="user",
        system=True,
        archetype="user",
        evidence=evidence,
    )


def author(label: str = "Author", *, name: str = "author", inverse: str | None = None) -> Relation:
    """The relation to the person who wrote a record."""
    return Relation(name=name, label=label, target="user", inverse=inverse, on_delete="cascade")


def written_by_people(
    spec: AppSpec, entity: str, viewers: Sequence[Role], writers: Sequence[Role]
) -> list[Grant]:
    """Grants for what people write: `viewers` read all, `writers` write their own, managers may remove."""
    grants = [Grant(role=role.name, entity=entity, actions=("view",)) for role in viewers]
    for role in writers:
        if role.kind == "visitor":
            grants.append(Grant(role=role.name, entity=entity, actions=("create",)))
        else:
            grants.append(
                Grant(role=role.name, entity=entity, actions=("create", "edit", "delete"), scope="own")
            )
    grants += [
        Grant(role=role.name, entity=entity, actions=EVERYTHING)
        for role in managers(spec)
        if role.kind in ("staff", "admin")
    ]
    return grants
