"""Fields for a thing that the catalogue does not know: what things of its nature usually have."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from loomery_codegen.understand.words.rules.reading.nouns import is_person, senses
from loomery_spec import Evidence, Field
from loomery_spec import fields as types
from loomery_spec.fields import FieldType

_PARTS: dict[str, tuple[str, Callable[[], FieldType]]] = {
    "description": ("Description", types.LongTextType),
    "content": ("Content", types.LongTextType),
    "notes": ("Notes", types.LongTextType),
    "photo": ("Photo", types.ImageType),
    "date": ("Date", types.DateType),
    "email": ("Email", types.EmailType),
    "phone": ("Phone", types.PhoneType),
    "address": ("Address", types.AddressType),
    "website": ("Website", types.UrlType),
}
_BY_NATURE = {
    "person": "name email phone notes",
    "group": "name description address website",
    "location": "name description address photo",
    **dict.fromkeys(("act", "event", "phenomenon", "process", "possession"), "title date description"),
    **dict.fromkeys(("communication", "cognition", "feeling", "motive"), "title content date"),
    **dict.fromkeys(
        ("animal", "artifact", "body", "food", "object", "plant", "substance"), "name photo description"
    ),
}
"""Names of fields by the first sense of a noun in WordNet's lexicographer files; the first one titles the record."""
_USUAL = "name description date"
_ICONS = {
    "person": "user-round", "group": "users", "location": "map-pin", "act": "activity", "event": "calendar-days",
    "phenomenon": "sparkles", "process": "workflow", "possession": "coins", "communication": "file-text",
    "cognition": "lightbulb", "feeling": "heart", "animal": "paw-print", "artifact": "package", "body": "heart-pulse",
    "food": "utensils", "object": "package", "plant": "leaf", "substance": "test-tube", "time": "clock",
    "state": "gauge", "quantity": "hash", "attribute": "list", "relation": "link",
}  # fmt: skip
_ICON_OF = {
    word: icon
    for icon, words in {
        "file": "file document attachment pdf upload download",
        "image": "image picture photo drawing artwork",
        "video": "video film clip stream",
        "music": "music song track sound",
        "clipboard-list": "result record entry log report outcome",
        "settings": "setting option preference configuration",
        "code": "code script function component directive slot module plugin",
        "chart-line": "trend statistic analysis metric figure indicator",
        "server": "server database api endpoint service",
        "calendar-days": "day week date schedule period shift",
        "ship": "boat ship yacht",
        "house": "house home flat room",
        "car": "car vehicle truck",
        "map": "map area region district",
        "gamepad-2": "game level round score",
    }.items()
    for word in words.split()
}


def icon_of(words: str) -> str:
    """A picture for a thing called `words`: by its last word, else by its nature."""
    head = words.split()[-1]
    return _ICON_OF.get(head) or _ICONS.get(
        "person" if is_person(head) else next(iter(senses(head)), ""), "box"
    )


def about_of(plural: str, fields: Sequence[Field]) -> str:
    """A line about a thing: what its records tell."""
    told = [field.label.lower() for field in fields if field.name not in ("name", "title", "status")][:3]
    if not told:
        return f"All {plural.lower()} at a glance."
    last = f" and {told[-1]}" if len(told) > 1 else told[0]
    return f"{plural} with {', '.join(told[:-1])}{last}."


def generic_fields(words: str, because: Evidence) -> tuple[Field, ...]:
    """Believable fields for a thing called `words`; the first names the record and is needed."""
    first, *others = _nature(words).split()
    title = Field(
        name=first,
        label=first.capitalize(),
        type=types.TextType(),
        required=True,
        searchable=True,
        evidence=because,
    )
    return (title, *(_field(name, because) for name in others))


def _nature(words: str) -> str:
    head = words.split()[-1]
    if is_person(head):
        return _BY_NATURE["person"]
    return next((_BY_NATURE[sense] for sense in senses(head)[:1] if sense in _BY_NATURE), _USUAL)


def _field(name: str, because: Evidence) -> Field:
    label, kind = _PARTS[name]
    made = kind()
    return Field(
        name=name,
        label=label,
        type=made,
        searchable=made.kind in ("long_text", "email", "phone", "address"),
        evidence=because,
    )
