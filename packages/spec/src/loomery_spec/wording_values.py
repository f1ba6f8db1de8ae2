"""Values of a specification in words."""

from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["listed", "named", "type_words", "value_words"]

_MOST, _LONG = 4, 60
_TYPES = {
    "text": "a line of text",
    "long_text": "a longer text",
    "integer": "a whole number",
    "decimal": "a number",
    "money": "an amount of money",
    "percent": "a percentage",
    "rating": "a rating in stars",
    "boolean": "yes or no",
    "date": "a date",
    "datetime": "a date and time",
    "time": "a time of day",
    "duration": "a length of time",
    "choice": "a choice",
    "tags": "a set of tags",
    "email": "an e-mail address",
    "url": "a web address",
    "phone": "a phone number",
    "image": "a picture",
    "file": "a file",
    "audio": "a sound",
    "video": "a video",
    "colour": "a colour",
    "geo": "a place on the map",
    "address": "a postal address",
    "json": "structured data",
}


def type_words(kind: Mapping[str, Any] | None) -> str:
    """The type of a field, with its article: `a whole number`."""
    return _TYPES.get(str((kind or {}).get("kind", "")), "another kind of value")


def named(element: Mapping[str, Any], *, formal: bool = False) -> str:
    """What people call an element, in quotes; with `formal`, its name in the specification."""
    keys = ("name",) if formal else ("label_plural", "label", "title", "feature", "name")
    found = next((str(element[key]) for key in keys if element.get(key)), "it")
    return f"“{found.replace('_', ' ') if 'feature' in element and not formal else found}”"


def listed(words: Sequence[str]) -> str:
    """`a, b and c`, or the first few and how many more."""
    if len(words) > _MOST + 1:
        words = (*words[:_MOST], f"{len(words) - _MOST} more")
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def value_words(value: Any) -> str:
    """A value, short: nothing, yes, no, a word, or that there are several."""
    if value is None or value in ("", [], {}):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        plain = all(isinstance(item, str | int | float) for item in value)
        return listed([str(item) for item in value]) if plain else f"{len(value)} entries"
    if isinstance(value, dict):
        return str(value.get("kind") or "other settings").replace("_", " ")
    text = str(value)
    return f"“{text if len(text) <= _LONG else text[: _LONG - 1] + '…'}”"
