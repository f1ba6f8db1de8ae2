"""Finds what a text does not want: `no accounts`, `without registration`, `payments are not needed`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loomery_codegen.understand.words.rules.reading.model import Refusal, Sentence

_WHAT = r"(?P<what{n}>[a-z][a-z' -]{{1,60}}?)"
_END = (
    r"(?=[.,;!()]|$| (?:is |are )?(?:needed|required|necessary|wanted)\b"
    r"| (?:for now|at all|please|yet|just|only|so|because|since|but)\b)"
)
_NOT_COUNTED = (
    r"(?!(?:more|less|fewer|later|earlier|one|two|longer|double|overlap|matter|other|longer|new|duplicate)\b)"
)
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:^|(?<=[,;(] )|\b(?:and|but|with|there (?:is|are|should be)|needs?|requires?) )no (?:need for "
        rf")?(?:any )?"
        rf"{_NOT_COUNTED}{_WHAT.format(n='')}{_END}(?: (?:is |are )?(?:needed|required|necessary|wanted|at all))*",
        rf"\bwithout (?:any |an? |the need for |having to |needing to )?{_WHAT.format(n='')}(?=[.,;!()]|$)",
        rf"\b(?:(?:it |we |i |users? |they |you )?(?:do|does)(?:n't| not) (?:need|want|require|have)|(?:should|"
        rf"must)(?:n't| not) "
        rf"(?:have|include|contain|need|require|offer|show))(?: to)? (?:any |an? )?{_WHAT.format(n='')}{_END}",
        rf"(?:^|(?<=[,;] )){_WHAT.format(n='')} (?:is|are) not (?:needed|required|necessary|wanted)\b",
        r"\bno need (?:to|for) (?P<what>log ?in|sign ?up|register|registration|[a-z ]{2,40})(?=[.,;!]|$)",
        r"\bwithout (?P<what>logging in|signing up|signing in|registering|creating an account)\b",
    )
)
_ALONE = re.compile(
    r"\b(?:for a single user|(?:just|only) for (?:me|myself)|for myself only|single-user|only one (?:user|"
    r"person)|for one person)\b",
    re.IGNORECASE,
)
_MANY = re.compile(r",? (?:and|or|nor) (?:no |any )?|, (?:no )?", re.IGNORECASE)
_SIGNING = re.compile(
    r"\b(?:accounts?|log(?:ging)?[ -]?ins?|sign(?:ing)?[ -]?(?:ups?|ins?)|regist(?:er|ering|ration)|passwords?|"
    r"authentication|"
    r"user management|creating an account)\b",
    re.IGNORECASE,
)


def refusals(sentences: Sequence[Sentence]) -> tuple[Refusal, ...]:
    """What the sentences refuse, in order, each thing by itself."""
    found: dict[tuple[int, str], Refusal] = {}
    for sentence in sentences:
        for pattern in _PATTERNS:
            for match in pattern.finditer(sentence.text):
                place = sentence.locate(match.start(), match.end())
                for what in _MANY.split(match["what"].strip().lower()):
                    found.setdefault((sentence.index, what), Refusal(what, place, sentence.index))
        if alone := _ALONE.search(sentence.text):
            place = sentence.locate(alone.start(), alone.end())
            found.setdefault((sentence.index, "accounts"), Refusal("accounts", place, sentence.index))
    return tuple(found.values())


def refuses_accounts(found: Sequence[Refusal]) -> bool:
    """Whether nobody shall have to sign in."""
    return any(_SIGNING.search(one.what) for one in found)


def without(sentences: Sequence[Sentence], found: Sequence[Refusal]) -> list[Sentence]:
    """The sentences with blanks for what they refuse, so that nothing is read out of it; empty ones are left out."""
    result = []
    for sentence in sentences:
        text = sentence.text
        for one in (one for one in found if one.sentence == sentence.index):
            start, end = sentence.within(one.place)
            text = text[:start] + " " * (end - start) + text[end:]
        if re.search(r"\w", text):
            result.append(replace(sentence, text=text))
    return result
