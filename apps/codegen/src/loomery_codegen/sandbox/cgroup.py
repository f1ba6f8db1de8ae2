"""Control groups, version 1 and 2: a hard bound on memory, processes and processor time where this user may make
groups."""

import contextlib
import os
import signal
import time
import uuid
from dataclasses import dataclass
from pathlib import Path

from loomery_codegen.sandbox.model import Limits

__all__ = ["Cgroup", "CgroupSupport", "find_cgroups"]

_MIB = 1024 * 1024
_PREFIX = "loomery-"
_STALE = 3600.0
_PERIOD = 100_000
"""Microseconds: the kernel's own default."""


@dataclass(frozen=True, slots=True)
class Cgroup:
    """One group made for one command: a folder per controller (the same folder for both in version 2)."""

    memory: Path
    pids: Path
    version: int
    cpu: Path | None = None

    @property
    def folders(self) -> tuple[Path, ...]:
        """Every folder of the group, once."""
        return tuple(dict.fromkeys((self.memory, self.pids, *((self.cpu,) if self.cpu else ()))))

    @property
    def join_files(self) -> tuple[Path, ...]:
        """Files a process writes its id to in order to enter."""
        return tuple(folder / "cgroup.procs" for folder in self.folders)

    def ran_out_of_memory(self) -> bool:
        """Whether the kernel ended a process of the group for lack of memory."""
        file, key = ("memory.oom_control", "oom_kill") if self.version == 1 else ("memory.events", "oom_kill")
        return _counter(self.memory / file, key) > 0

    def ran_out_of_processes(self) -> bool:
        """Whether a fork was refused."""
        return _counter(self.pids / "pids.events", "max") > 0

    def end(self) -> None:
        """Kill what is left inside and remove the group."""
        for _ in range(300):
            if all(_remove(folder) for folder in self.folders):
                return
            for pid in _members(self.pids):
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.01)


@dataclass(frozen=True, slots=True)
class CgroupSupport:
    """Where groups can be made: a parent folder per controller; `cpu` where processor time can be bounded."""

    memory: Path
    pids: Path
    version: int
    cpu: Path | None = None

    def create(self, limits: Limits) -> Cgroup:
        """Make a group with these limits; raises OSError when the kernel refuses."""
        name = f"{_PREFIX}{uuid.uuid4().hex[:12]}"
        cpu = self.cpu / name if self.cpu is not None and limits.cores is not None else None
        group = Cgroup(self.memory / name, self.pids / name, self.version, cpu)
        for folder in group.folders:
            folder.mkdir()
        try:
            self._limit(group, limits)
        except OSError:
            group.end()
            raise
        return group

    def sweep(self) -> None:
        """Remove empty groups that a killed program left behind an hour ago or earlier."""
        for folder in dict.fromkeys((self.memory, self.pids, *((self.cpu,) if self.cpu else ()))):
            for left in folder.glob(f"{_PREFIX}*"):
                with contextlib.suppress(OSError):
                    if time.time() - left.stat().st_mtime > _STALE:
                        left.rmdir()

    def _limit(self, group: Cgroup, limits: Limits) -> None:
        size = str(limits.memory * _MIB)
        (group.pids / "pids.max").write_text(str(limits.processes))
        if group.cpu is not None and limits.cores is not None:
            quota = max(1000, round(limits.cores * _PERIOD))
            if self.version == 2:
                (group.cpu / "cpu.max").write_text(f"{quota} {_PERIOD}")
            else:
                (group.cpu / "cpu.cfs_quota_us").write_text(str(quota))
        if self.version == 2:
            (group.memory / "memory.max").write_text(size)
            _write_if_there(group.memory / "memory.swap.max", "0")
            return
        (group.memory / "memory.limit_in_bytes").write_text(size)
        _write_if_there(group.memory / "memory.memsw.limit_in_bytes", size)


def find_cgroups() -> CgroupSupport | None:
    """Find parents in which this user can really make groups, or None."""
    for support in (_version_two(), _version_one()):
        if support is None:
            continue
        try:
            support.create(Limits(memory=64, processes=8)).end()
        except OSError:
            continue
        support.sweep()
        return support
    return None


def _version_one() -> CgroupSupport | None:
    own = {
        name: path
        for _, names, path in (line.split(":", 2) for line in _lines(Path("/proc/self/cgroup")))
        for name in names.split(",")
    }
    folders = {}
    for name in ("memory", "pids"):
        mount = Path("/sys/fs/cgroup") / name
        nested = mount / own.get(name, "/").lstrip("/")
        folder = nested if nested.is_dir() else mount
        if not (folder / "cgroup.procs").is_file():
            return None
        folders[name] = folder
    cpu = Path("/sys/fs/cgroup/cpu") / own.get("cpu", "/").lstrip("/")
    return CgroupSupport(
        folders["memory"], folders["pids"], 1, cpu if os.access(cpu / "cgroup.procs", os.W_OK) else None
    )


def _version_two() -> CgroupSupport | None:
    """The nearest folder above our own whose children get the controllers and which we may write to."""
    root = Path("/sys/fs/cgroup")
    if not (root / "cgroup.controllers").is_file():
        return None
    own = next(
        (line.split(":", 2)[2] for line in _lines(Path("/proc/self/cgroup")) if line.startswith("0::")), "/"
    )
    folder = root / own.lstrip("/")
    while folder.is_relative_to(root):
        enabled = set(" ".join(_lines(folder / "cgroup.subtree_control")).split())
        if {"memory", "pids"} <= enabled and os.access(folder, os.W_OK):
            return CgroupSupport(folder, folder, 2, folder if "cpu" in enabled else None)
        folder = folder.parent
    return None


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text().splitlines()
    except OSError:
        return []


def _counter(path: Path, key: str) -> int:
    pairs = (line.split() for line in _lines(path))
    return next((int(pair[1]) for pair in pairs if len(pair) == 2 and pair[0] == key), 0)


def _members(folder: Path) -> list[int]:
    return [int(line) for line in _lines(folder / "cgroup.procs")]


def _remove(folder: Path) -> bool:
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _write_if_there(path: Path, value: str) -> None:
    with contextlib.suppress(OSError):
        if path.exists():
            path.write_text(value)
