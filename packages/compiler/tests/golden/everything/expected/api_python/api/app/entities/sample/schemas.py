"""What goes in and out for samples."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

AText = Annotated[str, Field(min_length=2, max_length=40, title="A text", examples=["Sample 2026-014"])]
ALongText = Annotated[str, Field(min_length=1, max_length=20000, title="A long text")]
AInteger = Annotated[int, Field(ge=0, le=100, title="A integer", examples=[7])]
ADecimal = Annotated[
    schemas.Number,
    Field(max_digits=15, decimal_places=3, title="A decimal", examples=[7.49]),
]
AMoney = Annotated[
    schemas.Number,
    Field(ge=0, max_digits=15, decimal_places=2, title="A money", examples=[26.5]),
]
APercent = Annotated[
    schemas.Number,
    Field(ge=0, le=100, max_digits=15, decimal_places=4, title="A percent", examples=[15]),
]
ARating = Annotated[int, Field(ge=1, le=5, title="A rating", examples=[5])]
ABoolean = Annotated[bool, Field(title="A boolean", examples=[True])]
ADate = Annotated[
    dt.date,
    Field(title="A date", examples=["2026-01-29"]),
    schemas.not_before(dt.date(2020, 1, 1)),
    schemas.not_after(dt.date(2099, 12, 31)),
]
ADatetime = Annotated[schemas.Moment, Field(title="A datetime", examples=["2026-01-29T09:00"])]
ATime = Annotated[dt.time, Field(title="A time", examples=["09:00"])]
ADuration = Annotated[schemas.Whole, Field(ge=0, le=5256000, title="A duration", examples=[15])]
AChoice = Literal["red", "green"]
ATags = Annotated[schemas.Tags, Field(title="A tags")]
AEmail = Annotated[schemas.Email, Field(title="A email", examples=["amara.okafor@example.com"])]
AUrl = Annotated[schemas.Url, Field(title="A url", examples=["https://example.com/samples/1"])]
APhone = Annotated[schemas.Phone, Field(title="A phone", examples=["+44 20 7946 1204"])]
AImage = Annotated[schemas.Upload, Field(title="A image")]
AFile = Annotated[schemas.Upload, Field(title="A file")]
AAudio = Annotated[schemas.Upload, Field(title="A audio")]
AVideo = Annotated[schemas.Upload, Field(title="A video")]
AColour = Annotated[schemas.Colour, Field(title="A colour", examples=["#2563eb"])]
AGeo = Annotated[schemas.Geo, Field(title="A geo", examples=["52.0677,5.0921"])]
AAddress = Annotated[
    str,
    Field(min_length=1, max_length=500, title="A address", examples=["Mill Lane 3, Utrecht"]),
]
AJson = Annotated[Any, Field(title="A json")]
SomeText = Annotated[
    str,
    Field(
        min_length=2,
        max_length=40,
        title="Some text",
        examples=["The sample is looked after by a team of "],
    ),
]
SomeLongText = Annotated[str, Field(max_length=20000, title="Some long text")]
SomeInteger = Annotated[int, Field(ge=0, le=100, title="Some integer", examples=[7])]
SomeDecimal = Annotated[
    schemas.Number,
    Field(max_digits=15, decimal_places=3, title="Some decimal", examples=[7.49]),
]
SomeMoney = Annotated[
    schemas.Number,
    Field(ge=0, max_digits=15, decimal_places=2, title="Some money", examples=[26.5]),
]
SomePercent = Annotated[
    schemas.Number,
    Field(ge=0, le=100, max_digits=15, decimal_places=4, title="Some percent", examples=[15]),
]
SomeRating = Annotated[int, Field(ge=1, le=5, title="Some rating", examples=[5])]
SomeBoolean = Annotated[bool, Field(title="Some boolean", examples=[True])]
SomeDate = Annotated[
    dt.date,
    Field(title="Some date", examples=["2026-01-29"]),
    schemas.not_before(dt.date(2020, 1, 1)),
    schemas.not_after(dt.date(2099, 12, 31)),
]
SomeDatetime = Annotated[schemas.Moment, Field(title="Some datetime", examples=["2026-01-29T09:00"])]
SomeTime = Annotated[dt.time, Field(title="Some time", examples=["09:00"])]
SomeDuration = Annotated[schemas.Whole, Field(ge=0, le=5256000, title="Some duration", examples=[15])]
SomeChoice = Literal["red", "green"]
SomeTags = Annotated[schemas.Tags, Field(title="Some tags")]
SomeEmail = Annotated[schemas.Email, Field(title="Some email", examples=["amara.okafor@example.com"])]
SomeUrl = Annotated[schemas.Url, Field(title="Some url", examples=["https://example.com/samples/1"])]
SomePhone = Annotated[schemas.Phone, Field(title="Some phone", examples=["+44 20 7946 1204"])]
SomeImage = Annotated[schemas.Upload, Field(title="Some image")]
SomeFile = Annotated[schemas.Upload, Field(title="Some file")]
SomeAudio = Annotated[schemas.Upload, Field(title="Some audio")]
SomeVideo = Annotated[schemas.Upload, Field(title="Some video")]
SomeColour = Annotated[schemas.Colour, Field(title="Some colour", examples=["#2563eb"])]
SomeGeo = Annotated[schemas.Geo, Field(title="Some geo", examples=["52.0677,5.0921"])]
SomeAddress = Annotated[str, Field(max_length=500, title="Some address", examples=["Mill Lane 3, Utrecht"])]
SomeJson = Annotated[Any, Field(title="Some json")]


class SampleCreate(schemas.Schema):
    """A new record."""

    a_text: AText
    a_long_text: ALongText
    a_integer: AInteger
    a_decimal: ADecimal
    a_money: AMoney
    a_percent: APercent
    a_rating: ARating
    a_boolean: ABoolean = False
    a_date: ADate
    a_datetime: ADatetime
    a_time: ATime
    a_duration: ADuration
    a_choice: AChoice
    a_tags: ATags = []
    a_email: AEmail
    a_url: AUrl
    a_phone: APhone
    a_image: AImage
    a_file: AFile
    a_audio: AAudio
    a_video: AVideo
    a_colour: AColour
    a_geo: AGeo
    a_address: AAddress
    a_json: AJson
    some_text: SomeText | None = None
    some_long_text: SomeLongText | None = None
    some_integer: SomeInteger | None = None
    some_decimal: SomeDecimal | None = None
    some_money: SomeMoney | None = None
    some_percent: SomePercent | None = None
    some_rating: SomeRating | None = None
    some_boolean: SomeBoolean = False
    some_date: SomeDate | None = None
    some_datetime: SomeDatetime | None = None
    some_time: SomeTime | None = None
    some_duration: SomeDuration | None = None
    some_choice: SomeChoice | None = None
    some_tags: SomeTags = []
    some_email: SomeEmail | None = None
    some_url: SomeUrl | None = None
    some_phone: SomePhone | None = None
    some_image: SomeImage | None = None
    some_file: SomeFile | None = None
    some_audio: SomeAudio | None = None
    some_video: SomeVideo | None = None
    some_colour: SomeColour | None = None
    some_geo: SomeGeo | None = None
    some_address: SomeAddress | None = None
    some_json: SomeJson | None = None


class SampleUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    a_text: AText | None = None
    a_long_text: ALongText | None = None
    a_integer: AInteger | None = None
    a_decimal: ADecimal | None = None
    a_money: AMoney | None = None
    a_percent: APercent | None = None
    a_rating: ARating | None = None
    a_boolean: ABoolean | None = None
    a_date: ADate | None = None
    a_datetime: ADatetime | None = None
    a_time: ATime | None = None
    a_duration: ADuration | None = None
    a_choice: AChoice | None = None
    a_tags: ATags | None = None
    a_email: AEmail | None = None
    a_url: AUrl | None = None
    a_phone: APhone | None = None
    a_image: AImage | None = None
    a_file: AFile | None = None
    a_audio: AAudio | None = None
    a_video: AVideo | None = None
    a_colour: AColour | None = None
    a_geo: AGeo | None = None
    a_address: AAddress | None = None
    a_json: AJson | None = None
    some_text: SomeText | None = None
    some_long_text: SomeLongText | None = None
    some_integer: SomeInteger | None = None
    some_decimal: SomeDecimal | None = None
    some_money: SomeMoney | None = None
    some_percent: SomePercent | None = None
    some_rating: SomeRating | None = None
    some_boolean: SomeBoolean | None = None
    some_date: SomeDate | None = None
    some_datetime: SomeDatetime | None = None
    some_time: SomeTime | None = None
    some_duration: SomeDuration | None = None
    some_choice: SomeChoice | None = None
    some_tags: SomeTags | None = None
    some_email: SomeEmail | None = None
    some_url: SomeUrl | None = None
    some_phone: SomePhone | None = None
    some_image: SomeImage | None = None
    some_file: SomeFile | None = None
    some_audio: SomeAudio | None = None
    some_video: SomeVideo | None = None
    some_colour: SomeColour | None = None
    some_geo: SomeGeo | None = None
    some_address: SomeAddress | None = None
    some_json: SomeJson | None = None

    _required = field_validator(
        "a_text",
        "a_long_text",
        "a_integer",
        "a_decimal",
        "a_money",
        "a_percent",
        "a_rating",
        "a_boolean",
        "a_date",
        "a_datetime",
        "a_time",
        "a_duration",
        "a_choice",
        "a_tags",
        "a_email",
        "a_url",
        "a_phone",
        "a_image",
        "a_file",
        "a_audio",
        "a_video",
        "a_colour",
        "a_geo",
        "a_address",
        "a_json",
        "some_boolean",
        "some_tags",
        mode="before",
    )(schemas.refuse_null)


class SampleRead(schemas.RecordRead):
    """A record as it is told."""

    a_text: str
    a_long_text: str
    a_integer: int
    a_decimal: schemas.Number
    a_money: schemas.Number
    a_percent: schemas.Number
    a_rating: int
    a_boolean: bool
    a_date: dt.date
    a_datetime: dt.datetime
    a_time: dt.time
    a_duration: int
    a_choice: AChoice
    a_tags: list[str]
    a_email: str
    a_url: str
    a_phone: str
    a_image: str
    a_file: str
    a_audio: str
    a_video: str
    a_colour: str
    a_geo: str
    a_address: str
    a_json: Any
    some_text: str | None
    some_long_text: str | None
    some_integer: int | None
    some_decimal: schemas.Number | None
    some_money: schemas.Number | None
    some_percent: schemas.Number | None
    some_rating: int | None
    some_boolean: bool
    some_date: dt.date | None
    some_datetime: dt.datetime | None
    some_time: dt.time | None
    some_duration: int | None
    some_choice: SomeChoice | None
    some_tags: list[str]
    some_email: str | None
    some_url: str | None
    some_phone: str | None
    some_image: str | None
    some_file: str | None
    some_audio: str | None
    some_video: str | None
    some_colour: str | None
    some_geo: str | None
    some_address: str | None
    some_json: Any


class SampleFilters(BaseModel):
    """Conditions that records of a list must meet."""

    a_text: str | None = None
    a_integer: int | None = None
    a_integer_min: int | None = None
    a_integer_max: int | None = None
    a_decimal_min: Decimal | None = None
    a_decimal_max: Decimal | None = None
    a_money_min: Decimal | None = None
    a_money_max: Decimal | None = None
    a_percent_min: Decimal | None = None
    a_percent_max: Decimal | None = None
    a_rating: int | None = None
    a_rating_min: int | None = None
    a_rating_max: int | None = None
    a_boolean: bool | None = None
    a_boolean_not: bool | None = None
    a_date: dt.date | None = None
    a_date_min: dt.date | None = None
    a_date_max: dt.date | None = None
    a_datetime_min: dt.datetime | None = None
    a_datetime_max: schemas.Until | None = None
    a_time_min: dt.time | None = None
    a_time_max: dt.time | None = None
    a_duration: int | None = None
    a_duration_min: int | None = None
    a_duration_max: int | None = None
    a_choice: AChoice | None = None
    a_choice_not: AChoice | None = None
    a_tags: str | None = None
    a_email: str | None = None
    a_url: str | None = None
    a_phone: str | None = None
    a_colour: str | None = None
    some_text: str | None = None
    some_integer: int | None = None
    some_integer_min: int | None = None
    some_integer_max: int | None = None
    some_decimal_min: Decimal | None = None
    some_decimal_max: Decimal | None = None
    some_money_min: Decimal | None = None
    some_money_max: Decimal | None = None
    some_percent_min: Decimal | None = None
    some_percent_max: Decimal | None = None
    some_rating: int | None = None
    some_rating_min: int | None = None
    some_rating_max: int | None = None
    some_boolean: bool | None = None
    some_boolean_not: bool | None = None
    some_date: dt.date | None = None
    some_date_min: dt.date | None = None
    some_date_max: dt.date | None = None
    some_datetime_min: dt.datetime | None = None
    some_datetime_max: schemas.Until | None = None
    some_time_min: dt.time | None = None
    some_time_max: dt.time | None = None
    some_duration: int | None = None
    some_duration_min: int | None = None
    some_duration_max: int | None = None
    some_choice: SomeChoice | None = None
    some_choice_not: SomeChoice | None = None
    some_tags: str | None = None
    some_email: str | None = None
    some_url: str | None = None
    some_phone: str | None = None
    some_colour: str | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None


class SampleQuery(SampleFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class SampleStatsQuery(SampleFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
