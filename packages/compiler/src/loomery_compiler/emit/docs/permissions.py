"""`docs/permissions.md`: who may do what."""

from collections.abc import Iterator

from loomery_compiler.emit.docs.markdown import table
from loomery_compiler.emit.docs.words import grant_in_words
from loomery_spec import AppSpec, Entity, Role
from loomery_spec.permissions import Action

ACTIONS: tuple[Action, ...] = ("view", "create", "edit", "delete", "export", "import")


def permissions_page(spec: AppSpec) -> str:
    """A table for each entity: roles down, actions across."""
    parts = [
        "# Who may do what",
        "What no cell allows is refused. The API decides this from one table, `api/app/policy.py`, and "
        "`api/tests/test_permissions.py` asks it every question below.",
        _roles(spec),
    ]
    for entity in spec.entities:
        parts += [f"## {entity.label_plural}", _matrix(spec, entity), *_steps(spec, entity)]
    return "\n\n".join(parts) + "\n"


def _roles(spec: AppSpec) -> str:
    rows = [
        (role.label, f"`{role.name}`", _about(role), "yes" if role.signs_up else "") for role in spec.roles
    ]
    return table(("Role", "Name", "Who", "Registers by themselves"), rows)


def _about(role: Role) -> str:
    usual = {
        "visitor": "Whoever is not signed in.",
        "member": "Signed in.",
        "staff": "Works here.",
        "admin": "Manages everything.",
    }
    return role.about or usual[role.kind]


def _matrix(spec: AppSpec, entity: Entity) -> str:
    rows = [(role.label, *(_cell(spec, role, entity, action) for action in ACTIONS)) for role in spec.roles]
    return table(("", *ACTIONS), rows)


def _cell(spec: AppSpec, role: Role, entity: Entity, action: Action) -> str:
    found = [
        grant_in_words(grant) or "all"
        for grant in spec.grants
        if (grant.role, grant.entity) == (role.name, entity.name) and action in grant.actions
    ]
    return "all" if "all" in found else "; ".join(dict.fromkeys(found))


def _steps(spec: AppSpec, entity: Entity) -> Iterator[str]:
    if entity.states is None or not entity.states.transitions:
        return
    labels = {role.name: role.label for role in spec.roles}
    rows = [
        (
            step.label,
            ", ".join(f"`{source}`" for source in step.sources),
            f"`{step.target}`",
            ", ".join(labels.get(name, name) for name in step.roles) or "whoever may edit",
        )
        for step in entity.states.transitions
    ]
    yield table(("Step", "From", "To", "Who"), rows)
