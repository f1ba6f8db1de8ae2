"""WebSockets between a browser and an application."""

import asyncio
import contextlib

from starlette.types import Receive, Scope, Send
from websockets.asyncio.client import ClientConnection, connect, unix_connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Subprotocol

from loomery_orchestrator.proxy.headers import to_app
from loomery_orchestrator.releases.errors import AsleepError
from loomery_orchestrator.releases.local.hosted import HostedApp
from loomery_orchestrator.releases.local.instance import Instance
from loomery_orchestrator.releases.settings import ProxySettings

__all__ = ["carry_websocket"]

_TRY_AGAIN, _RESTARTS, _BROKEN = 1013, 1012, 1011
_LARGEST = 1 << 20


async def carry_websocket(
    app: HostedApp, settings: ProxySettings, scope: Scope, receive: Receive, send: Send
) -> None:
    """Connect both ends until one closes; a version that must make room closes with 1012, service restart."""
    await receive()  # the browser wants to connect
    try:
        instance = await app.lease(settings.hold)
    except AsleepError:
        await send({"type": "websocket.close", "code": _TRY_AGAIN})
        return
    try:
        async with _connected(instance, settings, scope) as inner:
            await send({"type": "websocket.accept", "subprotocol": inner.subprotocol})
            code = await _carry(instance, inner, receive, send)
        if code is not None:
            with contextlib.suppress(RuntimeError, OSError):
                await send({"type": "websocket.close", "code": code})
    except (OSError, TimeoutError, InvalidHandshake):
        await send({"type": "websocket.close", "code": _BROKEN})
    finally:
        instance.leave()


def _connected(instance: Instance, settings: ProxySettings, scope: Scope) -> connect:
    client = scope.get("client")
    headers = to_app(
        scope["headers"],
        client=client[0] if client else "",
        scheme="https" if scope.get("scheme") == "wss" else "http",
        platform_cookies=frozenset(settings.platform_cookies),
        websocket=True,
    )
    host = next((value for name, value in headers if name == b"host"), b"app").decode("latin-1")
    path = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1")
    query = scope["query_string"].decode("latin-1")
    return unix_connect(
        instance.address,
        f"ws://{host}{path}{f'?{query}' if query else ''}",
        additional_headers=[
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in headers if name != b"host"
        ],
        subprotocols=[Subprotocol(name) for name in scope.get("subprotocols", ())] or None,
        compression=None,
        max_size=_LARGEST,
        open_timeout=settings.hold,
        user_agent_header=None,
    )


async def _carry(instance: Instance, inner: ClientConnection, receive: Receive, send: Send) -> int | None:
    """The code to close the browser's end with; None when the browser has closed it."""
    outward = asyncio.create_task(_outward(inner, send))
    inward = asyncio.create_task(_inward(inner, receive))
    leaving = asyncio.create_task(_left(instance))
    tasks = (outward, inward, leaving)
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if inward.done():
            return None
        if outward.done():
            return outward.result()
        return _RESTARTS
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _outward(inner: ClientConnection, send: Send) -> int:
    try:
        async for message in inner:
            key = "text" if isinstance(message, str) else "bytes"
            await send({"type": "websocket.send", key: message})
    except ConnectionClosed:
        pass
    code = inner.close_code or _BROKEN
    # 1005 and 1006 say that no code was given; they may not be sent (RFC 6455, section 7.4.1).
    return 1000 if code == 1005 else _BROKEN if code == 1006 else code


async def _inward(inner: ClientConnection, receive: Receive) -> None:
    while True:
        message = await receive()
        if message["type"] == "websocket.disconnect":
            return
        text = message.get("text")
        try:
            await inner.send(text if text is not None else message.get("bytes") or b"")
        except ConnectionClosed:
            await asyncio.Event().wait()  # the other direction tells how it was closed


async def _left(instance: Instance) -> None:
    await instance.leaving.wait()
