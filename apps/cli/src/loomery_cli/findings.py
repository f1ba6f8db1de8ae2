"""What was looked for on this machine, and how to mend what is not as it should be."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Finding"]


@dataclass(frozen=True)
class Finding:
    """One thing that was looked for."""

    name: str
    state: Literal["ok", "optional", "missing"]
    """`optional`: it goes on without, or with less."""
    detail: str
    remedy: str = ""
    """What to do, where there is something."""
