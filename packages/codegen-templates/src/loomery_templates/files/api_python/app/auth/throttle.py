"""Slows down guessing of passwords: so many failures of an address or a computer, and then a pause."""

import datetime as dt
import hashlib
import hmac

import sqlalchemy as sa
from sqlalchemy import orm

from app.auth.tables import AuthAttempt
from app.core.db import now
from app.core.errors import TooMany
from app.settings import Settings

WINDOW = dt.timedelta(minutes=15)
MOST_OF_ADDRESS = 10
MOST_OF_COMPUTER = 50


def keys(settings: Settings, email: str, computer: str) -> tuple[str, str]:
    """Keys for an address and for a computer; they can't be read back."""
    return _key(settings, f"address:{email.lower()}"), _key(settings, f"computer:{computer}")


def _key(settings: Settings, text: str) -> str:
    return hmac.new(settings.secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def check(session: orm.Session, found: tuple[str, str]) -> None:
    """Raise TooMany when there were too many failures of late."""
    for key, most in zip(found, (MOST_OF_ADDRESS, MOST_OF_COMPUTER), strict=True):
        recent = (
            sa.select(sa.func.count())
            .select_from(AuthAttempt)
            .where(AuthAttempt.key == key, AuthAttempt.at > now() - WINDOW)
        )
        if (session.scalar(recent) or 0) >= most:
            raise TooMany("Too many tries. Please wait a quarter of an hour.")


def failed(session: orm.Session, found: tuple[str, str]) -> None:
    """Remember a failure, and forget old ones."""
    session.execute(sa.delete(AuthAttempt).where(AuthAttempt.at <= now() - WINDOW))
    session.add_all([AuthAttempt(key=key) for key in found])
    session.commit()


def succeeded(session: orm.Session, found: tuple[str, str]) -> None:
    """Forget the failures of the address."""
    session.execute(sa.delete(AuthAttempt).where(AuthAttempt.key == found[0]))
