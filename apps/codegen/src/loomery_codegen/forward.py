"""Forwards connections on a port of 127.0.0.1 to a Unix socket, byte for byte."""

import asyncio
import contextlib
import socket
import threading
from pathlib import Path

from loomery_codegen.errors import ServeError

__all__ = ["Forwarder"]

_CHUNK = 64 * 1024


class Forwarder:
    """A listener in a thread of its own. `port` 0 takes any free one."""

    def __init__(self, address: Path, port: int = 0) -> None:
        self._address = address
        self._listener = socket.socket()
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self._listener.bind(("127.0.0.1", port))
            # Connections wait from here on, also those that come before the thread runs.
            self._listener.listen(128)
        except OSError as error:
            self._listener.close()
            raise ServeError(f"Port {port} is taken.", hint="Choose another with --port.") from error
        self.port: int = self._listener.getsockname()[1]
        self._loop = asyncio.new_event_loop()
        self._ended = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name=f"forward-{self.port}", daemon=True)

    def start(self) -> None:
        """Begin to accept connections."""
        self._thread.start()

    def stop(self) -> None:
        """Close the listener and every connection."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._ended.set)
            self._thread.join()

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        connections: set[asyncio.Task[None]] = set()

        async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None  # noqa: S101 - a handler always runs in a task
            connections.add(task)
            try:
                await self._connect(reader, writer)
            except asyncio.CancelledError:
                pass  # the forwarder is being stopped; nobody waits for this task but the stop itself
            finally:
                connections.discard(task)

        server = await asyncio.start_server(accepted, sock=self._listener)
        async with server:
            await self._ended.wait()
            server.close()
            for task in tuple(connections):
                task.cancel()
            await asyncio.gather(*connections, return_exceptions=True)

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            inner_reader, inner_writer = await asyncio.open_unix_connection(str(self._address))
        except OSError:
            writer.write(
                b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            )
            await _close(writer)
            return
        try:
            await asyncio.gather(_pump(reader, inner_writer), _pump(inner_reader, writer))
        finally:
            await _close(writer)
            await _close(inner_writer)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Copy until the end, then tell the other side that nothing more comes."""
    # A side that hangs up first is no fault: browsers do so all the time.
    with contextlib.suppress(OSError):
        while chunk := await reader.read(_CHUNK):
            writer.write(chunk)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()


async def _close(writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        writer.close()
        await writer.wait_closed()
