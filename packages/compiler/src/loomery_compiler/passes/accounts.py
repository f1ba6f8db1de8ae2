"""Accounts: where somebody signs in, there is a `user` entity that holds who they are."""

from loomery_spec import AppSpec, Entity, Field, Report, Role
from loomery_spec.fields import Choice, ChoiceType, EmailType, ImageType, TextType

VISITOR = Role(name="visitor", label="Visitor", about="Whoever is not signed in.", kind="visitor")


def _standard_fields(roles: list[Role]) -> tuple[Field, ...]:
    choices = tuple(Choice(value=role.name, label=role.label) for role in roles)
    return (
        Field(
            name="name",
            label="Name",
            type=TextType(max_length=120),
            required=True,
            searchable=True,
            personal="personal",
        ),
        Field(
            name="email",
            label="Email",
            type=EmailType(),
            required=True,
            unique=True,
            searchable=True,
            personal="personal",
        ),
        Field(
            name="role", label="Role", type=ChoiceType(choices=choices), required=True, default=roles[0].name
        ),
        Field(name="avatar", label="Picture", type=ImageType(), personal="personal"),
    )


def ensure_accounts(spec: AppSpec, report: Report) -> AppSpec:
    """Add the visitor role, and the `user` entity with name, email, role and picture before its own fields.

    `ACC101`: nobody can become an account by themselves and nobody administers, so the first role is opened.
    """
    roles = list(spec.roles)
    if not any(role.kind == "visitor" for role in roles):
        # Last, since seeds name accounts by the place of their role.
        roles.append(VISITOR)
    people = [role for role in roles if role.kind != "visitor"]
    if not people:
        return spec.model_copy(update={"roles": tuple(roles)})
    if not any(role.signs_up or role.kind == "admin" for role in people):
        report.info(
            "ACC101",
            f"roles.{people[0].name}",
            "people may register with this role, since nobody administers",
        )
        opened = people[0].model_copy(update={"signs_up": True})
        roles = [opened if role is people[0] else role for role in roles]
        people[0] = opened
    known = spec.entity("user")
    joining = next((role for role in people if role.signs_up), people[0])
    standard = _standard_fields([joining, *(role for role in people if role is not joining)])
    names = {field.name for field in standard}
    if known is None:
        user = Entity(
            name="user", plural="users", label="User", label_plural="Users", icon="user", title_field="name",
            fields=standard, system=True,
        )  # fmt: skip
        entities = (user, *spec.entities)
    else:
        own = tuple(field for field in known.fields if field.name not in names)
        user = known.model_copy(update={"fields": (*standard, *own), "title_field": "name", "system": True})
        entities = tuple(user if entity.name == "user" else entity for entity in spec.entities)
    return spec.model_copy(update={"roles": tuple(roles), "entities": entities})
