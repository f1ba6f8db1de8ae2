"""Organisations can be suspended."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Since when, and why."""
    op.add_column("organisation", sa.Column("suspended_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("organisation", sa.Column("suspended_because", sa.String(), nullable=True))


def downgrade() -> None:
    """Nobody is suspended any more."""
    op.drop_column("organisation", "suspended_because")
    op.drop_column("organisation", "suspended_at")
