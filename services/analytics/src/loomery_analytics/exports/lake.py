"""Where exported files go: a plain folder, which every tool can open, or a bucket."""

import asyncio
import shutil
from pathlib import Path
from typing import Protocol

from loomery_shared.files import private_folder, write_whole
from loomery_shared.objects.port import ObjectStore, checked_key, checked_prefix

__all__ = ["FolderLake", "Lake", "ObjectLake"]


class Lake(Protocol):
    """Keeps files by key; keys look like those of the object store."""

    async def put(self, key: str, file: Path) -> None:
        """Keep the content of a file, instead of what was there; raises UnavailableError."""

    async def remove(self, prefix: str) -> None:
        """Remove all whose key begins with `prefix`, which ends with `/`; raises UnavailableError."""


class FolderLake:
    """A `Lake` in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, key: str, file: Path) -> None:
        """Whole or not at all."""
        target = self._folder / checked_key(key)

        def work() -> None:
            private_folder(self._folder)
            with file.open("rb") as content:
                write_whole(target, lambda new: shutil.copyfileobj(content, new), beside=self._folder)

        await asyncio.to_thread(work)

    async def remove(self, prefix: str) -> None:
        """The folder of that name."""
        folder = self._folder / checked_prefix(prefix, whole=True)
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


class ObjectLake:
    """A `Lake` in an object store, below a prefix of its own."""

    def __init__(self, objects: ObjectStore, prefix: str = "lake/") -> None:
        self._objects = objects
        self._prefix = prefix

    async def put(self, key: str, file: Path) -> None:
        """As one object."""
        await self._objects.put(self._prefix + key, file, "application/vnd.apache.parquet")

    async def remove(self, prefix: str) -> None:
        """All objects below."""
        await self._objects.delete_prefix(self._prefix + prefix)
