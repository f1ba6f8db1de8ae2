"""The table of erasures. It is of no organisation: it holds ids, and who is to be told, until they were told."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from loomery_orchestrator.tables import Base

__all__ = ["ErasureRow"]


class ErasureRow(Base):
    """A person who leaves, and which stores have forgotten them."""

    __tablename__ = "erasure"
    __table_args__ = (Index("erasure_due", "finished_at", "due_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    user: Mapped[str] = mapped_column(unique=True)
    person: Mapped[dict[str, Any] | None]
    """Where the last letter goes; nothing once it has gone."""
    organisations: Mapped[list[str]] = mapped_column(JSON)
    """Those that only this person was in: erased whole."""
    done: Mapped[dict[str, Any]]
    """When each store had forgotten, by its name."""
    attempts: Mapped[int]
    reason: Mapped[str] = mapped_column(Text)
    """Why the last attempt did not get further."""
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    """When it is worked on next; in the future also while somebody works on it."""
    finished_at: Mapped[datetime | None]
