"""Tables of the analytics service. Moments are whole microseconds since 1970 in UTC: exact, and the same everywhere."""

from sqlalchemy import BigInteger, Column, Index, MetaData, String, Table, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import JSON

__all__ = ["app_keys", "events", "late_hours", "metadata", "progress", "rollups"]

metadata = MetaData()

events = Table(
    "events",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("app", String(64), nullable=False),
    Column("name", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("user", String(64), nullable=False),
    Column("visitor", String(64), nullable=False),
    Column("properties", JSON().with_variant(JSONB(), "postgresql"), nullable=False),
    Index("events_by_time", "tenant", "at"),
    Index("events_by_age", "at"),
    Index(
        "events_by_user",
        "user",
        sqlite_where=text("\"user\" <> ''"),
        postgresql_where=text("\"user\" <> ''"),
    ),
)

rollups = Table(
    "rollups",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("app", String(64), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("hour", BigInteger, primary_key=True),
    # Four counts an hour: days of zones that are half an hour or a quarter off stay exact.
    *(Column(f"quarter{number}", BigInteger, nullable=False) for number in range(4)),
    Index("rollups_by_hour", "tenant", "hour"),
    Index("rollups_by_age", "hour"),
)

late_hours = Table(
    "late_hours",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("hour", BigInteger, primary_key=True),
    Column("touched", BigInteger, nullable=False),
)

progress = Table(
    "progress",
    metadata,
    Column("job", String(32), primary_key=True),
    Column("hour", BigInteger, nullable=False),
)

app_keys = Table(
    "app_keys",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("app", String(64), primary_key=True),
    Column("write_key", String(128), nullable=False, unique=True),
)
