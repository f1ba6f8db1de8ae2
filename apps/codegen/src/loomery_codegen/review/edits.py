"""Edits of a planned specification; what they entail (pages, forms, permissions) the compiler completes."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from loomery_codegen.review.pruning import pruned
from loomery_spec import AppSpec, Entity, Field, StateMachine, Transition
from loomery_spec.behaviour import FeatureUse
from loomery_spec.fields import Choice, ChoiceType

__all__ = [
    "Edit",
    "with_colour",
    "with_entity",
    "with_feature",
    "with_fields",
    "with_steps",
    "without_entity",
    "without_feature",
]

Edit: TypeAlias = Callable[[AppSpec], AppSpec]


def with_fields(entity: str, *fields: Field) -> Edit:
    """Further fields of an entity."""
    return with_entity(entity, lambda one: {"fields": (*one.fields, *fields)})


def with_steps(entity: str, field: str, choices: Sequence[Choice]) -> Edit:
    """Other states of an entity: one can go from the first to any other, and from those between to the last."""

    def change(one: Entity) -> dict[str, Any]:
        kind = ChoiceType(choices=tuple(choices))
        first = choices[0].value
        fields = tuple(
            item.model_copy(update={"type": kind, "default": first}) if item.name == field else item
            for item in one.fields
        )
        machine = StateMachine(field=field, initial=first, transitions=_transitions(choices))
        return {"fields": fields, "states": machine}

    def edit(spec: AppSpec) -> AppSpec:
        changed = with_entity(entity, change)(spec)
        seeds = tuple(seed for seed in changed.seeds if seed.entity != entity)
        workflows = tuple(one for one in changed.workflows if getattr(one.trigger, "entity", "") != entity)
        return changed.model_copy(update={"seeds": seeds, "workflows": workflows})

    return edit


def with_feature(feature: str) -> Edit:
    """A further feature, as its module does it by itself."""

    def edit(spec: AppSpec) -> AppSpec:
        return spec.model_copy(update={"features": (*spec.features, FeatureUse(feature=feature))})

    return edit


def without_feature(feature: str) -> Edit:
    """The same without a feature."""

    def edit(spec: AppSpec) -> AppSpec:
        return spec.model_copy(
            update={"features": tuple(use for use in spec.features if use.feature != feature)}
        )

    return edit


def without_entity(entity: str) -> Edit:
    """The same without an entity and all that speaks of it; unchanged when something cannot do without it."""
    return lambda spec: pruned(spec, entity)


def with_colour(primary: str) -> Edit:
    """Another leading colour, `#rrggbb`."""

    def edit(spec: AppSpec) -> AppSpec:
        palette = spec.theme.palette.model_copy(update={"primary": primary})
        return spec.model_copy(update={"theme": spec.theme.model_copy(update={"palette": palette})})

    return edit


def with_entity(name: str, change: Callable[[Entity], dict[str, Any]]) -> Edit:
    """Other properties of an entity."""

    def edit(spec: AppSpec) -> AppSpec:
        entities = (one.model_copy(update=change(one)) if one.name == name else one for one in spec.entities)
        return spec.model_copy(update={"entities": tuple(entities)})

    return edit


def _transitions(choices: Sequence[Choice]) -> tuple[Transition, ...]:
    first, between = choices[0].value, [choice.value for choice in choices[1:-1]]
    return tuple(
        Transition(
            name=f"mark_as_{choice.value}",
            label=f"Mark as {choice.label.lower()}",
            sources=tuple(
                dict.fromkeys(
                    (first, *(value for value in between if choice.value not in (value, *between[:1])))
                )
            ),
            target=choice.value,
        )
        for choice in choices[1:]
    )
