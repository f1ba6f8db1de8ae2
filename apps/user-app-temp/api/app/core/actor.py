"""Who is asking."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import orm

from app.core.db import SessionDep

VISITOR = "visitor"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """The caller of one request; a visitor has no number."""

    id: int | None = None
    role: str = VISITOR
    email: str = ""
    name: str = ""

    @property
    def signed_in(self) -> bool:
        """Whether we know who it is."""
        return self.id is not None


SYSTEM = Actor(role="system", name="System")
"""The application itself, in jobs; granted nothing, since jobs do not go through the policy."""


def get_actor(request: Request, session: SessionDep) -> Actor:
    """The caller, found by the way of signing in that the application was made with."""
    actor: Actor = request.app.state.identify(request, session)
    session.info["actor"] = actor
    return actor


def actor_of(record: object) -> Actor:
    """The caller on whose behalf a record was loaded."""
    session = orm.object_session(record)
    actor = session.info.get("actor") if session else None
    return actor if isinstance(actor, Actor) else SYSTEM


def anonymous(_request: Request, _session: orm.Session) -> Actor:
    """For applications without accounts: everybody is a visitor."""
    return Actor()


ActorDep = Annotated[Actor, Depends(get_actor)]
