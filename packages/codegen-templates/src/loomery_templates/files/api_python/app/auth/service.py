"""Decisions about accounts."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from app import workflows
from app.auth import passwords
from app.auth.roles import SIGN_UP
from app.auth.schemas import Registration
from app.auth.tables import AuthSignIn
from app.core import relations
from app.core.actor import Actor
from app.core.change import Change
from app.core.errors import Conflict, FieldError, Forbidden, Invalid
from app.entities.user.model import User

WRONG = "The e-mail address or the password is not right."


def find(session: orm.Session, email: str) -> User | None:
    """The person with this address, letters of either size."""
    return session.scalar(sa.select(User).where(sa.func.lower(User.email) == email.strip().lower()))


def sign_in(session: orm.Session, email: str, password: str) -> User | None:
    """The person, when address and password are right; unknown people take as long as wrong passwords."""
    user = find(session, email)
    right = passwords.verify(password, user.password_hash if user else None)
    return user if right else None


def register(session: orm.Session, data: Registration) -> User:
    """Make an account.

    Raises Forbidden when nobody may register so, Conflict when the address can't be used.
    """
    role = data.role or (SIGN_UP[0] if SIGN_UP else None)
    if role is None or role not in SIGN_UP:
        raise Forbidden("Please ask an administrator for an account.", code="closed")
    password_hash = passwords.hash_password(data.password)
    refuse_taken(session, data.email, None)
    user = User(email=data.email, name=data.name.strip(), role=role, password_hash=password_hash)
    session.add(user)
    session.flush()
    actor = Actor(id=user.id, role=user.role, email=user.email, name=user.name)
    workflows.run(Change(session=session, actor=actor, record=user, event="created"))
    session.flush()
    return user


def refuse_taken(session: orm.Session, email: str, own: int | None) -> None:
    """Raise Conflict when somebody else has this address."""
    known = find(session, email)
    if known is not None and known.id != own:
        message = "This e-mail address can't be used."
        raise Conflict(
            message, code="unique", errors=[FieldError(field="email", code="unique", message=message)]
        )


def update_own(session: orm.Session, actor: Actor, user: User, values: dict[str, Any]) -> None:
    """Change a person's own data; raises Invalid for the role."""
    if values.get("role", user.role) != user.role:
        raise Invalid("You can't change your own role.", field="role", code="role")
    if "email" in values:
        refuse_taken(session, values["email"], user.id)
    for name, value in relations.resolve(session, actor, User, values).items():
        setattr(user, name, value)


def change_password(user: User, current: str, new: str) -> None:
    """Set a new password; raises Invalid when the present one is not right."""
    if not passwords.verify(current, user.password_hash):
        raise Invalid("The current password is not right.", field="current_password", code="password")
    user.password_hash = passwords.hash_password(new)


def sign_out_everywhere(session: orm.Session, user_id: int) -> None:
    """End all sign-ins of a person."""
    session.execute(sa.delete(AuthSignIn).where(AuthSignIn.user_id == user_id))
