"""Messages, the outbox and suppressed addresses."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "message",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("key", sa.String(200), nullable=False, unique=True),
        sa.Column("tenant", sa.String(100), nullable=False),
        sa.Column("user", sa.String(100), nullable=False),
        sa.Column("recipient", sa.String(320), nullable=False),
        sa.Column("template", sa.String(40), nullable=False),
        sa.Column("category", sa.String(20), nullable=False),
        sa.Column("locale", sa.String(20), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("due_at", moment, nullable=False),
        sa.Column("started_at", moment),
        sa.Column("ended_at", moment),
        sa.Column("lease", sa.String(40), nullable=False),
        sa.Column("lease_until", moment),
    )
    op.create_index("message_due", "message", ["state", "due_at"])
    op.create_index("message_recipient", "message", ["recipient", "category", "started_at"])
    op.create_index("message_user", "message", ["user"])
    op.create_table(
        "outbox",
        sa.Column("message", sa.String(40), primary_key=True),
        sa.Column("tenant", sa.String(100), nullable=False),
        sa.Column("recipient", sa.String(320), nullable=False, index=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("at", moment, nullable=False),
    )
    op.create_table(
        "suppression",
        sa.Column("address", sa.String(320), primary_key=True),
        sa.Column("scope", sa.String(20), primary_key=True),
        sa.Column("tenant", sa.String(100), nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("at", moment, nullable=False),
    )


def downgrade() -> None:
    """Remove them."""
    for table in ("suppression", "outbox", "message"):
        op.drop_table(table)
