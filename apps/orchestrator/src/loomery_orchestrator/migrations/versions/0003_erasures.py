"""Erasures of people."""

import sqlalchemy as sa
from alembic import op

from loomery_shared.columns import UtcTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table. It has no tenant: an erasure is of a person, over all organisations."""
    text, moment = sa.String(200), UtcTime()
    op.create_table(
        "erasure",
        sa.Column("id", text, primary_key=True),
        sa.Column("user", text, nullable=False, unique=True),
        sa.Column("person", sa.JSON),
        sa.Column("organisations", sa.JSON, nullable=False),
        sa.Column("done", sa.JSON, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("due_at", moment, nullable=False),
        sa.Column("finished_at", moment),
    )
    op.create_index("erasure_due", "erasure", ["finished_at", "due_at"])


def downgrade() -> None:
    """Remove the table."""
    op.drop_table("erasure")
