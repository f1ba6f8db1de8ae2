"""Families of keys in a store of secrets: numbered, made when first needed, added to when keys change."""

import base64
from collections.abc import Callable

from pydantic import SecretStr

from loomery_shared.errors import ConflictError
from loomery_shared.secret_store.port import SecretStore, get_or_make

__all__ = ["add_key", "load_keys"]


async def load_keys(store: SecretStore, family: str, make: Callable[[], bytes]) -> list[bytes]:
    """Every key of the family, oldest first; the first is made now when there is none.

    Of processes that start at once, all get the same first key.
    """
    names = await store.names(f"{family}/")
    if not names:
        first = await get_or_make(store, _name(family, 1), lambda: _written(make()))
        return [base64.b64decode(first.get_secret_value())]
    found = [await store.get(name) for name in names]
    return [base64.b64decode(value.get_secret_value()) for value in found if value is not None]


async def add_key(store: SecretStore, family: str, make: Callable[[], bytes]) -> None:
    """Make a newer key; raises ConflictError when somebody else did at the same moment."""
    names = await store.names(f"{family}/")
    number = int(names[-1].rsplit("/", 1)[-1]) + 1 if names else 1
    if not await store.add(_name(family, number), SecretStr(_written(make()))):
        raise ConflictError("Somebody else made a new key just now.", hint="Use that one.")


def _name(family: str, number: int) -> str:
    return f"{family}/{number:06}"


def _written(key: bytes) -> str:
    return base64.b64encode(key).decode()
