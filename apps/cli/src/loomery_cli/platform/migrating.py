"""Schema changes of every service, one after the other."""

import asyncio

from dbos import DBOS

from loomery_cli.platform.settings import PlatformSettings
from loomery_orchestrator.building.engine import workflow_url
from loomery_shared.database import Database
from loomery_shared.migrating import migrate

__all__ = ["SERVICES", "databases", "migrate_all"]

SERVICES = {
    "auth": "loomery_auth",
    "email": "loomery_email",
    "analytics": "loomery_analytics",
    "orchestrator": "loomery_orchestrator",
}
"""The service's name, which its database or schema has too, and its package."""


def databases(settings: PlatformSettings) -> dict[str, Database]:
    """A pool of connections for each service."""
    shared = settings.orchestrator
    return {service: Database(shared.database, shared.home, service) for service in SERVICES}


async def migrate_all(settings: PlatformSettings) -> list[str]:
    """Run what has not been run; the services that are up to date now."""
    done = []
    for service, database in databases(settings).items():
        try:
            await migrate(database, SERVICES[service])
        finally:
            await database.close()
        done.append(service)
    await asyncio.to_thread(DBOS.migrate, workflow_url(settings.orchestrator))
    return [*done, "workflows"]
