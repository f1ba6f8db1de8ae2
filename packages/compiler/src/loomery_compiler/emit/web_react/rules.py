"""Rules that a form checks before the API does: the specification's, in calls of `lib/rules`."""

from loomery_compiler.emit.web_react.imports import Imports
from loomery_compiler.emit.web_react.words import literal
from loomery_spec import Entity, Field
from loomery_spec.fields import (
    BooleanType,
    ColourType,
    DateTimeType,
    DateType,
    DecimalType,
    DurationType,
    EmailType,
    GeoType,
    IntegerType,
    JsonType,
    LongTextType,
    MoneyType,
    PercentType,
    PhoneType,
    RatingType,
    TextType,
    UrlType,
)  # fmt: skip

_FORMS = {
    EmailType: "isEmail",
    UrlType: "isUrl",
    PhoneType: "isPhone",
    ColourType: "isColour",
    GeoType: "isGeo",
    JsonType: "isJson",
}


def _text(kind: TextType | LongTextType) -> list[str]:
    found = []
    if isinstance(kind, TextType):
        if kind.min_length > 1:
            found.append(f"minLength({kind.min_length})")
        if kind.pattern and _portable(kind.pattern):
            found.append(f'matches(new RegExp({literal("^(?:" + kind.pattern + ")$")}, "u"))')
    return [*found, f"maxLength({kind.max_length})"]


def _portable(pattern: str) -> bool:
    """Whether JavaScript surely reads the pattern as Python does."""
    return not any(
        sign in pattern for sign in ("(?P", "(?#", "(?i", "(?s", "(?m", "(?x", "(?a", "\\A", "\\Z")
    )


def _bounds(low: float | None, high: float | None) -> list[str]:
    found = [f"atLeast({literal(low)})"] if low is not None else []
    return [*found, f"atMost({literal(high)})"] if high is not None else found


def _moment(kind: DateType | DateTimeType) -> list[str]:
    found = []
    current = "today" if isinstance(kind, DateType) else "now"
    for rule, bound, words in (("notBefore", kind.min, "earlier"), ("notAfter", kind.max, "later")):
        if bound is None:
            continue
        if isinstance(bound, str):
            message = (
                f"Please choose no {words} {'day than today' if current == 'today' else 'time than now'}."
            )
            found.append(f"{rule}({current}, {literal(message)})")
        else:
            day = bound.isoformat()
            found.append(
                f"{rule}(() => {literal(day)}, {literal(f'Please choose no {words} day than {day}.')})"
            )
    return found


def _of_kind(field: Field) -> list[str]:
    kind = field.type
    if isinstance(kind, TextType | LongTextType):
        return _text(kind)
    if isinstance(kind, IntegerType):
        return ["isWhole", *_bounds(kind.min, kind.max)]
    if isinstance(kind, DecimalType | MoneyType | PercentType):
        return _bounds(kind.min, kind.max)
    if isinstance(kind, RatingType):
        return _bounds(1, kind.max)
    if isinstance(kind, DurationType):
        return ["isWhole", "atLeast(0)"]
    if isinstance(kind, DateType | DateTimeType):
        return _moment(kind)
    name = _FORMS.get(type(kind))
    return [name] if name else []


def field_rules(field: Field, imports: Imports) -> list[str]:
    """The rules of a field, in the order in which faults are told."""
    needs = field.required and not isinstance(field.type, BooleanType)
    found = (["required"] if needs else []) + _of_kind(field)
    for rule in found:
        name = rule.partition("(")[0]
        imports.add("lib/rules", name)
        imports.add("lib/values", *(moment for moment in ("today", "now") if f"({moment}," in rule))
    return found


def rule_lines(entity: Entity, fields: list[Field], imports: Imports) -> list[str]:
    """Lines of the object of rules."""
    lines = []
    for field in fields:
        rules = field_rules(field, imports)
        if rules:
            lines.append(f"{field.name}: [{', '.join(rules)}],")
    for relation in entity.relations:
        if relation.required and relation.name != entity.owner:
            imports.add("lib/rules", "required")
            many = relation.kind == "many_to_many"
            lines.append(f"{relation.name}_{'ids' if many else 'id'}: [required],")
    return lines
