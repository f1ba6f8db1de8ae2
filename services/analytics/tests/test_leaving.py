"""Exports, and what is left when persons, applications and tenants go."""

from datetime import timedelta

import pyarrow.dataset as dataset
import pyarrow.parquet as parquet

from .conftest import NOON, Service, event


async def export(
    service: Service, who: str = "acme:developer", **request: str
) -> tuple[int, dict[str, object]]:
    body = {"from": "2026-03-10", "to": "2026-03-11"} | request
    answer = await service.http.post(
        "/api/analytics/exports", json=body, headers={"Authorization": f"Bearer {who}"}
    )
    return answer.status_code, answer.json()


async def test_exports_can_be_read_by_others(service: Service) -> None:
    yesterday = NOON - timedelta(days=1)
    await service.send(
        event(app="shop", visitor="v1", properties={"price": 9.5}),
        event(app="shop", at=yesterday),
        event("signup", user="user_1"),
        event(tenant="other"),
    )
    status, done = await export(service)
    assert (status, done["rows"]) == (201, 3)
    assert [file["key"] for file in done["files"]] == [  # type: ignore[index, attr-defined]
        "events/tenant=acme/app=shop/date=2026-03-10/events.parquet",
        "events/tenant=acme/app=__HIVE_DEFAULT_PARTITION__/date=2026-03-11/events.parquet",
        "events/tenant=acme/app=shop/date=2026-03-11/events.parquet",
    ]
    assert (await export(service))[1] == done
    table = dataset.dataset(service.home / "lake/events", partitioning="hive").to_table()
    rows = sorted(table.to_pylist(), key=lambda row: (row["at"], row["name"]))
    assert [(row["tenant"], row["app"], row["date"], row["name"]) for row in rows] == [
        ("acme", "shop", "2026-03-10", "app.clicked"),
        ("acme", "shop", "2026-03-11", "app.clicked"),
        ("acme", None, "2026-03-11", "signup"),
    ]
    assert (rows[1]["properties"], rows[1]["visitor"], rows[1]["at"]) == ('{"price": 9.5}', "v1", NOON)
    files = list((service.home / "lake").rglob("*.parquet"))
    assert [name for file in files for name in parquet.read_schema(file).names if name == "user"] == []


async def test_exports_are_bounded_and_for_developers(service: Service) -> None:
    assert (await export(service, "acme:viewer"))[0] == 403
    assert (await export(service, "acme:nobody"))[0] == 401
    for wrong in ({"from": "2026-03-12"}, {"from": "2026-02-01"}, {"from": "2025-01-01", "to": "2025-01-02"}):
        assert (await export(service, **wrong))[0] == 422
    assert (await export(service, "empty:developer"))[1]["files"] == []


async def test_a_person_gets_everything_and_is_forgotten(service: Service) -> None:
    await service.send(
        event("signup", user="user_1", properties={"method": "password"}),
        event("build.started", user="user_1", tenant="other"),
        event("signup", user="user_2"),
    )
    person = (await service.internal("GET", "/internal/people/user_1")).json()
    assert sorted((one["tenant"], one["name"]) for one in person["events"]) == [
        ("acme", "signup"),
        ("other", "build.started"),
    ]
    assert person["events"][0]["properties"] == {"method": "password"}
    for deleted in (2, 0):
        answer = await service.internal("DELETE", "/internal/people/user_1")
        assert (answer.status_code, answer.json()) == (200, {"deleted": deleted})
    assert (await service.internal("GET", "/internal/people/user_1")).json()["events"] == []
    assert len((await service.internal("GET", "/internal/people/user_2")).json()["events"]) == 1


async def test_an_application_and_a_tenant_go_with_all_they_have(service: Service) -> None:
    span = {"from_": "2026-03-01", "to": "2026-03-12"}
    for tenant in ("acme", "other"):
        for app in ("shop", "blog"):
            key = {"tenant": tenant, "write_key": f"wk_{tenant}_{app}_0123456789"}
            assert (await service.internal("PUT", f"/internal/apps/{app}", json=key)).status_code == 204
            await service.send(event(tenant=tenant, app=app))
        await export(service, f"{tenant}:owner")
    service.clock.move(days=10)
    from loomery_analytics.app import upkeep_round

    await upkeep_round(service.app)

    async def left(tenant: str) -> tuple[int, int, list[int]]:
        files = len(list((service.home / f"lake/events/tenant={tenant}").rglob("*.parquet")))
        keys = []
        for app in ("shop", "blog"):
            body = {"key": f"wk_{tenant}_{app}_0123456789", "events": []}
            keys.append((await service.http.post("/api/analytics/events", json=body)).status_code)
        return (await service.answer("counts", tenant=tenant, **span))["total"], files, keys

    assert (await service.internal("DELETE", "/internal/apps/shop", params={"tenant": "acme"})).json() == {
        "deleted": 1
    }
    assert await left("acme") == (1, 1, [403, 202])
    assert (await service.internal("DELETE", "/internal/tenants/acme")).json() == {"deleted": 1}
    assert await left("acme") == (0, 0, [403, 403])
    assert await left("other") == (2, 2, [202, 202])
    assert (await service.internal("DELETE", "/internal/apps/shop")).status_code == 422


async def test_only_services_forget(service: Service) -> None:
    await service.send(event(user="user_acme"))
    for method, path in (
        ("GET", "/internal/people/user_acme"),
        ("DELETE", "/internal/people/user_acme"),
        ("DELETE", "/internal/tenants/acme"),
        ("DELETE", "/internal/apps/shop?tenant=acme"),
    ):
        answer = await service.http.request(method, path, headers={"Authorization": "Bearer acme:owner"})
        assert answer.status_code == 401
    assert (await service.answer("counts", to="2026-03-12"))["total"] == 1
