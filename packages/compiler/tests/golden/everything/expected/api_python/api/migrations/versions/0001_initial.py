"""Create all tables."""

import sqlalchemy as sa
from alembic import op

from app.core.types import Exact, UtcDateTime

revision = "0001_initial"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create all tables."""
    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("role", sa.String(60), nullable=False),
        sa.Column("password_hash", sa.String(200), nullable=False),
        sa.Column("avatar", sa.String(2000), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.UniqueConstraint("email", name="uq_users_email"),
    )
    op.create_table(
        "samples",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("a_text", sa.String(40), nullable=False),
        sa.Column("a_long_text", sa.Text(), nullable=False),
        sa.Column("a_integer", sa.BigInteger(), nullable=False),
        sa.Column("a_decimal", Exact(3), nullable=False),
        sa.Column("a_money", Exact(2), nullable=False),
        sa.Column("a_percent", Exact(4), nullable=False),
        sa.Column("a_rating", sa.Integer(), nullable=False),
        sa.Column("a_boolean", sa.Boolean(), nullable=False),
        sa.Column("a_date", sa.Date(), nullable=False),
        sa.Column("a_datetime", UtcDateTime(), nullable=False),
        sa.Column("a_time", sa.Time(), nullable=False),
        sa.Column("a_duration", sa.BigInteger(), nullable=False),
        sa.Column("a_choice", sa.String(60), nullable=False),
        sa.Column("a_tags", sa.JSON(), nullable=False),
        sa.Column("a_email", sa.String(254), nullable=False),
        sa.Column("a_url", sa.String(2000), nullable=False),
        sa.Column("a_phone", sa.String(30), nullable=False),
        sa.Column("a_image", sa.String(2000), nullable=False),
        sa.Column("a_file", sa.String(2000), nullable=False),
        sa.Column("a_audio", sa.String(2000), nullable=False),
        sa.Column("a_video", sa.String(2000), nullable=False),
        sa.Column("a_colour", sa.String(7), nullable=False),
        sa.Column("a_geo", sa.String(40), nullable=False),
        sa.Column("a_address", sa.Text(), nullable=False),
        sa.Column("a_json", sa.JSON(), nullable=False),
        sa.Column("some_text", sa.String(40), nullable=True),
        sa.Column("some_long_text", sa.Text(), nullable=True),
        sa.Column("some_integer", sa.BigInteger(), nullable=True),
        sa.Column("some_decimal", Exact(3), nullable=True),
        sa.Column("some_money", Exact(2), nullable=True),
        sa.Column("some_percent", Exact(4), nullable=True),
        sa.Column("some_rating", sa.Integer(), nullable=True),
        sa.Column("some_boolean", sa.Boolean(), nullable=False),
        sa.Column("some_date", sa.Date(), nullable=True),
        sa.Column("some_datetime", UtcDateTime(), nullable=True),
        sa.Column("some_time", sa.Time(), nullable=True),
        sa.Column("some_duration", sa.BigInteger(), nullable=True),
        sa.Column("some_choice", sa.String(60), nullable=True),
        sa.Column("some_tags", sa.JSON(), nullable=False),
        sa.Column("some_email", sa.String(254), nullable=True),
        sa.Column("some_url", sa.String(2000), nullable=True),
        sa.Column("some_phone", sa.String(30), nullable=True),
        sa.Column("some_image", sa.String(2000), nullable=True),
        sa.Column("some_file", sa.String(2000), nullable=True),
        sa.Column("some_audio", sa.String(2000), nullable=True),
        sa.Column("some_video", sa.String(2000), nullable=True),
        sa.Column("some_colour", sa.String(7), nullable=True),
        sa.Column("some_geo", sa.String(40), nullable=True),
        sa.Column("some_address", sa.Text(), nullable=True),
        sa.Column("some_json", sa.JSON(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_samples"),
    )
    op.create_table(
        "places",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("spot", sa.String(40), nullable=True),
        sa.Column("seats", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("opened", sa.Date(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_places"),
    )
    op.create_table(
        "passports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(20), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_passports"),
        sa.UniqueConstraint("number", name="uq_passports_number"),
    )
    op.create_table(
        "sheep",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("list", sa.String(200), nullable=True),
        sa.Column("property_id", sa.Integer(), nullable=True),
        sa.Column("mother_id", sa.Integer(), nullable=True),
        sa.Column("passport_id", sa.Integer(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["places.id"],
            name="fk_sheep_property_id",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["mother_id"], ["sheep.id"], name="fk_sheep_mother_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["passport_id"],
            ["passports.id"],
            name="fk_sheep_passport_id",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sheep"),
        sa.UniqueConstraint("passport_id", name="uq_sheep_passport_id"),
    )
    op.create_index("ix_sheep_property_id", "sheep", ["property_id"])
    op.create_index("ix_sheep_mother_id", "sheep", ["mother_id"])
    op.create_table(
        "bookings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seats", sa.BigInteger(), nullable=False),
        sa.Column("share", Exact(4), nullable=True),
        sa.Column("state", sa.String(60), nullable=False),
        sa.Column("note", sa.String(200), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["places.id"],
            name="fk_bookings_place_id",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["users.id"],
            name="fk_bookings_person_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_bookings"),
    )
    op.create_index("ix_bookings_place_id", "bookings", ["place_id"])
    op.create_index("ix_bookings_person_id", "bookings", ["person_id"])
    op.create_table(
        "record_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("booking_id", sa.Integer(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["booking_id"],
            ["bookings.id"],
            name="fk_record_entries_booking_id",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_record_entries"),
    )
    op.create_index("ix_record_entries_booking_id", "record_entries", ["booking_id"])
    op.create_table(
        "sheep_friends_link",
        sa.Column("sheep_id", sa.Integer(), nullable=False),
        sa.Column("related_sheep_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sheep_id"],
            ["sheep.id"],
            name="fk_sheep_friends_link_sheep_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["related_sheep_id"],
            ["sheep.id"],
            name="fk_sheep_friends_link_related_sheep_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("sheep_id", "related_sheep_id", name="pk_sheep_friends_link"),
    )
    op.create_table(
        "auth_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name="fk_auth_sessions_user_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_auth_sessions"),
        sa.UniqueConstraint("token_hash", name="uq_auth_sessions_token_hash"),
    )
    op.create_index("ix_auth_sessions_user_id", "auth_sessions", ["user_id"])
    op.create_table(
        "auth_attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_auth_attempts"),
    )
    op.create_index("ix_auth_attempts_key", "auth_attempts", ["key"])
    op.create_table(
        "job_runs",
        sa.Column("key", sa.String(160), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_job_runs"),
    )


def downgrade() -> None:
    """Drop all tables."""
    op.drop_table("job_runs")
    op.drop_table("auth_attempts")
    op.drop_table("auth_sessions")
    op.drop_table("sheep_friends_link")
    op.drop_table("record_entries")
    op.drop_table("bookings")
    op.drop_table("sheep")
    op.drop_table("passports")
    op.drop_table("places")
    op.drop_table("samples")
    op.drop_table("users")
