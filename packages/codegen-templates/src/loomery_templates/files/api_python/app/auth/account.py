"""What every person's record has, whatever else the application keeps about people."""

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db


class AccountRecord(db.Record):
    """A person who can sign in."""

    __abstract__ = True

    email: orm.Mapped[str] = orm.mapped_column(sa.String(254), unique=True, sort_order=-9)
    name: orm.Mapped[str] = orm.mapped_column(sa.String(120), sort_order=-8)
    role: orm.Mapped[str] = orm.mapped_column(sa.String(60), sort_order=-7)
    password_hash: orm.Mapped[str] = orm.mapped_column(sa.String(200), default="", sort_order=-6)
    """Argon2id; empty means that nobody can sign in with a password."""

    @property
    def label(self) -> str:
        """What people call this person."""
        return self.name or f"Person {self.id}"
