"""Git by argument lists and a hermetic configuration: no settings, hooks or clock of others take part."""

import errno
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from loomery_codegen.errors import GitError
from loomery_shared.errors import UnavailableError

__all__ = ["EMPTY_TREE", "Git"]

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
_NAME, _MAIL = "Loomery", "builds@loomery.localhost"
_FIXED = (
    "core.hooksPath=/dev/null",
    "core.autocrlf=false",
    "core.fsmonitor=false",
    "core.quotePath=false",
    "core.fileMode=true",
    "gc.auto=0",
    "commit.gpgSign=false",
    "tag.gpgSign=false",
    "init.defaultBranch=main",
    "safe.directory=*",
    # A file that vanishes beside a similar new one is not a rename here: edits must not wander to another
    # entity.
    "merge.renames=false",
    "merge.conflictStyle=merge",
)


@dataclass(frozen=True, slots=True)
class Git:
    """One repository: its folder of files and, when not inside it, its own folder and index."""

    work_tree: Path
    git_dir: Path
    index: Path | None = None
    _extra: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def at(cls, folder: Path) -> "Git":
        """The repository in `folder/.git`."""
        return cls(folder, folder / ".git")

    def with_index(self, index: Path, work_tree: Path | None = None) -> "Git":
        """The same repository looked at through another index (and other files)."""
        return replace(self, index=index, work_tree=work_tree or self.work_tree)

    @property
    def exists(self) -> bool:
        """Whether there is a repository."""
        return (self.git_dir / "HEAD").is_file()

    def run(self, *arguments: str, text: str | None = None, when: datetime | None = None) -> str:
        """Run git and return what it prints, without the last line end; raises GitError when it fails."""
        done = self.attempt(*arguments, text=text, when=when)
        if done.returncode:
            told = done.stderr.decode("utf-8", "replace").strip()
            raise GitError(f"git {arguments[0]} failed: {told[-500:]}")
        return done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")

    def attempt(
        self, *arguments: str, text: str | None = None, when: datetime | None = None
    ) -> "subprocess.CompletedProcess[bytes]":
        """Run git and return how it ended.

        Raises UnavailableError when somebody outside ended it, OSError when the disk is full.
        """
        settings = [part for setting in _FIXED for part in ("-c", setting)]
        done = subprocess.run(  # noqa: S603 - argument list, no shell
            ["git", *settings, *arguments],  # noqa: S607 - git is found on the fixed path below
            cwd=self.work_tree,
            env=self._environment(when),
            input=(text or "").encode("utf-8", "surrogateescape"),
            capture_output=True,
            check=False,
        )
        if done.returncode < 0:
            # Not an answer: who asks whether something is there must not hear that it is not.
            raise UnavailableError(f"git {arguments[0]} was ended from outside before it was done.")
        if done.returncode and os.strerror(errno.ENOSPC).encode() in done.stderr:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.git_dir))
        return done

    def init(self) -> None:
        """Make an empty repository whose branch is main."""
        self.work_tree.mkdir(parents=True, exist_ok=True)
        self.run("init", "--quiet", "--template=", "--initial-branch=main")

    def resolve(self, name: str) -> str | None:
        """The object a name stands for, or None."""
        done = self.attempt("rev-parse", "--verify", "--quiet", "--end-of-options", name)
        return done.stdout.decode().strip() or None if done.returncode == 0 else None

    def add_all(self, *, ignored: bool = False) -> str:
        """Stage every file (ignored ones only when asked) and return the tree."""
        options: Sequence[str] = ("--force",) if ignored else ()
        self.run("add", "--all", *options, "--", ".")
        return self.run("write-tree")

    def commit_tree(self, tree: str, parents: Sequence[str], message: str, when: datetime) -> str:
        """Make a commit object with the fixed author; no branch moves."""
        lines = [part for parent in parents for part in ("-p", parent)]
        return self.run("commit-tree", tree, *lines, text=message, when=when)

    def blob(self, tree: str, path: str) -> bytes:
        """A file of a tree."""
        done = self.attempt("cat-file", "blob", f"{tree}:{path}")
        if done.returncode:
            raise GitError(f"{path} is not in {tree[:12]}")
        return done.stdout

    def _environment(self, when: datetime | None) -> dict[str, str]:
        environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin:" + os.environ.get("PATH", ""),
            "HOME": "/nonexistent",
            "LC_ALL": "C",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_DIR": str(self.git_dir),
            "GIT_WORK_TREE": str(self.work_tree),
        }
        for role in ("AUTHOR", "COMMITTER"):
            environment |= {f"GIT_{role}_NAME": _NAME, f"GIT_{role}_EMAIL": _MAIL}
            if when is not None:
                environment[f"GIT_{role}_DATE"] = f"{int(when.timestamp())} +0000"
        if self.index is not None:
            environment["GIT_INDEX_FILE"] = str(self.index)
        return environment
