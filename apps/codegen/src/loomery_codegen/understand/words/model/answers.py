"""An answer's text becomes a specification, or a list of what is wrong with it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic import ValidationError

from loomery_spec import AppSpec, Report

__all__ = ["Check", "Violations", "find_object", "read_answer"]

Check: TypeAlias = Callable[[AppSpec], Report]
"""Says what keeps a specification from being built; pure."""

MOST_VIOLATIONS = 20


@dataclass(frozen=True, slots=True)
class Violations:
    """Faults of an answer, one line each, with their places."""

    lines: tuple[str, ...]

    def __str__(self) -> str:
        shown = [f"- {line}" for line in self.lines[:MOST_VIOLATIONS]]
        if len(self.lines) > MOST_VIOLATIONS:
            shown.append(f"- and {len(self.lines) - MOST_VIOLATIONS} more of the same kinds")
        return "\n".join(shown)


def find_object(text: str) -> Any:
    """The JSON object in a text that may have words or a fence around it. Raises ValueError."""
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        raise ValueError("no JSON object")
    return json.loads(text[start : end + 1])


def _without_nulls(value: Any) -> Any:
    """Null stands for `left out`, except as the value of a constant."""
    if isinstance(value, dict):
        return {
            key: _without_nulls(item) for key, item in value.items() if item is not None or key == "value"
        }
    if isinstance(value, list):
        return [_without_nulls(item) for item in value]
    return value


def _validation_lines(error: ValidationError) -> tuple[str, ...]:
    faults = error.errors(include_url=False, include_input=False, include_context=False)
    return tuple(f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}" for fault in faults)


def read_answer(text: str) -> AppSpec | Violations:
    """Validate an answer as a full specification; held-back properties are not taken from it."""
    try:
        data = find_object(text)
    except (ValueError, RecursionError):
        return Violations(("(document): not one JSON object",))
    try:
        return AppSpec.model_validate_json(json.dumps(_without_nulls(data)))
    except ValidationError as error:
        return Violations(_validation_lines(error))
    except RecursionError:
        return Violations(("(document): nested too deeply",))
