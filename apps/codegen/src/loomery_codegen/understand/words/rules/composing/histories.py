"""`browsing history`, `search records`: the list of what somebody did, of which each time is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loomery_codegen.understand.words.rules.reading.model import Place, Reading

_HISTORY = re.compile(r"\b(?P<what>[a-z]+(?:-[a-z]+)?) (?:history|histories|logs?)\b", re.IGNORECASE)
_KEPT_AS = {
    "browsing": "browsing record", "viewing": "viewing record", "playback": "playback record",
    "play": "playback record", "listening": "playback record", "watch": "viewing record",
    "watching": "viewing record", "search": "search record", "reading": "reading record",
    "chat": "message", "message": "message", "order": "order", "purchase": "order", "payment": "payment",
    "transaction": "transaction", "booking": "booking", "query": "query", "conversion": "conversion",
    "translation": "translation", "calculation": "calculation", "consultation": "consultation",
    "login": "login record", "usage": "usage record", "test": "test result", "consumption": "consumption record",
    "recognition": "recognition record", "generation": "generation record", "rental": "rental",
    "training": "training record", "payout": "payout", "visit": "visit", "call": "call",
}  # fmt: skip


def histories(reading: Reading) -> Iterator[tuple[str, Place]]:
    """What is kept of each time, with the place that speaks of its history, in order."""
    for sentence, fate in zip(reading.sentences, reading.fates, strict=True):
        if fate != "statement":
            continue
        for match in _HISTORY.finditer(sentence.text):
            kept = _KEPT_AS.get(match["what"].lower())
            if kept is not None:
                yield kept, sentence.locate(*match.span())
