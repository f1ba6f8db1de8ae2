"""Personal access tokens, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi import status as http

from loomery_auth.access_tokens.schemas import MadeToken, NewToken, TokenInfo
from loomery_auth.access_tokens.service import PersonalTokens
from loomery_auth.callers import Caller, Callers
from loomery_auth.fields import Id
from loomery_auth.tables import PersonalToken
from loomery_shared.contracts.principal import Role

__all__ = ["token_routes"]


def _info(row: PersonalToken) -> TokenInfo:
    return TokenInfo(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        hint=row.hint,
        created_at=row.created_at,
        expires_at=row.expires_at,
        used_at=row.used_at,
    )


def token_routes(tokens: PersonalTokens, callers: Callers) -> APIRouter:
    """The endpoints of this feature."""
    routes = APIRouter(prefix="/tokens", tags=["personal access tokens"])

    @routes.post("", status_code=http.HTTP_201_CREATED)
    async def make(body: NewToken, caller: Annotated[Caller, Depends(callers.person)]) -> MadeToken:
        """A token for a program that acts for you in your present organisation; shown this once."""
        row, token = await tokens.make(caller, body)
        return MadeToken(**_info(row).model_dump(), token=token)

    @routes.get("")
    async def list_tokens(caller: Annotated[Caller, Depends(callers.person)]) -> list[TokenInfo]:
        """Your tokens in your present organisation."""
        return [_info(row) for row in await tokens.mine(caller.principal)]

    @routes.delete("/{token}", status_code=http.HTTP_204_NO_CONTENT)
    async def revoke(token: Id, caller: Annotated[Caller, Depends(callers.person)]) -> None:
        """End a token at once."""
        await tokens.revoke(caller, token)

    return routes
