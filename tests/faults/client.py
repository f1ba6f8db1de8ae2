"""Somebody who asks a platform over HTTP while it is in trouble."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2

from apps.orchestrator.tests.building.home import PATIENCE

OVER = ("succeeded", "failed", "cancelled")


class Client:
    """A token is the name of a tenant."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self.http = http

    async def get(self, path: str, tenant: str = "t1") -> httpx2.Response:
        return await self.http.get(path, headers={"Authorization": f"Bearer {tenant}"})

    async def order(self, description: str, tenant: str = "t1") -> httpx2.Response:
        return await self.http.post(
            "/api/createApp", json={"description": description}, headers={"Authorization": f"Bearer {tenant}"}
        )

    async def steps(self, job: str, tenant: str = "t1") -> dict[str, str]:
        """The states of the steps of a job; of none while there is no answer."""
        answer = await self.get(f"/api/status/{job}", tenant)
        return {step["name"]: step["state"] for step in answer.json()["steps"]} if answer.is_success else {}

    async def until_over(self, job: str, tenant: str = "t1") -> dict[str, Any]:
        """How a job ended."""
        while True:
            answer = await self.get(f"/api/status/{job}", tenant)
            if answer.is_success and answer.json()["state"] in OVER:
                return dict(answer.json())
            await asyncio.sleep(0.1)


@asynccontextmanager
async def client(port: int) -> AsyncIterator[Client]:
    """As soon as the platform answers; all that is done may take PATIENCE."""
    async with (
        httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=90) as http,
        asyncio.timeout(PATIENCE * 2),
    ):
        made = Client(http)
        while True:
            try:
                if (await made.get("/api/health")).is_success:
                    break
            except httpx2.TransportError:
                pass
            await asyncio.sleep(0.1)
        yield made
