"""What the orchestrator asks of the authentication service about people."""

from typing import Protocol

import httpx2
from pydantic import BaseModel, ConfigDict

from loomery_shared.errors import NotFoundError, UnavailableError
from loomery_shared.telemetry import trace_headers

__all__ = ["People", "PeopleClient", "Person"]


class Person(BaseModel):
    """Where a person is reached, and what about."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    email: str
    name: str = ""
    locale: str = "en"
    notifications: dict[str, bool] = {}
    """By kind of message; what is not named is wanted."""

    def wants(self, kind: str) -> bool:
        """Whether the person wants messages of this kind."""
        return self.notifications.get(kind, True)


class People(Protocol):
    """Looks people up."""

    async def find(self, user: str) -> Person:
        """A person; raises NotFoundError, UnavailableError."""


class PeopleClient:
    """Asks the authentication service over HTTP."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self._http = http

    async def find(self, user: str) -> Person:
        """A person; raises NotFoundError, UnavailableError."""
        try:
            answer = await self._http.get(f"/internal/users/{user}", headers=trace_headers())
        except httpx2.HTTPError as error:
            raise UnavailableError("The authentication service does not answer.") from error
        if answer.status_code == 404:
            raise NotFoundError("There is no such person.")
        if answer.status_code != 200:
            raise UnavailableError(f"The authentication service answered {answer.status_code}.")
        return Person.model_validate(answer.json())
