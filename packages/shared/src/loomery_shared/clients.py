"""How services call each other: over HTTP, with a shared token; in one process through the same applications."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from urllib.parse import quote

import httpx2
from fastapi import Header

from loomery_shared.contracts.audit import AuditNote
from loomery_shared.contracts.events import Event
from loomery_shared.contracts.figures import AppFigures
from loomery_shared.contracts.leaving import Departure
from loomery_shared.contracts.mail import MailRequest
from loomery_shared.contracts.people import KnownPerson, Member
from loomery_shared.contracts.principal import Principal
from loomery_shared.errors import NotFoundError, TooManyError, UnauthenticatedError, UnavailableError
from loomery_shared.telemetry import trace_headers

__all__ = [
    "AuthClient",
    "ErasureClient",
    "EventClient",
    "FigureClient",
    "MailClient",
    "require_service",
    "service_http",
]

_EVENTS_AT_ONCE = 400
_TOKEN = "X-Service-Token"  # noqa: S105 - the name of a header


def service_http(base_url: str, token: str, app: Any = None) -> httpx2.AsyncClient:
    """A client for one service: at an address, or straight into an application of this process."""
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False) if app is not None else None
    return httpx2.AsyncClient(
        base_url=base_url, headers={_TOKEN: token}, transport=transport, timeout=10.0, follow_redirects=False
    )


def require_service(token: str) -> Callable[..., Awaitable[None]]:
    """A dependency for endpoints that only other services may call."""
    from hmac import compare_digest

    async def check(x_service_token: str = Header(default="")) -> None:
        if not token or not compare_digest(x_service_token.encode(), token.encode()):
            raise UnauthenticatedError("This is for services only.")

    return check


async def _post(http: httpx2.AsyncClient, path: str, body: Any) -> httpx2.Response:
    return await _sent(http, "POST", path, body)


async def _sent(http: httpx2.AsyncClient, method: str, path: str, body: Any = None) -> httpx2.Response:
    try:
        answer = await http.request(method, path, json=body, headers=trace_headers())
    except httpx2.HTTPError as error:
        raise UnavailableError(f"{http.base_url.host}{path} does not answer.") from error
    if answer.status_code == 429:
        # Asking again soon would not help.
        raise TooManyError(f"{path} takes no more of these for a while.")
    if answer.status_code >= 500:
        raise UnavailableError(f"{path} answered {answer.status_code}.")
    return answer


async def _get(http: httpx2.AsyncClient, path: str) -> httpx2.Response:
    try:
        answer = await http.get(path, headers=trace_headers())
    except httpx2.HTTPError as error:
        raise UnavailableError(f"{http.base_url.host}{path} does not answer.") from error
    if answer.status_code == 404:
        raise NotFoundError("There is nobody and nothing of this name.")
    if answer.status_code != 200:
        raise UnavailableError(f"{path} answered {answer.status_code}.")
    return answer


class MailClient:
    """A `Mailer` that hands messages to the mail service."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self._http = http

    async def send(self, request: MailRequest) -> None:
        """Accept a message for delivery; raises UnavailableError, and TooManyError: its address has enough."""
        answer = await _post(self._http, "/internal/mail", request.model_dump(mode="json"))
        if answer.status_code != 202:
            raise UnavailableError(f"The mail service refused a message ({answer.status_code}).")

    async def resubscribe(self, address: str) -> None:
        """Send an address again what was unsubscribed from by the link of a message; raises UnavailableError."""
        answer = await _sent(self._http, "DELETE", f"/internal/unsubscriptions/{quote(address, safe='')}")
        if answer.status_code != 204:
            raise UnavailableError(f"The mail service refused an address ({answer.status_code}).")


class EventClient:
    """An `EventSink` and `WriteKeys` that hands events to the analytics service."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self._http = http

    async def record(self, events: list[Event]) -> None:
        """Accept events, some at a time; raises UnavailableError, and then all may be told again."""
        for begin in range(0, len(events), _EVENTS_AT_ONCE):
            part = events[begin : begin + _EVENTS_AT_ONCE]
            body = {"events": [event.model_dump(mode="json") for event in part]}
            answer = await _post(self._http, "/internal/events", body)
            if answer.status_code != 202:
                raise UnavailableError(f"The analytics service refused events ({answer.status_code}).")

    async def give(self, tenant: str, app: str, key: str) -> None:
        """Let events in that are shown with this key, as those of an application; raises UnavailableError."""
        body = {"tenant": tenant, "write_key": key}
        answer = await _sent(self._http, "PUT", f"/internal/apps/{quote(app, safe='')}", body)
        if answer.status_code != 204:
            raise UnavailableError(f"The analytics service refused a key ({answer.status_code}).")


class FigureClient:
    """`Figures` that the analytics service keeps."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self._http = http

    async def of(self, tenant: str, start: datetime, end: datetime) -> list[AppFigures]:
        """What applications were used for, of those that were; raises UnavailableError."""
        time = f"from={quote(start.isoformat())}&to={quote(end.isoformat())}"
        answer = await _get(self._http, f"/internal/tenants/{quote(tenant, safe='')}/figures?{time}")
        return [AppFigures.model_validate(item) for item in answer.json()]


class ErasureClient:
    """`Erasures` that the orchestrator sees to."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self._http = http

    async def begin(self, departure: Departure) -> None:
        """Erase a person from every store, in time; raises UnavailableError."""
        answer = await _post(self._http, "/internal/erasures", departure.model_dump(mode="json"))
        if answer.status_code != 202:
            raise UnavailableError(f"The orchestrator refused an erasure ({answer.status_code}).")


class AuthClient:
    """An `Authenticator`, `People` and `AuditTrail` that ask the authentication service."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self._http = http

    async def authenticate(self, token: str) -> Principal:
        """Who shows this token; raises UnauthenticatedError, UnavailableError."""
        answer = await _post(self._http, "/internal/authenticate", {"token": token})
        if answer.status_code != 200:
            raise UnauthenticatedError("This session or token is not valid.", hint="Sign in again.")
        return Principal.model_validate(answer.json())

    async def person(self, user: str) -> KnownPerson:
        """The person with this id; raises NotFoundError, UnavailableError."""
        answer = await _get(self._http, f"/internal/users/{quote(user, safe='')}")
        return KnownPerson.model_validate(answer.json())

    async def members(self, tenant: str) -> list[Member]:
        """Who belongs to an organisation; raises NotFoundError, UnavailableError."""
        answer = await _get(self._http, f"/internal/tenants/{quote(tenant, safe='')}/members")
        return [Member.model_validate(item) for item in answer.json()]

    async def note(self, note: AuditNote) -> None:
        """Keep what was done; raises UnavailableError."""
        answer = await _post(self._http, "/internal/audit", note.model_dump(mode="json"))
        if answer.status_code != 204:
            raise UnavailableError(f"What was done could not be written down ({answer.status_code}).")
