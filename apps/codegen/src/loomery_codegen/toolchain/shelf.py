"""A folder of things that are made once: one maker at a time, whole or not at all."""

import fcntl
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from loomery_codegen.toolchain.model import Progress

__all__ = ["Shelf"]


class Shelf:
    """Toolchains, and whatever else takes long to make, by digest below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self, target: Path, maker: Callable[[Path], None], step: str, progress: Progress) -> None:
        """Make a folder beside its place and move it there when it is whole; only inside `one_maker`."""
        if target.is_dir():
            return
        progress(step)
        part = Path(tempfile.mkdtemp(prefix="part-", dir=self.folder))
        try:
            maker(part)
            part.chmod(0o755)
            part.rename(target)
        finally:
            shutil.rmtree(part, ignore_errors=True)

    @contextmanager
    def one_maker(self) -> Iterator[None]:
        """Hold the lock that every process takes to make something here."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for leftover in self.folder.glob("part-*"):
                shutil.rmtree(leftover, ignore_errors=True)
            yield
