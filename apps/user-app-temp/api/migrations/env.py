"""Alembic's way into the application: its models and its database."""

import sqlalchemy as sa
from alembic import context

from app import models
from app.core.db import changing_tables, make_engine
from app.settings import load_settings


def run(connection: sa.Connection) -> None:
    """Run the migrations on a connection."""
    context.configure(
        connection=connection,
        target_metadata=models.metadata,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with changing_tables(make_engine(load_settings().database_url)) as connection:
        run(connection)
