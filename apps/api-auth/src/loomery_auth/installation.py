"""Whether anybody has an account yet: the first page asks, to greet who sets the platform up."""

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import select

from loomery_auth.tables import Installation
from loomery_shared.database import EVERY_TENANT, Database

__all__ = ["InstallationState", "installation_routes"]


class InstallationState(BaseModel):
    """What everybody may know of this installation."""

    empty: bool
    """Nobody has an account: whoever makes the first one owns the platform."""


def installation_routes(database: Database) -> APIRouter:
    """`GET /installation`, open to everybody."""
    routes = APIRouter(tags=["accounts"])

    @routes.get("/installation")
    async def installation() -> InstallationState:
        """Whether the first account is still to be made."""
        async with database.transaction(EVERY_TENANT, write=False) as session:
            return InstallationState(empty=await session.scalar(select(Installation.id).limit(1)) is None)

    return routes
