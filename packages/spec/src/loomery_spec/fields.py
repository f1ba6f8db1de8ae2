"""Fields of an entity and their closed set of types."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Discriminator
from pydantic import Field as Option

from loomery_spec.base import Element, Label, Name, Node, Scalar
from loomery_spec.expressions import Expression


class TextType(Node):
    """One line of text."""

    kind: Literal["text"] = "text"
    max_length: int = Option(default=200, ge=1, le=1000)
    min_length: int = Option(default=0, ge=0)
    pattern: str | None = None
    """A regular expression that the whole value must match."""


class LongTextType(Node):
    """Paragraphs; `rich` allows Markdown."""

    kind: Literal["long_text"] = "long_text"
    max_length: int = Option(default=20_000, ge=1)
    rich: bool = False


class IntegerType(Node):
    kind: Literal["integer"] = "integer"
    min: int | None = None
    max: int | None = None
    unit: str = ""


class DecimalType(Node):
    kind: Literal["decimal"] = "decimal"
    min: float | None = None
    max: float | None = None
    scale: int = Option(default=2, ge=0, le=8)
    unit: str = ""


class MoneyType(Node):
    """An amount in one currency, kept exactly with two decimals."""

    kind: Literal["money"] = "money"
    currency: Annotated[str, Option(pattern=r"^[A-Z]{3}$")] = "EUR"
    min: float | None = None
    max: float | None = None


class PercentType(Node):
    """A share; 42 means 42 %."""

    kind: Literal["percent"] = "percent"
    min: float | None = 0
    max: float | None = 100


class RatingType(Node):
    """Whole stars from 1 to `max`."""

    kind: Literal["rating"] = "rating"
    max: int = Option(default=5, ge=2, le=10)


class BooleanType(Node):
    kind: Literal["boolean"] = "boolean"


class DateType(Node):
    kind: Literal["date"] = "date"
    min: date | Literal["today"] | None = None
    max: date | Literal["today"] | None = None


class DateTimeType(Node):
    kind: Literal["datetime"] = "datetime"
    min: Literal["now"] | None = None
    max: Literal["now"] | None = None


class TimeType(Node):
    kind: Literal["time"] = "time"


class DurationType(Node):
    """A length of time, kept in whole minutes."""

    kind: Literal["duration"] = "duration"


class Choice(Node):
    value: Name
    label: Label
    tone: Literal["neutral", "info", "success", "warning", "danger"] = "neutral"


class ChoiceType(Node):
    """One of a few named values."""

    kind: Literal["choice"] = "choice"
    choices: tuple[Choice, ...] = Option(min_length=1)


class TagsType(Node):
    """A set of short words."""

    kind: Literal["tags"] = "tags"
    suggestions: tuple[str, ...] = ()


class EmailType(Node):
    kind: Literal["email"] = "email"


class UrlType(Node):
    kind: Literal["url"] = "url"


class PhoneType(Node):
    kind: Literal["phone"] = "phone"


class ImageType(Node):
    """An uploaded picture; the value is its URL."""

    kind: Literal["image"] = "image"
    max_bytes: int = Option(default=5_000_000, ge=1)


class FileType(Node):
    """An uploaded file; the value is its URL."""

    kind: Literal["file"] = "file"
    accept: tuple[str, ...] = ()
    """MIME types or endings such as `.pdf`; empty means any."""
    max_bytes: int = Option(default=20_000_000, ge=1)


class AudioType(Node):
    kind: Literal["audio"] = "audio"
    max_bytes: int = Option(default=50_000_000, ge=1)


class VideoType(Node):
    kind: Literal["video"] = "video"
    max_bytes: int = Option(default=200_000_000, ge=1)


class ColourType(Node):
    """A colour as `#rrggbb`."""

    kind: Literal["colour"] = "colour"


class GeoType(Node):
    """A point as `latitude,longitude` in degrees (WGS 84)."""

    kind: Literal["geo"] = "geo"


class AddressType(Node):
    """A postal address in a few lines."""

    kind: Literal["address"] = "address"


class JsonType(Node):
    """Structured data that the application keeps but does not look into."""

    kind: Literal["json"] = "json"


FieldType = Annotated[
    TextType
    | LongTextType
    | IntegerType
    | DecimalType
    | MoneyType
    | PercentType
    | RatingType
    | BooleanType
    | DateType
    | DateTimeType
    | TimeType
    | DurationType
    | ChoiceType
    | TagsType
    | EmailType
    | UrlType
    | PhoneType
    | ImageType
    | FileType
    | AudioType
    | VideoType
    | ColourType
    | GeoType
    | AddressType
    | JsonType,
    Discriminator("kind"),
]


class Field(Element):
    """One typed value of an entity."""

    name: Name
    label: Label
    type: FieldType
    required: bool = False
    unique: bool = False
    default: Scalar | tuple[str, ...] | Literal["today", "now"] = None
    help: str = ""
    searchable: bool = False
    personal: Literal["none", "personal", "sensitive"] = "none"
    """`personal`: about a person; `sensitive`: health, beliefs and the like (GDPR, article 9)."""
    computed: Expression | None = None
    """When set the value is derived on reading and can't be written."""
    read_only: bool = False
    """Written by the application (states, balances, counters), never by a form."""
    by_house: bool = False
    """Written by those who may edit every record, such as a tracking number; all others read it."""
    kept_back: bool = False
    """Told only to those who may edit the record, such as the right answer of a question."""
