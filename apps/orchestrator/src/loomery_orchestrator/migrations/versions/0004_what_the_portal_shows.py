"""Records of builds, their pictures, how applications run, and deletion that can be taken back."""

import sqlalchemy as sa
from alembic import op

from loomery_shared.columns import UtcTime
from loomery_shared.migrating import row_level_security

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and columns."""
    text, moment = sa.String(200), UtcTime()
    op.create_table(
        "build_record",
        sa.Column("job", text, primary_key=True),
        sa.Column("tenant", text, nullable=False),
        sa.Column("app", text, nullable=False),
        sa.Column("browser", sa.Boolean, nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("created_by", text, nullable=False),
        sa.Column("state", text, nullable=False),
        sa.Column("tag", text, nullable=False),
        sa.Column("commit", text, nullable=False),
        sa.Column("sentences", sa.JSON, nullable=False),
        sa.Column("gates", sa.JSON, nullable=False),
        sa.Column("steps", sa.JSON, nullable=False),
        sa.Column("seconds", sa.Float),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("published_at", moment),
        sa.Column("finished_at", moment),
    )
    op.create_index("build_record_of_app", "build_record", ["tenant", "app", "job"])
    op.create_index("build_record_by_end", "build_record", ["tenant", "browser", "finished_at"])
    op.create_table(
        "picture",
        sa.Column("id", text, primary_key=True),
        sa.Column("tenant", text, nullable=False),
        sa.Column("app", text, nullable=False),
        sa.Column("job", text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("page", text, nullable=False),
        sa.Column("path", sa.String(500), nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("theme", text, nullable=False),
        sa.Column("key", sa.String(500), nullable=False),
        sa.Column("type", text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("sha256", text, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.UniqueConstraint("job", "position", name="uq_picture_job_position"),
    )
    op.create_index("picture_of_app", "picture", ["tenant", "app", "job"])
    row_level_security(op, "build_record", "picture")
    op.add_column("application", sa.Column("picture", text))
    op.add_column("application", sa.Column("deleted_at", moment))
    op.create_index("application_deleted", "application", ["deleted_at"])
    for column in (
        sa.Column("running", text, nullable=False, server_default="none"),
        sa.Column("running_since", moment),
        sa.Column("restarts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("restarts_asked", sa.Integer, nullable=False, server_default="0"),
        sa.Column("last_error", sa.Text, nullable=False, server_default=""),
    ):
        op.add_column("hosted_app", column)


def downgrade() -> None:
    """Remove them."""
    for name in ("running", "running_since", "restarts", "restarts_asked", "last_error"):
        op.drop_column("hosted_app", name)
    op.drop_index("application_deleted", "application")
    for name in ("picture", "deleted_at"):
        op.drop_column("application", name)
    for table in ("picture", "build_record"):
        op.drop_table(table)
