"""Three-way merge: the last generation, what people made of it, and the new generation.

Every generation is kept untouched on the branch `loomery/pristine`; it is the base from which both sides are
compared. Nothing here moves a branch or touches a file of the project: the result is a tree, or
MergeConflictError.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from loomery_codegen.errors import GitError, MergeConflict, MergeConflictError
from loomery_codegen.git import EMPTY_TREE, Git

__all__ = ["PRISTINE", "Merged", "merge_generation", "tree_of_folder", "tree_of_project"]

PRISTINE = "refs/heads/loomery/pristine"
_THROWAWAY = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Merged:
    """The merge as git trees; `edited` is the project as it stands, with edits not yet committed."""

    tree: str
    pristine: str
    edited: str | None
    head: str | None
    last_pristine: str | None


def merge_generation(git: Git, pristine: str, keep: frozenset[str]) -> Merged:
    """Merge a new generation (a tree) into the project.

    `keep` holds the paths of places for people: created once, afterwards theirs. Raises MergeConflictError
    with file and place; the repository's branches and files stay as they are either way.
    """
    head = git.resolve("HEAD^{commit}")
    last = git.resolve(f"{PRISTINE}^{{commit}}")
    if head is None:
        return Merged(tree=pristine, pristine=pristine, edited=None, head=None, last_pristine=last)
    edited = tree_of_project(git)
    base = git.resolve(f"{last}^{{tree}}") if last else None
    base = base or EMPTY_TREE
    offered = _without_places_for_people(git, base=base, edited=edited, pristine=pristine, keep=keep)
    tree = _three_way(git, base, edited, offered)
    return Merged(tree=tree, pristine=pristine, edited=edited, head=head, last_pristine=last)


def tree_of_folder(git: Git, folder: Path) -> str:
    """The tree of all files below `folder`, ignored ones too."""
    with _scratch_index(git) as index:
        return git.with_index(index, folder).add_all(ignored=True)


def tree_of_project(git: Git) -> str:
    """The tree of the project's files as they are now, committed or not; ignored files stay out."""
    with _scratch_index(git) as index:
        own = git.git_dir / "index"
        if own.is_file():
            shutil.copyfile(own, index)
        return git.with_index(index).add_all()


@contextmanager
def _scratch_index(git: Git) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="loomery-index-", dir=git.git_dir) as folder:
        yield Path(folder) / "index"


def _without_places_for_people(
    git: Git, *, base: str, edited: str, pristine: str, keep: frozenset[str]
) -> str:
    """The new generation, except that files made once stay as the last generation had them."""
    if not keep:
        return pristine
    before, now = _entries(git, base, keep), _entries(git, edited, keep)
    lines = []
    for path in sorted(keep):
        if path in before:
            lines.append(f"{before[path]}\t{path}")
        elif path in now:
            lines.append(f"0 {'0' * 40}\t{path}")
    if not lines:
        return pristine
    with _scratch_index(git) as index:
        scratch = git.with_index(index)
        scratch.run("read-tree", pristine)
        scratch.run("update-index", "--index-info", text="\n".join(lines) + "\n")
        return scratch.run("write-tree")


def _entries(git: Git, tree: str, paths: frozenset[str]) -> Mapping[str, str]:
    """Mode and object of those paths that the tree has, as git's own `mode object` words."""
    found = {}
    for record in git.run("ls-tree", "-r", "-z", "--full-tree", tree).split("\0"):
        described, _, path = record.partition("\t")
        if path in paths:
            mode, _, identity = described.split()
            found[path] = f"{mode} {identity}"
    return found


def _three_way(git: Git, base: str, edited: str, offered: str) -> str:
    if edited in (base, offered):
        return offered
    if offered == base:
        return edited
    root = git.commit_tree(base, (), "base", _THROWAWAY)
    ours = git.commit_tree(edited, (root,), "edited", _THROWAWAY)
    theirs = git.commit_tree(offered, (root,), "generated", _THROWAWAY)
    done = git.attempt("merge-tree", "--write-tree", "-z", "--name-only", ours, theirs)
    fields = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    if done.returncode == 0:
        return fields[0]
    if done.returncode != 1:
        raise GitError(f"git merge-tree failed: {done.stderr.decode('utf-8', 'replace')[-300:]}")
    paths = fields[1 : fields.index("", 1)]
    raise MergeConflictError(
        tuple(conflict for path in dict.fromkeys(paths) for conflict in _places(git, fields[0], path))
    )


def _places(git: Git, tree: str, path: str) -> list[MergeConflict]:
    """Where a conflicting file conflicts, as lines of the person's version."""
    try:
        lines = git.blob(tree, path).decode("utf-8", "replace").splitlines()
    except GitError:
        lines = []
    places, line, side = [], 0, "both"
    for text in lines:
        if text.startswith("<<<<<<< ") and side == "both":
            places.append(MergeConflict(path, line + 1, "edited here, and generated differently"))
            side = "edited"
        elif text == "=======" and side == "edited":
            side = "generated"
        elif text.startswith(">>>>>>> ") and side == "generated":
            side = "both"
        elif side != "generated":
            line += 1
    return places or [MergeConflict(path, 0, "edited, and the new generation removes or replaces it")]
