"""Types of fields and relations in TypeScript: as read, as kept by a form, as sent."""

from typing import assert_never

from loomery_compiler.emit.web_react.words import literal, union
from loomery_spec import Field, FieldType, Relation
from loomery_spec.fields import (
    AddressType,
    AudioType,
    BooleanType,
    ChoiceType,
    ColourType,
    DateTimeType,
    DateType,
    DecimalType,
    DurationType,
    EmailType,
    FileType,
    GeoType,
    ImageType,
    IntegerType,
    JsonType,
    LongTextType,
    MoneyType,
    PercentType,
    PhoneType,
    RatingType,
    TagsType,
    TextType,
    TimeType,
    UrlType,
    VideoType,
)  # fmt: skip

NUMBERS = (IntegerType, DecimalType, MoneyType, PercentType, RatingType, DurationType)
MOMENTS = (DateType, DateTimeType, TimeType)


def read_type(kind: FieldType) -> str:
    """The type of a value that is there, as the API gives it."""
    match kind:
        case ChoiceType():
            return union([choice.value for choice in kind.choices])
        case IntegerType() | DecimalType() | MoneyType() | PercentType() | RatingType() | DurationType():
            return "number"
        case BooleanType():
            return "boolean"
        case TagsType():
            return "string[]"
        case JsonType():
            return "unknown"
        case (
            TextType() | LongTextType() | DateType() | DateTimeType() | TimeType() | EmailType() | UrlType()
            | PhoneType() | ImageType() | FileType() | AudioType() | VideoType() | ColourType() | GeoType()
            | AddressType()
        ):  # fmt: skip
            return "string"
        case _:
            assert_never(kind)


def nullable(field: Field) -> bool:
    """Whether a record may lack the value."""
    if field.kept_back:
        return True
    if isinstance(field.type, TagsType | JsonType):
        return False
    if isinstance(field.type, BooleanType):
        return field.computed is not None
    return field.computed is not None or not field.required


def record_member(field: Field) -> str:
    """The type of the field in the record's interface."""
    base = read_type(field.type)
    return f"{base} | null" if nullable(field) else base


def form_type(kind: FieldType) -> str:
    """The type that an input of a form works with: text is "" and numbers are null when empty."""
    if isinstance(kind, NUMBERS):
        return "number | null"
    if isinstance(kind, BooleanType):
        return "boolean"
    return "string[]" if isinstance(kind, TagsType) else "string"


def sent_type(kind: FieldType) -> str:
    """The type that is sent; null empties a value."""
    base = read_type(kind)
    return base if isinstance(kind, BooleanType | TagsType | JsonType) else f"{base} | null"


def initial(field: Field) -> str:
    """What an empty form starts with."""
    kind, default = field.type, field.default
    if isinstance(kind, BooleanType):
        return "true" if default is True else "false"
    if isinstance(kind, TagsType):
        return literal(list(default)) if isinstance(default, tuple) else "[]"
    if isinstance(kind, NUMBERS):
        return literal(default) if isinstance(default, int | float) and default is not True else "null"
    if isinstance(kind, MOMENTS) and default in ("today", "now"):
        return _moment(kind)
    return literal(default) if isinstance(default, str) else '""'


def _moment(kind: DateType | DateTimeType | TimeType) -> str:
    if isinstance(kind, DateType):
        return "today()"
    return "now()" if isinstance(kind, DateTimeType) else '""'


def from_record(field: Field) -> str:
    """The form's value of a field of `record`."""
    value = f"record.{field.name}"
    if isinstance(field.type, JsonType):
        return f"jsonText({value})"
    if isinstance(field.type, (BooleanType, TagsType, *NUMBERS)):
        return value
    return f"orEmpty({value})" if nullable(field) else value


def to_sent(field: Field) -> str:
    """What is sent for the form's value."""
    value = f"values.{field.name}"
    if isinstance(field.type, JsonType):
        return f"parseJson({value})"
    if isinstance(field.type, (BooleanType, TagsType, *NUMBERS)):
        return value
    if isinstance(field.type, ChoiceType):
        return f"orNull({value}) as {sent_type(field.type)}"
    return f"orNull({value})"


def is_many(relation: Relation) -> bool:
    """Whether the relation leads to any number of records."""
    return relation.kind in ("many_to_many", "one_to_many")


def relation_key(relation: Relation) -> str:
    """The property with the key or keys: `project_id`, `tags_ids`."""
    return f"{relation.name}_ids" if is_many(relation) else f"{relation.name}_id"


def relation_members(relation: Relation) -> tuple[tuple[str, str], ...]:
    """Property and type of a relation in the record's interface: key, then what is shown."""
    if is_many(relation):
        return (relation_key(relation), "number[]"), (relation.name, "Ref[]")
    end = "" if relation.required else " | null"
    return (relation_key(relation), f"number{end}"), (relation.name, f"Ref{end}")
