"""Table of categories."""

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db

if TYPE_CHECKING:
    from app.entities.product.model import Product


class Category(db.Record):
    """One category."""

    __tablename__ = "categories"
    __entity__ = "category"

    name: orm.Mapped[str] = orm.mapped_column(sa.String(60), unique=True)
    colour: orm.Mapped[str | None] = orm.mapped_column(sa.String(7))
    parent_id: orm.Mapped[int | None] = orm.mapped_column(
        sa.ForeignKey("categories.id", ondelete="SET NULL"),
        index=True,
    )
    parent: orm.Mapped["Category | None"] = orm.relationship(
        foreign_keys=[parent_id],
        remote_side="Category.id",
    )
    children: orm.Mapped[list["Category"]] = orm.relationship(
        foreign_keys="Category.parent_id",
        viewonly=True,
    )
    products: orm.Mapped[list["Product"]] = orm.relationship(
        foreign_keys="Product.category_id",
        viewonly=True,
    )

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.name
