"""Table of passports."""

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db

if TYPE_CHECKING:
    from app.entities.sheep.model import Sheep


class Passport(db.Record):
    """One passport."""

    __tablename__ = "passports"
    __entity__ = "passport"

    number: orm.Mapped[str] = orm.mapped_column(sa.String(20), unique=True)
    holder: orm.Mapped[list["Sheep"]] = orm.relationship(foreign_keys="Sheep.passport_id", viewonly=True)

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.number
