"""A generated application as it is delivered: FastAPI, SQLAlchemy, Alembic, with the toolchain's own Python."""

import asyncio
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from apps.orchestrator.tests.releases.hosting import Platform, until, zipped
from loomery_codegen.settings import CodegenSettings
from loomery_codegen.toolchain.store import ToolchainStore, template_recipe
from loomery_orchestrator.releases.schemas import ReleaseState
from tests.servers import missing

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[4]
USER_APP = "apps/user-app-temp/"
ADDS_A_COLUMN = b'''
"""Add a column."""

import sqlalchemy as sa
from alembic import op

revision = "0002_stars"
down_revision = "0001_initial"


def upgrade() -> None:
    """Add it."""
    op.add_column("tasks", sa.Column("stars", sa.Integer(), nullable=True))
'''


def user_app(**more: bytes) -> bytes:
    """The checked-in application as a bundle, without built pages."""
    listed = subprocess.run(
        ["git", "ls-files", f"{USER_APP}api"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = listed.stdout.splitlines()
    files: Mapping[str, bytes] = {path.removeprefix(USER_APP): (ROOT / path).read_bytes() for path in paths}
    return zipped({**files, **{f"api/migrations/versions/{name}.py": text for name, text in more.items()}})


@pytest.fixture
def equipped(platform: Platform) -> Platform:
    settings = CodegenSettings()
    store = ToolchainStore(settings.home / "toolchains", chromium=Path(settings.chromium))
    tools = store.find(template_recipe())
    if tools is None:
        missing("the toolchain is not set up here: loomery setup")
    platform.python, platform.read_only = tools.python, tools.read_only
    platform.settings = platform.settings.model_copy(update={"start_within": 60.0, "sleep_after": 2.0})
    return platform


async def test_it_is_released_changed_put_to_sleep_and_woken(equipped: Platform) -> None:
    async with equipped.running() as running, running.browser() as browser:
        first = await equipped.release(user_app(), demo=True)
        assert (first.state, first.reason) == (ReleaseState.LIVE, "")
        seeded = (await browser.get("/api/tasks")).json()
        assert seeded["total"] > 0
        made = await browser.post("/api/tasks", json={"title": "Water the plants"})
        assert made.status_code == 201

        second = await equipped.release(user_app(n0002_stars=ADDS_A_COLUMN))
        assert (second.state, second.reason) == (ReleaseState.LIVE, "")
        assert "The tables changed" in second.notice
        assert (await browser.get(f"/api/tasks/{made.json()['id']}")).json()["title"] == "Water the plants"

        # On a slow machine it may have slept before; from now on it sleeps once.
        equipped.told.clear()
        await until(lambda: "asleep" in equipped.kinds(), 60)
        equipped.told.clear()
        answers = await asyncio.gather(*(browser.get("/api/tasks") for _ in range(5)))
        assert {answer.json()["total"] for answer in answers} == {seeded["total"] + 1}
        await until(lambda: "awake" in equipped.kinds())
        assert equipped.kinds().count("awake") == 1

        assert (await browser.post("/api/tasks", json={"title": "Since then"})).status_code == 201
        refused = await equipped.service.promote("t1", "app_1", first.id)
        told = (await equipped.service.outcome(refused.id)).reason
        assert "tasks.stars (0 values)" in told
        assert "Traceback" not in told

        ordered = await equipped.service.roll_back("t1", "app_1", first.id)
        third = await equipped.service.outcome(ordered.id)
        assert (third.state, third.reason) == (ReleaseState.LIVE, "")
        assert (await browser.get("/api/tasks")).json()["total"] == seeded["total"] + 1
