"""Releases, and what is hosted."""

import sqlalchemy as sa
from alembic import op

from loomery_orchestrator.tables import UtcTime
from loomery_shared.migrating import row_level_security

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    text, moment = sa.String(200), UtcTime()
    op.create_table(
        "hosted_app",
        sa.Column("app", text, primary_key=True),
        sa.Column("tenant", text, nullable=False),
        sa.Column("slug", text, nullable=False, unique=True),
        sa.Column("live_release", text, nullable=False),
        sa.Column("suspended", sa.Boolean, nullable=False),
        sa.Column("granted_hosts", sa.JSON, nullable=False),
    )
    op.create_table(
        "release",
        sa.Column("id", text, primary_key=True),
        sa.Column("tenant", text, nullable=False),
        sa.Column("app", text, sa.ForeignKey("hosted_app.app", ondelete="CASCADE"), nullable=False),
        sa.Column("slug", text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("job", text, nullable=False),
        sa.Column("bundle_key", sa.String(900), nullable=False),
        sa.Column("bundle_sha256", text, nullable=False),
        sa.Column("tag", text, nullable=False),
        sa.Column("commit", text, nullable=False),
        sa.Column("demo", sa.Boolean, nullable=False),
        sa.Column("accept_loss", sa.Boolean, nullable=False),
        sa.Column("returns_to", text, nullable=False),
        sa.Column("restores_data", sa.Boolean, nullable=False),
        sa.Column("state", text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("notice", sa.Text, nullable=False),
        sa.Column("table_digest", text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("requested_at", moment, nullable=False),
        sa.Column("changed_at", moment, nullable=False),
        sa.Column("live_at", moment),
        sa.UniqueConstraint("tenant", "job", name="uq_release_tenant_job"),
        sa.UniqueConstraint("app", "number", name="uq_release_app_number"),
    )
    op.create_index("release_by_state", "release", ["state"])
    row_level_security(op, "hosted_app", "release")


def downgrade() -> None:
    """Remove the tables."""
    for table in ("release", "hosted_app"):
        op.drop_table(table)
