"""Nouns tagged as verbs and verbs tagged as nouns, told apart by the words beside them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from loomery_codegen.understand.words.rules.reading.model import Token
from loomery_codegen.understand.words.rules.reading.nouns import (
    can_be_noun,
    can_be_verb,
    is_person,
    singular,
)

_JOINTS = frozenset({",", "and", "or"})
_OPENING = frozenset({"until", "till", "when", "once", "before", "after", "while", "if"})
_HELPING = frozenset({"help", "let", "be", "have", "do", "make"})


def noun_after_verb_form(tokens: list[Token], at: int) -> Token | None:
    """`drivers offer rides`: what follows a plain verb is no other verb with an s but its object."""
    token = tokens[at]
    if at == 0 or token.tag != "VBZ" or not can_be_noun(singular(token.lower)):
        return None
    before = tokens[at - 1]
    done = before.tag in ("VB", "VBP") and before.lemma not in _HELPING
    return _as_plural(token) if done else None


def noun_with_parts(tokens: list[Token], at: int) -> Token | None:
    """`tenants with a name, and leases with a start`: a further item of a list whose items have parts."""
    token = tokens[at]
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    before = tokens[at - 1].lower if at else ""
    if token.tag != "VBZ" or following != "with" or before not in _JOINTS:
        return None
    listed = any(one.plural and other.lower == "with" for one, other in pairwise(tokens[:at]))
    return _as_plural(token) if listed and can_be_noun(singular(token.lower)) else None


def verb_before_article(tokens: list[Token], at: int) -> Token | None:
    """`pupils pick a tutor, book a lesson`: no article follows a noun of a list."""
    token = tokens[at]
    following = tokens[at + 1].tag if at + 1 < len(tokens) else ""
    before = tokens[at - 1].lower if at else ""
    if token.tag != "NN" or following not in ("DT", "PRP$") or before not in _JOINTS:
        return None
    doing = any(one.tag in ("VB", "VBP") for one in tokens[:at])
    return replace(token, tag="VB", lemma=token.lower) if doing and can_be_verb(token.lower) else None


def verb_of_one(tokens: list[Token], at: int) -> Token | None:
    """`the museum lends objects`: after one who opens the clause, a verb with an s and what it is done to."""
    token = tokens[at]
    base = singular(token.lower)
    if at + 1 >= len(tokens) or token.tag != "NNS" or not can_be_verb(base) or not _opens(tokens[:at]):
        return None
    if can_be_noun(base) and not is_person(tokens[at - 1].lower):
        return None
    following = tokens[at + 1]
    is_object = following.tag in ("NNS", "DT", "PRP$", "JJ", "VBN", "VBD") or _is_plural_noun(following)
    return replace(token, tag="VBZ", lemma=base) if is_object else None


def object_of_one(tokens: list[Token], at: int) -> Token | None:
    """`lends objects`: two verbs with an s do not stand side by side."""
    token = tokens[at]
    if at == 0 or tokens[at - 1].tag != "VBZ" or tokens[at - 1].lemma in _HELPING:
        return None
    return _as_plural(token) if token.tag == "VBZ" and _is_plural_noun(token) else None


def noun_before_verb(tokens: list[Token], at: int) -> Token | None:
    """`the assistant schedules visits`: what stands between an article and a verb is no adjective."""
    token = tokens[at]
    between = 0 < at < len(tokens) - 1 and tokens[at - 1].tag == "DT" and tokens[at + 1].tag == "VBZ"
    known = token.tag == "JJ" and can_be_noun(token.lower)
    return replace(token, tag="NN", lemma=token.lower) if between and known else None


def verb_joined(tokens: list[Token], at: int) -> Token | None:
    """`the driver accepts or declines.`, `approve or decline`: the second of two verbs that share one end."""
    token = tokens[at]
    form = {"NNS": "VBZ", "NN": "VB"}.get(token.tag, "")
    if at < 2 or not form or tokens[at - 1].lower != "or":
        return None
    base = singular(token.lower) if form == "VBZ" else token.lower
    ends = at + 1 == len(tokens) or tokens[at + 1].tag in (".", ",", "PRP", "DT")
    alike = tokens[at - 2].tag == form or (form == "VB" and tokens[at - 2].tag == "VBP")
    return replace(token, tag=form, lemma=base) if alike and ends and can_be_verb(base) else None


def verb_of_clause(tokens: list[Token], at: int) -> Token | None:
    """`until the auction ends`: a clause has a verb."""
    token = tokens[at]
    base = singular(token.lower)
    if at < 3 or token.tag != "NNS" or not can_be_verb(base) or tokens[at - 3].lower not in _OPENING:
        return None
    subject = tokens[at - 2].tag in ("DT", "PRP$") and tokens[at - 1].tag == "NN"
    ends = at + 1 == len(tokens) or tokens[at + 1].tag in (".", ",")
    return replace(token, tag="VBZ", lemma=base) if subject and ends else None


def _opens(before: list[Token]) -> bool:
    """Whether a single noun, perhaps with an article and what describes it, is all that went before."""
    if not before or before[-1].plural or before[-1].tag not in ("NN", "JJ"):
        return False
    first, *rest = before
    return first.tag in ("DT", "PRP$", "NN", "JJ") and all(one.tag in ("NN", "JJ") for one in rest)


def _is_plural_noun(token: Token) -> bool:
    return token.lower.endswith("s") and can_be_noun(singular(token.lower))


def _as_plural(token: Token) -> Token:
    return replace(token, tag="NNS", lemma=singular(token.lower))


RULES = (
    noun_after_verb_form,
    noun_with_parts,
    verb_before_article,
    verb_of_one,
    object_of_one,
    noun_before_verb,
    verb_joined,
    verb_of_clause,
)
"""In the order in which they apply."""
