"""Table of sheep."""

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db

if TYPE_CHECKING:
    from app.entities.passport.model import Passport
    from app.entities.place.model import Place

sheep_friends_link = sa.Table(
    "sheep_friends_link",
    db.Base.metadata,
    sa.Column("sheep_id", sa.ForeignKey("sheep.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("related_sheep_id", sa.ForeignKey("sheep.id", ondelete="CASCADE"), primary_key=True),
)


class Sheep(db.Record):
    """One sheep."""

    __tablename__ = "sheep"
    __entity__ = "sheep"

    name: orm.Mapped[str] = orm.mapped_column(sa.String(200))
    list_: orm.Mapped[str | None] = orm.mapped_column("list", sa.String(200))
    property_id: orm.Mapped[int | None] = orm.mapped_column(
        sa.ForeignKey("places.id", ondelete="RESTRICT"),
        index=True,
    )
    property_: orm.Mapped["Place | None"] = orm.relationship(foreign_keys=[property_id])
    mother_id: orm.Mapped[int | None] = orm.mapped_column(
        sa.ForeignKey("sheep.id", ondelete="SET NULL"),
        index=True,
    )
    mother: orm.Mapped["Sheep | None"] = orm.relationship(foreign_keys=[mother_id], remote_side="Sheep.id")
    friends: orm.Mapped[list["Sheep"]] = orm.relationship(
        secondary=sheep_friends_link,
        primaryjoin="Sheep.id == sheep_friends_link.c.sheep_id",
        secondaryjoin="Sheep.id == sheep_friends_link.c.related_sheep_id",
    )
    passport_id: orm.Mapped[int | None] = orm.mapped_column(
        sa.ForeignKey("passports.id", ondelete="RESTRICT"),
        unique=True,
    )
    passport: orm.Mapped["Passport | None"] = orm.relationship(foreign_keys=[passport_id])
    lambs: orm.Mapped[list["Sheep"]] = orm.relationship(foreign_keys="Sheep.mother_id", viewonly=True)
    sheep: orm.Mapped[list["Sheep"]] = orm.relationship(
        secondary="sheep_friends_link",
        primaryjoin="Sheep.id == sheep_friends_link.c.related_sheep_id",
        secondaryjoin="Sheep.id == sheep_friends_link.c.sheep_id",
        viewonly=True,
    )

    @property
    def friends_ids(self) -> list[int]:
        """Numbers of the related records: friends."""
        return [record.id for record in self.friends]

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.name
