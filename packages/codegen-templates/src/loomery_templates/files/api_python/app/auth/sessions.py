"""Sign-ins on the server, known to the browser by a random cookie."""

import datetime as dt
import hashlib
import secrets

import sqlalchemy as sa
from fastapi import Request, Response
from sqlalchemy import orm

from app.auth.tables import AuthSignIn
from app.core.actor import Actor
from app.core.db import now
from app.core.errors import Forbidden
from app.entities.user.model import User
from app.settings import Settings

COOKIE = "session"
HEADER = "x-requested-with"
"""Sent with every change by our own pages; other sites can't send it, which stops forged requests."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def identify(request: Request, session: orm.Session) -> Actor:
    """The person behind the cookie, or a visitor.

    Raises Forbidden when a change comes with the cookie but without the header of our pages.
    """
    token = request.cookies.get(COOKIE)
    if not token:
        return Actor()
    if request.method not in SAFE and not request.headers.get(HEADER):
        raise Forbidden("Send the header X-Requested-With with changes.", code="csrf")
    found = sa.select(User).join(AuthSignIn, AuthSignIn.user_id == User.id)
    user = session.scalar(found.where(AuthSignIn.token_hash == _hash(token), AuthSignIn.expires_at > now()))
    if user is None:
        return Actor()
    return Actor(id=user.id, role=user.role, email=user.email, name=user.name)


def start(session: orm.Session, user: User, response: Response, settings: Settings) -> None:
    """Sign a person in, and forget sign-ins that are over."""
    token = secrets.token_urlsafe(32)
    life = dt.timedelta(days=settings.session_days)
    session.execute(sa.delete(AuthSignIn).where(AuthSignIn.expires_at <= now()))
    session.add(AuthSignIn(token_hash=_hash(token), user_id=user.id, expires_at=now() + life))
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(life.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=settings.secure_cookies,
        path="/",
    )


def end(session: orm.Session, request: Request, response: Response) -> None:
    """Sign out in this browser."""
    token = request.cookies.get(COOKIE)
    if token:
        session.execute(sa.delete(AuthSignIn).where(AuthSignIn.token_hash == _hash(token)))
    response.delete_cookie(COOKIE, path="/")


def end_others(session: orm.Session, request: Request, user_id: int) -> None:
    """Sign a person out in all other browsers."""
    kept = _hash(request.cookies.get(COOKIE, ""))
    session.execute(sa.delete(AuthSignIn).where(AuthSignIn.user_id == user_id, AuthSignIn.token_hash != kept))
