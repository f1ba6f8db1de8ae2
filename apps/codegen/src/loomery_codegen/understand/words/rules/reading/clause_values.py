"""Values that are told in a clause: `whether the queen was seen`, `how many people are needed`."""

from __future__ import annotations

import re

_WHETHER = re.compile(
    r"(?:whether|if) (?:or not )?(?:it|they|he|she|this|(?:the|an?) (?P<what>[a-z]+)) (?:is|are|was|were|has been|"
    r"have been|has) (?:already |still |been )?(?P<name>[a-z]+(?:[ -][a-z]+)?)$",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"how (?P<how>many|much) (?P<what>[a-z-]+(?: [a-z-]+)?)(?: (?:is|are|was|were|we|you|it|they|he|she|i)"
    r"(?: (?P<how_used>[a-z]+))?)?$",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:when|(?:the )?(?P<kind>date|day|time)(?: when| on which| at which| that)?) "
    r"(?:it|they|he|she|(?:the|an?) [a-z]+) (?:is |are |was |were |has been )?"
    r"(?P<name>[a-z]+(?: (?:back|out|in|off|up|away))?)$",
    re.IGNORECASE,
)
_KINDS = {"time": "time"}


def clause_value(written: str) -> tuple[str, str] | None:
    """The name of the value that a clause tells, and its type; nothing for any other words."""
    if whether := _WHETHER.match(written):
        about = whether["what"] or ""
        return f"{about} {whether['name']}".strip().lower(), "boolean"
    if amount := _HOW_MANY.match(written):
        kind = "integer" if amount["how"].lower() == "many" else "decimal"
        return f"{amount['what']} {amount['how_used'] or ''}".strip().lower(), kind
    if when := _WHEN.match(written):
        kind = _KINDS.get((when["kind"] or "").lower(), "date")
        return f"{when['name']} {when['kind'] or 'date'}".lower(), kind
    return None
