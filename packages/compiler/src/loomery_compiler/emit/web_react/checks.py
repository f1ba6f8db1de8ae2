"""Rules over several values of a record, as far as a form can know them."""

from loomery_compiler.emit.web_react.imports import Imports
from loomery_spec import Entity


def whole_rules(entity: Entity, known: set[str], imports: Imports) -> list[str]:
    """Lines of the list of rules over several values."""
    return []
