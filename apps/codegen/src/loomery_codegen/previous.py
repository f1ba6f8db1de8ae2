"""The generation that a project holds, read for the one that follows."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from loomery_codegen.errors import GitError
from loomery_codegen.git import Git
from loomery_codegen.merge import PRISTINE
from loomery_compiler.generation import Generation
from loomery_compiler.plugins import Evolving, Plugins
from loomery_shared.errors import ConflictError, NotFoundError
from loomery_spec import AppSpec
from loomery_spec.text import parse_spec

__all__ = ["previous_generation", "specification_at"]

_SPECIFICATION = "loomery.json"


def previous_generation(git: Git, plugins: Plugins) -> Generation | None:
    """What was generated last, or None when nothing was or its specification can't be read.

    The specification is that of the untouched generation. Files that only become more are those of the
    project as it stands, so that what people added to them is gone on from.
    """
    last = git.resolve(f"{PRISTINE}^{{commit}}")
    if last is None:
        return None
    try:
        text = git.blob(last, _SPECIFICATION).decode("utf-8", "replace")
    except GitError:
        return None
    spec, _ = parse_spec(text)
    if spec is None:
        return None
    backends = [backend for backend in plugins.backends.values() if isinstance(backend, Evolving)]
    patterns = [pattern for backend in backends for pattern in backend.history]
    return Generation(spec=spec, files=dict(_files(git.work_tree, patterns)))


def specification_at(project: Path, tag: str) -> AppSpec:
    """The specification of a published build; raises NotFoundError, and ConflictError when it can't be read now."""
    git = Git.at(project)
    commit = git.resolve(f"refs/tags/{tag}^{{commit}}") if git.exists else None
    if commit is None:
        raise NotFoundError("There is no such checkpoint.")
    try:
        text = git.blob(commit, _SPECIFICATION).decode("utf-8", "replace")
    except GitError as error:
        raise NotFoundError("This checkpoint has no specification.") from error
    spec, _ = parse_spec(text)
    if spec is None:
        raise ConflictError(
            "The specification of this checkpoint was made by another version.", hint="Choose a newer one."
        )
    return spec


def _files(project: Path, patterns: Iterable[str]) -> Iterable[tuple[str, bytes]]:
    for pattern in patterns:
        for file in sorted(project.glob(pattern)):
            path = file.relative_to(project).as_posix()
            if file.is_file() and not file.is_symlink() and fnmatchcase(path, pattern):
                yield path, file.read_bytes()
