"""Reads releases where the platform keeps them."""

from pathlib import Path

from loomery_cli.platform.settings import PlatformSettings
from loomery_orchestrator.releases.repository import ReleaseRepository
from loomery_orchestrator.releases.schemas import ReleaseRecord
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import NotFoundError
from loomery_shared.ids import utc_now
from loomery_shared.objects.making import make_objects
from loomery_shared.secret_store.making import make_secrets

__all__ = ["releases_of", "written"]

_SHOWN = 50


async def releases_of(settings: PlatformSettings, app: str) -> list[ReleaseRecord]:
    """The newest releases of an application; raises NotFoundError when there are none."""
    shared = settings.orchestrator
    database = Database(shared.database, shared.home, "orchestrator")
    try:
        found = await ReleaseRepository(database, utc_now).of_app(EVERY_TENANT, app, below=None, limit=_SHOWN)
    finally:
        await database.close()
    if not found:
        raise NotFoundError(f"Nothing of {app} was released yet.")
    return found


async def written(settings: PlatformSettings, release: ReleaseRecord, folder: Path) -> list[Path]:
    """Write what was made for a release into a folder; the files."""
    objects = await make_objects(settings.orchestrator, make_secrets(settings.orchestrator))
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for file in release.generated:
        await objects.download(file.key, folder / file.name)
        paths.append(folder / file.name)
    return paths
