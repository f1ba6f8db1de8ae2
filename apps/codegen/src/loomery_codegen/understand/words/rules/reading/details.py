"""What the words around a value say of it: needed, unique, bounds, unit, length, type."""

from __future__ import annotations

import re
from dataclasses import replace

from loomery_codegen.understand.words.rules.reading.model import Details
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

QUALIFIERS = word_set("optional required mandatory compulsory obligatory unique yes/no true/false")
_NUMBER = r"(-?\d+(?:[.,]\d+)*)"
_RANGE = re.compile(
    rf"[\s,(]*(?:(?:which )?(?:ranging |ranges |is )?(?:from|between)|on a scale (?:of|from)|of|\()\s*{_NUMBER}"
    rf"\s*(?:to|and|-)\s*{_NUMBER}\b\)?",
    re.IGNORECASE,
)
_LONGEST = re.compile(
    r"[\s,(]*(?:of |with |limited to |with a limit of )?(?:up to|at most|max(?:imum|\.)?(?: of)?|no more than|"
    rf"no longer than|not longer than|limited to)?\s*{_NUMBER}\s+(?:characters?|chars?|letters?)\b\)?",
    re.IGNORECASE,
)
_HIGH = re.compile(
    rf"[\s,(]*(?:of |with )?(?:up to|at most|max(?:imum|\.)?(?: of)?|no more than|out of)\s+{_NUMBER}\b\)?",
    re.IGNORECASE,
)
_LOW = re.compile(
    rf"[\s,(]*(?:of |with )?(?:at least|min(?:imum|\.)?(?: of)?|no less than)\s+{_NUMBER}\b\)?", re.IGNORECASE
)
_MARK = re.compile(
    r"(?:\s+(?:which|that))?(?:\s*[,(]\s*|\s+(?:is|are|must be|should be|has to be|as)\s+)"
    r"(?P<mark>optional|required|mandatory|compulsory|obligatory|unique|yes/no|yes or no|true/false|boolean)\b\)?",
    re.IGNORECASE,
)
_IS_TYPE = re.compile(
    r"\s*[(:]\s*(?P<type>text|string|number|integer|whole number|decimal|date|time|date and time|datetime|file|picture|"
    r"image|photo|url|link|e-?mail|phone|checkbox|bool|boolean|long text|multi-?line(?: text)?|money|currency|"
    r"percentage|colou?r)\s*(?:\)|$)",
    re.IGNORECASE,
)
_TYPES = {
    "text": "text", "string": "text", "number": "decimal", "integer": "integer", "whole number": "integer",
    "decimal": "decimal", "date": "date", "time": "time", "date and time": "datetime", "datetime": "datetime",
    "file": "file", "picture": "image", "image": "image", "photo": "image", "url": "url", "link": "url",
    "email": "email", "e-mail": "email", "phone": "phone", "checkbox": "boolean", "bool": "boolean",
    "boolean": "boolean", "long text": "long_text", "money": "money", "currency": "money",
    "percentage": "percent", "color": "colour", "colour": "colour",
}  # fmt: skip
_UNITS = {
    "EUR": "euro euros eur €", "USD": "dollar dollars usd $", "GBP": "pounds sterling gbp £", "CHF": "francs chf",
    "JPY": "yen jpy ¥", "CNY": "yuan rmb cny", "INR": "rupees rupee inr",
    "kg": "kg kilogram kilograms kilos", "g": "g gram grams", "lb": "lb lbs", "t": "tonnes tons",
    "m": "m meters metres", "km": "km kilometers kilometres", "cm": "cm centimeters centimetres",
    "mm": "mm millimeters millimetres", "miles": "miles", "l": "l liters litres", "ml": "ml milliliters millilitres",
    "min": "min minutes", "h": "h hours", "s": "seconds", "days": "days", "weeks": "weeks", "months": "months",
    "years": "years", "%": "% percent", "°C": "°c celsius", "°F": "fahrenheit", "kWh": "kwh", "kcal": "kcal",
    "pages": "pages", "people": "people persons",
}  # fmt: skip
_BY_WORD = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_UNIT = re.compile(
    r"\s*(?:\(\s*(?:in )?|,?\s+(?:measured |given |stated )?in )("
    + "|".join(sorted((re.escape(word) for word in _BY_WORD), key=len, reverse=True))
    + r")(?=[\s,.;)]|$)\)?",
    re.IGNORECASE,
)
UNIT_WORDS = frozenset(_BY_WORD)
_MEASURED = re.compile(
    r"^(?P<owner>[a-z-]+(?: [a-z-]+)?) (?:is|are) (?:recorded|measured|weighed|counted|logged|noted|tracked|kept)"
    rf"(?: (?:per|by|for) (?:each |every )?[a-z]+)? in (?P<unit>{'|'.join(sorted(map(re.escape, _BY_WORD)))})[.!]?$",
    re.IGNORECASE,
)
CURRENCIES = frozenset(unit for unit in _UNITS if unit.isupper() and len(unit) == 3)


def number(written: str) -> float:
    """`1,000` and `2.5` as numbers."""
    return float(re.sub(r",(?=\d{3}\b)", "", written).replace(",", "."))


def qualified(words: list[str], details: Details | None = None) -> tuple[list[str], Details]:
    """The words without `optional`, `required` and `unique`, and what those say."""
    found = details or Details()
    for word in words:
        found = _marked(found, word.lower())
    return [word for word in words if word.lower() not in QUALIFIERS], found


def details_after(text: str, at: int, found: Details | None = None) -> tuple[Details, int]:
    """What `text` says from `at` on of the value before, and where that ends."""
    now = found or Details()
    while True:
        step = _next(text, at, now)
        if step is None:
            return now, at
        now, at = step


def _next(text: str, at: int, now: Details) -> tuple[Details, int] | None:
    if match := _LONGEST.match(text, at):
        return replace(now, longest=max(1, int(number(match.group(1))))), match.end()
    if (match := _RANGE.match(text, at)) and number(match.group(1)) < number(match.group(2)):
        return replace(now, low=number(match.group(1)), high=number(match.group(2))), match.end()
    if match := _HIGH.match(text, at):
        return replace(now, high=number(match.group(1))), match.end()
    if match := _LOW.match(text, at):
        return replace(now, low=number(match.group(1))), match.end()
    if match := _UNIT.match(text, at):
        return replace(now, unit=_BY_WORD[match.group(1).lower()]), match.end()
    if match := _MARK.match(text, at):
        return _marked(now, match["mark"].lower()), match.end()
    if match := _IS_TYPE.match(text, at):
        kind = _TYPES.get(match["type"].lower(), "long_text")
        return replace(now, kind=kind), match.end()
    return None


def _marked(details: Details, word: str) -> Details:
    if word == "unique":
        return replace(details, unique=True)
    if word == "optional":
        return replace(details, optional=True)
    if "/" in word or word in ("yes or no", "boolean"):
        return replace(details, kind="boolean")
    return replace(details, required=True) if word in QUALIFIERS else details


def measured(text: str) -> tuple[re.Match[str], Details] | None:
    """`harvests are recorded per hive in kilograms`: the match with its owner, and what its amount is."""
    match = _MEASURED.match(text.strip())
    if match is None:
        return None
    unit = _BY_WORD[match["unit"].lower()]
    return match, Details(kind="money" if unit in CURRENCIES else "decimal", unit=unit)
