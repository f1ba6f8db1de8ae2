"""The only way out for an application: tunnels to hosts that were granted to it, and to nothing else.

It speaks `CONNECT` (RFC 9110, section 9.3.6) on a Unix socket that is handed into the sandbox. Names are resolved
here and addresses that are not public are refused, so that a granted name cannot lead into the own network.
"""

import asyncio
import contextlib
import ipaddress
from collections.abc import Awaitable, Callable, Collection
from pathlib import Path
from typing import TypeAlias

from loomery_shared.logs import get_logger

__all__ = ["Gateway", "public_addresses"]

_log = get_logger("gateway")
_PORT = 443
_CHUNK = 64 * 1024
_HEAD = 8 * 1024
_AT_ONCE = 32
_PATIENCE = 15.0
_SILENCE = 300.0
Resolve: TypeAlias = Callable[[str, int], Awaitable[list[str]]]


async def public_addresses(host: str, port: int) -> list[str]:
    """The addresses of a name that belong to the public Internet; raises OSError for unknown names."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, proto=6)
    addresses = dict.fromkeys(str(entry[4][0]) for entry in found)
    return [address for address in addresses if ipaddress.ip_address(address).is_global]


class Gateway:
    """Listens at `socket` for one process of an application. `granted` are hosts, or `host:port` for another port
    than 443."""

    def __init__(
        self, app: str, socket: Path, granted: Collection[str], resolve: Resolve = public_addresses
    ) -> None:
        self._app = app
        self._socket = socket
        self._granted = {_place(grant) for grant in granted}
        self._resolve = resolve
        self._server: asyncio.Server | None = None
        self._tunnels: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Begin to listen."""
        self._socket.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._server = await asyncio.start_unix_server(self._accepted, str(self._socket), limit=_HEAD)

    async def stop(self) -> None:
        """Close every tunnel and listen no more."""
        if self._server is not None:
            self._server.close()
        for task in tuple(self._tunnels):
            task.cancel()
        await asyncio.gather(*self._tunnels, return_exceptions=True)
        self._socket.unlink(missing_ok=True)

    async def _accepted(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a handler always runs in a task
        self._tunnels.add(task)
        try:
            await self._tunnel(reader, writer)
        except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # one of the ends has gone, which is how tunnels end
        except asyncio.CancelledError:
            pass  # the gateway is being stopped; nobody waits for this task but the stop itself
        finally:
            self._tunnels.discard(task)
            writer.close()

    async def _tunnel(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async with asyncio.timeout(_PATIENCE):
            head = await reader.readuntil(b"\r\n\r\n")
        place = _asked(head)
        if place is None:
            await _refuse(writer, b"405 Method Not Allowed")
            return
        if place not in self._granted:
            _log.warning("a call was refused", app=self._app, host=place[0], port=place[1])
            await _refuse(writer, b"403 Forbidden")
            return
        if len(self._tunnels) > _AT_ONCE:
            await _refuse(writer, b"503 Service Unavailable")
            return
        try:
            async with asyncio.timeout(_PATIENCE):
                outer_reader, outer_writer = await self._connected(*place)
        except (OSError, TimeoutError):
            await _refuse(writer, b"502 Bad Gateway")
            return
        try:
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await asyncio.gather(_pump(reader, outer_writer), _pump(outer_reader, writer))
        finally:
            outer_writer.close()

    async def _connected(self, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        for address in await self._resolve(host, port):
            with contextlib.suppress(OSError):
                return await asyncio.open_connection(address, port)
        raise ConnectionError(f"{host} cannot be reached.")


def _place(grant: str) -> tuple[str, int]:
    host, _, port = grant.lower().partition(":")
    return host, int(port) if port.isdigit() else _PORT


def _asked(head: bytes) -> tuple[str, int] | None:
    words = head.split(b"\r\n", 1)[0].decode("latin-1").split(" ")
    if len(words) != 3 or words[0] != "CONNECT":
        return None
    host, _, port = words[1].rpartition(":")
    return (host.lower(), int(port)) if port.isascii() and port.isdigit() else None


async def _refuse(writer: asyncio.StreamWriter, status: bytes) -> None:
    writer.write(b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    await writer.drain()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Copy until the end, then tell the other side that nothing more comes."""
    while True:
        async with asyncio.timeout(_SILENCE):
            chunk = await reader.read(_CHUNK)
        if not chunk:
            break
        writer.write(chunk)
        await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()
