"""Rules about numbers: not negative, between, not above another, computed from others."""

import re
from typing import Final

from loomery_spec import Entity, Field, FieldType
from loomery_spec.constraints import Check
from loomery_spec.expressions import Aggregate, BinaryOperator, Expression
from loomery_spec.fields import DecimalType, MoneyType
from loomery_spec.naming import field_name
from loomery_templates.catalogue.to_spec.labels import label
from loomery_templates.catalogue.to_spec.members import NUMBERS, own_words
from loomery_templates.catalogue.to_spec.rules.parts import (
    add,
    binary,
    entities_for,
    field_named,
    literal,
    message,
    ref,
    replace_field,
    unless_empty,
    with_articles_off,
)
from loomery_templates.catalogue.to_spec.scope import Scope

__all__ = ["bounds", "compared", "computed", "not_negative", "summed"]

_NOT_NEGATIVE: Final = re.compile(
    r"^(?P<what>[\w ,]+?) (?:is|are|be|can be) (?:not|never) negative$"
    r"|^(?P<what2>[\w ,]+?) never (?:fall|falls|go|goes|drop|drops|get|gets) below (?:zero|0)$"
    r"|^(?P<what3>[\w ,]+?) (?:is|are) (?:zero or more|at least (?:zero|0))$"
)
_POSITIVE: Final = re.compile(
    r"^(?P<what>[\w ,]+?) (?:is|are|has a value|have a value) (?:above|over|greater than|more than) "
    r"(?:zero|0)$"
    r"|^(?P<what2>[\w ,]+?) (?:is|are) positive$"
)
_BETWEEN: Final = re.compile(
    r"^(?P<what>[\w ,]+?) (?:lies|lie|is|are|stays|stay|runs|goes)?\s*(?:between|from) "
    r"(?P<low>-?[\d.]+|zero|one) (?:and|to) (?P<high>-?[\d.]+|five|ten|one hundred)"
    r"(?: percent| per cent| stars| ?°c| degrees| hours| characters)?$"
)
_BOUND: Final = re.compile(
    r"^(?P<what>[\w ]+?) (?:is|are|be|has|have|lasts|runs|needs)?\s*(?P<how>at least|at most|never "
    r"below|not below|never falls? below|never goes? below|never exceeds?|not exceed|does not "
    r"exceed|"
    r"never above|not above|no more than|not more than|no less than) (?P<value>-?[\d.]+)(?P<rest>.*)$"
)
_COMPARED: Final = re.compile(
    r"^(?P<left>[\w ]+?) (?:is |are |be |may |can |must |should )?(?P<how>never exceeds?|does not "
    r"exceed|do not exceed|"
    r"cannot exceed|not exceed|not above|never above|not greater than|never more than|at most|not "
    r"below|never below|"
    r"at least|above|below|less than|more than|greater than) (?P<right>[\w ]+)$"
)
_OPERATORS: Final[dict[str, BinaryOperator]] = {
    "at least": "ge", "not below": "ge", "never below": "ge", "never fall below": "ge",
    "never falls below": "ge",
    "never go below": "ge", "never goes below": "ge", "no less than": "ge", "above": "gt",
    "more than": "gt", "greater than": "gt", "below": "lt", "less than": "lt",
}  # fmt: skip
_FORMULA: Final = re.compile(r"^(?P<name>[\w ]+?) (?:is|are|equals|=) (?P<formula>.+)$")
_SIGNS: Final[dict[str, BinaryOperator]] = {
    "*": "multiply", "x": "multiply", "times": "multiply", "multiplied by": "multiply", "/": "divide",
    "divided by": "divide", "+": "add", "plus": "add", "-": "subtract", "minus": "subtract",
    "less": "subtract",
}  # fmt: skip
_SUM_OF: Final = re.compile(
    r"^(?P<name>[\w ]+?) (?:is|are|=|equals) (?:the )?(?:sum|total) of (?:all |its |the |accepted |"
    r"received |paid |booked )*"
    r"(?P<what>[\w ]+?)(?: in the period| together)?$"
)
_AMOUNTS: Final = ("line_total", "amount", "total", "price", "value", "hours", "minutes", "points")
_SPLIT: Final = re.compile(r"\s+(\*|/|\+|-|x|times|multiplied by|divided by|plus|minus|less)\s+")


def _listed(phrase: str) -> list[str]:
    return [with_articles_off(part) for part in re.split(r",| and | or ", phrase) if part.strip()]


def _what(found: re.Match[str]) -> str:
    return next(value for name, value in found.groupdict().items() if name.startswith("what") and value)


def _numeric(entity: Entity, phrase: str) -> Field | None:
    """The number that the words name wholly; a part of a name is not enough to do sums with."""
    field = field_named(entity, phrase)
    if field is None or field.type.kind not in NUMBERS:
        return None
    said = own_words(with_articles_off(phrase)) - own_words(entity.name) - own_words(entity.label)
    meant = own_words(field.name) - own_words(entity.name)
    same = said == meant or own_words(with_articles_off(phrase)) == own_words(field.name)
    return field if same or _plural_of(said) == _plural_of(meant) else None


def _plural_of(said: frozenset[str]) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in said)


def _numbers_like(entity: Entity, phrase: str) -> list[Field]:
    """All numbers whose names hold the words: `scores` are `home_score` and `away_score`."""
    said = _plural_of(own_words(with_articles_off(phrase)) - own_words(entity.name))
    fields = [field for field in entity.fields if field.type.kind in NUMBERS]
    return [field for field in fields if said and said <= _plural_of(own_words(field.name))]


def _all_numbers(entity: Entity) -> list[Field]:
    return [field for field in entity.fields if field.type.kind in {"money", "decimal"}]


def _least(text: str, phrase: str, op: BinaryOperator, scope: Scope) -> bool:
    """Each named number is at least (or above) zero, wherever it is kept."""
    done = False
    generic = {"amounts", "values", "prices", "quantities", "numbers"}
    for part in _listed(phrase):
        for entity in entities_for(text, scope):
            fields = _numbers_like(entity, part)
            if not fields and part in generic:
                fields = [item for item in _all_numbers(entity) if part.rstrip("s") in item.name]
            for item in fields:
                condition = unless_empty(entity, [item.name], binary(op, ref(item.name), literal(0)))
                add(scope, entity, Check(condition=condition, message=message(text), field=item.name))
                done = True
            if fields and scope.leading(text):
                break
    return done


def not_negative(text: str, scope: Scope) -> bool:
    """`scores are not negative`, `stock never falls below zero`, `amounts are above zero`."""
    if found := _NOT_NEGATIVE.match(text):
        return _least(text, _what(found), "ge", scope)
    if found := _POSITIVE.match(text):
        return _least(text, _what(found), "gt", scope)
    return False


_WORDS: Final = {"zero": 0, "one": 1, "five": 5, "ten": 10, "one hundred": 100}


def _value(written: str) -> int | float:
    if written in _WORDS:
        return _WORDS[written]
    return float(written) if "." in written else int(written)


def bounds(text: str, scope: Scope) -> bool:
    """`a rating lies between 1 and 5`, `guests are at least 1`."""
    found = _BETWEEN.match(text)
    if found:
        low, high = _value(found["low"]), _value(found["high"])
        return _bounded(text, found["what"], scope, low=low, high=high)
    found = _BOUND.match(text)
    if found and not re.search(
        r"\w{4,}", found["rest"].replace("percent", "").replace("years", "").replace("minutes", "")
    ):
        op = _OPERATORS.get(found["how"], "le")
        value = _value(found["value"].rstrip("."))
        return _bounded(
            text, found["what"], scope, low=value if op == "ge" else None, high=None if op == "ge" else value
        )
    return False


def _bounded(
    text: str, what: str, scope: Scope, *, low: int | float | None = None, high: int | float | None = None
) -> bool:
    parts = _listed(what)
    if len(parts) > 1:
        answers = [_bounded(text, part, scope, low=low, high=high) for part in parts]
        return all(answers)
    done = False
    for entity in entities_for(text, scope):
        field = _numeric(entity, what)
        if field is None:
            continue
        for op, value in (("ge", low), ("le", high)):
            if value is not None:
                condition = unless_empty(entity, [field.name], binary(op, ref(field.name), literal(value)))  # type: ignore[arg-type]
                add(scope, entity, Check(condition=condition, message=message(text), field=field.name))
        done = True
    return done


def compared(text: str, scope: Scope) -> bool:
    """`places_taken never exceeds places_total`: two numbers of one record."""
    found = _COMPARED.match(text)
    if not found:
        return False
    op = _OPERATORS.get(
        found["how"].removeprefix("never ").removeprefix("not ")
        if found["how"] not in _OPERATORS
        else found["how"],
        "le",
    )
    if found["how"].startswith(("never ", "not ")) and found["how"] not in _OPERATORS:
        op = "le"
    done = False
    for entity in entities_for(text, scope):
        left, right = _numeric(entity, found["left"]), _numeric(entity, found["right"])
        if left and right and left.name != right.name:
            condition = binary(op, ref(left.name), ref(right.name))
            safe = unless_empty(entity, [left.name, right.name], condition)
            add(scope, entity, Check(condition=safe, message=message(text), field=left.name))
            done = True
    return done


def _operand(entity: Entity, phrase: str) -> Expression | None:
    phrase = with_articles_off(phrase)
    if re.fullmatch(r"-?\d+(\.\d+)?", phrase):
        return literal(_value(phrase))
    field = _numeric(entity, phrase)
    if field is None:
        return None
    if field.type.kind == "percent":
        return binary("divide", ref(field.name), literal(100))
    return ref(field.name)


def _chain(entity: Entity, formula: str) -> Expression | None:
    """`quantity times price less discount`: products bind before sums."""
    parts = _SPLIT.split(formula.strip())
    terms: list[tuple[BinaryOperator, Expression]] = []
    sign: BinaryOperator = "add"
    for place in range(0, len(parts), 2):
        value = _operand(entity, parts[place])
        if value is None:
            return None
        if place and _SIGNS[parts[place - 1]] in ("multiply", "divide"):
            before, left = terms.pop()
            terms.append((before, binary(_SIGNS[parts[place - 1]], left, value)))
            continue
        sign = _SIGNS[parts[place - 1]] if place else "add"
        terms.append((sign, value))
    whole: Expression | None = None
    for sign, value in terms:
        whole = value if whole is None else binary(sign, whole, value)
    return whole if len(parts) > 1 else None


def computed(text: str, scope: Scope) -> bool:
    """`a line total is quantity times price less discount`: a number derived from others of the same
    record."""
    found = _FORMULA.match(text)
    if not found or any(mark in found["formula"] for mark in ("(", ";", " of ", ",")):
        return False
    for entity in entities_for(text, scope):
        field = _numeric(entity, found["name"])
        value = _chain(entity, found["formula"]) if field else None
        if (
            field
            and value is not None
            and field.name not in _used(value)
            and not entity_has_lines(entity, field.name)
        ):
            replace_field(scope, entity, field, computed=value, required=False, default=None)
            return True
    return _new_figure(text, found["name"], found["formula"], scope)


def entity_has_lines(entity: Entity, name: str) -> bool:
    """Whether line items already fill the field."""
    return any(
        rule.kind == "line_items" and name in {rule.price, rule.quantity} for rule in entity.constraints
    )


def _new_figure(text: str, name: str, formula: str, scope: Scope) -> bool:
    """A figure that nobody keeps yet is added where all its parts are kept."""
    words_for_it = with_articles_off(name)
    if len(words_for_it.split()) > 3 or not field_name(words_for_it):
        return False
    for entity in entities_for(text, scope):
        value = _chain(entity, formula)
        fresh = field_name(words_for_it)
        if value is None or len(_used(value)) < 2 or entity.field(fresh) or entity.relation(fresh):
            continue
        kinds = {field.type.kind for field in entity.fields if field.name in _used(value)}
        kind: FieldType = MoneyType() if "money" in kinds else DecimalType()
        figure = Field(name=fresh, label=label(fresh), type=kind, computed=value, evidence=entity.evidence)
        now = scope.entities[entity.name]
        scope.put(now.model_copy(update={"fields": (*now.fields, figure)}))
        return True
    return False


def summed(text: str, scope: Scope) -> bool:
    """`total is the sum of lines`: a number of a record that adds up what belongs to it."""
    found = _SUM_OF.match(text)
    if not found:
        return False
    child = scope.named(found["what"])
    amount = next((name for name in _AMOUNTS if child and child.field(name)), None)
    if child is None or amount is None:
        return False
    for link in child.relations:
        parent = scope.entities.get(link.target)
        field = _numeric(parent, found["name"]) if parent and link.kind == "many_to_one" else None
        if parent is None or field is None or parent.name == child.name:
            continue
        inverse = link.inverse or child.plural
        if parent.field(inverse) or parent.relation(inverse):
            return False
        kept = tuple(
            item.model_copy(update={"inverse": inverse}) if item.name == link.name else item
            for item in child.relations
        )
        scope.put(scope.entities[child.name].model_copy(update={"relations": kept}))
        value = Aggregate(op="sum", relation=inverse, of=ref(amount))
        replace_field(scope, parent, field, computed=value, required=False, default=None)
        return True
    return False


def _used(value: Expression) -> set[str]:
    if value.kind == "field":
        return {value.path[0]}
    if value.kind == "binary":
        return _used(value.left) | _used(value.right)
    return set()
