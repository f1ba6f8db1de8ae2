"""Publishing a verified build: files, commits, a tag, an archive. Runs only after every gate is green."""

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from loomery_codegen.errors import ProjectChangedError
from loomery_codegen.git import EMPTY_TREE, Git
from loomery_codegen.merge import PRISTINE, Merged, tree_of_project
from loomery_codegen.write import write_whole
from loomery_compiler.drafts import FileDraft

__all__ = [
    "Published",
    "adopt",
    "archive",
    "changed_paths",
    "files_of_tree",
    "last_build",
    "publish",
    "tree_changes",
]

_TAG = "build-"
_EXECUTABLE = "100755"
_REGULAR = ("100644", _EXECUTABLE)
# What tools leave in a project; kept out of every commit even when somebody edits .gitignore.
_NEVER_COMMITTED = (
    "node_modules",
    "/web/dist/",
    ".cache/",
    "__pycache__/",
    "*.db",
    "*.db.before-*",
    ".venv/",
    ".env",
    "/e2e/results/",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """The commit people see and its tag; `changed` is false when the build equalled what was there."""

    commit: str
    tag: str
    changed: bool


def publish(git: Git, merged: Merged, *, title: str, details: str, when: datetime) -> Published:
    """Bring the project to the merged tree and record it: pristine commit, merge commit, tag `build-N`.

    Raises ProjectChangedError when somebody edited the project since the merge. Files come before branches:
    after a crash between them the next build finds its own files as edits and merges them without a
    difference.
    """
    exclude_working_files(git)
    already = _recorded(git, merged)
    if already is not None:
        return already
    moved = git.resolve("HEAD^{commit}") != merged.head
    if moved or (merged.edited is not None and tree_of_project(git) != merged.edited):
        raise ProjectChangedError(
            "The project was edited while it was being built.", hint="Nothing was overwritten. Build again."
        )
    number = last_build(git)
    if (
        number
        and merged.head
        and merged.tree == _tree(git, merged.head)
        and merged.pristine == _last(git, merged)
    ):
        return Published(commit=merged.head, tag=f"{_TAG}{number}", changed=False)
    write_whole(git.work_tree, dict(tree_changes(git, merged.edited or EMPTY_TREE, merged.tree)))
    git.run("read-tree", merged.tree)
    tag = f"{_TAG}{number + 1}"
    commit, pristine = _commits(git, merged, f"{title}\n\n{details}\n".strip() + "\n", number + 1, when)
    branch = git.run("symbolic-ref", "HEAD")
    moves = (f"update {branch} {commit}", f"update {PRISTINE} {pristine}", f"create refs/tags/{tag} {commit}")
    git.run("update-ref", "--stdin", text="\n".join(moves) + "\n", when=when)
    return Published(commit=commit, tag=tag, changed=True)


def _recorded(git: Git, merged: Merged) -> Published | None:
    """The publication of this very merge, when it was interrupted only after it had been recorded."""
    head, pristine = git.resolve("HEAD^{commit}"), git.resolve(f"{PRISTINE}^{{commit}}")
    if head is None or pristine is None or head == merged.head:
        return None
    if (_tree(git, head), _tree(git, pristine)) != (merged.tree, merged.pristine):
        return None
    return Published(commit=head, tag=f"{_TAG}{last_build(git)}", changed=True)


def last_build(git: Git) -> int:
    """The number of the newest build tag, 0 when there is none."""
    names = git.run("tag", "--list", f"{_TAG}*").split()
    return max((int(name.removeprefix(_TAG)) for name in names if name[len(_TAG) :].isdigit()), default=0)


def archive(git: Git, tree: str, target: Path) -> Path:
    """A zip of the tree whose bytes depend on the tree alone."""
    target.parent.mkdir(parents=True, exist_ok=True)
    whole = target.with_suffix(".part")
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for draft in sorted(files_of_tree(git, tree), key=lambda draft: draft.path):
            entry = zipfile.ZipInfo(str(draft.path), date_time=(1980, 1, 1, 0, 0, 0))
            entry.external_attr = (0o100755 if draft.executable else 0o100644) << 16
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            file.writestr(entry, draft.content)
    whole.replace(target)
    return target


def files_of_tree(git: Git, tree: str) -> Iterator[FileDraft]:
    """Every regular file of a tree; links and submodules, which people may add, are passed over."""
    listed = git.run("ls-tree", "-r", "-z", "--full-tree", tree).split("\0")
    wanted = []
    for record in listed:
        described, _, path = record.partition("\t")
        mode, _, identity = described.partition(" ")
        if mode in _REGULAR:
            wanted.append((path, mode, identity.split()[1]))
    for (path, mode, _), content in zip(wanted, _blobs(git, [item[2] for item in wanted]), strict=True):
        yield FileDraft(path=PurePosixPath(path), content=content, executable=mode == _EXECUTABLE)


def exclude_working_files(git: Git) -> None:
    """Keep what tools leave behind out of commits, in the repository's own list and not in the project."""
    file = git.git_dir / "info" / "exclude"
    text = "".join(f"{pattern}\n" for pattern in _NEVER_COMMITTED)
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def adopt(git: Git, folder: Path) -> Git:
    """Move a repository made in staging into its project folder, which has none yet."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.move(git.git_dir, folder / ".git")
    return Git.at(folder)


def _commits(git: Git, merged: Merged, message: str, number: int, when: datetime) -> tuple[str, str]:
    """The commit for people and the pristine one, made as objects."""
    pristine = merged.last_pristine
    if pristine is None or _last(git, merged) != merged.pristine:
        parents = (pristine,) if pristine else ()
        text = f"Generation {number}\n\n{message}" if merged.head else message
        pristine = git.commit_tree(merged.pristine, parents, text, when)
    if merged.head is None:
        return pristine, pristine
    head = merged.head
    if merged.edited and merged.edited != _tree(git, head):
        head = git.commit_tree(merged.edited, (head,), "Keep edits made by hand\n", when)
    return git.commit_tree(merged.tree, (head, pristine), message, when), pristine


def _tree(git: Git, commit: str) -> str | None:
    return git.resolve(f"{commit}^{{tree}}")


def _last(git: Git, merged: Merged) -> str | None:
    return _tree(git, merged.last_pristine) if merged.last_pristine else None


def changed_paths(git: Git, old: str, new: str) -> tuple[str, ...]:
    """Paths of the new tree that differ from the old one."""
    listed = git.run("diff-tree", "-r", "-z", "--no-renames", "--name-only", "--diff-filter=d", old, new)
    return tuple(path for path in listed.split("\0") if path)


def tree_changes(git: Git, old: str, new: str) -> Iterator[tuple[PurePosixPath, FileDraft | None]]:
    """What to write and (as None) to remove to get from one tree to the other."""
    records = git.run("diff-tree", "-r", "-z", "--no-renames", old, new).split("\0")
    pairs = [(records[at].split(), PurePosixPath(records[at + 1])) for at in range(0, len(records) - 1, 2)]
    kept = [(words, path) for words, path in pairs if words[4] != "D"]
    yield from ((path, None) for words, path in pairs if words[4] == "D")
    for (words, path), content in zip(kept, _blobs(git, [words[3] for words, _ in kept]), strict=True):
        yield path, FileDraft(path=path, content=content, executable=words[1] == _EXECUTABLE)


def _blobs(git: Git, identities: list[str]) -> Iterator[bytes]:
    """The contents of many objects by one process."""
    if not identities:
        return
    done = git.attempt("cat-file", "--batch", text="\n".join(identities) + "\n")
    data, at = done.stdout, 0
    for _ in identities:
        end = data.index(b"\n", at)
        size = int(data[at:end].split()[2])
        yield data[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
