"""Who asks, from the `Authorization` header: for endpoints of every service."""

from collections.abc import Awaitable, Callable
from typing import Annotated

import structlog
from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from opentelemetry import trace

from loomery_shared.contracts.principal import Authenticator, Principal
from loomery_shared.errors import UnauthenticatedError

__all__ = ["perhaps_principal_of", "principal_of"]

_scheme = HTTPBearer(auto_error=False, description="An access token, or a personal access token.")


def principal_of(authenticator: Authenticator) -> Callable[..., Awaitable[Principal]]:
    """A dependency that gives the person who asks; raises UnauthenticatedError for everybody else."""

    async def find(
        shown: Annotated[HTTPAuthorizationCredentials | None, Depends(_scheme)],
    ) -> Principal:
        if shown is None:
            raise UnauthenticatedError("Nobody is signed in.", hint="Send Authorization: Bearer <token>.")
        who = await authenticator.authenticate(shown.credentials)
        structlog.contextvars.bind_contextvars(tenant=who.tenant, user=who.user)
        trace.get_current_span().set_attribute("loomery.tenant", who.tenant)
        return who

    return find


def perhaps_principal_of(authenticator: Authenticator) -> Callable[..., Awaitable[Principal | None]]:
    """The same, where also nobody may ask; who shows something that is not good is refused all the same."""
    needed = principal_of(authenticator)

    async def find(
        shown: Annotated[HTTPAuthorizationCredentials | None, Depends(_scheme)],
    ) -> Principal | None:
        return None if shown is None else await needed(shown)

    return find
