"""Accounts, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi import status as http

from loomery_auth.accounts.changes import Changes
from loomery_auth.accounts.profiles import Profiles
from loomery_auth.accounts.schemas import (
    Accepted,
    ChangeEmail,
    ChangePassword,
    ConfirmReset,
    Deletion,
    Export,
    ForEmail,
    Profile,
    ProfileChange,
    ShownLink,
    Signup,
)
from loomery_auth.accounts.service import Accounts
from loomery_auth.callers import Caller, Callers
from loomery_auth.sessions.cookies import RefreshCookie
from loomery_auth.trail import Source

__all__ = ["account_routes", "profile_routes"]


def account_routes(accounts: Accounts, changes: Changes, callers: Callers) -> APIRouter:
    """Making an account and proving what belongs to it."""
    routes = APIRouter(tags=["accounts"])

    @routes.post("/signup", status_code=http.HTTP_201_CREATED)
    async def signup(body: Signup, source: Annotated[Source, Depends(callers.stranger)]) -> Accepted:
        """Make an account; the answer is the same when the address has one already."""
        await accounts.sign_up(body, source)
        return Accepted()

    @routes.post("/verify-email", status_code=http.HTTP_204_NO_CONTENT)
    async def verify_email(body: ShownLink, source: Annotated[Source, Depends(callers.stranger)]) -> None:
        """Show that an address is yours, by the link of the mail."""
        await accounts.verify(body.token, source)

    @routes.post("/verify-email/resend", status_code=http.HTTP_202_ACCEPTED)
    async def resend(caller: Annotated[Caller, Depends(callers.person)]) -> Accepted:
        """One more mail to verify your address."""
        await accounts.resend_verification(caller.principal)
        return Accepted()

    @routes.post(
        "/password/reset", status_code=http.HTTP_202_ACCEPTED, dependencies=[Depends(callers.stranger)]
    )
    async def ask_reset(body: ForEmail) -> Accepted:
        """A mail to choose a new password, if there is such an account; the answer does not tell."""
        await accounts.ask_reset(body.email)
        return Accepted()

    @routes.post("/password/reset/confirm", status_code=http.HTTP_204_NO_CONTENT)
    async def reset(body: ConfirmReset, source: Annotated[Source, Depends(callers.stranger)]) -> None:
        """Choose a new password by the link of the mail; you are signed out everywhere."""
        await accounts.reset(body.token, body.password, source)

    @routes.post("/password", status_code=http.HTTP_204_NO_CONTENT)
    async def change_password(
        body: ChangePassword, caller: Annotated[Caller, Depends(callers.person)]
    ) -> None:
        """Change your password; other browsers are signed out."""
        await changes.password(caller, body.password, body.new_password)

    @routes.post("/email", status_code=http.HTTP_202_ACCEPTED)
    async def change_email(body: ChangeEmail, caller: Annotated[Caller, Depends(callers.person)]) -> Accepted:
        """Mail a link to a new address; nothing changes before it is followed."""
        await changes.ask_email(caller, body)
        return Accepted()

    @routes.post("/email/confirm", status_code=http.HTTP_204_NO_CONTENT)
    async def confirm_email(body: ShownLink, source: Annotated[Source, Depends(callers.stranger)]) -> None:
        """Use the new address from now on; you are signed out everywhere."""
        await changes.confirm_email(body.token, source)

    return routes


def profile_routes(profiles: Profiles, callers: Callers, cookie: RefreshCookie) -> APIRouter:
    """A person's own record."""
    routes = APIRouter(prefix="/me", tags=["accounts"])

    @routes.get("")
    async def show(caller: Annotated[Caller, Depends(callers.anyone)]) -> Profile:
        """Who you are, and where you work now."""
        return await profiles.show(caller.principal)

    @routes.patch("")
    async def change(body: ProfileChange, caller: Annotated[Caller, Depends(callers.person)]) -> Profile:
        """Change how you are called and how you like things."""
        return await profiles.change(caller, body)

    @routes.get("/export")
    async def export(caller: Annotated[Caller, Depends(callers.person)]) -> Export:
        """Everything this service holds about you."""
        return await profiles.export(caller.principal)

    @routes.post("/delete", status_code=http.HTTP_204_NO_CONTENT)
    async def delete(
        body: Deletion, response: Response, caller: Annotated[Caller, Depends(callers.person)]
    ) -> None:
        """Delete your account at once; this cannot be undone."""
        await profiles.delete(caller, body.password)
        cookie.clear(response)

    return routes
