"""Rules in words."""

from collections.abc import Sequence

from loomery_spec import Grant

from loomery_templates.catalogue.to_spec.scope import Scope

__all__ = ["apply_rules"]


def apply_rules(
    rules: Sequence[str], scope: Scope, grants: tuple[Grant, ...]
) -> tuple[tuple[Grant, ...], tuple[str, ...], tuple[str, ...]]:
    return grants, (), tuple(rules)
