"""Who asks: a person with a bearer token, acting in one organisation."""

from collections.abc import Awaitable, Callable
from typing import Annotated, TypeAlias

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from loomery_shared.contracts.principal import Authenticator, Principal
from loomery_shared.errors import UnauthenticatedError

__all__ = ["Asking", "asking"]

Asking: TypeAlias = Callable[..., Awaitable[Principal]]
_bearer = HTTPBearer(auto_error=False, description="An access token or a personal access token.")


def asking(authenticator: Authenticator) -> Asking:
    """A dependency that gives the person behind the bearer token."""

    async def who(shown: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]) -> Principal:
        if shown is None:
            raise UnauthenticatedError("Sign in first.", hint="Send a bearer token.")
        return await authenticator.authenticate(shown.credentials)

    return who
