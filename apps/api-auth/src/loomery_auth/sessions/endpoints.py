"""Signing in and out, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi import status as http

from loomery_auth.callers import Caller, Callers
from loomery_auth.fields import Id
from loomery_auth.sessions.cookies import RefreshCookie
from loomery_auth.sessions.schemas import Login, SessionInfo, Tokens
from loomery_auth.sessions.service import Sessions, SignedIn
from loomery_auth.tables import Session
from loomery_auth.trail import Source

__all__ = ["session_routes"]


def _info(row: Session, current: str) -> SessionInfo:
    return SessionInfo(
        id=row.id,
        current=row.id == current,
        method=row.method,
        address=row.address,
        agent=row.agent,
        created_at=row.created_at,
        seen_at=row.seen_at,
        expires_at=row.expires_at,
    )


def session_routes(sessions: Sessions, callers: Callers, cookie: RefreshCookie) -> APIRouter:
    """The endpoints of this feature."""
    routes = APIRouter(tags=["sessions"])

    def given(response: Response, signed_in: SignedIn) -> Tokens:
        cookie.set(response, signed_in.refresh_token)
        return Tokens(access_token=signed_in.access_token, expires_in=signed_in.expires_in)

    @routes.post("/login")
    async def login(
        body: Login,
        request: Request,
        response: Response,
        source: Annotated[Source, Depends(callers.stranger)],
    ) -> Tokens:
        """Sign in: an access token in the answer, a refresh token in a cookie."""
        password = body.password.get_secret_value()
        return given(response, await sessions.sign_in(body.email, password, source, cookie.of(request)))

    @routes.post("/refresh")
    async def refresh(
        request: Request, response: Response, source: Annotated[Source, Depends(callers.browser)]
    ) -> Tokens:
        """Exchange the cookie's refresh token for new tokens. Needs Origin and X-Loomery-Request: 1."""
        return given(response, await sessions.refresh(cookie.of(request), source))

    @routes.post("/logout", status_code=http.HTTP_204_NO_CONTENT)
    async def logout(
        request: Request, response: Response, source: Annotated[Source, Depends(callers.browser)]
    ) -> None:
        """End the session of the cookie. Needs Origin and X-Loomery-Request: 1."""
        await sessions.sign_out(cookie.of(request), source)
        cookie.clear(response)

    @routes.get("/sessions")
    async def list_sessions(caller: Annotated[Caller, Depends(callers.person)]) -> list[SessionInfo]:
        """Where you are signed in."""
        rows = await sessions.list_of(caller.principal)
        return [_info(row, caller.principal.session) for row in rows]

    @routes.delete("/sessions/{session}", status_code=http.HTTP_204_NO_CONTENT)
    async def revoke_session(session: Id, caller: Annotated[Caller, Depends(callers.person)]) -> None:
        """Sign one browser out."""
        await sessions.revoke(caller.principal, session, caller.source)

    @routes.delete("/sessions", status_code=http.HTTP_204_NO_CONTENT)
    async def revoke_sessions(
        caller: Annotated[Caller, Depends(callers.person)], others: bool = False
    ) -> None:
        """Sign every browser out; with `others`, all but this one."""
        but = caller.principal.session if others else None
        await sessions.revoke_all(caller.principal, caller.source, but=but)

    return routes
