"""Passwords are kept as Argon2id hashes with the library's recommended cost."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    """A hash to compare with when there is no such person, so that it takes as long."""
    return _hasher().hash("nobody has this password")


def hash_password(password: str) -> str:
    """A hash with a salt of its own."""
    return _hasher().hash(password)


def verify(password: str, password_hash: str | None) -> bool:
    """Whether the password is right; takes as long for people who do not exist."""
    try:
        return _hasher().verify(password_hash or _nobody(), password) and bool(password_hash)
    except (VerificationError, InvalidHashError):
        return False
