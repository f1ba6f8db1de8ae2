"""Features as switches, and what can be generated."""

from loomery_codegen.review.edits import without_feature
from loomery_codegen.review.outcomes import Outcomes
from loomery_compiler.plugins import Plugins
from loomery_shared.contracts.understanding_values import Operation, Suggestion, TargetChoice
from loomery_spec import AppSpec
from loomery_spec.behaviour import FeatureUse
from loomery_templates.modules import resolve

__all__ = ["USUAL", "suggestions", "targets"]

USUAL: dict[str, frozenset[str]] = {
    "comments": frozenset({"blog", "news", "community", "forum", "social", "publishing", "learning"}),
    "ratings": frozenset({"shop", "travel", "learning", "streaming", "directory"}),
    "favourites": frozenset({"shop", "travel", "streaming", "directory", "jobs"}),
    "contact_form": frozenset({"brochure", "portfolio", "travel", "booking", "shop", "directory"}),
    "csv": frozenset({"internal_tool", "erp", "crm", "finance", "projects", "analytics"}),
    "dashboard": frozenset({"internal_tool", "erp", "crm", "finance", "projects", "analytics"}),
    "reports": frozenset({"erp", "crm", "finance", "analytics"}),
    "notifications": frozenset({"projects", "booking", "internal_tool", "community", "social"}),
}
"""Kinds of application that usually have a feature."""
_SIDES: tuple[tuple[str, str | bool, str], ...] = (
    ("api", "python", "API in Python"),
    ("api", "typescript", "API in TypeScript"),
    ("api", "go", "API in Go"),
    ("web", "react", "Web application"),
    ("mobile", "expo", "Mobile application"),
    ("graphql", True, "GraphQL"),
)


def suggestions(outcomes: Outcomes) -> list[Suggestion]:
    """Every feature that is offered or asked for: what is on first, then what such applications usually have."""
    spec, modules = outcomes.planned, outcomes.plugins.features
    used = {use.feature: use for use in spec.features}
    found = []
    for name in dict.fromkeys((*used, *modules)):
        module, use = modules.get(name), used.get(name)
        usual = spec.kind in USUAL.get(name, frozenset())
        found.append(
            Suggestion(
                feature=name,
                label=module.title if module else name.replace("_", " ").capitalize(),
                why=_why(use, usual, module.about if module else _missing(name)),
                on=use is not None,
                recommended=use is None and usual,
                available=module is not None,
                operations=_switch(name, use, outcomes),
            )
        )
    return sorted(found, key=lambda one: (not one.on, not one.recommended))


def _why(use: FeatureUse | None, usual: bool, about: str) -> str:
    if use is not None and use.evidence is not None and use.evidence.source == "assumed":
        return f"{about} It is {use.evidence.note}." if use.evidence.note else about
    if use is not None:
        return f"{about} Your words ask for it."
    return f"{about} Applications like this one usually have it." if usual else about


def _missing(name: str) -> str:
    alias = resolve(name)
    return f"Not offered yet: {alias.note}." if alias is not None and alias.note else "Not offered yet."


def _switch(name: str, use: FeatureUse | None, outcomes: Outcomes) -> list[Operation]:
    if use is not None:
        return outcomes.of(without_feature(name))
    # The compiler lets the module do the rest, also in a specification that is completed already.
    return [Operation(op="add", path=["features", name], value=_use(name))]


def _use(name: str) -> dict[str, object]:
    return FeatureUse(feature=name).model_dump(mode="json")


def targets(spec: AppSpec, plugins: Plugins) -> list[TargetChoice]:
    """What can be generated, and what is chosen."""
    return [
        TargetChoice(
            side=side,  # type: ignore[arg-type]
            value=value,
            label=label,
            available=(side if value is True else f"{side}_{value}") in plugins.backends,
            chosen=getattr(spec.target, side) == value,
        )
        for side, value, label in _SIDES
    ]
