"""Products and orders: lines, stock, totals, approvals, related scope, tables."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

Caller = Callable[..., TestClient]


@pytest.fixture
def customer(caller: Caller) -> TestClient:
    return caller("customer")


@pytest.fixture
def order(customer: TestClient) -> int:
    return int(customer.post("/api/orders", json={"address": "Weg 1"}).json()["id"])


def add(client: TestClient, order: int, product: int, quantity: int) -> Any:
    return client.post(
        "/api/order-lines", json={"order_id": order, "product_id": product, "quantity": quantity}
    )


def state(client: TestClient, order: int) -> tuple[float, list[int]]:
    stock = [item["stock"] for item in client.get("/api/products?sort=id").json()["items"]]
    return client.get(f"/api/orders/{order}").json()["total"], stock


def test_lines_carry_price_total_and_stock(customer: TestClient, order: int) -> None:
    assert state(customer, order) == (0.0, [25, 3, 12])
    line = add(customer, order, 2, 2).json()
    assert (line["unit_price"], line["amount"]) == (6.5, 13.0)
    assert state(customer, order) == (13.0, [25, 1, 12])
    here = f"/api/order-lines/{line['id']}"
    refused = customer.patch(here, json={"quantity": 4})
    assert (refused.status_code, refused.json()["detail"]) == (409, "There is not enough in stock.")
    assert state(customer, order) == (13.0, [25, 1, 12])
    customer.patch(here, json={"quantity": 3})
    assert state(customer, order) == (19.5, [25, 0, 12])
    assert customer.patch(here, json={"product_id": 1, "quantity": 1}).json()["unit_price"] == 8.9
    assert state(customer, order) == (8.9, [24, 3, 12])
    customer.delete(here)
    assert state(customer, order) == (0.0, [25, 3, 12])


def test_prices_and_totals_are_not_for_customers_to_set(customer: TestClient, order: int) -> None:
    line = {"order_id": order, "product_id": 1, "quantity": 1, "unit_price": 0.01}
    assert customer.post("/api/order-lines", json=line).status_code == 422
    assert customer.patch(f"/api/orders/{order}", json={"total": 0}).status_code == 422
    assert (
        customer.post(
            "/api/order-lines", json={"order_id": order, "product_id": 1, "quantity": -1}
        ).status_code
        == 422
    )


def test_a_product_is_in_an_order_once(customer: TestClient, order: int) -> None:
    add(customer, order, 1, 1)
    twice = add(customer, order, 1, 1)
    assert (twice.status_code, twice.json()["code"]) == (409, "unique")
    assert state(customer, order)[1][0] == 24


def test_guards_look_at_related_records(customer: TestClient, order: int) -> None:
    refused = customer.post(f"/api/orders/{order}/transitions/pay")
    assert (refused.status_code, refused.json()["detail"]) == (409, "The order has no lines.")
    assert customer.get(f"/api/orders/{order}").json()["can"]["transitions"] == ["cancel"]
    add(customer, order, 1, 1)
    assert customer.post(f"/api/orders/{order}/transitions/pay").json()["status"] == "paid"


def test_lines_of_strangers_are_out_of_reach(customer: TestClient, client: TestClient, order: int) -> None:
    line = add(customer, order, 1, 1).json()["id"]
    client.post(
        "/api/auth/register", json={"email": "n@example.com", "name": "N", "password": "long enough 1"}
    )
    assert client.get("/api/order-lines").json()["total"] == 0
    assert client.get(f"/api/order-lines/{line}").status_code == 404
    assert client.delete(f"/api/order-lines/{line}").status_code == 404
    assert add(client, order, 2, 1).status_code == 422
    own = client.post("/api/orders", json={}).json()["id"]
    assert client.patch(f"/api/order-lines/{line}", json={"order_id": own}).status_code == 404


def test_a_record_can_not_be_moved_out_of_reach(customer: TestClient, client: TestClient, order: int) -> None:
    line = add(customer, order, 1, 1).json()["id"]
    client.post(
        "/api/auth/register", json={"email": "n@example.com", "name": "N", "password": "long enough 1"}
    )
    foreign = client.post("/api/orders", json={}).json()["id"]
    assert customer.patch(f"/api/order-lines/{line}", json={"order_id": foreign}).status_code == 422


def test_computed_values(client: TestClient) -> None:
    grey = client.get("/api/products/2").json()
    assert (grey["price"], grey["sale_price"], grey["sold"]) == (6.5, 5.85, 3)
    assert [tag["label"] for tag in grey["tags"]] == ["organic", "gift"]


def test_products_are_checked(caller: Caller) -> None:
    clerk = caller("clerk")
    good = {"name": "X", "sku": "TE-0009", "price": "1.99", "category_id": 1, "tags_ids": [1, 2]}

    def fields(**wrong: Any) -> set[str]:
        answer = clerk.post("/api/products", json=good | wrong)
        assert answer.status_code in (409, 422)
        return {item["field"] for item in answer.json()["errors"]}

    assert fields(sku="nonsense", price=-1, stock=1.5) == {"sku", "price", "stock"}
    assert fields(price=1.999) == {"price"}
    assert fields(price=0) == {"price"}
    assert fields(sku="TE-0001") == {"sku"}
    assert fields(category_id=99) == {"category_id"}
    assert fields(tags_ids=[1, 99]) == {"tags_ids"}
    assert clerk.post("/api/products", json=good).json()["tags_ids"] == [1, 2]


def test_an_approval_needs_each_signature_in_turn(caller: Caller) -> None:
    clerk, admin = caller("clerk"), caller("admin")

    def submitted(cost: int) -> str:
        record = clerk.post("/api/purchases", json={"title": "Shelf", "cost": cost}).json()
        clerk.post(f"/api/purchases/{record['id']}/transitions/submit")
        return f"/api/purchases/{record['id']}/transitions"

    dear = submitted(900)
    assert admin.post(f"{dear}/approve").status_code == 403
    first = clerk.post(f"{dear}/approve").json()
    assert (first["status"], [item["step"] for item in first["approvals"]]) == ("submitted", ["Clerk"])
    assert clerk.post(f"{dear}/approve").status_code == 403
    second = admin.post(f"{dear}/approve").json()
    assert (second["status"], len(second["approvals"])) == ("approved", 2)
    assert clerk.post(f"{submitted(100)}/approve").json()["status"] == "approved"
    assert clerk.post(f"{submitted(100)}/reject").json()["status"] == "rejected"


def test_what_is_required_can_not_be_deleted_from_under(caller: Caller) -> None:
    admin = caller("admin")
    assert admin.delete("/api/categories/1").status_code == 409
    assert admin.delete("/api/tags/2").status_code == 204
    assert admin.get("/api/products/2").json()["tags_ids"] == [1]


def test_tables_bring_relations(caller: Caller) -> None:
    clerk = caller("clerk")
    rows = b"name,sku,price,category_id,tags_ids\nA,AA-0001,5,1,1; 2\nB,AA-0002,5.5,1,\n"
    assert clerk.post("/api/products/import", files={"file": ("p.csv", rows)}).json() == {"created": 2}
    assert clerk.get("/api/products?q=AA-0001").json()["items"][0]["tags_ids"] == [1, 2]
    twice = clerk.post("/api/products/import", files={"file": ("p.csv", rows)})
    assert twice.json()["errors"][0] == {
        "field": "sku", "code": "unique", "message": "Row 2: Article number is already in use."
    }  # fmt: skip
    assert caller("customer").get("/api/orders/export.csv").status_code == 403


def test_figures_of_sums(caller: Caller) -> None:
    admin = caller("admin")
    by_state = admin.get("/api/orders/stats?group_by=status&measure=sum&of=total").json()["items"]
    assert [(item["label"], item["value"]) for item in by_state] == [("Paid", 31.8), ("Open", 19.5)]
    lines = admin.get("/api/order-lines/stats?group_by=product&measure=sum&of=amount").json()["items"]
    assert [item["label"] for item in lines] == ["Earl Grey", "Sencha", "Stoneware cup"]
    whole = admin.get("/api/orders/stats?measure=avg&of=total").json()["items"]
    assert whole == [{"key": None, "label": "All", "value": 25.65}]
