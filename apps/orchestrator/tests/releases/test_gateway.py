"""Calls outside reach granted hosts and nothing else."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from apps.orchestrator.tests.releases.hosting import Platform, tiny_bundle, until
from loomery_orchestrator.releases.local.gateway import Gateway, public_addresses


@asynccontextmanager
async def echo() -> AsyncIterator[int]:
    """A server that says everything twice."""

    async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(2 * await reader.read(100))
        writer.close()

    server = await asyncio.start_server(accepted, "127.0.0.1", 0)
    async with server:
        yield int(server.sockets[0].getsockname()[1])


async def here(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


async def asked(socket: Path, line: str) -> tuple[bytes, asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_unix_connection(str(socket))
    writer.write(f"{line} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    return await reader.readline(), reader, writer


@pytest.fixture
def socket(tmp_path: Path) -> Path:
    return tmp_path / "g" / "s"


async def test_a_granted_host_is_reached(socket: Path) -> None:
    async with echo() as port:
        gateway = Gateway("app_1", socket, [f"API.example.org:{port}"], here)
        await gateway.start()
        status, reader, writer = await asked(socket, f"CONNECT api.example.org:{port}")
        assert status == b"HTTP/1.1 200 Connection established\r\n"
        await reader.readline()
        writer.write(b"abc")
        assert await reader.read() == b"abcabc"
        writer.close()
        await gateway.stop()
    assert not socket.exists()


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("CONNECT other.example.org:443", b"403"),
        ("CONNECT api.example.org:25", b"403"),
        ("CONNECT api.example.org.evil.org:443", b"403"),
        ("CONNECT api.example.org", b"405"),
        ("GET http://api.example.org/", b"405"),
        ("CONNECT api.example.org:443", b"502"),
    ],
)
async def test_everything_else_is_refused(socket: Path, line: str, status: bytes) -> None:
    async def nowhere(_host: str, _port: int) -> list[str]:
        return []

    gateway = Gateway("app_1", socket, ["api.example.org"], nowhere)
    await gateway.start()
    said, _, writer = await asked(socket, line)
    assert said.split()[1] == status
    writer.close()
    await gateway.stop()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "10.0.0.1", "169.254.169.254", "::1"])
async def test_names_do_not_lead_into_the_own_network(host: str) -> None:
    assert await public_addresses(host, 443) == []


async def test_an_application_has_no_way_out_until_it_is_granted_one(platform: Platform) -> None:
    async with platform.running() as running, running.browser() as browser:
        await platform.live(tiny_bundle("one"))
        before = (await browser.get("/api/call?localhost")).json()
        assert "Tunnel" not in before
        await platform.service.grant("t1", "app_1", ["localhost"])
        await until(lambda: "asleep" in platform.kinds())
        assert "Tunnel connection failed: 502" in (await browser.get("/api/call?localhost")).json()
        assert "Tunnel connection failed: 403" in (await browser.get("/api/call?example.org")).json()
