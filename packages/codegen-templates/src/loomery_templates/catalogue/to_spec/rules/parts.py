"""Small pieces that all recognisers share: expressions, members meant by words, adding a constraint once."""

from collections.abc import Iterable

from loomery_spec import Entity, Field
from loomery_spec.base import Scalar
from loomery_spec.constraints import Constraint
from loomery_spec.expressions import Binary, BinaryOperator, Call, Expression, FieldRef, LiteralValue
from loomery_spec.fields import BooleanType
from loomery_templates.catalogue.to_spec.members import member_named, own_words
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.words import words

__all__ = [
    "add",
    "binary",
    "entities_for",
    "field_named",
    "literal",
    "message",
    "ref",
    "replace_field",
    "set_required",
    "unless_empty",
    "with_articles_off",
]

_ARTICLES = ("a ", "an ", "the ", "its ", "their ", "every ", "each ", "all ", "any ", "no ", "own ", "both ")


def ref(*path: str) -> FieldRef:
    """A value of the record, or over to-one relations."""
    return FieldRef(path=path)


def literal(value: Scalar) -> LiteralValue:
    """A constant."""
    return LiteralValue(value=value)


def binary(op: BinaryOperator, left: Expression, right: Expression) -> Binary:
    """Two operands."""
    return Binary(op=op, left=left, right=right)


def unless_empty(entity: Entity, names: Iterable[str], condition: Expression) -> Expression:
    """The condition, true as well while one of the optional members has no value."""
    for name in names:
        field, relation = entity.field(name), entity.relation(name)
        needed = field.required if field else relation is not None and relation.required
        if not needed:
            condition = binary("or", Call(function="is_empty", arguments=(ref(name),)), condition)
    return condition


def message(text: str) -> str:
    """A rule as the sentence that people read when they break it."""
    text = text.strip().replace("_", " ")
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def with_articles_off(phrase: str) -> str:
    """`the end date` -> `end date`."""
    phrase = phrase.strip(" ,.;")
    for article in _ARTICLES:
        phrase = phrase.removeprefix(article)
    return phrase


def field_named(entity: Entity, phrase: str) -> Field | None:
    """The field that a phrase names: directly, or without the entity's own name ("order total" of an
    order)."""
    phrase = with_articles_off(phrase)
    name = member_named(entity, phrase)
    if name is None:
        own = own_words(entity.name) | own_words(entity.label)
        rest = " ".join(word for word in words(phrase.replace("_", " ")) if word not in own)
        name = member_named(entity, rest) if rest else None
    return entity.field(name) if name else None


def entities_for(text: str, scope: Scope) -> tuple[Entity, ...]:
    """All entities, the one that the text names first."""
    named = scope.leading(text)
    first = [named[0].name] if named else []
    return tuple(scope.entities[name] for name in dict.fromkeys((*first, *scope.entities)))


def add(scope: Scope, entity: Entity, rule: Constraint) -> None:
    """Give the entity one constraint more, unless it has the like."""
    now = scope.entities[entity.name]
    bare = rule.model_copy(update={"message": ""}) if "message" in type(rule).model_fields else rule
    for old in now.constraints:
        if type(old) is type(rule) and old.model_copy(update={"message": ""}) == bare:
            return
    scope.put(now.model_copy(update={"constraints": (*now.constraints, rule)}))


def replace_field(scope: Scope, entity: Entity, field: Field, **update: object) -> None:
    """Change one field of an entity."""
    now = scope.entities[entity.name]
    fields = tuple(item.model_copy(update=update) if item.name == field.name else item for item in now.fields)
    scope.put(now.model_copy(update={"fields": fields}))


def set_required(scope: Scope, entity: Entity, name: str) -> bool:
    """Make a field or a to-one relation one that must be given; False when there is none of that name."""
    now = scope.entities[entity.name]
    field, relation = now.field(name), now.relation(name)
    if field is not None:
        if field.computed is None and not isinstance(field.type, BooleanType) and not field.read_only:
            replace_field(scope, entity, field, required=True)
        return True
    if relation is None or relation.kind not in ("many_to_one", "one_to_one") or relation.target == now.name:
        return False
    update = {"required": True, "on_delete": "cascade" if relation.on_delete == "cascade" else "restrict"}
    relations = tuple(item.model_copy(update=update) if item.name == name else item for item in now.relations)
    scope.put(now.model_copy(update={"relations": relations}))
    return True
