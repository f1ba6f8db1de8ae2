"""Table of samples."""

import datetime as dt
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db
from app.core.types import Exact, UtcDateTime


class Sample(db.Record):
    """One sample."""

    __tablename__ = "samples"
    __entity__ = "sample"

    a_text: orm.Mapped[str] = orm.mapped_column(sa.String(40))
    a_long_text: orm.Mapped[str] = orm.mapped_column(sa.Text)
    a_integer: orm.Mapped[int] = orm.mapped_column(sa.BigInteger)
    a_decimal: orm.Mapped[Decimal] = orm.mapped_column(Exact(3))
    a_money: orm.Mapped[Decimal] = orm.mapped_column(Exact(2))
    a_percent: orm.Mapped[Decimal] = orm.mapped_column(Exact(4))
    a_rating: orm.Mapped[int] = orm.mapped_column(sa.Integer)
    a_boolean: orm.Mapped[bool] = orm.mapped_column(sa.Boolean)
    a_date: orm.Mapped[dt.date] = orm.mapped_column(sa.Date)
    a_datetime: orm.Mapped[dt.datetime] = orm.mapped_column(UtcDateTime())
    a_time: orm.Mapped[dt.time] = orm.mapped_column(sa.Time)
    a_duration: orm.Mapped[int] = orm.mapped_column(sa.BigInteger)
    a_choice: orm.Mapped[str] = orm.mapped_column(sa.String(60))
    a_tags: orm.Mapped[list[str]] = orm.mapped_column(sa.JSON)
    a_email: orm.Mapped[str] = orm.mapped_column(sa.String(254))
    a_url: orm.Mapped[str] = orm.mapped_column(sa.String(2000))
    a_phone: orm.Mapped[str] = orm.mapped_column(sa.String(30))
    a_image: orm.Mapped[str] = orm.mapped_column(sa.String(2000))
    a_file: orm.Mapped[str] = orm.mapped_column(sa.String(2000))
    a_audio: orm.Mapped[str] = orm.mapped_column(sa.String(2000))
    a_video: orm.Mapped[str] = orm.mapped_column(sa.String(2000))
    a_colour: orm.Mapped[str] = orm.mapped_column(sa.String(7))
    a_geo: orm.Mapped[str] = orm.mapped_column(sa.String(40))
    a_address: orm.Mapped[str] = orm.mapped_column(sa.Text)
    a_json: orm.Mapped[Any] = orm.mapped_column(sa.JSON)
    some_text: orm.Mapped[str | None] = orm.mapped_column(sa.String(40))
    some_long_text: orm.Mapped[str | None] = orm.mapped_column(sa.Text)
    some_integer: orm.Mapped[int | None] = orm.mapped_column(sa.BigInteger)
    some_decimal: orm.Mapped[Decimal | None] = orm.mapped_column(Exact(3))
    some_money: orm.Mapped[Decimal | None] = orm.mapped_column(Exact(2))
    some_percent: orm.Mapped[Decimal | None] = orm.mapped_column(Exact(4))
    some_rating: orm.Mapped[int | None] = orm.mapped_column(sa.Integer)
    some_boolean: orm.Mapped[bool] = orm.mapped_column(sa.Boolean, default=False)
    some_date: orm.Mapped[dt.date | None] = orm.mapped_column(sa.Date)
    some_datetime: orm.Mapped[dt.datetime | None] = orm.mapped_column(UtcDateTime())
    some_time: orm.Mapped[dt.time | None] = orm.mapped_column(sa.Time)
    some_duration: orm.Mapped[int | None] = orm.mapped_column(sa.BigInteger)
    some_choice: orm.Mapped[str | None] = orm.mapped_column(sa.String(60))
    some_tags: orm.Mapped[list[str]] = orm.mapped_column(sa.JSON, default=list)
    some_email: orm.Mapped[str | None] = orm.mapped_column(sa.String(254))
    some_url: orm.Mapped[str | None] = orm.mapped_column(sa.String(2000))
    some_phone: orm.Mapped[str | None] = orm.mapped_column(sa.String(30))
    some_image: orm.Mapped[str | None] = orm.mapped_column(sa.String(2000))
    some_file: orm.Mapped[str | None] = orm.mapped_column(sa.String(2000))
    some_audio: orm.Mapped[str | None] = orm.mapped_column(sa.String(2000))
    some_video: orm.Mapped[str | None] = orm.mapped_column(sa.String(2000))
    some_colour: orm.Mapped[str | None] = orm.mapped_column(sa.String(7))
    some_geo: orm.Mapped[str | None] = orm.mapped_column(sa.String(40))
    some_address: orm.Mapped[str | None] = orm.mapped_column(sa.Text)
    some_json: orm.Mapped[Any | None] = orm.mapped_column(sa.JSON)

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.a_text
