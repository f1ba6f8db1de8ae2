"""What strangers write to those who keep the place: nobody else reads it."""

from __future__ import annotations

import re

from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

__all__ = ["letters"]

_TO_US = re.compile(
    r"\b(?:send|write|ask|leave|drop|message|contact)s?\b[^.;:,]{0,40}?\b(?:us|me|the owners?)\b",
    re.IGNORECASE,
)
_BY_PEOPLE = re.compile(
    r"\b(?:visitors?|people|guests?|customers?|clients?|readers?|patients?|parents?|they|who(?:ever)?|anyone|anybody|"
    r"everyone|everybody|somebody|someone|where you)\b",
    re.IGNORECASE,
)
_FORM = re.compile(r"\b(?:contact|enquiry|inquiry) (?:form|request|message)s?\b", re.IGNORECASE)
_QUESTION = re.compile(r"\bsend (?:in )?(?:an? |their |any )?(?:questions?|inquir|enquir)", re.IGNORECASE)
_WRITTEN = word_set("send write ask leave drop submit")
_LETTERS = frozenset({"message", "contact_request", "contact_message", "inquiry", "enquiry", "question"})
_SHOWN = word_set("review comment rating testimonial photo picture story post tip recommendation")
"""What people hand in so that others see it."""


def letters(reading: Reading) -> frozenset[str]:
    """The last words of what strangers write to the house; empty where nobody writes to it."""
    found: set[str] = set()
    for sentence in reading.sentences:
        written = _TO_US.search(sentence.text)
        by_people = written is not None and _BY_PEOPLE.search(sentence.text[: written.start()]) is not None
        if not (by_people or _FORM.search(sentence.text) or _QUESTION.search(sentence.text)):
            continue
        found |= _LETTERS
        found |= {
            deed.object.head
            for deed in reading.deeds
            if deed.sentence == sentence.index
            and deed.object is not None
            and deed.verb in _WRITTEN
            and by_people
        }
    return frozenset(found) - _SHOWN
