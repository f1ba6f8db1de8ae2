"""Indexes for what every request asks: lists by age, counts of an organisation, and what is to be handed over."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_INDEXES = {
    "application_by_age": ("application", ["tenant", "state", "created_at", "id"]),
    "job_of_tenant_by_time": ("job", ["tenant", "created_at"]),
    "job_of_tenant_by_state": ("job", ["tenant", "state"]),
    "artifact_size": ("artifact", ["tenant", "size"]),
    "build_record_of_all_by_end": ("build_record", ["browser", "finished_at"]),
}


def upgrade() -> None:
    """Make them; one that another replaces goes."""
    for name, (table, columns) in _INDEXES.items():
        op.create_index(name, table, columns)
    op.create_index(
        "job_to_hand_over",
        "job",
        ["state", "id"],
        sqlite_where=sa.text("dispatched IS 0"),
        postgresql_where=sa.text("dispatched IS false"),
    )
    op.drop_index("application_of_tenant", "application")


def downgrade() -> None:
    """Remove them."""
    op.create_index("application_of_tenant", "application", ["tenant", "state", "id"])
    op.drop_index("job_to_hand_over", "job")
    for name, (table, _) in _INDEXES.items():
        op.drop_index(name, table)
