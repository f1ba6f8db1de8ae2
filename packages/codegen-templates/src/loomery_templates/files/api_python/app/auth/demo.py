"""Accounts to try the application with: one for each role, all with the same password."""

from sqlalchemy import orm

from app.auth import passwords
from app.auth.roles import LABELS, POSITIONS, ROLES, RoleName
from app.auth.schemas import DemoAccount
from app.entities.user.model import User

PASSWORD = "demo-password-1"
NAMES = (
    "Mira Adler",
    "Jonas Weber",
    "Elena Novak",
    "Tariq Rahman",
    "Sofia Lindqvist",
    "Paul Okafor",
    "Ines Moreau",
)


def accounts() -> list[DemoAccount]:
    """One for each role."""
    return [
        DemoAccount(email=f"{role}@example.com", password=PASSWORD, role=role, label=LABELS[role])
        for role in ROLES
    ]


def make_people(session: orm.Session) -> list[User | None]:
    """Make the accounts; returned in the order in which the records of the demo count roles."""
    password_hash = passwords.hash_password(PASSWORD)
    made: dict[RoleName, User] = {}
    for index, account in enumerate(accounts()):
        name = NAMES[index] if index < len(NAMES) else f"{account.label} {index + 1}"
        made[account.role] = User(
            email=account.email, name=name, role=account.role, password_hash=password_hash
        )
    session.add_all(made.values())
    session.flush()
    return [made[role] if role is not None else None for role in POSITIONS]
