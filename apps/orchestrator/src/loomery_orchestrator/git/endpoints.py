"""Repositories over HTTP, for git itself."""

from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.types import Receive

from loomery_orchestrator.git.answers import Answer, GitResponse, refusal
from loomery_orchestrator.git.callers import git_caller
from loomery_orchestrator.git.fetching import FETCH, PUSH, advertised, fetch
from loomery_orchestrator.git.names import protocol
from loomery_orchestrator.git.pushing import Pushes, room_for_push
from loomery_orchestrator.git.repositories import Repositories
from loomery_orchestrator.git.slots import Slots
from loomery_shared.contracts.principal import Authenticator, Role
from loomery_shared.errors import ForbiddenError, LoomeryError, UsageError

__all__ = ["git_routes"]

_NO_STORE = {"Cache-Control": "no-cache, max-age=0"}


def git_routes(
    repositories: Repositories, pushes: Pushes, slots: Slots, authenticator: Authenticator, home: Path
) -> APIRouter:
    """The three routes of the smart protocol."""
    router = APIRouter(prefix="/git", include_in_schema=False)
    uploads = home / "git" / "uploads"

    @router.get("/{app}.git/info/refs")
    async def refs(app: str, request: Request, service: str = "") -> Response:
        try:
            who = await git_caller(authenticator, request)
            if service not in (FETCH, PUSH):
                raise ForbiddenError("This git is too old.", hint="Use one that speaks the smart protocol.")
            git = await repositories.find(who, app, Role.DEVELOPER if service == PUSH else Role.VIEWER)
            async with slots.one(who.tenant):
                if service == PUSH:
                    await room_for_push(git)
                asked = protocol(request.headers.get("git-protocol", ""))
                listed = await advertised(git, service, asked)
        except LoomeryError as error:
            return refusal(error)
        return Response(listed, media_type=f"application/x-{service}-advertisement", headers=_NO_STORE)

    @router.post("/{app}.git/git-upload-pack")
    async def upload(app: str, request: Request) -> Response:
        async def work(receive: Receive, answer: Answer) -> None:
            who = await git_caller(authenticator, request)
            _only_git(request, FETCH)
            git = await repositories.find(who, app)
            asked = protocol(request.headers.get("git-protocol", ""))
            encoding = request.headers.get("content-encoding", "")
            async with slots.one(who.tenant):
                await fetch(git, asked, encoding, uploads, receive, answer)

        return GitResponse(work)

    @router.post("/{app}.git/git-receive-pack")
    async def receive_pack(app: str, request: Request) -> Response:
        async def work(receive: Receive, answer: Answer) -> None:
            who = await git_caller(authenticator, request)
            _only_git(request, PUSH)
            git = await repositories.find(who, app, Role.DEVELOPER)
            encoding = request.headers.get("content-encoding", "")
            async with slots.one(who.tenant):
                await room_for_push(git)
                await pushes.take(who, app, git, encoding, uploads, receive, answer)

        return GitResponse(work)

    return router


def _only_git(request: Request, service: str) -> None:
    """Raises UsageError for what a page of another site could make a browser send with remembered credentials."""
    if request.headers.get("content-type", "") != f"application/x-{service}-request":
        raise UsageError("This is no request of git.", hint="Use git to reach this repository.")
