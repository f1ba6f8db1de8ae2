"""Applications, jobs with steps and events, workers."""

import sqlalchemy as sa
from alembic import op

from loomery_shared.columns import UtcTime
from loomery_shared.migrating import row_level_security

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    text, moment = sa.String(200), UtcTime()
    op.create_table(
        "application",
        sa.Column("id", text, primary_key=True),
        sa.Column("tenant", text, nullable=False),
        sa.Column("slug", text, unique=True),
        sa.Column("name", text, nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("spec", sa.JSON),
        sa.Column("options", sa.JSON, nullable=False),
        sa.Column("state", text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created_by", text, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("updated_at", moment, nullable=False),
    )
    op.create_index("application_of_tenant", "application", ["tenant", "state", "id"])
    op.create_table(
        "job",
        sa.Column("id", text, primary_key=True),
        sa.Column("tenant", text, nullable=False),
        sa.Column("app", text, nullable=False),
        sa.Column("kind", text, nullable=False),
        sa.Column("state", text, nullable=False),
        sa.Column("request", sa.JSON, nullable=False),
        sa.Column("idempotency_key", text),
        sa.Column("created_by", text, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("started_at", moment),
        sa.Column("finished_at", moment),
        sa.Column("url", text),
        sa.Column("error", sa.JSON),
        sa.Column("result", sa.JSON),
        sa.Column("dispatched", sa.Boolean, nullable=False),
        sa.Column("cancel_requested", sa.Boolean, nullable=False),
        sa.Column("owner", text, nullable=False),
        sa.Column("fence", sa.Integer, nullable=False),
        sa.Column("next_event", sa.Integer, nullable=False),
        sa.UniqueConstraint("tenant", "idempotency_key"),
    )
    op.create_index("job_of_app", "job", ["tenant", "app", "id"])
    op.create_index("job_by_state", "job", ["state", "created_at"])
    op.create_table(
        "job_step",
        sa.Column("job", text, sa.ForeignKey("job.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("name", text, primary_key=True),
        sa.Column("tenant", text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("state", text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("started_at", moment),
        sa.Column("seconds", sa.Float),
    )
    op.create_table(
        "job_event",
        sa.Column("job", text, sa.ForeignKey("job.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("tenant", text, nullable=False),
        sa.Column("kind", text, nullable=False),
        sa.Column("step", text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("data", sa.JSON),
        sa.Column("at", moment, nullable=False),
    )
    op.create_table(
        "artifact",
        sa.Column("id", text, primary_key=True),
        sa.Column("tenant", text, nullable=False),
        sa.Column("app", text, nullable=False),
        sa.Column("job", text, nullable=False),
        sa.Column("kind", text, nullable=False),
        sa.Column("name", text, nullable=False),
        sa.Column("key", sa.String(500), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("sha256", text, nullable=False),
        sa.Column("signature", sa.JSON),
        sa.Column("created_at", moment, nullable=False),
        sa.UniqueConstraint("job", "kind"),
    )
    op.create_index("artifact_of_app", "artifact", ["tenant", "app", "id"])
    op.create_table(
        "app_secret",
        sa.Column("tenant", text, primary_key=True),
        sa.Column("app", text, primary_key=True),
        sa.Column("name", text, primary_key=True),
        sa.Column("sealed", sa.Text, nullable=False),
        sa.Column("changed_at", moment, nullable=False),
    )
    op.create_table(
        "worker",
        sa.Column("id", text, primary_key=True),
        sa.Column("version", text, nullable=False),
        sa.Column("generation", sa.Integer, nullable=False),
        sa.Column("started_at", moment, nullable=False),
        sa.Column("seen_at", moment, nullable=False),
        sa.Column("state", text, nullable=False),
    )
    row_level_security(op, "application", "job", "job_step", "job_event", "artifact", "app_secret")


def downgrade() -> None:
    """Remove the tables."""
    for table in ("worker", "app_secret", "artifact", "job_event", "job_step", "job", "application"):
        op.drop_table(table)
