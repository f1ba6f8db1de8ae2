"""Groups tokens into noun phrases, verbs and joints, so that lists can be read by rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from loomery_codegen.understand.words.rules.reading.model import Phrase, Sentence, Token
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

Kind = Literal[
    "np", "verb", "modal", "prep", "to", "and", "comma", "pron", "relative", "poss", "open", "close", "other"
]  # fmt: skip

# Gerunds and participles that belong to the noun after them.
_MODIFIERS = word_set(
    "shopping training booking marketing parking shipping meeting billing learning gaming cooking "
    "housing banking starting ending working opening teaching dating wedding pricing ranking rating "
    "operating streaming messaging engineering fishing hiking running swimming driving trading voting "
    "gambling betting nursing testing leading accounting advertising buying selling consulting "
    "existing following upcoming saved registered related detailed required uploaded selected "
    "generated converted extracted completed published purchased downloaded processed recommended "
    "limited advanced featured signed assigned rented borrowed received submitted listed historical "
    "paid unpaid ordered integrated personalized customized targeted online matching lost used "
    "reading writing interesting exciting amazing engaging appealing pleasing increasing remaining "
    "corresponding floating sliding playing rolling brewing spending printing clothing painting "
    "drawing grooming riding"
)
_NAMING_ADJECTIVES = word_set(
    "due unit first last full total minimum maximum max min average net gross second-hand electronic "
    "real-time medical financial musical annual academic dental virtual digital "
    "physical legal ideal"
)
COMPOUNDS = word_set(
    "shopping marketing parking shipping billing gaming banking wedding dating accounting advertising "
    "messaging meeting training following upcoming existing interesting exciting amazing engaging "
    "appealing remaining corresponding starting ending opening working teaching learning cooking "
    "fishing hiking housing engineering nursing streaming"
)
_SAY_NOTHING = word_set(
    "related detailed corresponding existing selected chosen desired given required specified returned displayed "
    "processed uploaded downloaded edited modified updated viewed preset predefined remaining upcoming relevant "
    "desired mentioned listed provided following increasing created added stored"
)
"""Participles that say of a thing only that it is the one meant."""
_BE = word_set("be is are was were been being am")
_NOT_NOUN = word_set("etc e.g i.e able please")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a sentence; `word` is the base form of its main word."""

    kind: Kind
    word: str
    start: int
    end: int
    phrase: Phrase | None = None
    form: str = ""
    """The tag of a verb."""


def chunk(sentence: Sentence, tokens: Sequence[Token]) -> tuple[Chunk, ...]:
    """The chunks of a sentence in order."""
    found: list[Chunk] = []
    at = 0
    while at < len(tokens):
        end = _phrase_end(tokens, at)
        if end > at:
            found.append(_noun_phrase(sentence, tokens[at:end]))
            at = end
            continue
        found.append(_single(tokens, at))
        at += 1
    return tuple(found)


def _phrase_end(tokens: Sequence[Token], start: int) -> int:
    """The end of the noun phrase that begins at `start`, or `start` when none does."""
    at, last_noun = start, start
    while at < len(tokens) and _fits(tokens, at, at == start):
        at += 1
        if tokens[at - 1].is_noun or (tokens[at - 1].tag == "VBG" and _acts_as_noun(tokens, at - 1)):
            last_noun = at
    return last_noun


def _fits(tokens: Sequence[Token], at: int, first: bool) -> bool:
    token = tokens[at]
    if token.lower in _NOT_NOUN:
        return False
    if token.tag in ("DT", "PRP$", "PDT"):
        return first or tokens[at - 1].tag in ("PDT", "DT")
    if token.is_noun or token.tag in ("JJ", "JJR", "JJS", "CD", "HYPH"):
        return True
    if token.tag in ("VBN", "VBG", "VBD"):
        return _is_modifier(tokens, at, first)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return token.lower in ("abroad", "online", "offline") and following is not None and following.is_noun


def _is_modifier(tokens: Sequence[Token], at: int, first: bool) -> bool:
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    noun_follows = following is not None and (following.is_noun or following.tag in ("JJ", "HYPH", "VBG"))
    if token.tag == "VBG" and _acts_as_noun(tokens, at):
        return True
    if not noun_follows:
        return False
    if first:
        listed = (
            at > 0 and tokens[at - 1].lower in ("for", "by", ",", "and", "or", "of") and token.tag == "VBG"
        )
        return token.lower in _MODIFIERS and (not listed or token.lower in COMPOUNDS)
    if token.lower in _MODIFIERS:
        return True
    return tokens[at - 1].tag in ("DT", "JJ", "PRP$", "CD", "HYPH") or (
        token.tag == "VBG"
        and tokens[at - 1].is_noun
        and token.lower not in ("including", "containing", "using")
    )


def _acts_as_noun(tokens: Sequence[Token], at: int) -> bool:
    """A gerund that closes a phrase: `point scoring`, `user-friendly billing`."""
    previous = tokens[at - 1] if at else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    closes = (
        following is None
        or following.lower in (",", ".", "and", "or", ")", ";", "for")
        or following.tag == "MD"
    )
    if not closes or tokens[at].lower in ("including", "containing", "using"):
        return False
    return previous is not None and (previous.is_noun or previous.tag in ("JJ", "DT", "HYPH"))


def _noun_phrase(sentence: Sentence, tokens: Sequence[Token]) -> Chunk:
    words = tuple(_word(token) for token in tokens if token.is_noun or _modifier_word(token))
    adjectives = tuple(
        token.lower for token in tokens if token.tag in ("JJ", "JJR", "JJS", "CD", "VBN", "VBD")
    )
    opener = tokens[0].lower if tokens[0].tag in ("DT", "PRP$", "PDT") else ""
    last = tokens[-1]
    core = next((token for token in tokens if token.tag not in ("DT", "PRP$", "PDT")), last)
    phrase = Phrase(
        words=words or (last.lemma,),
        plural=last.plural,
        place=sentence.locate(core.start, last.end),
        sentence=sentence.index,
        determiner=opener,
        adjectives=adjectives,
        proper=last.text[:1].isupper() and last.start > 0,
    )
    return Chunk("np", phrase.head, tokens[0].start, last.end, phrase)


def _modifier_word(token: Token) -> bool:
    if token.tag == "JJ":
        return token.lower in _NAMING_ADJECTIVES
    return token.tag in ("VBG", "VBN") and token.lower not in _SAY_NOTHING


def _word(token: Token) -> str:
    return (
        token.lower if token.tag in ("VBG", "VBN", "NNP") and not token.lower.endswith("s") else token.lemma
    )


def _single(tokens: Sequence[Token], at: int) -> Chunk:
    token = tokens[at]
    return Chunk(
        _kind(token), token.lemma if token.is_verb else token.lower, token.start, token.end, None, token.tag
    )


def _kind(token: Token) -> Kind:
    low = token.lower
    fixed: dict[str, Kind] = {",": "comma", ";": "comma", "and": "and", "or": "and", "&": "and", "/": "and",
        "as well as": "and", "(": "open", ")": "close", ":": "open", "-": "other",
        "that": "relative", "which": "relative", "who": "relative", "where": "relative",
        "whose": "relative"}  # fmt: skip
    if low in fixed:
        return fixed[low]
    if low in ("including", "include") and token.tag == "VBG":
        return "prep"
    if token.is_verb:
        return "verb"
    by_tag: dict[str, Kind] = {"MD": "modal", "IN": "prep", "TO": "to", "PRP": "pron", "POS": "poss",
        "CC": "and", "WDT": "relative", "WP": "relative"}  # fmt: skip
    return by_tag.get(token.tag, "other")


def is_be(piece: Chunk) -> bool:
    """A form of `to be`."""
    return piece.kind == "verb" and piece.word in _BE
