"""WebSockets through the proxy, with a real application of FastAPI."""

import sys
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosedError, InvalidStatus
from websockets.typing import Subprotocol

from apps.orchestrator.tests.releases.hosting import Platform, Running, zipped

CHAT = b"""
import argparse
import uvicorn
from fastapi import FastAPI, WebSocket

app = FastAPI(openapi_url="/api/openapi.json")

@app.get("/api/health")
def health() -> dict[str, str]:
    return {"status": "ok"}

@app.websocket("/api/chat")
async def chat(socket: WebSocket) -> None:
    await socket.accept(subprotocol="chat")
    await socket.send_text(socket.headers["host"] + " " + socket.query_params["room"])
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            return
        if message.get("text") == "bye":
            await socket.close(4001)
            return
        if message.get("text") is not None:
            await socket.send_text(message["text"][::-1])
        else:
            await socket.send_bytes(message["bytes"][::-1])

parser = argparse.ArgumentParser()
parser.add_argument("--uds")
uvicorn.run(app, uds=parser.parse_args().uds, log_level="warning")
"""
BUNDLE = zipped({"api/app/__init__.py": b"", "api/app/__main__.py": CHAT})


@pytest.fixture
def chatting(platform: Platform) -> Platform:
    """Hosting with the libraries of this environment."""
    environment = Path(sys.prefix)
    platform.python = environment / "bin" / "python"
    platform.read_only = (*platform.read_only, environment, Path(sys.base_prefix))
    return platform


def open_chat(running: Running, slug: str = "tiny") -> connect:
    return connect(
        f"ws://{slug}.localhost:{running.port}/api/chat?room=1",
        host="127.0.0.1",
        port=running.port,
        subprotocols=[Subprotocol("chat")],
        proxy=None,
    )


async def ends_with(socket: ClientConnection) -> int | None:
    with pytest.raises(ConnectionClosedError):
        await socket.recv()
    return socket.close_code


async def test_messages_go_both_ways_until_one_side_ends(chatting: Platform) -> None:
    async with chatting.running() as running:
        assert (await chatting.release(BUNDLE)).reason == ""
        async with open_chat(running) as socket:
            assert socket.subprotocol == "chat"
            assert await socket.recv() == f"tiny.localhost:{running.port} 1"
            await socket.send("abc")
            assert await socket.recv() == "cba"
            await socket.send(b"\x01\x02")
            assert await socket.recv() == b"\x02\x01"
            await socket.send("bye")
            assert await ends_with(socket) == 4001
        with pytest.raises(InvalidStatus):
            async with open_chat(running, "unknown"):
                pass


async def test_a_change_of_versions_closes_them_with_service_restart(chatting: Platform) -> None:
    async with chatting.running() as running:
        await chatting.live(BUNDLE)
        async with open_chat(running) as socket:
            await socket.recv()
            assert (await chatting.release(BUNDLE)).reason == ""
            assert await ends_with(socket) == 1012
