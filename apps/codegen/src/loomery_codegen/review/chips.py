"""What is recognised in a text that is still being written."""

from collections.abc import Iterable

from loomery_codegen.review.elements import label_of
from loomery_codegen.review.origins import quoted
from loomery_codegen.understand.planner import Plan
from loomery_shared.contracts.understanding_values import Brief, Chip, Words
from loomery_spec import AppSpec, Element
from loomery_templates.modules import FeatureModule

__all__ = ["brief_of"]


def brief_of(text: str, plan: Plan, modules: dict[str, FeatureModule]) -> Brief:
    """The chips to show beside a text, or why there are none."""
    if plan.report.failed:
        return Brief(problem=next(item.message for item in plan.report.found if item.severity == "error"))
    spec = plan.spec
    return Brief(
        name=spec.name,
        entities=_chips(text, ((one.name, one) for one in spec.entities if not one.system)),
        roles=_chips(text, ((one.name, one) for one in spec.roles if one.kind != "visitor")),
        pages=_chips(text, ((one.name, one) for one in spec.pages)),
        features=[
            chip.model_copy(update={"label": _feature(chip.name, modules)})
            for chip in _chips(text, ((one.feature, one) for one in spec.features))
        ],
        colours=_colours(text, spec),
        not_understood=[
            Words(text=item.sentence, start=item.span.start, end=item.span.end)
            for item in plan.coverage
            if item.status == "not_understood"
        ],
    )


def _chips(text: str, named: Iterable[tuple[str, Element]]) -> list[Chip]:
    return [
        Chip(
            name=name,
            label=label_of(element),
            words=quoted(text, element.evidence.spans if element.evidence else ()),
        )
        for name, element in named
    ]


def _feature(name: str, modules: dict[str, FeatureModule]) -> str:
    module = modules.get(name)
    return module.title if module else name.replace("_", " ").capitalize()


def _colours(text: str, spec: AppSpec) -> list[Chip]:
    """Colours that the text states; what is only usual is no news."""
    because = spec.theme.evidence
    if because is None or because.source == "assumed":
        return []
    palette, words = spec.theme.palette, quoted(text, because.spans)
    named = (("primary", palette.primary), ("background", palette.background), ("accent", palette.accent))
    return [
        Chip(name=name, label=name.capitalize(), words=words, value=value) for name, value in named if value
    ]
