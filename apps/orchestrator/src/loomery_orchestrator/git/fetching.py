"""Clone and fetch: what there is, and packs of what is asked for.

Source: gitprotocol-http(5), the smart protocol; gitprotocol-v2(5).
"""

from pathlib import Path

from starlette.types import Receive

from loomery_orchestrator.git.answers import Answer, unless_gone
from loomery_orchestrator.git.bodies import received
from loomery_orchestrator.git.command import Git
from loomery_orchestrator.git.pktlines import FLUSH, packet
from loomery_shared.errors import LoomeryError

__all__ = ["FETCH", "PUSH", "advertised", "fetch"]

FETCH, PUSH = "git-upload-pack", "git-receive-pack"
_MOST_ASKED = 4_000_000
_MOST_REFS = 16_000_000
_PIECE = 65_536


async def advertised(git: Git, service: str, protocol: str) -> bytes:
    """The branches and tags, and what the service can do. Pushing knows no second version of the protocol."""
    version = protocol if service == FETCH else ""
    done = await git.run(
        *(service.removeprefix("git-"), "--stateless-rpc", "--http-backend-info-refs", str(git.project)),
        most=_MOST_REFS,
        environment={"GIT_PROTOCOL": version} if version else {},
    )
    if done is None or done.cut:
        raise LoomeryError("The branches of this repository cannot be listed.")
    if done.text.startswith(packet(b"version 2\n")):
        return done.text
    return packet(f"# service={service}\n".encode()) + FLUSH + done.text


async def fetch(
    git: Git, protocol: str, encoding: str, folder: Path, receive: Receive, answer: Answer
) -> None:
    """Answer one question about objects; the process ends when whoever asks hangs up."""
    async with received(receive, encoding, _MOST_ASKED, folder) as asked:
        given = {"GIT_PROTOCOL": protocol} if protocol else {}

        async def stream() -> None:
            command = ("upload-pack", "--stateless-rpc", str(git.project))
            async with git.running(command, given, asked) as process:
                assert process.stdout  # noqa: S101 - asked for
                await answer.begin(f"application/x-{FETCH}-result")
                while piece := await process.stdout.read(_PIECE):
                    await answer.write(piece)

        await unless_gone(receive, stream())
