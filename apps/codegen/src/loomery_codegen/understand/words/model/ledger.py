"""The record of what was asked and what it cost: frozen entries, kept as JSON lines."""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

__all__ = ["ModelCall", "append_calls", "read_calls"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelCall:
    """One request to an endpoint. Holds no words of the description and no key."""

    at: str
    """Time of the request, ISO 8601, UTC."""
    endpoint: str
    model: str
    purpose: Literal["probe", "plan", "repair"]
    mode: str
    outcome: str
    """`accepted`, `violations`, `truncated`, or the kind of a failure."""
    input_tokens: int
    output_tokens: int
    cost: float
    """In the currency of the configured prices."""
    seconds: float
    estimated: bool = False
    """The endpoint did not count; tokens and cost are upper estimates."""
    prompt_version: str = "v1"


def append_calls(path: Path, calls: Iterable[ModelCall]) -> None:
    """Append to a ledger that only its owner can read; makes the file and its folder when missing."""
    lines = "".join(json.dumps(asdict(call), ensure_ascii=False) + "\n" for call in calls)
    if not lines:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        file.write(lines)


def read_calls(path: Path) -> tuple[ModelCall, ...]:
    """All entries of a ledger, the oldest first; none when there is no file."""
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(ModelCall(**json.loads(line)) for line in lines if line.strip())
