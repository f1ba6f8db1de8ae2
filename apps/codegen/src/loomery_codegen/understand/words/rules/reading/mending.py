"""Corrects part-of-speech tags in the places where taggers err on descriptions of applications."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from loomery_codegen.understand.words.rules.reading.homographs import CRUD, VERBS, spots
from loomery_codegen.understand.words.rules.reading.model import Token
from loomery_codegen.understand.words.rules.reading.neighbours import RULES
from loomery_codegen.understand.words.rules.reading.nouns import (
    can_be_adjective,
    can_be_noun,
    can_be_verb,
    singular,
)
from loomery_codegen.understand.words.rules.reading.plain_tagging import verb_base
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

_ALWAYS_NOUNS = word_set("features functions functionalities feature function interface interfaces end ends")
_TAKES_PREPOSITION = word_set(
    "search apply register subscribe vote comment sign log chat check pay bid sort filter"
)
_NOUN_AFTER = word_set(
    "function functions information history records record results result status management page list"
)
_BEFORE_MANY = word_set(
    "place pay call reserve rent buy sell join invite answer redeem earn claim vote contact donate hire"
)
_COMPOUND_GERUNDS = word_set(
    "shopping marketing parking shipping billing gaming banking wedding dating accounting advertising "
    "messaging meeting training fishing hiking housing engineering nursing streaming cooking"
)
_ADJECTIVE_ENDINGS = (
    "ed",
    "ing",
    "able",
    "ible",
    "ous",
    "ful",
    "less",
    "ive",
    "al",
    "ic",
    "est",
    "er",
    "ish",
)
_OPENERS = word_set("for by of , and or")


def mend(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The same tokens with better tags."""
    mended = list(tokens)
    for at in spots([(token.text, token.tag) for token in tokens]):
        mended[at] = _as_verb(mended[at])
    for rule in (
        _noun_always,
        _only_verb,
        _managed,
        _noun_by_table,
        _verb_in_list,
        _noun_after_verb,
        _gerund,
        *RULES,
    ):
        _apply(mended, rule)
    return tuple(mended)


def _apply(tokens: list[Token], rule: Callable[[list[Token], int], Token | None]) -> None:
    for at in range(len(tokens)):
        instead = rule(tokens, at)
        if instead is not None:
            tokens[at] = instead


def _as_verb(token: Token) -> Token:
    return replace(token, tag="VB", lemma=token.lower)


def _noun_always(tokens: list[Token], at: int) -> Token | None:
    token = tokens[at]
    if token.lower in _ALWAYS_NOUNS and token.is_verb and not (at and tokens[at - 1].tag in ("MD", "TO")):
        plural = token.lower.endswith("s")
        return replace(token, tag="NNS" if plural else "NN", lemma=_base(token.lower))
    return None


def _managed(tokens: list[Token], at: int) -> Token | None:
    """`lead management`: what stands before `management` is what is managed."""
    token = tokens[at]
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if following != "management" or not (token.is_verb or token.tag in ("JJ", "IN", "RB")):
        return None
    return replace(token, tag="NN", lemma=singular(token.lower)) if can_be_noun(token.lower) else None


def _only_verb(tokens: list[Token], at: int) -> Token | None:
    """`and configure activity rules`: what no dictionary knows as a noun is a verb where a clause may begin."""
    token = tokens[at]
    low = token.lower
    before = tokens[at - 1].lower if at else ""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if before not in ("", ",", "and", "or", "to", "can") or token.tag not in ("NN", "JJ", "NNP"):
        return None
    if following is None or not following.tag.startswith(("NN", "DT", "JJ", "PRP$")):
        return None
    known = can_be_verb(low) and not can_be_noun(low) and not can_be_adjective(low)
    return _as_verb(token) if known and not low.endswith(("ing", "ed")) else None


def _noun_by_table(tokens: list[Token], at: int) -> Token | None:
    """`homestay information`: what no dictionary knows as an adjective or verb is a noun."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    low = token.lower
    if following is None or not following.is_noun or not low.isalpha() or can_be_adjective(low):
        return None
    if token.tag == "JJ" and not low.endswith(_ADJECTIVE_ENDINGS):
        return replace(token, tag="NN", lemma=singular(low))
    strange = token.is_verb and not can_be_verb(token.lemma) and not low.endswith(("ing", "ed"))
    return replace(token, tag="NN", lemma=low) if strange else None


def _base(low: str) -> str:
    return {"functionalities": "functionality"}.get(low, low.removesuffix("s"))


def _verb_in_list(tokens: list[Token], at: int) -> Token | None:
    """`add, edit and delete notes`: later verbs of a list are often tagged as nouns."""
    token = tokens[at]
    if token.lower in _BEFORE_MANY - CRUD:
        return _verb_before_many(tokens, at)
    if token.lower not in CRUD or token.tag not in ("NN", "JJ", "NNP", "VBP", "IN", "RB", "UH"):
        return None
    before = next((other for other in reversed(tokens[:at]) if other.tag != "RB"), None)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if before is None:
        opens = following is not None and following.tag in ("DT", "NNS", "PRP$")
        return _as_verb(token) if opens else None
    if before.tag in ("MD", "TO") or before.lower in ("able", "to"):
        return _as_verb(token)
    if before.lower not in (",", "and", "or") or following is None or not _is_verbal(tokens, at):
        return None
    return _as_verb(token) if _opens_object(token, following) else None


def _verb_before_many(tokens: list[Token], at: int) -> Token | None:
    """`browse goods, place orders`: what is as often a noun is a verb before several things, later in a list."""
    token, before = tokens[at], tokens[at - 1].lower if at else ""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or token.tag not in ("NN", "JJ", "NNP", "VBP") or before not in (",", "and", "or"):
        return None
    many = following.tag in ("NNS", "DT", "PRP$") and following.lower not in _NOUN_AFTER
    alone = token.lower in ("pay", "vote", "donate") and following.lower in (".", ",", "and")
    return _as_verb(token) if (many or alone) and _is_verbal(tokens, at) else None


def _is_verbal(tokens: list[Token], at: int) -> bool:
    recent = tokens[max(0, at - 7) : at]
    return any(t.tag in ("VB", "VBP") for t in recent) or any(t.tag == "MD" for t in tokens[:at])


def _opens_object(token: Token, following: Token) -> bool:
    if following.lower in _NOUN_AFTER:
        return False
    if following.lower in (",", "and", "or"):
        return True
    if following.tag in ("IN", "TO"):
        return token.lower in _TAKES_PREPOSITION
    return following.tag[:2] in ("DT", "PR", "NN", "JJ", "VB", "CD")


def _noun_after_verb(tokens: list[Token], at: int) -> Token | None:
    """`view update details`: after a plain verb another one is the first noun of its object."""
    token = tokens[at]
    if at == 0 or token.tag != "VB" or token.lower not in VERBS | CRUD:
        return None
    before = tokens[at - 1]
    if before.tag in ("VB", "VBG") and before.lemma not in ("help", "let", "be", "have", "do", "make"):
        return replace(token, tag="NN")
    return None


def _gerund(tokens: list[Token], at: int) -> Token | None:
    """`running tests` in a list of functions is a deed, though `running` may be tagged as a noun."""
    token = tokens[at]
    if (
        not token.lower.endswith("ing")
        or token.tag not in ("NN", "VBG", "JJ")
        or token.lower in _COMPOUND_GERUNDS
    ):
        return None
    before = tokens[at - 1].lower if at else ""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if before not in _OPENERS or following is None or not _takes_object(token, following, tokens[at + 2 :]):
        return None
    if before == "for" or any(_is_gerund(other) for other in tokens[:at]):
        return replace(token, tag="VBG", lemma=_gerund_base(token))
    return None


def _is_gerund(token: Token) -> bool:
    return token.tag == "VBG" and token.lower.endswith("ing")


def _takes_object(token: Token, following: Token, rest: Sequence[Token]) -> bool:
    if following.lower in _ALWAYS_NOUNS or following.lower in _NOUN_AFTER:
        return False
    if following.lower in (",", "and", "or"):
        return any(_is_gerund(other) for other in rest[:4])
    if following.tag not in ("NNS", "NN", "DT", "JJ", "PRP$", "NNP"):
        return False
    return following.tag != "NN" or token.tag == "VBG" or bool(rest)


def _gerund_base(token: Token) -> str:
    return verb_base(token.lower) if token.lemma.endswith("ing") else token.lemma
