"""Called by Alembic."""

from loomery_orchestrator.tables import Base
from loomery_shared.migrating import run_migrations

run_migrations(Base.metadata)
