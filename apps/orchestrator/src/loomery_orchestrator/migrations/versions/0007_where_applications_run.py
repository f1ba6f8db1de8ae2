"""Where applications run, and what was generated for other places than this machine."""

import sqlalchemy as sa
from alembic import op

from loomery_shared.migrating import row_level_security

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the columns; whatever was released before runs on this machine."""
    text = sa.String(200)
    op.create_table(
        "app_place",
        sa.Column("app", text, primary_key=True),
        sa.Column("tenant", text, nullable=False),
        sa.Column("place", text, nullable=False),
    )
    row_level_security(op, "app_place")
    op.add_column("hosted_app", sa.Column("place", text, nullable=False, server_default="local"))
    op.add_column("release", sa.Column("place", text, nullable=False, server_default="local"))
    op.add_column("release", sa.Column("generated", sa.JSON, nullable=False, server_default="[]"))


def downgrade() -> None:
    """Remove them."""
    op.drop_column("release", "generated")
    op.drop_column("release", "place")
    op.drop_column("hosted_app", "place")
    op.drop_table("app_place")
