"""What other services are told of how applications were used."""

from datetime import timedelta

from .conftest import NOON, Service, event

START, END = NOON - timedelta(days=7), NOON


async def test_visitors_requests_and_errors_of_each_application(service: Service) -> None:
    day = timedelta(days=1)
    stats = {"count": 40, "errors": 2, "p50": 1.0, "p99": 2.0}
    await service.send(
        *(
            event("page.viewed", START + n * day, app="shop", visitor=f"v{n % 2}", properties={"path": "/"})
            for n in range(4)
        ),
        event("app.requests", START, app="shop", properties=stats),
        event("app.requests", START + day, app="desk", properties=stats),
        event("page.viewed", END, app="late", visitor="v", properties={"path": "/"}),
        event("page.viewed", START, app="shop", tenant="other", visitor="v9", properties={"path": "/"}),
        event("page.vitals", START, app="portal", properties={"path": "/"}),
    )
    time = {"from": START.isoformat(), "to": END.isoformat()}
    told = await service.internal("GET", "/internal/tenants/acme/figures", params=time)
    assert told.json() == [
        {"app": "desk", "visitors": 0, "requests": 40, "errors": 2},
        {"app": "shop", "visitors": 2, "requests": 40, "errors": 2},
    ]
    assert (await service.http.get("/internal/tenants/acme/figures", params=time)).status_code == 401
