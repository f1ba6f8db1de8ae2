"""Runs this service's schema changes."""

from loomery_auth.tables import Base
from loomery_shared.migrating import run_migrations

run_migrations(Base.metadata)
