"""A wall between tenants around messages, as around everything else."""

from alembic import op

from loomery_shared.migrating import row_level_security

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLES = ("message", "outbox", "suppression")


def upgrade() -> None:
    """Build it."""
    row_level_security(op, *_TABLES)


def downgrade() -> None:
    """Take it down."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in _TABLES:
        op.execute(f"drop policy tenant_rows on {table}")
        op.execute(f"alter table {table} no force row level security")
        op.execute(f"alter table {table} disable row level security")
