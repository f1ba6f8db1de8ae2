"""Who is signed in where, and which sign-ins failed of late."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db
from app.core.types import UtcDateTime


class AuthSignIn(db.Base):
    """One browser in which a person is signed in; we keep only a hash of what the cookie holds."""

    __tablename__ = "auth_sessions"

    id: orm.Mapped[int] = orm.mapped_column(primary_key=True)
    token_hash: orm.Mapped[str] = orm.mapped_column(sa.String(64), unique=True)
    user_id: orm.Mapped[int] = orm.mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"), index=True)
    created_at: orm.Mapped[dt.datetime] = orm.mapped_column(UtcDateTime(), default=db.now)
    expires_at: orm.Mapped[dt.datetime] = orm.mapped_column(UtcDateTime())


class AuthAttempt(db.Base):
    """A sign-in that failed, by a key that does not tell whose it was."""

    __tablename__ = "auth_attempts"

    id: orm.Mapped[int] = orm.mapped_column(primary_key=True)
    key: orm.Mapped[str] = orm.mapped_column(sa.String(64), index=True)
    at: orm.Mapped[dt.datetime] = orm.mapped_column(UtcDateTime(), default=db.now)
