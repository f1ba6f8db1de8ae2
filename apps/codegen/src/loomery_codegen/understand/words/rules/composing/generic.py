"""Fields for a thing that the catalogue does not know: what things of its nature usually have."""

from __future__ import annotations

from collections.abc import Callable

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
