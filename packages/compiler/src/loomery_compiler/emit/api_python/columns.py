"""Field types as columns: the type in the database and the type in Python."""

from dataclasses import dataclass
from typing import assert_never

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
    FieldType,
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
)


@dataclass(frozen=True, slots=True)
class ColumnType:
    """How a value is kept: the SQLAlchemy type, the Python type, and what `empty` is when nothing is said."""

    sql: str
    python: str
    empty: str = '""'


STRING = "str"


def column_type(kind: FieldType) -> ColumnType:  # noqa: C901 (one line for each kind)
    """The column of a field type."""
    match kind:
        case TextType():
            return ColumnType(f"sa.String({kind.max_length})", STRING)
        case LongTextType() | AddressType():
            return ColumnType("sa.Text", STRING)
        case IntegerType() | DurationType():
            return ColumnType("sa.BigInteger", "int", "0")
        case RatingType():
            return ColumnType("sa.Integer", "int", "0")
        case DecimalType():
            return ColumnType(f"Exact({kind.scale})", "Decimal", "Decimal(0)")
        case MoneyType():
            return ColumnType("Exact(2)", "Decimal", "Decimal(0)")
        case PercentType():
            return ColumnType("Exact(4)", "Decimal", "Decimal(0)")
        case BooleanType():
            return ColumnType("sa.Boolean", "bool", "False")
        case DateType():
            return ColumnType("sa.Date", "dt.date", "today")
        case DateTimeType():
            return ColumnType("UtcDateTime()", "dt.datetime", "db.now")
        case TimeType():
            return ColumnType("sa.Time", "dt.time", "dt.time(0)")
        case ChoiceType():
            return ColumnType("sa.String(60)", STRING)
        case TagsType():
            return ColumnType("sa.JSON", "list[str]", "list")
        case EmailType():
            return ColumnType("sa.String(254)", STRING)
        case PhoneType():
            return ColumnType("sa.String(30)", STRING)
        case UrlType() | ImageType() | FileType() | AudioType() | VideoType():
            return ColumnType("sa.String(2000)", STRING)
        case ColourType():
            return ColumnType("sa.String(7)", STRING)
        case GeoType():
            return ColumnType("sa.String(40)", STRING)
        case JsonType():
            return ColumnType("sa.JSON", "Any", "dict")
        case _:
            assert_never(kind)
