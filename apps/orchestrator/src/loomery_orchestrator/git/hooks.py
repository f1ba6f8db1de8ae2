"""The folder of hooks that git looks into when it takes a push: one program, made anew for this installation."""

import hashlib
import os
import sys
from pathlib import Path
from typing import BinaryIO

from loomery_orchestrator.git import pre_receive
from loomery_shared.errors import MissingToolError
from loomery_shared.files import private_folder, write_whole

__all__ = ["hook_environment", "hook_folder"]

_PYTHON = "LOOMERY_HOOK_PYTHON"
"""Environment variable that tells the hook which Python to run."""
_PROGRAM = f'#!/bin/sh\nexec "${_PYTHON}" -I -m {pre_receive.__name__}\n'.encode()


def hook_folder(home: Path) -> Path:
    """The folder, with its hook ready; named after its content, so that versions beside each other are at peace.

    Raises MissingToolError where nothing can be run from it: git passes over hooks that it cannot run.
    """
    folder = home / "git" / f"hooks-{hashlib.sha256(_PROGRAM).hexdigest()[:16]}"
    program = folder / "pre-receive"
    if not program.is_file():
        private_folder(home / "git")
        write_whole(program, _write, beside=home / "git")
    if not os.access(program, os.X_OK):
        raise MissingToolError(
            f"Programs in {folder} cannot be run, so pushes cannot be checked.",
            hint="Mount LOOMERY_HOME without noexec.",
        )
    return folder


def _write(file: BinaryIO) -> None:
    file.write(_PROGRAM)
    os.fchmod(file.fileno(), 0o700)


def hook_environment(files: int, size: int) -> dict[str, str]:
    """What the hook is told: how many files and bytes a pushed commit may have."""
    return {_PYTHON: sys.executable, pre_receive.MOST_FILES: str(files), pre_receive.MOST_BYTES: str(size)}
