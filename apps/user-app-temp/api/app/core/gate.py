"""The first question of every change, asked before what was sent is even looked at."""

from collections.abc import Callable

from app.core.actor import Actor, ActorDep
from app.core.errors import Forbidden, NotSignedIn
from app.core.policy import Action
from app.policy import POLICY


def refuse(actor: Actor) -> None:
    """Raise NotSignedIn for visitors where people have accounts, else Forbidden."""
    if not actor.signed_in and POLICY.has_accounts:
        raise NotSignedIn("Please sign in.")
    raise Forbidden("You may not do this.")


def require(actor: Actor, action: Action, entity: str) -> None:
    """Raise NotSignedIn or Forbidden when the caller may do this to no record of the entity."""
    if not POLICY.may(actor, action, entity):
        refuse(actor)


def allow(action: Action, entity: str) -> Callable[[Actor], None]:
    """A dependency of an endpoint that asks `require`."""

    def check(actor: ActorDep) -> None:
        require(actor, action, entity)

    return check
