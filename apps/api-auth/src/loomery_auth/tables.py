"""The tables of this service. Those with a column `tenant` are held to it by row-level security."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from loomery_shared.columns import UtcTime

__all__ = [
    "Attempt",
    "AuditRow",
    "Base",
    "Credential",
    "Identity",
    "Installation",
    "Invitation",
    "Link",
    "Membership",
    "Organisation",
    "Person",
    "PersonalToken",
    "RateHit",
    "RefreshToken",
    "Session",
    "SigningKey",
]


class Base(DeclarativeBase):
    """What the tables have in common."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcTime, dict[str, Any]: JSON}


def _person(*, primary: bool = False) -> Mapped[str]:
    return mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=primary, index=True)


def _tenant(*, primary: bool = False) -> Mapped[str]:
    return mapped_column(
        ForeignKey("organisation.tenant", ondelete="CASCADE"), primary_key=primary, index=not primary
    )


class Person(Base):
    """Who has an account; what they are called and how they like things."""

    __tablename__ = "person"
    id: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    locale: Mapped[str]
    time_zone: Mapped[str]
    theme: Mapped[str]
    notifications: Mapped[dict[str, Any]]
    platform_owner: Mapped[bool]
    verified_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class Credential(Base):
    """An e-mail address and the hash of a password (none for people who only come by a provider)."""

    __tablename__ = "credential"
    user: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str | None]
    verified: Mapped[bool]
    changed_at: Mapped[datetime]


class Identity(Base):
    """An account at a provider of OpenID Connect that is this person."""

    __tablename__ = "identity"
    issuer: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = _person()
    email: Mapped[str]
    created_at: Mapped[datetime]


class Session(Base):
    """A sign-in on one browser; its refresh tokens are one family."""

    __tablename__ = "session"
    id: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = _person()
    organisation: Mapped[str]
    method: Mapped[str]
    address: Mapped[str]
    agent: Mapped[str]
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_because: Mapped[str]


class RefreshToken(Base):
    """One link in the chain of a session's refresh tokens, by its digest."""

    __tablename__ = "refresh_token"
    digest: Mapped[str] = mapped_column(primary_key=True)
    session: Mapped[str] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Link(Base):
    """A single-use link that was mailed, by its digest."""

    __tablename__ = "link"
    digest: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = _person()
    purpose: Mapped[str]
    email: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Organisation(Base):
    """Who owns applications: a tenant."""

    __tablename__ = "organisation"
    tenant: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    personal: Mapped[bool]
    created_at: Mapped[datetime]
    suspended_at: Mapped[datetime | None]
    """Since when its members may only look; None: as usual."""
    suspended_because: Mapped[str | None]


class Membership(Base):
    """A person's role in an organisation."""

    __tablename__ = "membership"
    tenant: Mapped[str] = _tenant(primary=True)
    person: Mapped[str] = _person(primary=True)
    role: Mapped[str]
    since: Mapped[datetime]


class Invitation(Base):
    """An invitation into an organisation, for whoever reads mail at an address."""

    __tablename__ = "invitation"
    id: Mapped[str] = mapped_column(primary_key=True)
    tenant: Mapped[str] = _tenant()
    digest: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str]
    role: Mapped[str]
    invited_by: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class PersonalToken(Base):
    """A personal access token, by its digest."""

    __tablename__ = "personal_token"
    id: Mapped[str] = mapped_column(primary_key=True)
    tenant: Mapped[str] = _tenant()
    person: Mapped[str] = _person()
    digest: Mapped[str] = mapped_column(unique=True)
    hint: Mapped[str]
    name: Mapped[str]
    role: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class AuditRow(Base):
    """Who did what, when and from where."""

    __tablename__ = "audit"
    id: Mapped[str] = mapped_column(primary_key=True)
    tenant: Mapped[str]
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]
    target: Mapped[str]
    address: Mapped[str]
    agent: Mapped[str]
    details: Mapped[dict[str, Any]]
    __table_args__ = (Index("ix_audit_tenant_id", "tenant", "id"), Index("ix_audit_actor", "actor"))


class SigningKey(Base):
    """A key pair for access tokens; the private part is sealed, and gone once the key has retired."""

    __tablename__ = "signing_key"
    kid: Mapped[str] = mapped_column(primary_key=True)
    public: Mapped[dict[str, Any]]
    sealed: Mapped[str]
    created_at: Mapped[datetime]
    signs_from: Mapped[datetime]


class Installation(Base):
    """One row: whose account was the first."""

    __tablename__ = "installation"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    owner: Mapped[str]


class Attempt(Base):
    """Failed sign-ins to one account from one address, by the digest of both."""

    __tablename__ = "attempt"
    key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime]
    blocked_until: Mapped[datetime]


class RateHit(Base):
    """One counted attempt, for limits that several workers share."""

    __tablename__ = "rate_hit"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(index=True)
    at: Mapped[float]
    expires: Mapped[float] = mapped_column(index=True)
