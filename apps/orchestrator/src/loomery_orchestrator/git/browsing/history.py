"""The steps of a branch's history, newest first; what a build merged in counts as one step."""

import re
from datetime import UTC, datetime

from loomery_orchestrator.git.browsing.schemas import CommitOut
from loomery_orchestrator.git.command import Git

__all__ = ["steps"]

_FIELDS = ("%H", "%an", "%ae", "%at", "%D", "%B")
_BUILD = re.compile(r"tag: refs/tags/(build-[0-9]+)(?:,|$)", re.ASCII)
_MOST_MESSAGE = 5_000
_MOST = 4_000_000


async def steps(git: Git, commit: str, skip: int, limit: int) -> list[CommitOut]:
    """At most `limit` steps that end at a commit, after leaving out `skip`."""
    counted = (await git.need("rev-list", "--count", "--first-parent", commit)).text
    done = await git.need(
        "log",
        *("--first-parent", "-z", "--no-mailmap", "--no-show-signature", "--encoding=UTF-8"),
        *("--decorate=full", "--decorate-refs=refs/tags/build-*"),
        f"--format=tformat:{'%x00'.join(_FIELDS)}",
        *(f"--skip={skip}", f"--max-count={limit}", commit),
        most=_MOST,
    )
    values = done.text.decode("utf-8", "replace").split("\0")
    width = len(_FIELDS)
    rows = [values[at : at + width] for at in range(0, len(values) - width + 1, width)]
    return [_step(row, int(counted) - skip - place) for place, row in enumerate(rows)]


def _step(row: list[str], number: int) -> CommitOut:
    commit, author, email, seconds, decoration, message = row
    build = _BUILD.search(decoration)
    return CommitOut(
        number=number,
        commit=commit,
        message=message.strip()[:_MOST_MESSAGE],
        author=author,
        email=email,
        date=_moment(seconds),
        tag=build.group(1) if build else None,
    )


def _moment(seconds: str) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None
