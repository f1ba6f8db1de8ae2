"""Artifacts in files under LOOMERY_HOME, with signed links.

Each object is one file: a line of 512 bytes that describes it, then its content, so that both are always of one
piece. The segments of a key before the last are folders whose names end with `~`, which no key contains, so
that `a` and `a/b` can both exist.
"""

import asyncio
import hashlib
import hmac
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeVar
from urllib.parse import quote, urlencode

from loomery_shared.errors import ForbiddenError, NotFoundError, UnavailableError
from loomery_shared.files import private_folder, write_whole
from loomery_shared.ids import Clock, utc_now
from loomery_shared.objects.port import (
    DEFAULT_TYPE,
    ObjectEntry,
    ObjectInfo,
    checked_content,
    checked_key,
    checked_link,
    checked_prefix,
    checked_source,
    checked_type,
    damaged,
)
from loomery_shared.paging import Page, decode_cursor, encode_cursor

__all__ = ["DiskObjects"]

Result = TypeVar("Result")
_HEAD = 512
_CHUNK = 1 << 20
_ABANDONED = 24 * 3600
"""Seconds after which an unfinished file is nobody's any more."""


class DiskObjects:
    """An `ObjectStore` in a folder; links lead to `base_url` and are good for who holds `link_key`."""

    def __init__(self, folder: Path, link_key: bytes, base_url: str, clock: Clock = utc_now) -> None:
        self._kept = folder / "kept"
        self._unfinished = folder / "unfinished"
        self._folder = folder
        self._link_key = link_key
        self._base_url = base_url.rstrip("/")
        self._clock = clock

    async def put(
        self,
        key: str,
        content: bytes | Path,
        content_type: str = DEFAULT_TYPE,
        cache: str = "",  # noqa: ARG002
    ) -> ObjectInfo:
        """See `ObjectStore`."""
        path = self._path(key)
        checked_type(content_type)
        checked_source(content)
        return await _in_thread(lambda: self._put(key, path, content, content_type))

    async def get(self, key: str) -> bytes:
        """See `ObjectStore`."""

        def work() -> bytes:
            with self._opened(key) as (info, file):
                return checked_content(file.read(), info)

        return await _in_thread(work)

    async def download(self, key: str, path: Path) -> ObjectInfo:
        """See `ObjectStore`."""

        def work() -> ObjectInfo:
            with self._opened(key) as (info, file):
                write_whole(path, lambda target: _copy_checked(file, target, info))
                return info

        return await _in_thread(work)

    async def stat(self, key: str) -> ObjectInfo:
        """See `ObjectStore`."""

        def work() -> ObjectInfo:
            with self._opened(key) as (info, _file):
                return info

        return await _in_thread(work)

    async def list(self, prefix: str = "", *, limit: int = 200, cursor: str = "") -> Page[ObjectEntry]:
        """See `ObjectStore`."""
        checked_prefix(prefix)
        after = str((decode_cursor(cursor) or ("",))[0])

        def work() -> Page[ObjectEntry]:
            keys = [key for key in self._keys(prefix) if key > after]
            page = [(key, self._size(key)) for key in keys[:limit]]
            return Page(
                items=[ObjectEntry(key=key, size=size) for key, size in page if size is not None],
                next=encode_cursor(keys[limit - 1]) if len(keys) > limit else None,
            )

        return await _in_thread(work)

    async def delete(self, key: str) -> None:
        """See `ObjectStore`."""
        path = self._path(key)
        await _in_thread(lambda: self._remove(path))

    async def delete_prefix(self, prefix: str) -> int:
        """See `ObjectStore`."""
        checked_prefix(prefix, whole=True)
        return await _in_thread(lambda: sum([self._remove(self._path(key)) for key in self._keys(prefix)]))

    async def copy(self, source: str, target: str) -> ObjectInfo:
        """See `ObjectStore`."""
        path = self._path(target)

        def work() -> ObjectInfo:
            with self._opened(source) as (info, file):
                copied = info.model_copy(update={"key": target})
                write_whole(path, lambda new: _write(file, new, copied), beside=self._unfinished)
                return copied

        return await _in_thread(work)

    async def link(self, key: str, seconds: int, filename: str = "") -> str:
        """See `ObjectStore`. Needs `object_links` to be part of the application at the base address."""
        name = checked_link(key, seconds, filename)
        expires = int(self._clock().timestamp()) + seconds
        query = {"expires": expires, "name": name, "signature": self._signature(key, expires, name)}
        return f"{self._base_url}/objects/{quote(key)}?{urlencode(query)}"

    async def ping(self) -> None:
        """See `ObjectStore`."""
        await _in_thread(lambda: private_folder(self._folder))

    async def tidy(self) -> int:
        """Remove what crashes left unfinished more than a day ago; how many files there were."""

        def work() -> int:
            old = [
                path
                for path in self._unfinished.glob("*.part")
                if time.time() - path.stat().st_mtime > _ABANDONED
            ]
            for path in old:
                path.unlink(missing_ok=True)
            return len(old)

        return await _in_thread(work)

    async def linked(self, key: str, expires: int, name: str, signature: str) -> tuple[ObjectInfo, BinaryIO]:
        """What a link leads to: the object, and its content to read from and close.

        Raises ForbiddenError for a link that was not made here or is over, and NotFoundError.
        """
        if not hmac.compare_digest(signature.encode(), self._signature(key, expires, name).encode()):
            raise ForbiddenError("This link is not valid.", hint="Ask for a new one.")
        if self._clock().timestamp() >= expires:
            raise ForbiddenError("This link is over.", hint="Ask for a new one.")
        return await _in_thread(lambda: self._open(key))

    def _signature(self, key: str, expires: int, name: str) -> str:
        message = json.dumps([key, expires, name]).encode()
        return hmac.new(self._link_key, message, hashlib.sha256).hexdigest()

    def _path(self, key: str) -> Path:
        *folders, name = checked_key(key).split("/")
        return self._kept.joinpath(*(f"{folder}~" for folder in folders), name)

    def _put(self, key: str, path: Path, content: bytes | Path, content_type: str) -> ObjectInfo:
        private_folder(self._folder)
        made: list[ObjectInfo] = []

        def write(target: BinaryIO) -> None:
            target.write(b" " * _HEAD)
            digest = hashlib.sha256()
            for chunk in _chunks(content):
                digest.update(chunk)
                target.write(chunk)
            info = ObjectInfo(
                key=key,
                size=target.tell() - _HEAD,
                sha256=digest.hexdigest(),
                etag=digest.hexdigest()[:32],
                content_type=content_type,
            )
            target.seek(0)
            target.write(_head(info))
            made.append(info)

        write_whole(path, write, beside=self._unfinished)
        return made[0]

    def _open(self, key: str) -> tuple[ObjectInfo, BinaryIO]:
        try:
            file = self._path(key).open("rb")
        except FileNotFoundError as error:
            raise NotFoundError(f"There is no object {key}.") from error
        try:
            return ObjectInfo(key=key, **json.loads(file.read(_HEAD))), file
        except (ValueError, TypeError) as error:
            file.close()
            raise damaged(key) from error

    @contextmanager
    def _opened(self, key: str) -> Iterator[tuple[ObjectInfo, BinaryIO]]:
        info, file = self._open(key)
        with file:
            yield info, file

    def _keys(self, prefix: str) -> Sequence[str]:
        folder = self._kept.joinpath(*(f"{part}~" for part in prefix.split("/")[:-1]))
        private_folder(self._folder)
        found = (
            Path(place, name).relative_to(self._kept).as_posix().replace("~/", "/")
            for place, _folders, names in os.walk(folder)
            for name in names
        )
        return sorted(key for key in found if key.startswith(prefix))

    def _size(self, key: str) -> int | None:
        try:
            return self._path(key).stat().st_size - _HEAD
        except FileNotFoundError:
            return None

    def _remove(self, path: Path) -> bool:
        try:
            path.unlink()
        except FileNotFoundError:
            return False
        with suppress(OSError):
            for folder in path.parents:
                if folder == self._kept:
                    break
                folder.rmdir()
        return True


async def _in_thread(work: Callable[[], Result]) -> Result:
    try:
        return await asyncio.to_thread(work)
    except OSError as error:
        raise UnavailableError(
            f"The folder of objects cannot be used: {error.strerror}.", hint="Look at its disk and its owner."
        ) from error


def _chunks(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _head(info: ObjectInfo) -> bytes:
    return info.model_dump_json(exclude={"key"}).encode().ljust(_HEAD - 1) + b"\n"


def _write(source: BinaryIO, target: BinaryIO, info: ObjectInfo) -> None:
    target.write(_head(info))
    shutil.copyfileobj(source, target, _CHUNK)


def _copy_checked(source: BinaryIO, target: BinaryIO, info: ObjectInfo) -> None:
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        target.write(chunk)
    if digest.hexdigest() != info.sha256:
        raise damaged(info.key)
