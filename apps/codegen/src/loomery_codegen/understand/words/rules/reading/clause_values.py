"""Values that are told in a clause: `whether the queen was seen`, `how many people are needed`, `why I went`."""

from __future__ import annotations

import re

_SOMEBODY = (
    r"(?:it|they|he|she|this|i|we|you|somebody|someone|people|(?:the|an?|my|our|his|her|their|your) [a-z]+)"
)
_BE = r"(?:is|are|was|were|has been|have been|had been)"
_WHETHER = re.compile(
    r"(?:whether|if) (?:or not )?(?:it|they|he|she|this|(?:the|an?) (?P<what>[a-z]+)) (?:is|are|was|were|has been|"
    r"have been|has) (?:already |still |been )?(?P<name>[a-z]+(?:[ -][a-z]+){0,2})$",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"how (?P<how>many|much) (?P<what>[a-z-]+(?: [a-z-]+)?)(?: (?:is|are|was|were|we|you|it|they|he|she|i)"
    r"(?: (?P<how_used>[a-z]+))?)?$",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:when|(?:the )?(?P<kind>date|day|time)(?: when| on which| at which| that)?) "
    rf"{_SOMEBODY} (?:{_BE} )?(?:to be )?"
    r"(?P<name>(?:last |first |next )?[a-z]+(?: (?:back|out|in|off|up|away|due|to [a-z]+))?)(?: it| them)?$",
    re.IGNORECASE,
)
_HOW = re.compile(rf"how (?P<how>[a-z]+)(?: (?:{_SOMEBODY}|{_BE}) [a-z ]{{2,30}})?$", re.IGNORECASE)
_WHY = re.compile(rf"(?:why|for what reason)(?: (?:{_SOMEBODY}) [a-z ]{{2,30}})?$", re.IGNORECASE)
_WHERE = re.compile(
    rf"where(?: (?:{_SOMEBODY} [a-z]+(?: [a-z]+)?|(?:{_BE} )?[a-z]+ [a-z]+))?$", re.IGNORECASE
)
_WHAT = re.compile(
    rf"what (?:{_SOMEBODY} [a-z]+|(?:is|was|has been|went|needs|has|needed) [a-z]+(?: [a-z]+)?|happened)"
    r"(?: to [a-z ]{2,20})?$",
    re.IGNORECASE,
)
_COST = re.compile(rf"what {_SOMEBODY} (?:costs?|will cost|has cost)$", re.IGNORECASE)
_WHO = re.compile(
    r"who (?:(?:has|have|had) )?(?P<name>[a-z]+(?:ed|t|s)|made|took|gave|wrote)(?: it| them)$", re.IGNORECASE
)
_KINDS = {"time": "time"}
_MEASURES = {
    "often": ("how often", "text"), "long": ("duration", ""), "far": ("distance", "decimal"), "old": ("age", "integer"),
    "big": ("size", ""), "large": ("size", ""), "urgent": ("urgency", ""), "heavy": ("weight", "decimal"),
    "difficult": ("difficulty", ""), "hard": ("difficulty", ""), "important": ("importance", ""),
    "severe": ("severity", ""), "deep": ("depth", "decimal"), "high": ("height", "decimal"),
}  # fmt: skip
_FEELINGS = frozenset({"i", "we", "he", "she", "they", "it", "to"})


def clause_value(written: str) -> tuple[str, str] | None:
    """The name of the value that a clause tells, and its type where that is sure; nothing for any other words."""
    if whether := _WHETHER.match(written):
        about = whether["what"] or ""
        return f"{about} {whether['name']}".strip().lower(), "boolean"
    if amount := _HOW_MANY.match(written):
        kind = "integer" if amount["how"].lower() == "many" else "decimal"
        return f"{amount['what']} {amount['how_used'] or ''}".strip().lower(), kind
    if when := _WHEN.match(written):
        kind = _KINDS.get((when["kind"] or "").lower(), "date")
        return f"{when['name']} {when['kind'] or 'date'}".lower(), kind
    return _told(written)


def _told(written: str) -> tuple[str, str] | None:
    """Clauses that open with another word of asking."""
    if (how := _HOW.match(written)) and how["how"].lower() not in _FEELINGS:
        word = how["how"].lower()
        return (
            _MEASURES.get(word, (f"how {word}", "text")) if " " in written[4:] or word in _MEASURES else None
        )
    if _WHY.match(written):
        return "reason", "long_text"
    if _WHERE.match(written):
        return "place", "text"
    if _COST.match(written):
        return "cost", "decimal"
    if _WHAT.match(written):
        return written.lower(), "long_text"
    if who := _WHO.match(written):
        return f"{who['name']} by".lower(), "text"
    return None
