"""Tools of the catalogue as `tool` sections and pages."""

from loomery_spec import Evidence
from loomery_spec.expressions import Expression, InputRef
from loomery_spec.naming import field_name, slug
from loomery_spec.pages import Navigation, ToolPage
from loomery_spec.sections import Tool as ToolSection
from loomery_spec.sections import ToolExample, ToolInput, ToolOutput
from loomery_templates.catalogue.models import Tool
from loomery_templates.catalogue.to_spec.expressions import parse_expression

__all__ = ["tool_page", "tool_section"]


def _because(tool: Tool, evidence: Evidence | None) -> Evidence:
    return evidence or Evidence(source="implied", confidence=0.7, note=f"tool {tool.id}")


def _outputs(tool: Tool) -> tuple[ToolOutput, ...]:
    """Outputs may build on those above them, whose expressions are put in their place."""
    known: dict[str, Expression] = {item.name: InputRef(name=field_name(item.name)) for item in tool.inputs}
    found: list[ToolOutput] = []
    for output in tool.outputs:
        value = parse_expression(output.value, known.get)
        known[output.name] = value
        found.append(
            ToolOutput(
                name=field_name(output.name),
                label=output.label,
                value=value,
                format=output.format,
                unit=output.unit,
            )
        )
    return tuple(found)


def tool_section(tool: Tool, *, evidence: Evidence | None = None) -> ToolSection:
    """The section of a tool. Raises ExpressionError when an output is no expression (the checker finds
    those)."""
    return ToolSection(
        title=tool.title,
        text=tool.about,
        inputs=tuple(
            ToolInput(
                name=field_name(item.name),
                label=item.label,
                type=item.type,
                default=item.default,
                choices=item.choices,
                unit=item.unit or "",
                placeholder=item.placeholder,
                min=item.min,
                max=item.max,
            )
            for item in tool.inputs
        ),
        outputs=_outputs(tool),
        examples=tuple(
            ToolExample(
                inputs={field_name(name): value for name, value in case.inputs.items()},
                outputs={field_name(name): value for name, value in case.outputs.items()},
            )
            for case in tool.examples
        ),
        run_label=tool.run,
        evidence=_because(tool, evidence),
    )


def tool_page(tool: Tool, *, title: str = "", evidence: Evidence | None = None) -> ToolPage:
    """A page that holds one tool, in the main menu."""
    name = title or tool.title
    return ToolPage(
        name=field_name(name) or tool.id,
        title=name,
        path=f"/{slug(name)}",
        intro=tool.about,
        navigation=Navigation(label=name, icon=tool.icon),
        sections=(tool_section(tool, evidence=evidence),),
        evidence=_because(tool, evidence),
    )
