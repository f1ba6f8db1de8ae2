"""Who asks over git's protocol: HTTP Basic, whose password is a token and whose user name does not matter."""

import base64
import binascii

import structlog
from starlette.requests import Request

from loomery_shared.contracts.principal import Authenticator, Principal
from loomery_shared.errors import UnauthenticatedError

__all__ = ["CHALLENGE", "git_caller"]

CHALLENGE = 'Basic realm="Loomery: your personal access token is the password", charset="UTF-8"'
_MOST = 8192


async def git_caller(authenticator: Authenticator, request: Request) -> Principal:
    """The person who asks; raises UnauthenticatedError."""
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    token = shown.strip() if scheme.lower() == "bearer" else _password(scheme, shown)
    if not token or len(token) > _MOST:
        raise UnauthenticatedError(
            "Sign in to reach this repository.",
            hint="Any user name, and a personal access token as the password.",
        )
    who = await authenticator.authenticate(token)
    structlog.contextvars.bind_contextvars(tenant=who.tenant, user=who.user)
    return who


def _password(scheme: str, shown: str) -> str:
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(shown.strip(), validate=True).decode("utf-8").partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""
