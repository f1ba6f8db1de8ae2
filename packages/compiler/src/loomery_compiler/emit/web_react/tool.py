"""Tool sections: inputs and the outputs computed from them."""

from loomery_compiler.emit.web_react.context import PageContext
from loomery_spec.sections import Tool


def tool_section(section: Tool, context: PageContext) -> str:
    """A component of its own for the tool; returns the JSX that uses it."""
    return ""
