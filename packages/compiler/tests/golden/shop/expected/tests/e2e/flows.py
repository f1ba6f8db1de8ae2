"""What the browser flows do in this application."""

from support import Flow

VISITORS = ["visitor"]
GUIDES = ["visitor", "admin"]
FLOWS = [
    Flow(
        role="admin",
        entity="category",
        path="/categories",
        form="/categories/new",
        values={"name": "Zanzibar 7421"},
        list="/categories",
        new="New Category",
        search="Search Categories",
        words="Zanzibar 7421",
        required=True,
        deletes=True,
    ),
    Flow(
        role="admin",
        entity="product",
        path="/products",
        form="/products/new",
        values={
            "name": "Zanzibar 7421",
            "sku": "AB-7421",
            "description": "Some words 7421",
            "price": 10.0,
            "stock": 500,
            "weight": 10.0,
            "discount": 10.0,
            "available": False,
        },
        choose=("category_id",),
        list="/products",
        new="New Product",
        search="Search Products",
        words="Zanzibar 7421",
        required=True,
        change={"name": "Other name 2"},
        deletes=True,
    ),
]
FIRST = "customer"
REFUSALS = [("visitor", "/orders", "sign-in"), ("customer", "/dashboard", "missing")]
