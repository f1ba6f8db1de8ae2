"""The folders of one hosted application, and moves between them that a crash cannot leave half done.

`data` is live. `snapshots/<release>` is what it was before that release took over; `data.next` is a whole copy
that is about to take the place of `data`; whatever ends in `.part` is not whole.
"""

import os
import secrets
import shutil
from pathlib import Path

from pydantic import SecretStr

__all__ = ["AppFolders"]


class AppFolders:
    """Paths below `HOME/hosting/<app>`."""

    def __init__(self, hosting: Path, app: str) -> None:
        self.root = hosting / app
        self.data = self.root / "data"
        self.rehearsal = self.root / "rehearsal"
        self.snapshots = self.root / "snapshots"
        self.releases = self.root / "releases"
        self.logs = self.root / "logs"

    def release(self, release: str) -> Path:
        """Where a release's bundle is unpacked."""
        return self.releases / release

    def snapshot(self, release: str) -> Path:
        """The data as they were before this release took over."""
        return self.snapshots / release

    @property
    def database(self) -> Path:
        """The live database; it may not exist yet."""
        return self.data / "app.db"

    @property
    def next(self) -> Path:
        """Data that are whole and about to be live."""
        return self.root / "data.next"

    def has_data(self) -> bool:
        """Whether there are records to take care of."""
        return self.database.is_file() and not self.database.is_symlink()

    def secret(self) -> SecretStr:
        """The application's key, made once and readable by its owner only."""
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = self.root / "secret"
        if not file.is_file():
            part = self.root / "secret.part"
            part.unlink(missing_ok=True)
            part.touch(mode=0o600)
            part.write_text(secrets.token_urlsafe(32), encoding="ascii")
            part.replace(file)
        return SecretStr(file.read_text(encoding="ascii"))

    def swap_in_next(self) -> None:
        """Make `data.next` the live data. Interrupted, `settle` finishes it."""
        old = self.root / "data.old"
        if self.data.exists():
            shutil.rmtree(old, ignore_errors=True)
            self.data.rename(old)
        self.next.rename(self.data)
        sync_folder(self.root)
        shutil.rmtree(old, ignore_errors=True)

    def settle(self) -> None:
        """Finish or undo what an interrupted program left half done."""
        old = self.root / "data.old"
        if self.next.exists():
            self.swap_in_next()
        elif not self.data.exists() and old.exists():
            old.rename(self.data)
        for left in (old, self.rehearsal):
            shutil.rmtree(left, ignore_errors=True)
        for part in (*self.root.glob("*.part"), *self.root.glob("*/*.part")):
            if part.is_dir() and not part.is_symlink():
                shutil.rmtree(part, ignore_errors=True)
            else:
                part.unlink(missing_ok=True)

    def remove(self) -> None:
        """Remove everything."""
        shutil.rmtree(self.root, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
