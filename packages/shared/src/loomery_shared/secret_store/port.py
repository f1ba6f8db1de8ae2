"""What a store of secrets can do, and how a secret is made once for many processes."""

import asyncio
import re
from collections.abc import Callable
from typing import Protocol

from pydantic import SecretStr

from loomery_shared.errors import TooLargeError, UnavailableError, UsageError

__all__ = ["LARGEST", "SecretStore", "checked_name", "checked_value", "get_or_make"]

LARGEST = 4096
"""Bytes of a secret: what a standard parameter of SSM holds."""
_NAME = re.compile(r"[A-Za-z0-9_.-]{1,100}(/[A-Za-z0-9_.-]{1,100}){0,9}", re.ASCII)
_ATTEMPTS = 20


class SecretStore(Protocol):
    """Keeps secrets by name. A name is up to ten parts of letters, digits and `_.-`, joined by `/`.

    Every method raises UsageError for a name that is none, and UnavailableError when the store cannot be reached.
    """

    async def get(self, name: str) -> SecretStr | None:
        """The secret; None when there is none of this name."""

    async def put(self, name: str, value: SecretStr) -> None:
        """Keep a secret, in place of one of the same name; raises TooLargeError above `LARGEST`."""

    async def add(self, name: str, value: SecretStr) -> bool:
        """Keep a secret unless there is one of this name; whether it was kept. Of many at once, one is."""

    async def delete(self, name: str) -> None:
        """Forget a secret; nothing happens when there is none."""

    async def names(self, prefix: str = "") -> list[str]:
        """The names that begin with `prefix`, sorted."""


def checked_name(name: str) -> str:
    """The name itself; raises UsageError for one that no store could keep."""
    if not _NAME.fullmatch(name):
        raise UsageError(
            "This is no name of a secret.", hint="Use letters, digits and _.- in parts joined by /."
        )
    return name


def checked_value(value: SecretStr) -> str:
    """The secret in the clear; raises TooLargeError, and UsageError for an empty one."""
    plain = value.get_secret_value()
    if not plain:
        raise UsageError("A secret is not empty.")
    if len(plain.encode()) > LARGEST:
        raise TooLargeError(f"A secret has at most {LARGEST} bytes.")
    return plain


async def get_or_make(store: SecretStore, name: str, make: Callable[[], str]) -> SecretStr:
    """The secret of this name, made now when there is none; of many callers at once, all get the same one."""
    for _ in range(_ATTEMPTS):
        present = await store.get(name)
        if present is not None:
            return present
        made = SecretStr(make())
        if await store.add(name, made):
            return made
        # Somebody else was first; a store that is spread out may need a moment to show it.
        await asyncio.sleep(0.1)
    raise UnavailableError("A secret that was just made cannot be read.", hint="Try again in a moment.")
