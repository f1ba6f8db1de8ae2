"""Table of tags."""

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db

if TYPE_CHECKING:
    from app.entities.product.model import Product


class Tag(db.Record):
    """One tag."""

    __tablename__ = "tags"
    __entity__ = "tag"

    name: orm.Mapped[str] = orm.mapped_column(sa.String(40), unique=True)
    products: orm.Mapped[list["Product"]] = orm.relationship(secondary="product_tags_link", viewonly=True)

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.name
