"""What people may see of a repository."""

import base64
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from loomery_orchestrator.git.browsing.history import steps
from loomery_orchestrator.git.browsing.schemas import CommitOut, DiffOut, FileOut, FilesOut
from loomery_orchestrator.git.browsing.trees import entries, shown
from loomery_orchestrator.git.command import Git
from loomery_orchestrator.git.names import tree_path, valid_revision
from loomery_orchestrator.git.repositories import Repositories
from loomery_orchestrator.git.slots import Slots
from loomery_shared.contracts.principal import Principal
from loomery_shared.errors import NotFoundError, TooLargeError, UsageError
from loomery_shared.paging import Page, decode_cursor, encode_cursor, page_of

__all__ = ["Browsing"]

_MOST_LISTED = 500_000
_MOST_SKIPPED = 10**9
_HASH = re.compile(r"[0-9a-f]{7,40}", re.ASCII)


class Browsing:
    """Shows files, history and differences; every method works for the organisation of the principal.

    Every method raises UsageError for names that are none, NotFoundError for what is not there, and TooManyError.
    """

    def __init__(self, repositories: Repositories, slots: Slots) -> None:
        self._repositories, self._slots = repositories, slots

    async def files(self, who: Principal, app: str, revision: str, path: str) -> FilesOut:
        """A folder."""
        path = tree_path(path)
        async with self._opened(who, app) as git:
            commit = await _commit(git, revision)
            listed = await git.run("ls-tree", "-l", "-z", f"{commit}:{path}", most=_MOST_LISTED)
        if listed is None:
            raise NotFoundError(f"There is no folder {path!r} in this commit.")
        return FilesOut(commit=commit, path=path, entries=shown(entries(listed.text), path), cut=listed.cut)

    async def content(self, who: Principal, app: str, revision: str, path: str) -> FileOut:
        """A file, or where a link points; raises TooLargeError."""
        path = tree_path(path)
        async with self._opened(who, app) as git:
            commit = await _commit(git, revision)
            listed = await git.need("ls-tree", "-l", "-z", "--full-tree", commit, "--", path or ".")
            found = [item for item in entries(listed.text) if item.name == path and item.size is not None]
            if not found:
                raise NotFoundError(f"There is no file {path!r} in this commit.")
            size, most = found[0].size or 0, git.settings.max_shown
            if size > most:
                raise TooLargeError(
                    f"{path} has {size / 1e6:.1f} MB; at most {most / 1e6:g} are shown.",
                    hint="Clone the repository to see it.",
                )
            data = (await git.need("cat-file", "blob", found[0].identity, most=most)).text
        text = _text(data)
        return FileOut(
            commit=commit,
            path=path,
            kind=found[0].kind,
            size=size,
            executable=found[0].executable,
            encoding="base64" if text is None else "utf-8",
            content=base64.b64encode(data).decode() if text is None else text,
        )

    async def commits(
        self, who: Principal, app: str, revision: str, cursor: str, limit: int
    ) -> Page[CommitOut]:
        """History, newest first. Later pages go on from the commit at which the first one began."""
        begun, skip = decode_cursor(cursor), 0
        if begun:
            if len(begun) != 2 or not isinstance(begun[1], int) or not 0 <= begun[1] < _MOST_SKIPPED:
                raise UsageError("This cursor is none of ours.", hint="Begin again without it.")
            revision, skip = str(begun[0]), begun[1]
        async with self._opened(who, app) as git:
            commit = await _commit(git, revision)
            found = await steps(git, commit, skip, limit + 1)
        return page_of(found, limit, encode_cursor(commit, skip + limit))

    async def diff(self, who: Principal, app: str, before: str, after: str, path: str) -> DiffOut:
        """What differs between two commits, in all files or below a path."""
        path = tree_path(path)
        async with self._opened(who, app) as git:
            old, new = await _commit(git, before), await _commit(git, after)
            done = await git.need(
                *("diff-tree", "-r", "-p", "-M", "-l200", "--no-color", "--no-ext-diff", "--no-textconv"),
                *(old, new, *(("--", path) if path else ())),
                most=git.settings.max_shown,
            )
        return DiffOut(before=old, after=new, patch=done.text.decode("utf-8", "replace"), cut=done.cut)

    @asynccontextmanager
    async def _opened(self, who: Principal, app: str) -> AsyncIterator[Git]:
        git = await self._repositories.find(who, app)
        async with self._slots.one(who.tenant):
            yield git


async def _commit(git: Git, revision: str) -> str:
    """The commit of a branch, else of a tag, else with this beginning."""
    name = valid_revision(revision)
    places = [f"refs/heads/{name}", f"refs/tags/{name}", *([name] if _HASH.fullmatch(name) else [])]
    for place in places:
        found = await git.resolve(f"{place}^{{commit}}")
        if found:
            return found
    raise NotFoundError(f"There is no branch, tag or commit {revision!r}.")


def _text(data: bytes) -> str | None:
    """The bytes as text, None when they are something else."""
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None
