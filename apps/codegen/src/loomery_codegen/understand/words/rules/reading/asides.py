"""Lines that belong to the form of a text and not to what it says: headings, greetings, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.reading.model import Sentence
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

_HEADINGS = word_set(
    "data rules features requirements overview users roles pages entities functions functionality general "
    "functionalities description introduction background goals goal scope summary notes note idea project details "
    "specification design colours colors style technical functional non-functional must should nice to have the main "
    "key other and about what we need entity model structure structures limits constraints permissions"
)
_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^.!?:]{0,40}[,.!]?$"
    r"|^(?:i )?hope (?:you|this).{0,60}$|^i hope .{0,60}$|^thanks?\b.{0,60}$"
    r"|^(?:looking forward|let me know|please let me know)\b.{0,80}$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^(?:(?:best|kind|warm|many) )?(?:regards|wishes|greetings|cheers|sincerely|thanks)(?: again)?[,.!]?$"
    r"|^(?:yours|sincerely|respectfully|with kind regards)\b.{0,20}$|^--+$",
    re.IGNORECASE,
)
_SIGNED = 4
"""Lines of a signature at most."""


def asides(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The indices of sentences that say nothing of the application."""
    alone = len(sentences) == 1
    found = {
        one.index for one in sentences if (not alone and _is_heading(one.text)) or _GREETING.match(one.text)
    }
    for at, sentence in enumerate(sentences):
        if at and _CLOSING.match(sentence.text):
            rest = sentences[at : at + 1 + _SIGNED]
            ends = len(sentences) <= at + 1 + _SIGNED
            found |= {
                one.index
                for one in rest
                if ends and (one is sentence or len(one.text.split()) <= _SIGNED + 1)
            }
    return frozenset(found)


def _is_heading(text: str) -> bool:
    words = re.findall(r"[a-z-]+", text.lower())
    return 0 < len(words) <= 3 and set(words) <= _HEADINGS and text[-1:] not in ".!?"
