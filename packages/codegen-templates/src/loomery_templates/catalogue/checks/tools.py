"""Tools compute.

CAT501 an output that is no expression, CAT502 an example that names no input or output, CAT503 a default
that is no
choice, CAT504 an input that nothing uses.
"""

import re
from collections.abc import Iterator

from loomery_templates.catalogue.checks.fault import Fault
from loomery_templates.catalogue.checks.places import place
from loomery_templates.catalogue.models import Tool
from loomery_templates.catalogue.sources import Sources
from loomery_templates.catalogue.to_spec.expressions import ExpressionError
from loomery_templates.catalogue.to_spec.tools import tool_section

__all__ = ["check_tools"]


def _tool(tool: Tool, where: str) -> Iterator[Fault]:
    try:
        tool_section(tool)
    except ExpressionError as error:
        yield Fault(f"{where}.outputs", "CAT501", str(error))
    inputs, outputs = {item.name for item in tool.inputs}, {item.name for item in tool.outputs}
    for number, example in enumerate(tool.examples, start=1):
        for name in sorted((example.inputs.keys() - inputs) | (example.outputs.keys() - outputs)):
            yield Fault(f"{where}.examples.{number}", "CAT502", f"no input or output {name!r}")
    used = {name for item in tool.outputs for name in re.findall(r"[a-z_][a-z0-9_]*", item.value)}
    for item in tool.inputs:
        if item.choices and item.default not in item.choices:
            yield Fault(f"{where}.inputs.{item.name}", "CAT503", f"{item.default!r} is none of its choices")
        if item.name not in used:
            yield Fault(f"{where}.inputs.{item.name}", "CAT504", "no output uses it")


def check_tools(sources: Sources) -> Iterator[Fault]:
    """Tools whose expressions, examples or inputs don't fit together."""
    for tool in sources.tools:
        yield from _tool(tool, place(sources, "tool", tool.id))
