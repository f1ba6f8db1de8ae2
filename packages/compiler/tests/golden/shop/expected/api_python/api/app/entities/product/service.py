"""What can be done with products."""

from sqlalchemy import orm

from app.core.service import RecordService
from app.entities.product.rules import RULES
from app.entities.product.schemas import ProductCreate, ProductRead, ProductUpdate
from app.models import Product


class ProductService(RecordService[Product, ProductCreate, ProductUpdate, ProductRead]):
    """Records of the entity `product`."""

    model = Product
    create_schema = ProductCreate
    read_schema = ProductRead
    label = "Product"
    searchable = (Product.name, Product.sku, Product.description)
    sortable = {
        "name": Product.name,
        "sku": Product.sku,
        "price": Product.price,
        "stock": Product.stock,
        "weight": Product.weight,
        "discount": Product.discount,
        "available": Product.available,
        "category_id": Product.category_id,
        "id": Product.id,
        "created_at": Product.created_at,
        "updated_at": Product.updated_at,
    }
    loads = (
        orm.joinedload(Product.category),
        orm.selectinload(Product.tags),
        orm.selectinload(Product.lines),
    )
    rules = RULES
