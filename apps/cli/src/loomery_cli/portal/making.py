"""Makes the pages of the portal with Vite: once per version of the sources, whole or not at all."""

import gzip
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from loomery_cli.portal.sources import PortalSources
from loomery_codegen.errors import ToolchainError
from loomery_codegen.toolchain.install import find_node, install_node_modules, install_pnpm
from loomery_codegen.toolchain.model import PNPM_VERSION, Progress, Recipe
from loomery_codegen.toolchain.shelf import Shelf

__all__ = ["PortalStore"]

_TIME_LIMIT = 300
_KEPT = 3
_COMPRESSED = frozenset({".css", ".html", ".js", ".json", ".svg"})


class PortalStore:
    """Packages and pages by digest, below the folder of the toolchains."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shelf = Shelf(folder)

    def packages(self, sources: PortalSources) -> Path:
        """Where the packages of the sources are, or will be."""
        return self._folder / f"portal-packages-{sources.packages_digest}"

    def find(self, sources: PortalSources) -> Path | None:
        """The pages of these sources, when they were made."""
        pages = self._folder / f"portal-{sources.digest}"
        return pages if pages.is_dir() else None

    def ensure(self, sources: PortalSources, progress: Progress = lambda _: None) -> Path:
        """Find the pages or make them; raises ToolchainError when they cannot be made."""
        found = self.find(sources)
        if found:
            return found
        with self._shelf.one_maker():
            modules = self._make_packages(sources, progress)
            target = self._folder / f"portal-{sources.digest}"
            self._shelf.make(
                target, lambda part: _build(sources, modules, part), "Making the portal", progress
            )
            self._forget_old(target)
        return target

    def ensure_packages(self, sources: PortalSources, progress: Progress = lambda _: None) -> Path:
        """The folder `node_modules` of the sources; raises ToolchainError."""
        packages = self.packages(sources)
        if packages.is_dir():
            return packages / "node_modules"
        with self._shelf.one_maker():
            return self._make_packages(sources, progress)

    def _make_packages(self, sources: PortalSources, progress: Progress) -> Path:
        packages = self.packages(sources)
        pnpm = self._folder / f"pnpm-{PNPM_VERSION}"
        self._shelf.make(pnpm, install_pnpm, "Installing pnpm", progress)
        recipe = Recipe(node=sources.locks, python={}, flows={})
        self._shelf.make(
            packages,
            lambda part: install_node_modules(recipe, pnpm, self._folder / "pnpm-store", part),
            "Installing the packages of the portal",
            progress,
        )
        return packages / "node_modules"

    def _forget_old(self, current: Path) -> None:
        """Pages of earlier versions, but for the newest few, which other processes may still serve."""
        made = [path for path in self._folder.glob("portal-*") if "-packages-" not in path.name]
        made.sort(key=lambda path: path.stat().st_mtime, reverse=True)
        for path in made[_KEPT:]:
            if path != current:
                shutil.rmtree(path, ignore_errors=True)


def _build(sources: PortalSources, modules: Path, target: Path) -> None:
    """Copy the sources beside a link to their packages, and let Vite write to `target`."""
    with tempfile.TemporaryDirectory(prefix="loomery-portal-") as name:
        workshop = Path(name)
        for path in sources.files():
            (workshop / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(sources.folder / path, workshop / path)
        (workshop / "node_modules").symlink_to(modules)
        vite = str(modules / "vite" / "bin" / "vite.js")
        argv = [str(find_node()), vite, "build", "--configLoader=native", "--logLevel=error"]
        done = subprocess.run(  # noqa: S603 - fixed programs, argument list
            [*argv, f"--outDir={target}", "--emptyOutDir"],
            cwd=workshop,
            env={**os.environ, "NODE_ENV": "production", "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            timeout=_TIME_LIMIT,
            check=False,
        )
    if done.returncode:
        told = (done.stderr + done.stdout).strip()[:1500]
        raise ToolchainError(
            f"The portal could not be made.\n{told}", hint="Is its folder as it was published?"
        )
    for file in target.rglob("*"):
        if file.suffix in _COMPRESSED:
            packed = gzip.compress(file.read_bytes(), compresslevel=9, mtime=0)
            file.with_name(f"{file.name}.gz").write_bytes(packed)
