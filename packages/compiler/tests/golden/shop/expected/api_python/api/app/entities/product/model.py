"""Table of products."""

from decimal import Decimal
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db, logic
from app.core.types import Exact

if TYPE_CHECKING:
    from app.entities.category.model import Category
    from app.entities.order_line.model import OrderLine
    from app.entities.tag.model import Tag

product_tags_link = sa.Table(
    "product_tags_link",
    db.Base.metadata,
    sa.Column("product_id", sa.ForeignKey("products.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("tag_id", sa.ForeignKey("tags.id", ondelete="CASCADE"), primary_key=True),
)


class Product(db.Record):
    """Something to buy."""

    __tablename__ = "products"
    __entity__ = "product"

    name: orm.Mapped[str] = orm.mapped_column(sa.String(120))
    sku: orm.Mapped[str] = orm.mapped_column(sa.String(20), unique=True)
    description: orm.Mapped[str | None] = orm.mapped_column(sa.Text)
    price: orm.Mapped[Decimal] = orm.mapped_column(Exact(2))
    stock: orm.Mapped[int] = orm.mapped_column(sa.BigInteger)
    weight: orm.Mapped[Decimal | None] = orm.mapped_column(Exact(3))
    discount: orm.Mapped[Decimal | None] = orm.mapped_column(Exact(4))
    photo: orm.Mapped[str | None] = orm.mapped_column(sa.String(2000))
    available: orm.Mapped[bool] = orm.mapped_column(sa.Boolean, default=True)
    category_id: orm.Mapped[int] = orm.mapped_column(
        sa.ForeignKey("categories.id", ondelete="RESTRICT"),
        index=True,
    )
    category: orm.Mapped["Category"] = orm.relationship(foreign_keys=[category_id])
    tags: orm.Mapped[list["Tag"]] = orm.relationship(secondary=product_tags_link)
    lines: orm.Mapped[list["OrderLine"]] = orm.relationship(
        foreign_keys="OrderLine.product_id",
        viewonly=True,
    )

    @property
    def sale_price(self) -> Decimal | None:
        """Sale price."""
        return logic.as_decimal(
            logic.multiply(
                self.price,
                logic.subtract(1, logic.divide(logic.coalesce(self.discount, 0), 100)),
            ),
            2,
        )

    @property
    def sold(self) -> int | None:
        """Sold."""
        return logic.as_integer(logic.total(item.quantity for item in self.lines))

    @property
    def tags_ids(self) -> list[int]:
        """Numbers of the related records: tags."""
        return [record.id for record in self.tags]

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.name
