"""Questions about events, and their answers. Every answer says which time and zone it covers."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from loomery_analytics.metrics.ranges import Interval, zone_named
from loomery_analytics.stores.port import Value

__all__ = [
    "Answer",
    "Count",
    "Counts",
    "CountsQuery",
    "Funnel",
    "FunnelQuery",
    "FunnelStep",
    "Latency",
    "LatencyPoint",
    "LatencyQuery",
    "Measure",
    "Point",
    "Query",
    "Series",
    "SeriesQuery",
    "Sparkline",
    "Sparklines",
    "SparklinesQuery",
    "TimeQuery",
    "Top",
    "TopQuery",
    "TopValue",
]

_Name: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.]{0,63}$")]
_STEP = r"([a-z][a-z0-9_.]{0,63}|/[^,?#\s]{0,500})"
_Steps = Annotated[str, StringConstraints(pattern=rf"^{_STEP}(,{_STEP}){{1,9}}$")]
Cell: TypeAlias = str | int | float | bool | None


def _in_our_time(moment: datetime) -> datetime:
    if not 2000 <= moment.year <= 2100:
        raise ValueError("Moments lie between the years 2000 and 2100.")
    return moment


def _zone(name: str) -> str:
    zone_named(name)
    return name


_Moment: TypeAlias = Annotated[
    datetime,
    AfterValidator(_in_our_time),
    Field(description="A day or a moment (ISO 8601); without an offset it is meant in `timezone`."),
]


def _seconds(given: object) -> object:
    return int(given) if isinstance(given, str) and given.isdecimal() else given


_Within: TypeAlias = Annotated[
    timedelta, BeforeValidator(_seconds), Field(ge=timedelta(seconds=1), le=timedelta(days=30))
]


Measure: TypeAlias = Literal["events", "visitors", "requests", "errors"]


class TimeQuery(BaseModel):
    """Which time every question is about."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    from_: _Moment | None = Field(default=None, alias="from")
    to: _Moment | None = Field(default=None, description="Just after the last moment; now, when left out.")
    timezone: Annotated[str, AfterValidator(_zone)] = Field(
        default="UTC", description="A name like Europe/Berlin."
    )


class Query(TimeQuery):
    """What every question about one application or all of them says."""

    app: str | None = Field(
        default=None, pattern=r"^[A-Za-z0-9_.-]{1,64}$", description="Of one application only."
    )


class CountsQuery(Query):
    """How many events there were of each name."""


class SeriesQuery(Query):
    """How many events of a name, visitors, requests or errors there were in each part of a time."""

    event: _Name | None = Field(
        default=None, description="Needed for events; visitors are those of `page.viewed` unless it is given."
    )
    interval: Interval = Interval.DAY
    measure: Measure = Field(
        default="events",
        description="Events, or the visitors they came from, each counted once a part; or requests to applications, "
        "or errors among them (answers of 500 and above).",
    )

    @model_validator(mode="after")
    def _says_of_what(self) -> Self:
        if self.measure == "events" and self.event is None:
            raise ValueError("Say which `event` is to be counted.")
        if self.measure in ("requests", "errors") and self.event is not None:
            raise ValueError("Requests and errors are of no event.")
        return self

    @property
    def name(self) -> str:
        """Of which events; empty for requests and errors."""
        return self.event or ("page.viewed" if self.measure == "visitors" else "")


class FunnelQuery(Query):
    """How many visitors went how far on a way of several events."""

    steps: _Steps = Field(
        description="Two to ten names of events or paths of pages, in order, with commas: `/,/tasks,app.ordered`."
    )
    within: _Within = Field(
        default=timedelta(hours=1), description="Time for the whole way: ISO 8601 (PT1H) or seconds."
    )


class SparklinesQuery(TimeQuery):
    """Many applications at once, in the last 24 hours unless another time is asked for."""

    interval: Interval = Interval.HOUR
    apps: str = Field(
        default="",
        pattern=r"^([A-Za-z0-9_.-]{1,64}(,[A-Za-z0-9_.-]{1,64}){0,199})?$",
        description="Up to 200 ids of applications, with commas; empty: all that had requests or visitors.",
    )


class TopQuery(Query):
    """Which values of a property come most often."""

    event: _Name
    property: _Name
    limit: int = Field(default=10, ge=1, le=100)


class LatencyQuery(Query):
    """How fast applications answered."""

    interval: Interval | None = Field(default=None, description="Also tell each part of the time.")


class Answer(BaseModel):
    """What every answer says: the time it covers, in the zone that was asked for."""

    from_: datetime = Field(serialization_alias="from")
    to: datetime
    timezone: str
    app: str | None = None

    def table(self) -> tuple[Sequence[str], Iterable[Sequence[Cell]]]:
        """Header and rows, for spreadsheets."""
        raise NotImplementedError


class Count(BaseModel):
    """Events of one name."""

    event: str
    count: int


class Counts(Answer):
    """How many events there were of each name, the most frequent first."""

    events: list[Count]
    total: int

    def table(self) -> tuple[Sequence[str], Iterable[Sequence[Cell]]]:
        """A row for each name."""
        return ("event", "count"), [(one.event, one.count) for one in self.events]


class Point(BaseModel):
    """One part of a series; `start` carries the offset that holds there."""

    start: datetime
    count: int


class Series(Answer):
    """How many there were in each part; parts without any say 0."""

    event: str
    interval: Interval
    measure: Measure
    points: list[Point]
    total: int
    """In the whole time; visitors are counted once each."""

    def table(self) -> tuple[Sequence[str], Iterable[Sequence[Cell]]]:
        """A row for each part."""
        return ("start", self.measure), [(point.start.isoformat(), point.count) for point in self.points]


class FunnelStep(BaseModel):
    """Visitors who came as far as this."""

    event: str
    visitors: int
    share: float
    """Of those who began, 0 to 1."""


class Funnel(Answer):
    """How far visitors went."""

    within: float
    """Seconds for the whole way."""
    steps: list[FunnelStep]

    def table(self) -> tuple[Sequence[str], Iterable[Sequence[Cell]]]:
        """A row for each step."""
        return ("step", "visitors", "share"), [(one.event, one.visitors, one.share) for one in self.steps]


class TopValue(BaseModel):
    """A value and how often it came."""

    value: Value
    count: int


class Top(Answer):
    """The most frequent values, then by value."""

    event: str
    property: str
    values: list[TopValue]
    different: int
    """How many values there were in all."""
    total: int
    """How many events carried the property."""

    def table(self) -> tuple[Sequence[str], Iterable[Sequence[Cell]]]:
        """A row for each value."""
        return (self.property, "count"), [(one.value, one.count) for one in self.values]


class Sparkline(BaseModel):
    """An application, part by part of the time; the last part may be one that goes on."""

    app: str
    requests: list[int]
    errors: list[int]
    """Answers of 500 and above, of the requests."""
    views: list[int]
    """Pages that were shown."""
    total_requests: int
    total_errors: int
    total_views: int


class Sparklines(Answer):
    """A small curve for each application, in the order asked for."""

    interval: Interval
    starts: list[datetime]
    """When each part of the time begins."""
    apps: list[Sparkline]

    def table(self) -> tuple[Sequence[str], Iterable[Sequence[Cell]]]:
        """A row for each application and part of the time."""
        return ("app", "start", "requests", "errors", "views"), [
            (one.app, start.isoformat(), *values)
            for one in self.apps
            for start, *values in zip(self.starts, one.requests, one.errors, one.views, strict=True)
        ]


class LatencyPoint(BaseModel):
    """Milliseconds within which 50 and 95 of 100 requests of a part were answered; null without requests."""

    start: datetime
    requests: int
    p50: float | None
    p95: float | None


class Latency(Answer):
    """Milliseconds within which 50, 90, 95 and 99 of 100 requests were answered; null without requests."""

    requests: int
    errors: int
    p50: float | None
    p90: float | None
    p95: float | None
    p99: float | None
    exact: bool
    """Whether every report told how many requests took how long; else percentiles were put together from others."""
    points: list[LatencyPoint] = []
    """Each part of the time, when an `interval` was asked for."""

    def table(self) -> tuple[Sequence[str], Iterable[Sequence[Cell]]]:
        """One row, or a row for each part."""
        if self.points:
            rows = ((one.start.isoformat(), one.requests, one.p50, one.p95) for one in self.points)
            return ("start", "requests", "p50", "p95"), rows
        return ("requests", "errors", "p50", "p90", "p95", "p99"), [
            (self.requests, self.errors, self.p50, self.p90, self.p95, self.p99)
        ]
