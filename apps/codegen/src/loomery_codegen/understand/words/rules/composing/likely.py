"""How likely a candidate is data that the application keeps: a weighted sum of its signals, with fitted weights."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _weights() -> dict[str, float]:
    content: dict[str, float] = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    return content


def likelihood(signals: Mapping[str, float]) -> float:
    """Between 0 and 1. Signals without a weight say nothing."""
    weights = _weights()
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in sorted(signals.items()))
    return 1.0 / (1.0 + math.exp(-total))
