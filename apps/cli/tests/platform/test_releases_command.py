"""`loomery releases`: what ran where, and the files that were made for it."""

import asyncio
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from loomery_cli.commands.releases import command
from loomery_cli.platform.settings import PlatformSettings
from loomery_orchestrator.releases.generated import keep_in
from loomery_orchestrator.releases.repository import ReleaseRepository
from loomery_orchestrator.releases.schemas import ReleaseOrder
from loomery_shared.database import Database
from loomery_shared.errors import NotFoundError
from loomery_shared.ids import utc_now
from loomery_shared.migrating import migrate
from loomery_shared.objects.making import make_objects
from loomery_shared.secret_store.making import make_secrets


async def released(settings: PlatformSettings) -> None:
    shared = settings.orchestrator
    database = Database(shared.database, shared.home, "orchestrator")
    await migrate(database, "loomery_orchestrator")
    repository = ReleaseRepository(database, utc_now)
    await repository.choose("t1", "app_1", "containers")
    order = ReleaseOrder(
        tenant="t1", app="app_1", slug="tiny", job="job_1", bundle_key="k", bundle_sha256="0" * 64
    )
    release = await repository.add(order)
    objects = await make_objects(shared, make_secrets(shared))
    await repository.made(release, [await keep_in(objects, release, "compose.yaml", b'{"name": "tiny"}')])
    await database.close()


def test_it_lists_releases_and_writes_their_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOOMERY_HOME", str(tmp_path / "home"))
    asyncio.run(released(PlatformSettings.load()))
    asked = CliRunner().invoke(command, ["app_1", "--files", str(tmp_path / "out")], catch_exceptions=False)
    assert asked.exit_code == 0
    assert json.loads((tmp_path / "out" / "compose.yaml").read_text()) == {"name": "tiny"}
    with pytest.raises(NotFoundError):
        CliRunner().invoke(command, ["app_2"], catch_exceptions=False)
