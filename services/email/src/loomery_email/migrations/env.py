"""Runs the revisions of the mail service."""

from loomery_email.tables import Base
from loomery_shared.migrating import run_migrations

run_migrations(Base.metadata)
