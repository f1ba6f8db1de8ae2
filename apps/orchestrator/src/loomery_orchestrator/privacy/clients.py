"""What is asked of the other services about people who take their data along, or leave."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx2

from loomery_shared.errors import LoomeryError, UnavailableError
from loomery_shared.telemetry import trace_headers

__all__ = ["Accounts", "Elsewhere", "PersonStore", "RefusedError"]


class RefusedError(LoomeryError):
    """What another service refused, in its own words."""

    def __init__(self, status: int, document: dict[str, Any]) -> None:
        super().__init__(str(document.get("detail", "")), hint=str(document.get("hint", "")))
        self.status, self.code = status, str(document.get("code", "error"))  # type: ignore[misc]


async def _asked(http: httpx2.AsyncClient, method: str, path: str, **more: Any) -> httpx2.Response:
    headers = {**trace_headers(), **more.pop("headers", {})}
    try:
        answer = await http.request(method, path, headers=headers, **more)
    except httpx2.HTTPError as error:
        raise UnavailableError("A service that knows people does not answer.") from error
    if answer.status_code >= 500 or answer.status_code == 429:
        raise UnavailableError(f"A service that knows people answered {answer.status_code}.")
    return answer


class Accounts:
    """The authentication service."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self._http = http

    async def export(self, token: str) -> dict[str, Any]:
        """All it knows of whoever shows this token; raises RefusedError, UnavailableError."""
        found: dict[str, Any] = (await self._for(token, "GET", "/api/auth/me/export")).json()
        return found

    async def leave(self, token: str, password: str | None) -> None:
        """The person wants to go, and proves who they are; raises RefusedError, UnavailableError."""
        await self._for(token, "POST", "/api/auth/me/delete", json={"password": password})

    async def close(self, user: str) -> list[str]:
        """End every way in; the organisations that nobody else is in."""
        answer = await _asked(self._http, "POST", f"/internal/people/{quote(user, safe='')}/close")
        return list(_good(answer).json()["alone"])

    async def erase(self, user: str) -> None:
        """Forget the account."""
        _good(await _asked(self._http, "DELETE", f"/internal/people/{quote(user, safe='')}"))

    async def _for(self, token: str, method: str, path: str, **more: Any) -> httpx2.Response:
        answer = await _asked(self._http, method, path, headers={"Authorization": f"Bearer {token}"}, **more)
        if answer.status_code >= 400:
            raise RefusedError(answer.status_code, answer.json())
        return answer


class PersonStore:
    """A service that keeps things of people and of organisations: mail, analytics."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self._http = http

    async def export(self, user: str, email: str = "") -> dict[str, Any]:
        """All it keeps of a person."""
        found: dict[str, Any] = _good(await self._of("GET", user, email)).json()
        return found

    async def erase(self, user: str, email: str = "") -> None:
        """Forget a person."""
        _good(await self._of("DELETE", user, email))

    async def erase_organisation(self, tenant: str) -> None:
        """Forget an organisation."""
        _good(await _asked(self._http, "DELETE", f"/internal/tenants/{quote(tenant, safe='')}"))

    async def erase_app(self, tenant: str, app: str) -> None:
        """Forget an application."""
        path = f"/internal/apps/{quote(app, safe='')}"
        _good(await _asked(self._http, "DELETE", path, params={"tenant": tenant}))

    async def _of(self, method: str, user: str, email: str) -> httpx2.Response:
        params = {"address": email} if email else {}
        return await _asked(self._http, method, f"/internal/people/{quote(user, safe='')}", params=params)


@dataclass(frozen=True, kw_only=True, slots=True)
class Elsewhere:
    """What other services keep of people."""

    accounts: Accounts
    mail: PersonStore
    events: PersonStore


def _good(answer: httpx2.Response) -> httpx2.Response:
    if answer.status_code >= 300:
        raise UnavailableError(f"A service that knows people answered {answer.status_code}.")
    return answer
