"""All tables."""

from app.auth.tables import AuthAttempt, AuthSignIn
from app.core.db import Base
from app.core.job_runs import JobRun
from app.entities.category.model import Category
from app.entities.order.model import Order
from app.entities.order_line.model import OrderLine
from app.entities.product.model import Product
from app.entities.purchase.model import Purchase
from app.entities.tag.model import Tag
from app.entities.user.model import User

__all__ = [
    "AuthAttempt",
    "AuthSignIn",
    "Category",
    "JobRun",
    "Order",
    "OrderLine",
    "Product",
    "Purchase",
    "Tag",
    "User",
    "metadata",
]

metadata = Base.metadata
