"""Permissions are complete: what is not granted is refused, and what must be done somebody may do."""

from loomery_spec import AppSpec, Entity, Grant, Report
from loomery_spec.permissions import Action

EVERYTHING: tuple[Action, ...] = ("view", "create", "edit", "delete", "export", "import")
LOOKING: tuple[Action, ...] = ("view", "export")
"""What anybody may do at the most with what the application alone writes."""


def _merged(grants: tuple[Grant, ...]) -> tuple[Grant, ...]:
    """One grant per role, entity, scope and condition."""
    found: dict[tuple[object, ...], Grant] = {}
    for grant in grants:
        key = (grant.role, grant.entity, grant.scope, grant.through, grant.condition)
        known = found.get(key)
        actions = tuple(dict.fromkeys((*(known.actions if known else ()), *grant.actions)))
        found[key] = (known or grant).model_copy(update={"actions": actions})
    return tuple(found.values())


def _all_of(entity: Entity) -> tuple[Action, ...]:
    """What somebody may do who may do anything."""
    return LOOKING if entity.immutable else EVERYTHING


def _only_looking(grants: list[Grant], entities: dict[str, Entity]) -> list[Grant]:
    """The grants without the means to change what the application alone writes."""
    found = []
    for grant in grants:
        if entities[grant.entity].immutable:
            actions = tuple(action for action in grant.actions if action in LOOKING)
            grant = grant.model_copy(update={"actions": actions})
        if grant.actions:
            found.append(grant)
    return found


def _scoped(grant: Grant, entity: Entity, report: Report) -> Grant:
    if grant.scope == "own" and entity.owner is None and entity.name != "user":
        where = f"grants.{grant.role}.{grant.entity}"
        report.error("PERM101", where, f"{entity.name!r} has no owner, so nobody has records of their own")
    return grant


def _as_strangers(spec: AppSpec, grants: list[Grant]) -> list[Grant]:
    """What a stranger may, everybody may: signing in takes nothing away."""
    strangers = {role.name for role in spec.roles if role.kind == "visitor"}
    people = [role.name for role in spec.roles if role.kind in ("member", "staff")]
    return [
        grant.model_copy(update={"role": name})
        for grant in grants
        if grant.role in strangers and grant.scope == "all"
        for name in people
    ]


def complete_permissions(spec: AppSpec, report: Report) -> AppSpec:
    """An application without accounts is open to whoever can reach it; administrators manage everything.

    Codes: PERM101 `own` without an owner, PERM102 (info) nobody may view an entity, so signed-in staff may.
    """
    entities = {entity.name: entity for entity in spec.entities}
    given = _only_looking(list(spec.grants), entities)
    grants = [_scoped(grant, entities[grant.entity], report) for grant in given]
    if not spec.has_accounts:
        visitor = next(role.name for role in spec.roles if role.kind == "visitor")
        grants += [Grant(role=visitor, entity=one.name, actions=_all_of(one)) for one in spec.entities]
        return spec.model_copy(update={"grants": _merged(tuple(grants))})
    grants += _as_strangers(spec, grants)
    admins = [role.name for role in spec.roles if role.kind == "admin"]
    grants += [
        Grant(role=admin, entity=one.name, actions=_all_of(one)) for admin in admins for one in spec.entities
    ]
    grants += [
        Grant(role=role.name, entity="user", actions=("view", "edit"), scope="own")
        for role in spec.roles
        if role.kind in ("member", "staff")
    ]
    served = {grant.entity for grant in grants if "view" in grant.actions}
    fallback = admins or [role.name for role in spec.roles if role.kind != "visitor"][:1]
    for name, entity in entities.items():
        if name not in served:
            report.info(
                "PERM102", f"entities.{name}", f"nobody was granted a view; {fallback[0]} may manage it"
            )
            grants.append(Grant(role=fallback[0], entity=name, actions=_all_of(entity)))
    return spec.model_copy(update={"grants": _merged(tuple(grants))})
