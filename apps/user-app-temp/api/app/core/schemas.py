"""What goes in and out over HTTP: bases of the schemas, and the types of their fields."""

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, Any, Generic, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)

T = TypeVar("T")
LARGEST_ID = 2_147_483_647
LARGEST_INTEGER = 9_007_199_254_740_991
"""The largest whole number that JavaScript holds exactly."""


class Schema(BaseModel):
    """Input: unknown keys are refused, spaces at the ends dropped, and blank text counts as nothing."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _blank_is_nothing(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {key: _tidy(value) for key, value in data.items()}


def _tidy(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return value.replace("\x00", "") if value.strip() else None


def refuse_null(value: Any) -> Any:
    """For fields of a change that may be left out but not emptied."""
    if value is None:
        raise ValueError("This field is required.")
    return value


class Ref(BaseModel):
    """A related record: its number, and what people call it."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    label: str


class Can(BaseModel):
    """What the caller may do with this record now."""

    edit: bool = False
    delete: bool = False
    transitions: list[str] = []


class RecordRead(BaseModel):
    """What every record tells."""

    model_config = ConfigDict(from_attributes=True, populate_by_name=True)

    id: int
    label: str
    created_at: dt.datetime
    updated_at: dt.datetime
    can: Can = Can()


class Page(BaseModel, Generic[T]):
    """One page of a list; `total` counts all pages."""

    items: list[T]
    total: int
    page: int
    page_size: int


class Options(BaseModel):
    """Records to choose from."""

    items: list[Ref]


class ListQuery(BaseModel):
    """What every list understands; unknown parameters are refused."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    q: str = Field(default="", max_length=200, description="Words to search for")
    page: int = Field(default=1, ge=1, le=1_000_000)
    page_size: int = Field(default=20, ge=1, le=200)
    sort: str = Field(default="", max_length=80, description="A field; with `-` before it, descending")


Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Whole = Annotated[int, Field(ge=-LARGEST_INTEGER, le=LARGEST_INTEGER)]
Number = Annotated[
    Decimal,
    PlainSerializer(float, return_type=float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]


def _end_of_day(value: Any) -> Any:
    return f"{value}T23:59:59.999999" if isinstance(value, str) and len(value) == 10 else value


Until = Annotated[dt.datetime, BeforeValidator(_end_of_day)]
"""A moment; a date alone means its end."""

EMAIL = re.compile(
    r"[^@\s\"(),:;<>\[\]\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?\.[A-Za-z]{2,63}"
)
PHONE = re.compile(r"\+?[0-9][0-9 ()/.-]{3,28}[0-9]")
URL = re.compile(r"https?://[^\s/$.?#<>\"][^\s<>\"]*", re.IGNORECASE)
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
GEO = re.compile(r"(-?\d{1,2}(?:\.\d{1,8})?),\s*(-?\d{1,3}(?:\.\d{1,8})?)")
UPLOAD = re.compile(r"/api/uploads/[A-Za-z0-9._-]+")
TAG_LENGTH = 40


def _email(value: str) -> str:
    if not EMAIL.fullmatch(value) or ".." in value:
        raise ValueError("Please enter an e-mail address such as name@example.com.")
    name, _, domain = value.rpartition("@")
    return f"{name}@{domain.lower()}"


def _phone(value: str) -> str:
    if not PHONE.fullmatch(value):
        raise ValueError("Please enter a phone number such as +49 30 123456.")
    return value


def _url(value: str) -> str:
    if not URL.fullmatch(value):
        raise ValueError("Please enter an address such as https://example.com.")
    return value


def _colour(value: str) -> str:
    if not COLOUR.fullmatch(value):
        raise ValueError("Please choose a colour such as #3355dd.")
    return value.lower()


def _geo(value: str) -> str:
    match = GEO.fullmatch(value)
    if not match or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
        raise ValueError("Please give latitude and longitude, such as 52.52,13.405.")
    return f"{match[1]},{match[2]}"


def _upload(value: str) -> str:
    if not UPLOAD.fullmatch(value) and not URL.fullmatch(value):
        raise ValueError("Please upload a file first.")
    return value


def _tags(value: list[str]) -> list[str]:
    tags = [tag.strip()[:TAG_LENGTH] for tag in value]
    return list(dict.fromkeys(tag for tag in tags if tag))


Email = Annotated[str, Field(max_length=254), AfterValidator(_email)]
Phone = Annotated[str, Field(max_length=30), AfterValidator(_phone)]
Url = Annotated[str, Field(max_length=2000), AfterValidator(_url)]
Colour = Annotated[str, AfterValidator(_colour)]
Geo = Annotated[str, AfterValidator(_geo)]
Upload = Annotated[str, Field(max_length=2000), AfterValidator(_upload)]
Tags = Annotated[list[str], Field(max_length=50), AfterValidator(_tags)]


def utc(value: dt.datetime) -> dt.datetime:
    """A moment in UTC; without a zone it counts as UTC."""
    return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


Moment = Annotated[dt.datetime, AfterValidator(utc)]


def pattern(expression: str, message: str = "This is not in the expected form.") -> AfterValidator:
    """The whole text must match."""
    compiled = re.compile(expression)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise ValueError(message)
        return value

    return AfterValidator(check)


def not_before(limit: str | dt.date) -> AfterValidator:
    """A date on or after `limit` (`today` is read when asked); a moment not before `now`."""

    def check(value: dt.date) -> dt.date:
        if value < _bound(limit):
            raise ValueError(f"Must not be before {limit}.")
        return value

    return AfterValidator(check)


def not_after(limit: str | dt.date) -> AfterValidator:
    """A date on or before `limit` (`today` is read when asked); a moment not after `now`."""

    def check(value: dt.date) -> dt.date:
        if value > _bound(limit):
            raise ValueError(f"Must not be after {limit}.")
        return value

    return AfterValidator(check)


def _bound(limit: str | dt.date) -> dt.date:
    if limit == "today":
        return today()
    if limit == "now":
        return dt.datetime.now(dt.UTC)
    assert isinstance(limit, dt.date)
    return limit


def today() -> dt.date:
    """The date of this day, in UTC."""
    return dt.datetime.now(dt.UTC).date()
