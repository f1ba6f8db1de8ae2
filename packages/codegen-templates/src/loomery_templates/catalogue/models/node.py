"""The base of every catalogue model: frozen, and unknown keys are refused."""

from pydantic import BaseModel, ConfigDict

__all__ = ["Node"]


class Node(BaseModel):
    """A value read from a data file; it never changes after it was read."""

    model_config = ConfigDict(frozen=True, extra="forbid")
