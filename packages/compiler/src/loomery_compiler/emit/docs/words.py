"""Types, permissions and rules in words, for the documentation."""

from loomery_spec import Entity, Field, Grant
from loomery_spec import constraints as rules
from loomery_spec import fields as types

NAMES = {
    "text": "text",
    "long_text": "long text",
    "integer": "whole number",
    "decimal": "number",
    "percent": "percent",
    "boolean": "yes or no",
    "date": "date",
    "datetime": "date and time",
    "time": "time",
    "duration": "minutes",
    "tags": "tags",
    "email": "e-mail",
    "url": "web address",
    "phone": "telephone",
    "image": "picture",
    "file": "file",
    "audio": "sound",
    "video": "video",
    "colour": "colour",
    "geo": "place",
    "address": "address",
    "json": "structured data",
}


def type_in_words(kind: types.FieldType) -> str:
    """Short: `whole number`, `EUR`, `1 to 5 stars`."""
    match kind:
        case types.MoneyType(currency=currency):
            return currency
        case types.RatingType(max=most):
            return f"1 to {most} stars"
        case types.ChoiceType():
            return "choice"
        case types.IntegerType(unit=unit) | types.DecimalType(unit=unit) if unit:
            return unit
        case _:
            return NAMES[kind.kind]


def limits_in_words(field: Field) -> str:
    """What a value must keep to: `at most 120 characters, unique`."""
    found: list[str] = []
    kind = field.type
    if isinstance(kind, types.TextType):
        found += [f"at least {kind.min_length} characters"] if kind.min_length > 1 else []
        found.append(f"at most {kind.max_length} characters")
        found += [f"like `{kind.pattern}`"] if kind.pattern else []
    elif isinstance(kind, types.LongTextType):
        found.append(f"at most {kind.max_length} characters")
    elif isinstance(kind, types.ChoiceType):
        found.append("one of " + ", ".join(f"`{choice.value}`" for choice in kind.choices))
    else:
        found += _bounds(kind)
    found += ["unique"] if field.unique else []
    said = isinstance(field.default, str | int | float) and not isinstance(field.default, bool)
    found += [f"`{field.default}` if left out"] if said else []
    found += ["derived on reading"] if field.computed is not None else []
    found += ["set by the application"] if field.read_only and field.computed is None else []
    found += ["set by those who may edit every record"] if field.by_house else []
    return ", ".join(found)


def _bounds(kind: types.FieldType) -> list[str]:
    if isinstance(kind, types.RatingType):
        return []
    low, high = getattr(kind, "min", None), getattr(kind, "max", None)
    found = [f"not before {low}" if _is_day(low) else f"at least {_plain(low)}"] if low is not None else []
    if high is not None:
        found.append(f"not after {high}" if _is_day(high) else f"at most {_plain(high)}")
    return found


def _is_day(value: object) -> bool:
    return not isinstance(value, int | float)


def _plain(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def rule_in_words(entity: Entity, rule: rules.Constraint) -> str:  # noqa: C901 (one line for each kind)
    """One sentence."""
    match rule:
        case rules.UniqueTogether(fields=names):
            return f"No two agree in {_listed(names)}."
        case rules.Check(message=message):
            return message
        case rules.NoOverlap(start=start, end=end, scope=scope):
            same = f" with the same {_listed(scope)}" if scope else ""
            return f"No two{same} overlap between `{start}` and `{end}`."
        case rules.Capacity(relation=relation, limit=limit):
            return f"No more for one `{relation}` than its `{limit}`."
        case rules.Limit(scope=scope, maximum=maximum):
            return f"At most {maximum} for the same {_listed(scope)}."
        case rules.Movement(relation=relation, field=name, direction=direction, event=event):
            verb = "adds to" if direction == "add" else "takes from"
            return f"When it is {_event(event)}, it {verb} `{name}` of `{relation}`."
        case rules.LineItems(parent=parent, total=total, price=price):
            return f"The price is copied to `{price}`; `{total}` of `{parent}` is the sum."
        case rules.ApprovalChain(steps=steps):
            return "Approved by " + ", then ".join(step.label or step.role for step in steps) + "."
        case rules.Nearest(field=name):
            return f"Can be sorted by the distance of `{name}`."
        case rules.Visibility(roles=roles):
            who = _listed(roles) if roles else "those who do not manage it"
            return f"Hidden from {who} while a condition does not hold."
        case rules.SumsTo(relation=relation, field=name, total=total_sum):
            return f"`{name}` adds up to {_plain(total_sum)} for one `{relation}`."
        case rules.PlainRule(text=text):
            return f"Not enforced: {text}"
    return f"A rule of {entity.label}."


def _event(event: rules.Event) -> str:
    return f"moved by `{event.transition}`" if event.transition else event.on


def _listed(names: tuple[str, ...]) -> str:
    return " and ".join(f"`{name}`" for name in names)


def grant_in_words(grant: Grant) -> str:
    """Which records: empty for all, else `own`, or the way to the person."""
    words = ""
    if grant.scope == "own":
        words = "own"
    elif grant.scope == "related":
        words = "where " + " of ".join(f"`{name}`" for name in reversed(grant.through)) + " is oneself"
    if grant.condition is not None:
        words = f"{words}, under a condition" if words else "under a condition"
    return words
