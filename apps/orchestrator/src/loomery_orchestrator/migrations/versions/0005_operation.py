"""Quotas of single organisations, and what happened to running applications."""

import sqlalchemy as sa
from alembic import op

from loomery_shared.columns import UtcTime
from loomery_shared.migrating import row_level_security

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    text, moment = sa.String(200), UtcTime()
    op.create_table(
        "quota_override",
        sa.Column("tenant", text, primary_key=True),
        sa.Column("apps", sa.Integer),
        sa.Column("builds_per_hour", sa.Integer),
        sa.Column("waiting_builds", sa.Integer),
        sa.Column("storage_mb", sa.Integer),
        sa.Column("changed_at", moment, nullable=False),
        sa.Column("changed_by", text, nullable=False),
    )
    op.create_table(
        "happening",
        sa.Column("id", text, primary_key=True),
        sa.Column("tenant", text, nullable=False),
        sa.Column("app", text, nullable=False),
        sa.Column("kind", text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("at", moment, nullable=False),
    )
    op.create_index("happening_of_tenant", "happening", ["tenant", "at"])
    op.create_index("happening_by_time", "happening", ["at"])
    row_level_security(op, "quota_override", "happening")


def downgrade() -> None:
    """Remove them."""
    op.drop_table("happening")
    op.drop_table("quota_override")
