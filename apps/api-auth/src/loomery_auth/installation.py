"""Whether anybody has an account yet: the first page asks, to greet who sets the platform up."""

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import select

from loomery_auth.security.setup import SetupCode
from loomery_auth.tables import Installation
from loomery_shared.database import EVERY_TENANT, Database

__all__ = ["InstallationState", "installation_routes", "is_empty"]


class InstallationState(BaseModel):
    """What everybody may know of this installation."""

    empty: bool
    """Nobody has an account: whoever makes the first one owns the platform."""
    needs_code: bool
    """That account needs the set-up code, which stands on the console of the platform."""


async def is_empty(database: Database) -> bool:
    """Whether nobody has an account yet."""
    async with database.transaction(EVERY_TENANT, write=False) as session:
        return await session.scalar(select(Installation.id).limit(1)) is None


def installation_routes(database: Database, setup: SetupCode) -> APIRouter:
    """`GET /installation`, open to everybody."""
    routes = APIRouter(tags=["accounts"])

    @routes.get("/installation")
    async def installation() -> InstallationState:
        """Whether the first account is still to be made."""
        empty = await is_empty(database)
        return InstallationState(empty=empty, needs_code=empty and setup.needed)

    return routes
