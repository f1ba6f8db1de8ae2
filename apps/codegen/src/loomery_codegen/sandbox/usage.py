"""Measures what a command uses: bytes on disk below folders, and processes and memory below a process."""

import contextlib
import os
from collections.abc import Callable, Iterable
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
    count = memory = 0
    pending = [root]
    children = _children if _kernel_tells_children() else _children_of_all()
    while pending:
        pid = pending.pop()
        count += 1
        memory += _private_memory(pid)
        pending += children(pid)
    return count, memory


def _kernel_tells_children() -> bool:
    return Path("/proc/self/task", str(os.getpid()), "children").exists()


def _children(pid: int) -> list[int]:
    """Costs the same however many other processes the machine has."""
    found: list[int] = []
    with contextlib.suppress(OSError):
        for thread in os.listdir(f"/proc/{pid}/task"):  # noqa: PTH208 - names only, read many times a second
            with contextlib.suppress(OSError):
                found += map(int, Path(f"/proc/{pid}/task/{thread}/children").read_text().split())
    return found


def _children_of_all() -> Callable[[int], list[int]]:
    """For a kernel that keeps no lists of children: one look at all processes of the machine."""
    children: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):  # noqa: PTH208 - names only, read many times a second
        if name.isdigit():
            with contextlib.suppress(OSError, ValueError, IndexError):
                children.setdefault(_parent(int(name)), []).append(int(name))
    return lambda pid: children.get(pid, [])


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def _private_memory(pid: int) -> int:
    """Resident memory without pages shared with files, which are not the command's own."""
    try:
        fields = Path(f"/proc/{pid}/statm").read_text().split()
    except OSError:
        return 0
    return max(0, int(fields[1]) - int(fields[2])) * os.sysconf("SC_PAGE_SIZE")
