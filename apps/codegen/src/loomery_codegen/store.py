"""Folders under LOOMERY_HOME: what lives where, and which applications are known."""

import contextlib
import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from loomery_codegen.errors import AppNotFoundError, EmptyBuildError

__all__ = ["AppRecord", "AppStore", "HomeFolders"]

_STALE = 24 * 3600.0
_KEPT_LOGS = 20


@dataclass(frozen=True, slots=True)
class HomeFolders:
    """The parts of LOOMERY_HOME."""

    root: Path
    commons: Path | None = None
    """What many homes share of the files that all applications have; nothing of anybody's own is there."""

    @property
    def apps(self) -> Path:
        """One folder per application."""
        return self.root / "apps"

    @property
    def toolchains(self) -> Path:
        """Tools that verify generated code, by digest."""
        return self.root / "toolchains"

    @property
    def cache(self) -> Path:
        """Everything that can be made again."""
        return self.root / "cache"

    @contextmanager
    def scratch(self, prefix: str) -> Iterator[Path]:
        """A folder that is gone afterwards, on the same disk as everything else."""
        parent = self.root / "tmp"
        parent.mkdir(parents=True, exist_ok=True)
        _sweep(parent)
        folder = Path(tempfile.mkdtemp(prefix=f"{prefix}-", dir=parent))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _sweep(parent: Path) -> None:
    """Remove what killed programs left behind a day ago or earlier."""
    for left in parent.iterdir():
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE:
                shutil.rmtree(left, ignore_errors=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class AppRecord:
    """What is known of one application: its slug, its name, its project folder and its newest build."""

    slug: str
    name: str
    path: str
    tag: str
    built_at: str
    request: str = ""
    description: str = ""


class AppStore:
    """The applications built here."""

    def __init__(self, home: HomeFolders) -> None:
        self._home = home

    def folder(self, slug: str) -> Path:
        """Where an application's state lives; raises EmptyBuildError for a name that is not a slug."""
        if not slug or not all(part.isalnum() and part.isascii() for part in slug.split("-")):
            raise EmptyBuildError(f"{slug!r} cannot name an application: use letters, digits and hyphens.")
        return self._home.apps / slug

    def data(self, slug: str) -> Path:
        """The running application's own data; survives every build."""
        return self.folder(slug) / "data"

    def logs(self, slug: str) -> Path:
        """Logs of builds and of running."""
        return self.folder(slug) / "logs"

    def forget_old_logs(self, slug: str) -> None:
        """Keep the logs and pictures of the newest builds only."""
        folders = sorted(self.logs(slug).glob("build-*"), reverse=True)
        for folder in folders[_KEPT_LOGS:]:
            shutil.rmtree(folder, ignore_errors=True)

    def project(self, slug: str) -> Path:
        """The project's folder: where it was put, else its default place."""
        record = self.find(slug)
        return Path(record.path) if record else self.folder(slug) / "project"

    def find(self, slug: str) -> AppRecord | None:
        """The record of an application, or None."""
        file = self.folder(slug) / "app.json"
        if not file.is_file():
            return None
        return AppRecord(**json.loads(file.read_text(encoding="utf-8")))

    def get(self, slug: str) -> AppRecord:
        """The record of an application; raises AppNotFoundError."""
        record = self.find(slug)
        if record is None:
            raise AppNotFoundError(
                f"There is no application {slug!r}.", hint="`loomery apps` lists what there is."
            )
        return record

    def save(self, record: AppRecord) -> None:
        """Remember an application, replacing what was known in one step."""
        folder = self.folder(record.slug)
        folder.mkdir(parents=True, exist_ok=True)
        whole = folder / "app.json.part"
        whole.write_text(json.dumps(asdict(record), indent=2) + "\n", encoding="utf-8")
        whole.replace(folder / "app.json")

    def all(self) -> tuple[AppRecord, ...]:
        """Every application, by slug."""
        if not self._home.apps.is_dir():
            return ()
        slugs = sorted(folder.name for folder in self._home.apps.iterdir() if (folder / "app.json").is_file())
        return tuple(self.get(slug) for slug in slugs)
