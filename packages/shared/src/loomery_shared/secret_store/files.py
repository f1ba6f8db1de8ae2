"""Secrets in one file that only its owner reads."""

import asyncio
import fcntl
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from pydantic import SecretStr

from loomery_shared.errors import UnavailableError
from loomery_shared.files import private_folder, write_whole
from loomery_shared.secret_store.port import checked_name, checked_value

__all__ = ["FileSecrets"]

Result = TypeVar("Result")


class FileSecrets:
    """A `SecretStore` in `folder/secrets.json` (mode 600 in a folder of mode 700).

    Processes take turns by a lock on a file beside it. A file that others can read is refused.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "secrets.json"

    async def get(self, name: str) -> SecretStr | None:
        """See `SecretStore`."""
        checked_name(name)
        found = await _in_thread(lambda: self._read().get(name))
        return None if found is None else SecretStr(found)

    async def put(self, name: str, value: SecretStr) -> None:
        """See `SecretStore`."""
        checked_name(name)
        plain = checked_value(value)
        await _in_thread(lambda: self._change(lambda all_of_them: all_of_them.update({name: plain})))

    async def add(self, name: str, value: SecretStr) -> bool:
        """See `SecretStore`."""
        checked_name(name)
        plain = checked_value(value)

        def work() -> bool:
            with self._changing() as all_of_them:
                if name in all_of_them:
                    return False
                all_of_them[name] = plain
                return True

        return await _in_thread(work)

    async def delete(self, name: str) -> None:
        """See `SecretStore`."""
        checked_name(name)
        await _in_thread(lambda: self._change(lambda all_of_them: all_of_them.pop(name, None)))

    async def names(self, prefix: str = "") -> list[str]:
        """See `SecretStore`."""
        return await _in_thread(lambda: sorted(name for name in self._read() if name.startswith(prefix)))

    def _change(self, change: Callable[[dict[str, str]], object]) -> None:
        with self._changing() as all_of_them:
            change(all_of_them)

    @contextmanager
    def _changing(self) -> Iterator[dict[str, str]]:
        private_folder(self._folder)
        with (self._folder / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            # Whoever holds the lock knows that nobody is writing: these are left from a crash.
            for unfinished in self._folder.glob(".*.part"):
                unfinished.unlink()
            before = self._read()
            after = dict(before)
            yield after
            if after != before:
                content = json.dumps(after, indent=1, sort_keys=True).encode()
                write_whole(self._path, lambda file: file.write(content))

    def _read(self) -> dict[str, str]:
        try:
            mode = self._path.stat().st_mode
            content = self._path.read_bytes()
        except FileNotFoundError:
            return {}
        if mode & 0o077:
            raise UnavailableError(
                "The file of secrets can be read by others.",
                hint=f"If nobody did, run chmod 600 {self._path}; else change what is in it.",
            )
        try:
            found: dict[str, str] = json.loads(content)
        except ValueError:
            # The original error would quote what is in the file.
            raise UnavailableError(
                "The file of secrets is damaged.", hint=f"Restore {self._path} from a backup."
            ) from None
        return found


async def _in_thread(work: Callable[[], Result]) -> Result:
    try:
        return await asyncio.to_thread(work)
    except OSError as error:
        raise UnavailableError(
            f"The file of secrets cannot be used: {error.strerror}.", hint="Look at its disk and its owner."
        ) from error
