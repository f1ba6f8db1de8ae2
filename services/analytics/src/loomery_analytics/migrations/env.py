"""Runs the revisions of the analytics service."""

from loomery_analytics.tables import metadata
from loomery_shared.migrating import run_migrations

run_migrations(metadata)
