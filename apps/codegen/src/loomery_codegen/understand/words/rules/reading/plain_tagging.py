"""Guesses parts of speech without a model, from the table of word meanings and the words around."""

from __future__ import annotations

import re

from loomery_codegen.understand.words.rules.reading.homographs import VERBS
from loomery_codegen.understand.words.rules.reading.model import Token
from loomery_codegen.understand.words.rules.reading.nouns import can_be_noun, can_be_verb, singular
from loomery_codegen.understand.words.rules.reading.word_lists import word_list, word_set

_WORD = re.compile(r"[A-Za-z0-9]+(?:[-'./#+&][A-Za-z0-9]+)*'?s?|[^\sA-Za-z0-9]")
_CLOSED = {
    **dict.fromkeys(
        word_list("the a an this that these those each every all any some no another both"), "DT"
    ),
    **dict.fromkeys(["and", "or", "but", "nor"], "CC"),
    **dict.fromkeys(
        word_list(
            "of in on at by for with from into about as per through between within without via during after "
            "before under over than like such including"
        ),
        "IN",
    ),
    **dict.fromkeys(["can", "could", "should", "must", "may", "might", "will", "would", "shall"], "MD"),
    **dict.fromkeys(["their", "its", "his", "her", "my", "our", "your", "own"], "PRP$"),
    **dict.fromkeys(
        word_list("i he she it they we you them us me him themselves which who that what"), "PRP"
    ),
    **dict.fromkeys(word_list("is are be was were been being has have had do does did"), "VB"),
    **dict.fromkeys(
        word_list(
            "not also then only easily quickly automatically directly simply online when where while how once "
            "very"
        ),
        "RB",
    ),
    **dict.fromkeys(
        word_list(
            "many several various different new multiple few own able simple small online other related "
            "relevant detailed corresponding specific personal due user-friendly good clear easy modern "
            "responsive first last several"
        ),
        "JJ",
    ),
    "to": "TO",
    "please": "UH",
}
_COMMON_VERBS = VERBS | word_set(
    "browse create add delete remove view implement develop build make design provide allow enable "
    "include have want need contain register log sign select choose enter input generate calculate "
    "convert compare search find see get obtain receive read watch apply accept reject update modify "
    "change customize analyze analyse communicate interact participate browse organise organize "
    "discover explore learn recommend help let show configure tick rate consist belong keep remind "
    "notify invite lend buy win lose move drag drop drink eat adjust preview play pause"
)


def tag(text: str) -> tuple[Token, ...]:
    """Tokens with guessed tags."""
    found: list[Token] = []
    for match in _WORD.finditer(text):
        word = match.group()
        kind = _guess(word, found)
        low = word.lower()
        lemma = singular(low) if kind == "NNS" else verb_base(low) if kind.startswith("VB") else low
        found.append(Token(text=word, lemma=lemma, tag=kind, start=match.start(), end=match.end()))
    return tuple(found)


def _guess(word: str, before: list[Token]) -> str:
    low = word.lower()
    if not word[0].isalnum():
        return word
    if low in _CLOSED:
        return _CLOSED[low]
    if word[0].isdigit():
        return "CD"
    previous = before[-1] if before else None
    if low.endswith("ing") and can_be_verb(verb_base(low)) and not _after_determiner(previous):
        return "VBG"
    if _verb_here(low, previous, before):
        return "VB"
    return _noun_or_adjective(low)


def _verb_here(low: str, previous: Token | None, before: list[Token]) -> bool:
    if not (low in _COMMON_VERBS or (can_be_verb(low) and not can_be_noun(low))):
        return False
    if previous is None:
        return low not in VERBS
    if previous.tag in ("MD", "TO", "RB", "UH") or previous.lower in ("able", "users", "who", "they"):
        return True
    if previous.tag in ("NNS",) and low in _COMMON_VERBS:
        return True
    listing = previous.lower in (",", "and", "or")
    return listing and (low not in VERBS or any(token.tag == "VB" for token in before[-8:]))


def _after_determiner(previous: Token | None) -> bool:
    return previous is not None and previous.tag in ("DT", "PRP$", "JJ")


def _noun_or_adjective(low: str) -> str:
    if can_be_noun(low):
        return "NN"
    if low.endswith("s") and singular(low) != low:
        return "NNS"
    if low.endswith(("able", "ible", "ful", "ous", "ive", "ic", "al", "ed", "ish", "less")):
        return "JJ"
    if low.endswith("ly"):
        return "RB"
    return "NN"


def verb_base(low: str) -> str:
    """The base form of a gerund; another word stays as it is."""
    if not low.endswith("ing") or len(low) < 5:
        return low
    stem = low[:-3]
    for candidate in (stem + "e", stem, stem[:-1]):
        if can_be_verb(candidate) and (candidate != stem[:-1] or stem[-1] == stem[-2]):
            if (
                candidate == stem + "e"
                and can_be_verb(stem)
                and not stem.endswith(("at", "iz", "g", "v", "c", "s"))
            ):
                return stem
            return candidate
    return stem
