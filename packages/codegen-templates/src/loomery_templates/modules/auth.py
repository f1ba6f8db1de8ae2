"""Accounts: who signs in, who may register, who administers."""

from loomery_spec import AppSpec, Grant, Report, Role
from loomery_spec.behaviour import FeatureUse
from loomery_templates.modules.building import add_grants, because
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.people import EVERYTHING, ensure_accounts, ensure_visitor


class AuthOptions(Options):
    """Who gets an account, and how."""

    registration: bool = True
    """People may register by themselves."""
    admin: bool = False
    """Somebody administers accounts and everything else."""


def apply(spec: AppSpec, use: FeatureUse, options: AuthOptions, _report: Report) -> AppSpec:
    """Have the visitor, somebody who signs in, and the entity that holds accounts."""
    evidence = because(use)
    spec = ensure_accounts(ensure_visitor(spec), evidence, signs_up=options.registration)
    if options.admin and not any(role.kind == "admin" for role in spec.roles):
        admin = Role(name="admin", label="Administrator", kind="admin", evidence=evidence)
        spec = spec.model_copy(update={"roles": (*spec.roles, admin)})
        everything = [
            Grant(role=admin.name, entity=entity.name, actions=EVERYTHING) for entity in spec.entities
        ]
        spec = add_grants(spec, everything)
    return _open_registration(spec) if options.registration else spec


def _open_registration(spec: AppSpec) -> AppSpec:
    """Where nobody may register yet, the first ordinary role may."""
    if any(role.signs_up for role in spec.roles):
        return spec
    first = next((role for role in spec.roles if role.kind == "member"), None)
    if first is None:
        return spec
    opened = first.model_copy(update={"signs_up": True})
    return spec.model_copy(update={"roles": tuple(opened if r is first else r for r in spec.roles)})


MODULE = Feature(
    name="auth",
    title="Accounts",
    about="People register, sign in and out; what they may do depends on their role.",
    options=AuthOptions,
    apply=apply,
)
