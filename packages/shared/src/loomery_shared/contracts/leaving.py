"""How a person leaves: whoever keeps accounts asks, whoever orchestrates sees to it that every store forgets."""

from typing import Protocol

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Departure", "Erasures"]


class Departure(BaseModel):
    """Who leaves, and where the last letter goes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    user: str = Field(pattern=r"^[a-z]+_[0-9a-z]{26}$")
    email: str = Field(max_length=320)
    name: str = Field(default="", max_length=200)
    locale: str = Field(default="en", max_length=20)


class Erasures(Protocol):
    """Begins erasures."""

    async def begin(self, departure: Departure) -> None:
        """Erase a person from every store, in time; asking twice is harmless. Raises UnavailableError."""
