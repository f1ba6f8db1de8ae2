"""What the monitor asks of whoever hosts applications."""

from collections.abc import Callable
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

__all__ = ["AppState", "Live", "LiveApp"]

AppState: TypeAlias = Literal["running", "asleep", "failed", "none"]
"""`failed`: it does not stay up, and is left alone for a while; `none`: no version of it is live."""


class LiveApp(BaseModel):
    """How an application is at this moment; figures are of the last minute."""

    model_config = ConfigDict(frozen=True)

    state: AppState
    requests: int
    errors: int
    """Answers of 500 and above."""


Live: TypeAlias = Callable[[str], LiveApp | None]
"""How an application is; None when it is not hosted by this process."""
