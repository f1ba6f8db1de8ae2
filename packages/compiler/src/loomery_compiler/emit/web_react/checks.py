"""Rules over several values of a record, as far as a form can know them."""

from loomery_compiler.emit.web_react.expressions import Code, ExpressionWriter, UnsupportedError
from loomery_compiler.emit.web_react.imports import Imports
from loomery_compiler.emit.web_react.types import NUMBERS
from loomery_compiler.emit.web_react.words import literal
from loomery_spec import Entity
from loomery_spec.constraints import Check, NoOverlap
from loomery_spec.fields import BooleanType, TagsType
from loomery_spec.functions import ValueType


def whole_rules(entity: Entity, known: set[str], imports: Imports) -> list[str]:
    """Lines of the list of rules; conditions over what only the API knows are left to the API."""
    found = []
    for rule in entity.constraints:
        if isinstance(rule, Check):
            found.append(_rule(rule, entity, known, imports))
        elif isinstance(rule, NoOverlap) and {rule.start, rule.end} <= known:
            found.append(
                f'{{ field: "{rule.end}", needs: ["{rule.start}", "{rule.end}"], '
                f"holds: (values) => values.{rule.start} < values.{rule.end}, "
                'message: "The end must be after the start." }'
            )
    return [line for line in found if line]


def _rule(check: Check, entity: Entity, known: set[str], imports: Imports) -> str:
    used: list[str] = []

    def read(name: str) -> Code:
        if name not in known:
            raise UnsupportedError(f"{name} is no input")
        used.append(name)
        return _value(entity, name)

    trial = Imports(imports.here)
    try:
        code = ExpressionWriter(trial, read).write(check.condition)
    except UnsupportedError:
        return ""
    if not used or code.type != "boolean":
        return ""
    imports.join(trial)
    names = list(dict.fromkeys(used))
    field = check.field if check.field in known else names[-1]
    return (
        f'{{ field: "{field}", needs: {literal(names)}, '
        f"holds: (values) => {code.text}, message: {literal(check.message)} }}"
    )


def _value(entity: Entity, name: str) -> Code:
    """The value of an input that is known to be there."""
    field = entity.field(name)
    kind: ValueType = "text"
    if field is not None and isinstance(field.type, NUMBERS):
        return Code(f"Number(values.{name})", "number")
    if field is not None and isinstance(field.type, BooleanType):
        kind = "boolean"
    elif field is not None and isinstance(field.type, TagsType):
        kind = "list"
    return Code(f"values.{name}", kind)
