"""Making accounts and proving addresses, over HTTP."""

from fastapi import APIRouter, Request
from fastapi import status as http

from loomery_auth.accounts.schemas import Accepted, Signup
from loomery_auth.accounts.service import Accounts
from loomery_auth.callers import Callers
from loomery_auth.security.origins import Origins

__all__ = ["account_routes"]


def account_routes(accounts: Accounts, callers: Callers, origins: Origins) -> APIRouter:
    """The endpoints of this feature."""
    routes = APIRouter(tags=["accounts"])

    @routes.post("/signup", status_code=http.HTTP_201_CREATED)
    async def signup(body: Signup, request: Request) -> Accepted:
        """Make an account; the answer is the same when the address has one already."""
        origins.refuse_foreign(request)
        await accounts.sign_up(body, callers.source(request))
        return Accepted()

    return routes
