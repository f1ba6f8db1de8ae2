"""The sandbox of the house: bubblewrap namespaces, a seccomp filter, control groups where they can be had."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from loomery_codegen.errors import NoSandboxError
from loomery_codegen.sandbox.cgroup import CgroupSupport
from loomery_codegen.sandbox.model import Command, Outcome
from loomery_codegen.sandbox.seccomp import filter_program
from loomery_codegen.sandbox.supervise import Launch, SupervisedProcess

__all__ = ["BubblewrapSandbox", "base_environment"]

_USER = "65534"
_SYSTEM_FOLDERS = ("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
_SYSTEM_FILES = (
    "/etc/alternatives",
    "/etc/chromium.d",
    "/etc/fonts",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/mime.types",
)
_MADE_FILES = {
    "/etc/passwd": f"builder:x:{_USER}:{_USER}::/tmp:/bin/sh\n",
    "/etc/group": f"builder:x:{_USER}:\n",
    "/etc/hosts": "127.0.0.1 localhost\n::1 localhost\n",
    "/etc/nsswitch.conf": "passwd: files\ngroup: files\nhosts: files\n",
}


def base_environment() -> dict[str, str]:
    """What every contained command finds in its environment, beside what it was given."""
    return {"PATH": "/usr/bin:/bin", "HOME": "/tmp", "TMPDIR": "/tmp", "LANG": "C.UTF-8"}  # noqa: S108


class BubblewrapSandbox:
    """Own user, process, network, mount and message namespaces; only listed folders are visible."""

    name = "bubblewrap"
    isolated = True

    def __init__(self, *, program: str, cgroups: CgroupSupport | None, nested_users_off: bool = True) -> None:
        self._program = program
        self._cgroups = cgroups
        self._nested_users_off = nested_users_off
        self._seccomp = filter_program()

    @property
    def has_groups(self) -> bool:
        """Whether the kernel itself bounds memory and processes of the whole command."""
        return self._cgroups is not None

    def run(self, command: Command) -> Outcome:
        """Run a command to its end or to its limits."""
        outcome = self.start(command).wait()
        assert outcome is not None  # noqa: S101 - waiting without a bound always ends with an outcome
        return outcome

    def start(self, command: Command) -> SupervisedProcess:
        """Start a contained command; raises NoSandboxError when its control group cannot be made."""
        descriptors: list[int] = []
        try:
            argv = self._argv(command, lambda data: _in_memory(data, descriptors))
            try:
                group = self._cgroups.create(command.limits) if self._cgroups else None
            except OSError as error:
                raise NoSandboxError(f"no control group could be made: {error}") from error
            return SupervisedProcess(
                Launch(
                    argv=argv,
                    env={"PATH": "/usr/bin:/bin"},
                    cwd=Path("/"),
                    limits=command.limits,
                    writable=command.writable,
                    group=group,
                    pass_fds=tuple(descriptors),
                    heard=command.heard,
                )
            )
        finally:
            for descriptor in descriptors:
                os.close(descriptor)

    def _argv(self, command: Command, given: Callable[[bytes], str]) -> list[str]:
        disk = str(command.limits.disk * 1024 * 1024)
        argv = [self._program, "--unshare-all", "--unshare-user", "--uid", _USER, "--gid", _USER]
        argv += ["--disable-userns"] if self._nested_users_off else []
        argv += [
            "--die-with-parent",
            "--new-session",
            "--cap-drop",
            "ALL",
            "--hostname",
            "sandbox",
            "--clearenv",
        ]
        for key, value in {**base_environment(), **command.env}.items():
            argv += ["--setenv", key, value]
        argv += ["--ro-bind", "/usr", "/usr"]
        for folder in _SYSTEM_FOLDERS:
            argv += _system_folder(Path(folder))
        for file in _SYSTEM_FILES:
            argv += ["--ro-bind-try", file, file]
        for file, text in _MADE_FILES.items():
            argv += ["--ro-bind-data", given(text.encode()), file]
        argv += ["--proc", "/proc", "--dev", "/dev"]
        for folder, size in (("/tmp", disk), ("/dev/shm", disk), ("/run", str(16 * 1024 * 1024))):  # noqa: S108
            argv += ["--size", size, "--tmpfs", folder]
        for path in command.read_only:
            argv += ["--ro-bind", str(path), str(path)]
        for path in command.writable:
            argv += ["--bind", str(path), str(path)]
        argv += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", str(command.cwd)]
        if self._seccomp:
            argv += ["--seccomp", given(self._seccomp)]
        return [*argv, "--", *self._limits(command), *command.argv]

    def _limits(self, command: Command) -> list[str]:
        """Bounds set inside the namespace, where processes are counted from zero."""
        limits = command.limits
        argv = [
            "/usr/bin/prlimit",
            "--core=0",
            "--nofile=4096",
            f"--fsize={limits.file_size * 1024 * 1024}",
        ]
        if self._cgroups is None:
            argv += [f"--nproc={limits.processes}", f"--data={limits.memory * 1024 * 1024}"]
        return [*argv, "--"]


def _system_folder(folder: Path) -> list[str]:
    if folder.is_symlink():
        return ["--symlink", str(folder.readlink()), str(folder)]
    return ["--ro-bind", str(folder), str(folder)] if folder.is_dir() else []


def _in_memory(data: bytes, keep: list[int]) -> str:
    """An anonymous file that holds `data`, as the descriptor number bubblewrap reads it from."""
    descriptor = os.memfd_create("sandbox")
    keep.append(descriptor)
    os.write(descriptor, data)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return str(descriptor)


def find_bubblewrap() -> str | None:
    """The bubblewrap program, if it is installed."""
    return shutil.which("bwrap", path="/usr/bin:/usr/local/bin:/bin")
