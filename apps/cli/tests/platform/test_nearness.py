"""Figures and development mail are for this machine itself, and for nobody whom a proxy passes on."""

import httpx2
import pytest

from .conftest import Place
from .town import town

HERE, AWAY = ("127.0.0.1", 5000), ("192.0.2.1", 5000)
CASES: list[tuple[tuple[str, int], str, dict[str, str], bool]] = [
    (HERE, "http://127.0.0.1:8400", {}, True),
    (("::1", 5000), "http://[::1]:8400", {}, True),
    (HERE, "http://localhost:8400", {}, True),
    (HERE, "http://loomery.example.org", {}, False),
    (HERE, "http://127.0.0.1:8400", {"X-Forwarded-For": "127.0.0.1"}, False),
    (HERE, "http://127.0.0.1:8400", {"Forwarded": "for=192.0.2.1"}, False),
    (AWAY, "http://127.0.0.1:8400", {}, False),
    (AWAY, "http://localhost", {"X-Service-Token": "wrong"}, False),
]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_only_this_machine_sees_figures_and_mail(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOOMERY_EMAIL__DEVELOPMENT")
    async with town(place.settings) as here:
        for client, origin, headers, near in CASES:
            transport = httpx2.ASGITransport(app=here.platform.app, client=client)
            async with httpx2.AsyncClient(transport=transport, base_url=origin, headers=headers) as http:
                for path in ("/metrics", "/api/dev/outbox", "/api/dev/mail.html"):
                    found = (await http.get(path)).status_code
                    assert found == (200 if near else 404), (client, origin, headers, path)
        token = here.platform.orchestrator.settings.service_token.get_secret_value()
        shown = {"X-Service-Token": token}
        assert (await here.http.get("/metrics", headers=shown)).status_code == 200
        assert (await here.http.get("/api/dev/outbox", headers=shown)).status_code == 404


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_where_mail_leaves_nothing_of_it_is_shown(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LOOMERY_EMAIL__DEVELOPMENT")
    monkeypatch.setenv("LOOMERY_EMAIL__TRANSPORT", "smtp")
    async with town(place.settings) as here:
        transport = httpx2.ASGITransport(app=here.platform.app, client=HERE)
        async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8400") as http:
            for path in ("/api/dev/outbox", "/api/dev/mail", "/api/dev/mail.html"):
                assert (await http.get(path)).status_code == 404
