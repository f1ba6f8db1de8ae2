"""Which generated files would differ, and which of them people have edited."""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from loomery_codegen.git import Git
from loomery_codegen.merge import PRISTINE, tree_of_project
from loomery_compiler.drafts import FileDraft
from loomery_shared.contracts.preview_values import FileChange, FileChanges, HandEdit

__all__ = ["file_changes"]

Lines = list[bytes]


def file_changes(before: Sequence[FileDraft], after: Sequence[FileDraft], git: Git) -> FileChanges:
    """Compares two generations that were compiled alike; looks at the project, and changes nothing."""
    old = {str(draft.path): draft for draft in before if not draft.keep}
    new = {str(draft.path): draft for draft in after if not draft.keep}
    changed = [path for path in new if path in old and new[path].digest != old[path].digest]
    gone = [path for path in old if path not in new]
    kept = {str(draft.path) for draft in before if draft.keep}
    return FileChanges(
        added=[_change(path, [], _lines(new[path])) for path in new if path not in old and path not in kept],
        changed=[_change(path, _lines(old[path]), _lines(new[path])) for path in changed],
        removed=[_change(path, _lines(old[path]), []) for path in gone],
        hand_edits=_hand_edits(git, old, new, [*changed, *gone]),
    )


def _lines(draft: FileDraft) -> Lines:
    return draft.content.splitlines()


def _change(path: str, old: Lines, new: Lines) -> FileChange:
    """Counts lines as a diff does, but for lines that only moved."""
    before, after = Counter(old), Counter(new)
    return FileChange(path=path, added=(after - before).total(), removed=(before - after).total())


def _hand_edits(
    git: Git, old: Mapping[str, FileDraft], new: Mapping[str, FileDraft], differing: Sequence[str]
) -> list[HandEdit]:
    last = git.resolve(f"{PRISTINE}^{{tree}}") if git.exists else None
    if last is None:
        return []
    project = tree_of_project(git)
    listed = git.run("diff-tree", "-r", "-z", "--no-renames", "--name-only", last, project)
    edited = set(listed.split("\0"))
    return [
        HandEdit(path=path, conflict=_conflict(git, last, project, old[path], new.get(path)))
        for path in differing
        if path in edited
    ]


def _conflict(git: Git, last: str, project: str, old: FileDraft, new: FileDraft | None) -> bool | None:
    """Whether edit and change touch the same lines; None when that can't be told before formatting."""
    path = str(old.path)
    base = _blob(git, last, path)
    theirs = _blob(git, project, path)
    if base is None:
        return None
    if theirs is None:
        return new is not None
    if new is None:
        return True
    if base != old.content:
        return None
    lines = base.splitlines()
    edits, changes = _touched(lines, theirs.splitlines()), _touched(lines, _lines(new))
    return any(first <= end and start <= last_ for start, end in edits for first, last_ in changes)


def _touched(base: Lines, other: Lines) -> list[tuple[int, int]]:
    """Ranges of lines that differ; what is inserted touches the lines around it."""
    codes = SequenceMatcher(None, base, other, autojunk=False).get_opcodes()
    return [(start, end) for tag, start, end, _, _ in codes if tag != "equal"]


def _blob(git: Git, tree: str, path: str) -> bytes | None:
    done = git.attempt("cat-file", "blob", f"{tree}:{path}")
    return done.stdout if done.returncode == 0 else None
