"""The database goes away while the service runs, and comes back."""

import asyncio

import pytest

from tests.servers import PostgresServer

from .conftest import Serve

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


async def test_an_outage_of_the_database_is_waited_out(serve: Serve, postgres_server: PostgresServer) -> None:
    async with serve(delivery={"here": True, "poll": 0.05}) as service:
        await asyncio.to_thread(postgres_server.stop, "immediate")
        try:
            assert (await service.http.get("/api/mail/ready")).status_code == 503
            answer = await service.send()
            assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
        finally:
            await asyncio.to_thread(postgres_server.start)
        while (answer := await service.send()).status_code == 503:
            await asyncio.sleep(0.05)
        assert answer.status_code == 202
        while (await service.state())["state"] != "sent":
            await asyncio.sleep(0.02)
