"""Measures what a command uses: bytes on disk below folders, and processes and memory below a process."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

__all__ = ["disk_use", "tree_use"]


def disk_use(folders: Iterable[Path]) -> int:
    """Bytes that the files below these folders occupy; files that vanish meanwhile count as nothing."""
    total = 0
    pending = [os.fspath(folder) for folder in folders]
    while pending:
        with contextlib.suppress(OSError), os.scandir(pending.pop()) as entries:
            for entry in entries:
                with contextlib.suppress(OSError):
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                    else:
                        total += entry.stat(follow_symlinks=False).st_blocks * 512
    return total


def tree_use(root: int) -> tuple[int, int]:
    """Processes below `root` (it included) and the bytes of memory that only they hold."""
    children: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):  # noqa: PTH208 - names only, on a path read five times a second
        if name.isdigit():
            with contextlib.suppress(OSError, ValueError, IndexError):
                children.setdefault(_parent(int(name)), []).append(int(name))
    count = memory = 0
    pending = [root]
    while pending:
        pid = pending.pop()
        count += 1
        memory += _private_memory(pid)
        pending += children.get(pid, [])
    return count, memory


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def _private_memory(pid: int) -> int:
    """Resident memory without pages shared with files, which are not the command's own."""
    try:
        fields = Path(f"/proc/{pid}/statm").read_text().split()
    except OSError:
        return 0
    return max(0, int(fields[1]) - int(fields[2])) * os.sysconf("SC_PAGE_SIZE")
