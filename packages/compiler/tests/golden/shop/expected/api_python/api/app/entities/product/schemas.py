"""What goes in and out for products."""

import datetime as dt
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Name = Annotated[str, Field(min_length=1, max_length=120, title="Name", examples=["Sencha"])]
Sku = Annotated[
    str,
    Field(min_length=1, max_length=20, title="Article number", examples=["TE-0001"]),
    schemas.pattern("[A-Z]{2}-[0-9]{4}"),
]
Description = Annotated[str, Field(max_length=20000, title="Description", examples=["Fresh and grassy."])]
Price = Annotated[
    schemas.Number,
    Field(ge=0, max_digits=15, decimal_places=2, title="Price", examples=[8.9]),
]
Stock = Annotated[schemas.Whole, Field(ge=0, title="Stock", examples=[25])]
Weight = Annotated[
    schemas.Number,
    Field(ge=0, max_digits=15, decimal_places=3, title="Weight", examples=[0.1]),
]
Discount = Annotated[
    schemas.Number,
    Field(ge=0, le=100, max_digits=15, decimal_places=4, title="Discount", examples=[10]),
]
Photo = Annotated[schemas.Upload, Field(title="Photo")]
Available = Annotated[bool, Field(title="Available")]


class ProductCreate(schemas.Schema):
    """A new record."""

    name: Name
    sku: Sku
    description: Description | None = None
    price: Price
    stock: Stock = 0
    weight: Weight | None = None
    discount: Discount | None = None
    photo: Photo | None = None
    available: Available = True
    category_id: schemas.Id
    tags_ids: list[schemas.Id] = Field(default_factory=list, max_length=200)


class ProductUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    name: Name | None = None
    sku: Sku | None = None
    description: Description | None = None
    price: Price | None = None
    stock: Stock | None = None
    weight: Weight | None = None
    discount: Discount | None = None
    photo: Photo | None = None
    available: Available | None = None
    category_id: schemas.Id | None = None
    tags_ids: Annotated[list[schemas.Id], Field(max_length=200)] | None = None

    _required = field_validator(
        "name",
        "sku",
        "price",
        "stock",
        "available",
        "category_id",
        "tags_ids",
        mode="before",
    )(schemas.refuse_null)


class ProductRead(schemas.RecordRead):
    """A record as it is told."""

    name: str
    sku: str
    description: str | None
    price: schemas.Number
    stock: int
    weight: schemas.Number | None
    discount: schemas.Number | None
    photo: str | None
    available: bool
    sale_price: schemas.Number | None
    sold: int | None
    category_id: int
    category: schemas.Ref
    tags_ids: list[int]
    tags: list[schemas.Ref]


class ProductFilters(BaseModel):
    """Conditions that records of a list must meet."""

    name: str | None = None
    sku: str | None = None
    price_min: Decimal | None = None
    price_max: Decimal | None = None
    stock: int | None = None
    stock_min: int | None = None
    stock_max: int | None = None
    weight_min: Decimal | None = None
    weight_max: Decimal | None = None
    discount_min: Decimal | None = None
    discount_max: Decimal | None = None
    available: bool | None = None
    available_not: bool | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None
    category_id: schemas.Id | None = None
    category_id_not: schemas.Id | None = None
    tags_id: schemas.Id | None = None
    tags_id_not: schemas.Id | None = None


class ProductQuery(ProductFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class ProductStatsQuery(ProductFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
