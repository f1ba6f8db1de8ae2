"""Which way of structured output an endpoint honours: found out once by a small question, and remembered."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loomery_codegen.understand.words.model.answers import find_object
from loomery_codegen.understand.words.model.caller import Caller
from loomery_codegen.understand.words.model.prompts import fill
from loomery_codegen.understand.words.model.settings import ModelSettings
from loomery_codegen.understand.words.model.talk import MODES, Failure, Mode, Question

__all__ = ["KnownModes", "find_mode"]

COLOURS = ("red", "green", "blue")
PROBE_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"colour": {"type": "string", "enum": list(COLOURS)}},
    "required": ["colour"],
    "additionalProperties": False,
}
PROBE_WORDS = "Which colour is the sky on a clear day?"
"""Says nothing of JSON, so that only an endpoint that honours the mode answers in it."""
PROBE_TOKENS = 256
NEXT_MODE = frozenset({"rejected", "garbled", "refused"})
"""Failures that speak against the mode and not against the endpoint."""


@dataclass(frozen=True, slots=True)
class KnownModes:
    """The file that remembers, by address and model. Not being able to read or write it is no harm."""

    path: Path

    def get(self, settings: ModelSettings) -> Mode | None:
        """The mode that worked, or none."""
        mode = self._all().get(_key(settings))
        return next((known for known in MODES if known == mode), None)

    def put(self, settings: ModelSettings, mode: Mode) -> None:
        """Remember the mode that worked."""
        known = {**self._all(), _key(settings): mode}
        fresh = self.path.with_suffix(f".{os.getpid()}.new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n", encoding="utf-8")
            fresh.replace(self.path)
        except OSError:
            return

    def _all(self) -> Mapping[str, object]:
        try:
            known = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}


def _key(settings: ModelSettings) -> str:
    return f"{settings.base_url} {settings.name}"


def _honoured(text: str) -> bool:
    try:
        value = find_object(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and value.get("colour") in COLOURS


async def find_mode(caller: Caller, known: KnownModes) -> Mode:
    """The firmest mode that the endpoint honours. Raises Failure and OverBudget."""
    settings = caller.settings
    if settings.mode != "auto":
        return settings.mode
    remembered = known.get(settings)
    if remembered is not None:
        return remembered
    for mode in MODES:
        question = Question(
            instructions=fill("probe"),
            text=PROBE_WORDS,
            schema=PROBE_SCHEMA,
            schema_name="colour",
            mode=mode,
            max_tokens=PROBE_TOKENS,
            timeout=settings.timeout,
        )
        try:
            answer = await caller.probe(question)
        except Failure as failure:
            if failure.kind not in NEXT_MODE:
                raise
            continue
        honoured = _honoured(answer.text)
        caller.judge("accepted" if honoured else "violations")
        if honoured:
            known.put(settings, mode)
            return mode
    raise Failure("rejected", "it gives structured output in none of the known ways")
