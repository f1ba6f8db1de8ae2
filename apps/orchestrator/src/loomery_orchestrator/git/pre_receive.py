"""The hook that git runs before it takes a push: `python -I -m loomery_orchestrator.git.pre_receive`.

Reads `old new ref` lines; what it prints is told to the pusher; a status other than 0 refuses the push, and git
throws away what was sent. The objects are complete and checked by then, but not yet part of the repository.
Uses the standard library alone, so that it starts quickly.
"""

import os
import subprocess
import sys
from collections.abc import Iterator

__all__ = ["MOST_BYTES", "MOST_FILES", "faults_of", "main"]

MOST_FILES = "LOOMERY_PUSH_FILES"
MOST_BYTES = "LOOMERY_PUSH_BYTES"
"""Environment variables: how many files, and how many bytes, the files of a pushed commit may have."""
_MAIN = "refs/heads/main"
_MOST_UPDATES = 50
_PIECE = 65_536
_SHOWN = 5
_LINK, _SUBMODULE = "120000", "160000"


def faults_of(updates: list[tuple[str, str, str]], files: int, size: int) -> Iterator[str]:
    """Why these updates are refused, as sentences; nothing when they may be taken."""
    if len(updates) > _MOST_UPDATES:
        yield f"At most {_MOST_UPDATES} branches and tags are taken at once."
        return
    for old, new, name in updates:
        gone = not new.strip("0")
        refused = _name_fault(name) or _stale_fault(old, name) or _main_fault(old, new, name, gone=gone)
        if refused:
            yield refused
        elif not gone:
            yield from _tree_faults(name, new, files, size)


def _name_fault(name: str) -> str:
    plain = name.casefold()
    if (plain + "/").startswith("refs/heads/loomery/"):
        return f"{name} is kept by builds: push to another branch."
    if plain.startswith("refs/tags/build-"):
        return f"{name} is a name for builds: choose one that does not begin with build-."
    if not plain.startswith(("refs/heads/", "refs/tags/")):
        return f"{name} is neither a branch nor a tag."
    if plain == _MAIN != name:
        return f"{name} is too much like main: choose another name."
    return ""


def _stale_fault(old: str, name: str) -> str:
    """Git itself would see this too, but only after it has brought the files of main up to the push."""
    now = _git("rev-parse", "--verify", "--quiet", "--end-of-options", name).stdout.decode().strip()
    if (now or "0" * len(old)) != old:
        return f"{name} has moved on in the meantime: pull first, then push again."
    return ""


def _main_fault(old: str, new: str, name: str, *, gone: bool) -> str:
    if name != _MAIN:
        return ""
    if gone:
        return "main cannot be deleted: builds go on from it."
    if old.strip("0") and _git("merge-base", "--is-ancestor", old, new).returncode:
        return "main cannot be rewritten: pull first, then push what you have on top of it."
    return ""


def _tree_faults(name: str, new: str, files: int, size: int) -> Iterator[str]:
    shown = 0
    for path, mode in _entries(new, files, size):
        if mode == _LINK:
            yield f"{path} is a symbolic link: commit the file itself."
        elif mode == _SUBMODULE:
            yield f"{path} is a submodule: commit its files."
        elif not mode:
            yield f"{name} {path}"
        else:
            continue
        shown += 1
        if shown == _SHOWN:
            return


def _entries(commit: str, files: int, size: int) -> Iterator[tuple[str, str]]:
    """Path and mode of every file; one without a mode is a sentence about the whole, and the last.

    A small pack can stand for endless trees: reading stops where there is too much.
    """
    count = total = 0
    command = ["git", "ls-tree", "-r", "-l", "-z", "--full-tree", "--end-of-options", commit]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as listing:  # noqa: S603
        assert listing.stdout  # noqa: S101 - asked for
        rest = b""
        while piece := listing.stdout.read(_PIECE):
            *records, rest = (rest + piece).split(b"\0")
            for record in records:
                described, _, path = record.decode("utf-8", "replace").partition("\t")
                mode, _, _, length = described.split()
                count += 1
                total += int(length) if length.isdigit() else 0
                yield path, mode
            if count > files or total > size:
                listing.kill()
                yield f"holds too much: at most {files} files with {size / 1e6:g} MB are taken.", ""
                return
    if listing.returncode:
        yield "does not stand for a commit.", ""


def _git(*arguments: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607


def main() -> int:
    """Read the updates, tell the faults; 1 when there are any."""
    updates = []
    for line in sys.stdin:
        old, new, name = line.rstrip("\n").split(" ", 2)
        updates.append((old, new, name))
    faults = list(faults_of(updates, int(os.environ[MOST_FILES]), int(os.environ[MOST_BYTES])))
    for fault in faults:
        print("".join(sign if sign.isprintable() else "?" for sign in fault), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
