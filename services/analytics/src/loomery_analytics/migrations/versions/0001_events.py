"""Events, counts per hour, and the keys of applications."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from loomery_shared.migrating import row_level_security

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "events",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("app", sa.String(64), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("received", sa.BigInteger, nullable=False),
        sa.Column("user", sa.String(64), nullable=False),
        sa.Column("visitor", sa.String(64), nullable=False),
        sa.Column("properties", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
    )
    op.create_index("events_by_time", "events", ["tenant", "at"])
    op.create_index("events_by_age", "events", ["at"])
    named = sa.text("\"user\" <> ''")
    op.create_index("events_by_user", "events", ["user"], sqlite_where=named, postgresql_where=named)
    op.create_table(
        "rollups",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("app", sa.String(64), primary_key=True),
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("hour", sa.BigInteger, primary_key=True),
        *(sa.Column(f"quarter{number}", sa.BigInteger, nullable=False) for number in range(4)),
    )
    op.create_index("rollups_by_hour", "rollups", ["tenant", "hour"])
    op.create_index("rollups_by_age", "rollups", ["hour"])
    op.create_table(
        "late_hours",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("hour", sa.BigInteger, primary_key=True),
        sa.Column("touched", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "progress",
        sa.Column("job", sa.String(32), primary_key=True),
        sa.Column("hour", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "app_keys",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("app", sa.String(64), primary_key=True),
        sa.Column("write_key", sa.String(128), nullable=False, unique=True),
    )
    row_level_security(op, "events", "rollups", "late_hours", "app_keys")


def downgrade() -> None:
    """Remove the tables."""
    for table in ("app_keys", "progress", "late_hours", "rollups", "events"):
        op.drop_table(table)
