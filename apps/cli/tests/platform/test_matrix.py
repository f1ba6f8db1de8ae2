"""Who may do what: every operation of every service is tried by everybody who must not."""

import json
import re
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from .conftest import ORIGIN, PASSWORD, Place
from .filling import fill
from .town import OURS, Person, Town, town

DOCUMENTS = ("/api/auth", "/api", "/api/analytics", "/api/mail")
NEEDS = {
    "open": """
        GET /api/auth/health            GET /api/auth/ready         GET /api/auth/.well-known/jwks.json
        POST /api/auth/signup           POST /api/auth/verify-email POST /api/auth/password/reset
        POST /api/auth/password/reset/confirm                       POST /api/auth/email/confirm
        POST /api/auth/login            POST /api/auth/refresh      POST /api/auth/logout
        GET /api/auth/providers         GET /api/auth/google/start  GET /api/auth/google/callback
        POST /api/auth/invitations/look
        GET /api/auth/installation      GET /api/health             GET /api/ready
        GET /api/.well-known/artifact-keys                          GET /objects/{key}
        GET /api/analytics/health       GET /api/analytics/ready    GET /api/analytics/loomery.js
        POST /api/analytics/events      GET /api/mail/health        GET /api/mail/ready
        GET /api/mail/unsubscribe       POST /api/mail/unsubscribe
    """,
    "self": """
        POST /api/auth/verify-email/resend      POST /api/auth/password     POST /api/auth/email
        GET /api/auth/sessions                  DELETE /api/auth/sessions   DELETE /api/auth/sessions/{session}
        GET /api/auth/me                        PATCH /api/auth/me          GET /api/auth/me/export
        POST /api/auth/me/delete                GET /api/auth/organisations POST /api/auth/organisations
        POST /api/auth/organisations/{organisation}/switch                  POST /api/auth/invitations/accept
        GET /api/auth/tokens                    POST /api/auth/tokens       DELETE /api/auth/tokens/{token}
        GET /api/me/export                      DELETE /api/me              GET /api/auth/me/audit
    """,
    "viewer": """
        GET /api/auth/members           GET /api/status/{job}           GET /api/jobs
        GET /api/jobs/{job}/events      GET /api/jobs/{job}/log         GET /api/jobs/{job}/log.txt
        GET /api/apps/{app}/secrets     GET /api/apps                   GET /api/apps/{app}
        GET /api/apps/{app}/spec        POST /api/apps/{app}/spec/proposals
        POST /api/specs/check           GET /api/specs/schema           POST /api/specs/diff
        GET /api/usage                  GET /api/apps/{app}/files       GET /api/apps/{app}/files/content
        GET /api/apps/{app}/commits     GET /api/apps/{app}/diff        GET /api/apps/{app}/releases
        GET /api/apps/{app}/artifacts   POST /api/apps/{app}/artifacts/{artifact}/link
        GET /api/analytics/counts       GET /api/analytics/series       GET /api/analytics/funnel
        GET /api/analytics/top          GET /api/analytics/latency
        GET /api/analytics/vitals       POST /api/analytics/vitals
        GET /api/apps/{app}/tracking
        GET /api/analytics/sparklines   GET /api/monitor                GET /api/monitor/events
        GET /api/jobs/{job}/evidence    GET /api/apps/{app}/builds/history
        GET /api/apps/{app}/pictures/{picture}                          GET /api/apps/{app}/health
        GET /api/apps/{app}/demo
        GET /api/apps/{app}/place       POST /api/apps/{app}/releases/{release}/files/{file}/link
    """,
    "developer": """
        POST /api/understandings        POST /api/understandings/brief  POST /api/apps/{app}/changes
        POST /api/createApp             PATCH /api/apps/{app}           POST /api/apps/{app}/builds
        POST /api/jobs/{job}/cancel     POST /api/jobs/{job}/retry
        PUT /api/apps/{app}/secrets/{name}
        GET /api/apps/{app}/data        GET /api/apps/{app}/data/{table}
        GET /api/apps/{app}/log         GET /api/apps/{app}/log.txt     GET /api/apps/{app}/log/events
        POST /api/apps/{app}/restart    POST /api/apps/{app}/demo/removal
        DELETE /api/apps/{app}/secrets/{name}                           POST /api/analytics/exports
        POST /api/apps/{app}/releases/{release}/promote     POST /api/apps/{app}/releases/{release}/roll-back
    """,
    "admin": """
        PATCH /api/auth/organisation    PATCH /api/auth/members/{user}  DELETE /api/auth/members/{user}
        GET /api/auth/invitations       POST /api/auth/invitations      DELETE /api/auth/invitations/{invitation}
        GET /api/auth/audit             DELETE /api/apps/{app}          POST /api/apps/{app}/restore
        PUT /api/apps/{app}/place
    """,
    "platform": """
        GET /api/auth/admin/organisations       PATCH /api/auth/admin/organisations/{organisation}
        GET /api/auth/admin/people              PATCH /api/auth/admin/people/{user}
        GET /api/auth/admin/audit               GET /api/admin/quotas/{tenant}
        PUT /api/admin/quotas/{tenant}          GET /api/admin/workers
        GET /api/admin/queue                    POST /api/admin/dead/{job}/retry
        GET /api/admin/health                   GET /api/admin/models
        GET /api/admin/plugins
    """,
}
"""What each operation asks for. `open`: nothing; `self`: a person, about themselves; `platform`: its owner, and
nobody else learns even what exists; else a role."""
NEAR = "/api/dev/"
"""Below this, answers are for people at the machine itself, where mail goes nowhere."""
INNER = "/internal/"
ENDLESS = ("GET /api/monitor/events", "GET /api/apps/{app}/log/events")
"""Streams that begin with all that the operation before them answers, and then go on."""
BODIES: dict[str, Any] = {
    "POST /api/understandings": {"description": "A list of things"},
    "POST /api/understandings/brief": {"description": "A list of things"},
    "POST /api/specs/check": {"spec": {}},
    "POST /api/specs/diff": {"before": {}, "after": {}},
    "POST /api/apps/{app}/changes": {"description": "A list of other things"},
    "POST /api/createApp": {"description": "A list of things"},
    "PATCH /api/apps/{app}": {"name": "Mine now"},
    "PUT /api/apps/{app}/place": {"place": "local"},
    "POST /api/apps/{app}/builds": {"description": "A list of other things"},
    "POST /api/apps/{app}/spec/proposals": {"spec": {}},
    "POST /api/apps/{app}/demo/removal": {},
    "PUT /api/apps/{app}/secrets/{name}": {"value": "mine"},
    "POST /api/analytics/vitals": {"path": "/", "lcp": 100},
    "POST /api/analytics/exports": {"from": "2026-03-01", "to": "2026-03-01"},
    "PATCH /api/auth/organisation": {"name": "Mine now"},
    "PATCH /api/auth/members/{user}": {"role": "viewer"},
    "POST /api/auth/invitations": {"email": "eve@example.org", "role": "owner"},
    "POST /api/auth/password": {"password": PASSWORD, "new_password": "nine green paper boats"},
    "POST /api/auth/email": {"email": "eve@example.org", "password": PASSWORD},
    "PATCH /api/auth/me": {"name": "Eve"},
    "POST /api/auth/me/delete": {"password": PASSWORD},
    "DELETE /api/me": {"password": PASSWORD},
    "POST /api/auth/organisations": {"name": "Mine"},
    "POST /api/auth/invitations/accept": {"token": "x" * 40},
    "POST /api/auth/tokens": {"name": "ci"},
    "PATCH /api/auth/admin/organisations/{organisation}": {"suspended": True},
    "PATCH /api/auth/admin/people/{user}": {"platform_owner": True},
    "PUT /api/admin/quotas/{tenant}": {"apps": 1},
}
QUERIES = {
    "GET /api/apps/{app}/files/content": {"path": "adalorem.md"},
    "GET /api/apps/{app}/diff": {"from": "main", "to": "main"},
    "GET /api/analytics/series": {"event": "app.clicked"},
    "GET /api/analytics/funnel": {"steps": "app.clicked,app.opened"},
    "GET /api/analytics/top": {"event": "app.clicked", "property": "a"},
}
ZEROS = "0" * 26


@dataclass(frozen=True)
class Operation:
    method: str
    path: str

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    def asked(self, ids: dict[str, str]) -> tuple[str, str, dict[str, Any]]:
        """Method, path and the rest of a request that would be good if it were allowed."""
        path = re.sub(r"{(\w+)}", lambda found: ids[found.group(1)], self.path)
        more: dict[str, Any] = {"json": BODIES.get(self.name), "params": QUERIES.get(self.name)}
        return self.method, path, more


async def operations(here: Town) -> list[Operation]:
    found = []
    for document in DOCUMENTS:
        described = (await here.http.get(f"{document}/openapi.json")).json()
        for path, methods in described["paths"].items():
            found += [Operation(method.upper(), path) for method in methods]
    return found


def needs() -> dict[str, str]:
    listed = [
        (" ".join(operation), role)
        for role, names in NEEDS.items()
        for operation in re.findall(r"([A-Z]+) (\S+)", names)
    ]
    assert len(listed) == len(dict(listed)), "each operation is listed once"
    return dict(listed)


async def call(
    one: Person | None, http: httpx2.AsyncClient, asked: tuple[str, str, dict[str, Any]]
) -> httpx2.Response:
    method, path, more = asked
    headers = {**OURS, **({"Authorization": f"Bearer {one.token}"} if one else {})}
    return await http.request(method, path, headers=headers, **more)


def told(answer: httpx2.Response) -> dict[str, Any]:
    """What an answer says, apart from which request it was."""
    return {**answer.json(), "request": "", "status_line": answer.status_code}


async def ids_of(here: Town, owner: Person, app: str) -> dict[str, str]:
    """Real ids of somebody's things, by the names that paths have for them."""
    core = here.platform.orchestrator
    release = (await core.releases.page(owner.tenant, app)).items[0].id
    artifact = (await core.artifacts.of_app(owner.tenant, app, "", 1)).items[0].id
    job = (await core.jobs.of_app(owner.tenant, app, "", 1)).items[0].id
    picture = (await core.records.pictures(owner.tenant, app, job))[0].id
    invitation = (await owner.call("GET", "/api/auth/invitations"))[0]["id"]
    session = (await owner.call("GET", "/api/auth/sessions"))[0]["id"]
    token = (await owner.call("GET", "/api/auth/tokens"))[0]["id"]
    return {
        "app": app,
        "job": job,
        "release": release,
        "artifact": artifact,
        "file": "compose.yaml",
        "picture": picture,
        "table": "adalorem",
        "name": "ADALOREM_KEY",
        "user": owner.id,
        "invitation": invitation,
        "session": session,
        "token": token,
        "organisation": owner.tenant,
        "tenant": owner.tenant,
    }


def nobodys(ids: dict[str, str]) -> dict[str, str]:
    """Ids of the same kind that nothing has."""
    return {
        kind: value if kind == "name" else f"{value.rpartition('_')[0]}_{ZEROS}"
        for kind, value in ids.items()
    }


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_everybody_is_refused_what_is_not_theirs(place: Place) -> None:
    async with town(place.settings) as here:
        ada, bob = await here.person("ada@example.org"), await here.person("bob@example.org")
        vera = await here.person("vera@example.org")
        app = await fill(here, ada, "adalorem", place.home)
        ids = await ids_of(here, ada, app)
        await here.join(ada, vera, "viewer")
        before = await ada.call("GET", f"/api/apps/{app}"), await ada.call("GET", "/api/auth/members")
        roles, faults, tried = needs(), [], 0
        for operation in await operations(here):
            if operation.path.startswith((INNER, NEAR)):
                continue
            assert operation.name in roles, f"say in NEEDS who may {operation.name}"
            role = roles[operation.name]
            if role == "open":
                continue
            tried += 1
            faults += await refusals(here, operation, role, ids, vera, bob)
        assert faults == []
        assert tried > 50
        assert before == (
            await ada.call("GET", f"/api/apps/{app}"),
            await ada.call("GET", "/api/auth/members"),
        )
        assert set(roles) <= {operation.name for operation in await operations(here)}


async def refusals(
    here: Town, operation: Operation, role: str, ids: dict[str, str], vera: Person, bob: Person
) -> list[str]:
    """What was not refused as it should be: to nobody in particular, to a viewer, to another organisation's owner."""
    faults = []

    def expect(who: str, answer: httpx2.Response, status: int) -> None:
        if answer.status_code != status:
            faults.append(f"{operation.name} by {who}: {answer.status_code} {answer.text[:200]}")

    expect("nobody", await call(None, here.http, operation.asked(ids)), 401)
    if role == "platform":
        theirs = await call(bob, here.http, operation.asked(ids))
        expect("another owner", theirs, 403)
        expect("a viewer", await call(vera, here.http, operation.asked(ids)), 403)
        nothing = await call(bob, here.http, operation.asked(nobodys(ids)))
        if told(theirs) != told(nothing) or told(theirs)["code"] != "platform_owner_only":
            faults.append(f"{operation.name} tells what exists: {theirs.text} {nothing.text}")
        return faults
    if role in ("developer", "admin", "owner"):
        expect("a viewer", await call(vera, here.http, operation.asked(ids)), 403)
    if "{" in operation.path:
        theirs = await call(bob, here.http, operation.asked(ids))
        nothing = await call(bob, here.http, operation.asked(nobodys(ids)))
        expect("another owner", theirs, 404)
        if theirs.status_code == 404 and told(theirs) != told(nothing):
            faults.append(f"{operation.name} tells what exists: {theirs.text} {nothing.text}")
    elif operation.method == "GET" and operation.name not in ENDLESS:
        method, path, more = operation.asked(ids)
        with_id = {**more, "params": {**(more["params"] or {}), "app": ids["app"]}}
        answer = await call(bob, here.http, (method, path, with_id))
        if "adalorem" in answer.text.lower() or any(ids[kind] in answer.text for kind in ("job", "user")):
            faults.append(f"{operation.name} shows another's: {answer.text[:200]}")
    return faults


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_services_say_to_each_other_is_not_heard_outside(place: Place) -> None:
    async with town(place.settings) as here:
        ada = await here.person("ada@example.org")
        token = here.platform.orchestrator.settings.service_token.get_secret_value()
        inner = [item for item in await operations(here) if item.path.startswith(INNER)]
        assert len(inner) > 20
        page = (await here.http.get("/")).text
        assert "<html" in page
        for operation in inner:
            path = re.sub(r"{\w+}", ada.id, operation.path)
            for way in (
                path,
                path.replace("/internal", "//internal", 1),
                f"/api/..{path}",
                f"/api/auth{path}",
            ):
                headers = {"X-Service-Token": token, "Authorization": f"Bearer {ada.token}"}
                answer = await here.http.request(operation.method, way, headers=headers, json={})
                # Where no service is, the portal shows its one document.
                assert answer.text == page or answer.status_code in (404, 405), (
                    f"{operation.method} {way}: {answer.text[:200]}"
                )
                assert ada.email not in answer.text


def basic(one: Person) -> dict[str, str]:
    return {"Authorization": f"Bearer {one.token}"}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_repositories_and_files_are_their_owners(place: Place) -> None:
    async with town(place.settings) as here:
        ada, bob = await here.person("ada@example.org"), await here.person("bob@example.org")
        vera = await here.person("vera@example.org")
        app = await fill(here, ada, "adalorem", place.home)
        other = await fill(here, bob, "boblorem", place.home)
        await here.join(ada, vera, "viewer")
        nowhere = f"app_{ZEROS}"
        for service in ("git-upload-pack", "git-receive-pack"):
            for path in (f"info/refs?service={service}", service):
                method = "GET" if "?" in path else "POST"

                async def answer(one: Person | None, name: str) -> httpx2.Response:
                    kind = {"Content-Type": f"application/x-{service}-request"}  # noqa: B023
                    headers = {**kind, **(basic(one) if one else {})}
                    return await here.http.request(method, f"/git/{name}.git/{path}", headers=headers)  # noqa: B023

                assert (await answer(None, app)).status_code == 401
                theirs, nothing = await answer(bob, app), await answer(bob, nowhere)
                assert (theirs.status_code, theirs.text) == (nothing.status_code, nothing.text)
                assert theirs.status_code == 404, theirs.text
                if service == "git-receive-pack":
                    assert (await answer(vera, app)).status_code == 403

        links = []
        for one, name in ((ada, app), (bob, other)):
            artifact = (await one.call("GET", f"/api/apps/{name}/artifacts"))["items"][0]["id"]
            links.append((await one.call("POST", f"/api/apps/{name}/artifacts/{artifact}/link"))["url"])
        own, another = [link.removeprefix(ORIGIN) for link in links]
        assert (await here.http.get(another)).text == "content of boblorem"
        forged = another.partition("?")[0] + "?" + own.partition("?")[2]
        later = re.sub(r"expires=(\d+)", lambda found: f"expires={int(found.group(1)) + 60}", another)
        for wrong in (forged, later, another.partition("?")[0], another[:-2] + "xx"):
            refused = await here.http.get(wrong)
            assert refused.status_code in (403, 404, 422), wrong
            assert "boblorem" not in refused.text
        assert json.dumps(links)
