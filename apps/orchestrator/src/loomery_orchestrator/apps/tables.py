"""The table of quotas that single organisations have instead of the usual ones."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from loomery_orchestrator.tables import Base

__all__ = ["QuotaRow"]


class QuotaRow(Base):
    """Limits of one organisation; None: as the settings say."""

    __tablename__ = "quota_override"

    tenant: Mapped[str] = mapped_column(primary_key=True)
    apps: Mapped[int | None]
    builds_per_hour: Mapped[int | None]
    waiting_builds: Mapped[int | None]
    storage_mb: Mapped[int | None]
    changed_at: Mapped[datetime]
    changed_by: Mapped[str]
