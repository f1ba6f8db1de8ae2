"""Signing in with a provider, over HTTP: a browser goes there and comes back."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi import status as http
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from loomery_auth.callers import Callers
from loomery_auth.google.service import LIFE, ProviderSignIn
from loomery_auth.sessions.cookies import RefreshCookie
from loomery_auth.trail import Source
from loomery_shared.errors import LoomeryError, NotFoundError
from loomery_shared.logs import get_logger

__all__ = ["provider_routes"]

_log = get_logger("auth.google")
_Part = Annotated[str, Query(max_length=4096)]


class _Providers(BaseModel):
    google: bool


def provider_routes(
    sign_in: ProviderSignIn | None, callers: Callers, cookie: RefreshCookie, public_url: str
) -> APIRouter:
    """The endpoints of this feature; without a provider they do not exist."""
    routes = APIRouter(tags=["sessions"])
    base, secure = public_url.rstrip("/"), public_url.startswith("https://")
    kept = "__Host-loomery_provider" if secure else "loomery_provider"
    path = "/" if secure else "/api/auth"

    def offered() -> ProviderSignIn:
        if sign_in is None:
            raise NotFoundError("Signing in with Google is not offered here.")
        return sign_in

    def cookie_of(response: RedirectResponse, value: str, seconds: int) -> RedirectResponse:
        # Lax, for the browser comes back from another site.
        response.set_cookie(
            kept, value, max_age=seconds, path=path, secure=secure, httponly=True, samesite="lax"
        )
        return response

    @routes.get("/providers")
    async def providers() -> _Providers:
        """With whom one can sign in."""
        return _Providers(google=sign_in is not None)

    @routes.get(
        "/google/start",
        status_code=http.HTTP_303_SEE_OTHER,
        response_class=RedirectResponse,
        dependencies=[Depends(callers.visitor)],
    )
    async def start(following: Annotated[str, Query(alias="next", max_length=500)] = "/") -> RedirectResponse:
        """Go to Google; `next` is the page of ours to come back to."""
        address, begun = await offered().begin(following)
        return cookie_of(RedirectResponse(address, 303), begun, int(LIFE.total_seconds()))

    @routes.get("/google/callback", status_code=http.HTTP_303_SEE_OTHER, response_class=RedirectResponse)
    async def callback(
        request: Request,
        source: Annotated[Source, Depends(callers.visitor)],
        state: _Part = "",
        code: _Part = "",
        iss: _Part = "",
    ) -> RedirectResponse:
        """Come back from Google: on to the page asked for, or to the sign-in page with the code of an error."""
        begun = request.cookies.get(kept, "")
        try:
            signed_in, following = await offered().finish(begun, state, code, iss, source)
        except LoomeryError as error:
            _log.info("sign-in with a provider refused", code=error.code, detail=error.message)
            target = f"{base}/login?{urlencode({'error': error.code})}"
            return cookie_of(RedirectResponse(target, 303), "", 0)
        response = cookie_of(RedirectResponse(f"{base}{following}", 303), "", 0)
        cookie.set(response, signed_in.refresh_token)
        return response

    return routes
