"""Features as switches, and what can be generated."""

from loomery_codegen.review.edits import without_feature
from loomery_codegen.review.outcomes import Outcomes
from loomery_codegen.review.usual import Usual, usual_features
from loomery_compiler.plugins import Plugins
from loomery_shared.contracts.understanding_values import (
    Operation,
    Suggestion,
    SuggestionReason,
    TargetChoice,
)
from loomery_spec import AppSpec
from loomery_spec.behaviour import FeatureUse
from loomery_templates.modules import resolve

__all__ = ["suggestions", "switches", "targets"]

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
    usual = usual_features(spec.kind, has_records=bool(spec.entities))
    found = []
    for name in dict.fromkeys((*used, *modules)):
        module, use = modules.get(name), used.get(name)
        found.append(
            Suggestion(
                feature=name,
                label=module.title if module else name.replace("_", " ").capitalize(),
                about=module.about if module else "",
                why=_why(use, usual.get(name), module.about if module else _missing(name)),
                reason=_reason(use, usual.get(name)) if module else SuggestionReason(code="missing"),
                on=use is not None,
                recommended=use is None and name in usual,
                available=module is not None,
                operations=_switch(name, use, outcomes),
            )
        )
    return sorted(found, key=lambda one: (not one.on, not one.recommended))


def switches(spec: AppSpec, plugins: Plugins) -> list[Suggestion]:
    """The same for a specification that somebody edits: what switching off takes along is for the editor to find."""
    used = {use.feature: use for use in spec.features}
    usual = usual_features(spec.kind, has_records=bool(spec.entities))
    found = [
        Suggestion(
            feature=name,
            label=module.title,
            about=module.about,
            why=_why(used.get(name), usual.get(name), module.about),
            reason=_reason(used.get(name), usual.get(name)),
            on=name in used,
            recommended=name not in used and name in usual,
            operations=[] if name in used else [_switched_on(name)],
        )
        for name, module in plugins.features.items()
        # Where people sign in already, nobody has to ask for it.
        if name in used or not (name == "auth" and spec.has_accounts)
    ]
    return sorted(found, key=lambda one: (not one.on, not one.recommended))


def _reason(use: FeatureUse | None, usual: Usual | None) -> SuggestionReason:
    if use is not None:
        assumed = use.evidence is not None and use.evidence.source == "assumed"
        return SuggestionReason(code="assumed" if assumed else "asked")
    if usual is None:
        return SuggestionReason(code="offered")
    if _is_share(usual):
        return SuggestionReason(code="share", having=usual.having, of=usual.of)
    return SuggestionReason(code="usual")


def _is_share(usual: Usual) -> bool:
    return 5 * usual.having >= 2 * usual.of > 0


def _why(use: FeatureUse | None, usual: Usual | None, about: str) -> str:
    if use is not None and use.evidence is not None and use.evidence.source == "assumed":
        return f"{about} It is {use.evidence.note}." if use.evidence.note else about
    if use is not None:
        return f"{about} Your words ask for it."
    if usual is None:
        return about
    if _is_share(usual):
        return f"{about} {usual.having} of {usual.of} applications of this kind that we know have it."
    return f"{about} Applications like this one usually have it."


def _missing(name: str) -> str:
    alias = resolve(name)
    return f"Not offered yet: {alias.note}." if alias is not None and alias.note else "Not offered yet."


def _switch(name: str, use: FeatureUse | None, outcomes: Outcomes) -> list[Operation]:
    if use is not None:
        return outcomes.of(without_feature(name))
    return [_switched_on(name)]


def _switched_on(name: str) -> Operation:
    # The compiler lets the module do the rest, also in a specification that is completed already.
    return Operation(op="add", path=["features", name], value=_use(name))


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
