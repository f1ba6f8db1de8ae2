"""What services tell whoever keeps the audit log: who did what, to what."""

from typing import Protocol

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["AuditNote", "AuditTrail"]


class AuditNote(BaseModel):
    """One thing that was done to the platform or in an organisation; no secrets, and no more than is needed."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [{"actor": "user_01k5…", "action": "quota.changed", "target": "org_01k5…"}]
        },
    )

    tenant: str = Field(default="", max_length=64)
    """The organisation in whose log it stands; empty: that of the platform."""
    actor: str = Field(pattern=r"^[a-z]+_[0-9a-z]{26}$")
    """The person's id."""
    action: str = Field(pattern=r"^[a-z][a-z_.]{2,63}$")
    target: str = Field(default="", max_length=100)
    """The id of what it was done to."""
    details: dict[str, str | int | bool] = Field(default={}, max_length=20)


class AuditTrail(Protocol):
    """Writes down."""

    async def note(self, note: AuditNote) -> None:
        """Keep it; raises UnavailableError when it cannot be kept, and then the deed must not be done."""
