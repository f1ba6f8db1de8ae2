"""The database of the workflow engine: its own SQLite file, or a schema beside ours in PostgreSQL."""

from typing import Any

import sqlalchemy as sa
from dbos import DBOSConfig
from dbos._serialization import DBOSPortableJSON
from sqlalchemy import event

from loomery_orchestrator.building.sessions import session_name
from loomery_orchestrator.settings import OrchestratorSettings
from loomery_shared.database import NO_IDLING, PATIENCE, sync_url
from loomery_shared.web import VERSION

__all__ = ["SERIALIZER", "workflow_config", "workflow_engine", "workflow_url"]

# The default would store what Python pickles: whoever can write to the database could then run code in a worker.
SERIALIZER = DBOSPortableJSON


def workflow_url(settings: OrchestratorSettings) -> str:
    """Where the engine's tables are; its folder exists afterwards."""
    url = sync_url(settings.database, settings.home, "workflows")
    if url.startswith("sqlite"):
        (settings.home / "databases").mkdir(parents=True, exist_ok=True, mode=0o700)
    return url


def workflow_engine(settings: OrchestratorSettings) -> sa.Engine:
    """A pool of connections to the engine's tables, known as this worker's."""
    url = sa.make_url(workflow_url(settings))
    if url.get_backend_name() == "sqlite":
        engine = sa.create_engine(
            url, connect_args={"timeout": 30, "check_same_thread": False}, hide_parameters=True
        )
        event.listen(engine, "connect", _prepare)
        return engine
    return sa.create_engine(
        url,
        pool_size=10,
        max_overflow=10,
        pool_pre_ping=True,
        connect_args={
            "options": NO_IDLING,
            "application_name": session_name(settings.builds.worker),
            **PATIENCE,
        },
    )


def _prepare(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=30000", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def workflow_config(settings: OrchestratorSettings, engine: sa.Engine, worker: str) -> DBOSConfig:
    """How the workflow engine of a worker is set up."""
    return {
        "name": "loomery",
        "system_database_url": workflow_url(settings),
        "system_database_engine": engine,
        "executor_id": worker,
        "application_version": VERSION,
        "serializer": SERIALIZER,
        "log_level": "WARNING",
        "console_log_level": "WARNING",
        "notification_listener_polling_interval_sec": 0.5,
    }
