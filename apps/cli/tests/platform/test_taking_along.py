"""Everybody can take along what is kept about them, and nothing of anybody else."""

import json

import pytest

from .conftest import Place
from .filling import fill
from .town import town


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_person_takes_everything_along(place: Place) -> None:
    async with town(place.settings) as here:
        ada, bob = await here.person("ada@example.org", "Ada"), await here.person("bob@example.org", "Bob")
        app = await fill(here, ada, "adalorem", place.home)
        await fill(here, bob, "boblorem", place.home)
        await here.join(bob, ada, "developer")
        shared = await ada.call("POST", "/api/createApp", {"description": "Adalorem for both"}, status=202)
        answer = await ada.ask("GET", "/api/me/export")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"] == 'attachment; filename="my-data.json"'
        held = answer.json()
        assert held["complete"] is True
        assert held["account"]["profile"]["email"] == "ada@example.org"
        assert {item["id"] for item in held["applications"]} == {app, shared["app"]}
        own = next(item for item in held["applications"] if item["id"] == app)
        assert own["description"] == "A list of adalorem things"
        assert own["spec"] == {"name": "adalorem"}
        assert own["secrets"] == ["ADALOREM_KEY"]
        assert "keeps adalorem" in [line["message"] for job in held["jobs"] for line in job["log"]]
        assert {"verify_email", "invitation"} <= {mail["template"] for mail in held["mails"]}
        assert [event["properties"] for event in held["events"]] == [{"a": "adalorem"}]
        for hidden in ("a list of boblorem things", "boblorem secret", "adalorem secret"):
            assert hidden not in answer.text.lower()
        made = await ada.call("POST", "/api/auth/tokens", {"name": "ci"}, status=201)
        program = {"Authorization": f"Bearer {made['token']}"}
        for method, path in (("GET", "/api/me/export"), ("DELETE", "/api/me")):
            refused = await here.http.request(method, path, headers=program, json={})
            assert (refused.status_code, refused.json()["code"]) == (403, "session_only")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_too_much_to_take_along_is_said(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOOMERY_PRIVACY__EXPORT_MB", "1")
    monkeypatch.setenv("LOOMERY_QUOTAS__WAITING_BUILDS", "0")
    async with town(place.settings) as here:
        ada = await here.person("ada@example.org", "Ada")
        for _ in range(30):
            words = {"description": "x" * 20_000}
            await ada.ask("POST", "/api/createApp", words)
        text = (await ada.ask("GET", "/api/me/export")).text
        held = json.loads(text)
        assert held["complete"] is False
        assert 900_000 < len(text) < 1_100_000


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_application_takes_its_secrets_and_events_with_it(place: Place) -> None:
    async with town(place.settings) as here:
        ada = await here.person("ada@example.org", "Ada")
        app = await fill(here, ada, "adalorem", place.home)
        core = here.platform.orchestrator
        counted = f"/api/analytics/counts?app={app}"
        assert (await ada.call("GET", counted))["total"] == 1
        await ada.call("DELETE", f"/api/apps/{app}", status=204)
        assert (await ada.ask("GET", f"/api/apps/{app}")).status_code == 404
        # It can be brought back for a while, with everything; then it goes as it does here before its time.
        assert await core.app_secrets.names_of(ada.tenant, app) == ["ADALOREM_KEY"]
        await ada.call("DELETE", f"/api/apps/{app}?now=true", status=204)
        assert await core.app_secrets.names_of(ada.tenant, app) == []
        assert (await ada.call("GET", counted))["total"] == 0
        assert (await ada.ask("GET", f"/api/apps/{app}")).status_code == 404
