"""Tables of the mail service."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from loomery_shared.columns import UtcTime

__all__ = ["Base", "Message", "Outbox", "Suppression"]


class Base(DeclarativeBase):
    """The tables of this service."""


class Message(Base):
    """A message that was accepted; `state` is one of loomery_email.delivery.states."""

    __tablename__ = "message"
    __table_args__ = (
        Index("message_due", "state", "due_at"),
        Index("message_recipient", "recipient", "category", "started_at"),
        Index("message_user", "user"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    tenant: Mapped[str] = mapped_column(String(100))
    user: Mapped[str] = mapped_column(String(100))
    recipient: Mapped[str] = mapped_column(String(320))
    template: Mapped[str] = mapped_column(String(40))
    category: Mapped[str] = mapped_column(String(20))
    locale: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str] = mapped_column(Text)
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The whole message as it goes out (RFC 5322); none once it has arrived elsewhere."""
    state: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text, default="")
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    due_at: Mapped[datetime] = mapped_column(UtcTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcTime)
    """When it was tried first."""
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
    lease: Mapped[str] = mapped_column(String(40), default="")
    """Who is sending it just now."""
    lease_until: Mapped[datetime | None] = mapped_column(UtcTime)


class Outbox(Base):
    """A message that was delivered to the outbox."""

    __tablename__ = "outbox"

    message: Mapped[str] = mapped_column(String(40), primary_key=True)
    tenant: Mapped[str] = mapped_column(String(100))
    recipient: Mapped[str] = mapped_column(String(320), index=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(UtcTime)


class Suppression(Base):
    """An address that gets no mail, or no notifications."""

    __tablename__ = "suppression"

    address: Mapped[str] = mapped_column(String(320), primary_key=True)
    scope: Mapped[str] = mapped_column(String(20), primary_key=True)
    """`all`, or `notifications`."""
    tenant: Mapped[str] = mapped_column(String(100), default="")
    reason: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(UtcTime)
