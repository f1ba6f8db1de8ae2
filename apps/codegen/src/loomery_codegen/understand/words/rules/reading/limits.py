"""Finds the clauses that limit, forbid or demand: `a member may borrow at most three books`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.reading.leads import lead_of
from loomery_codegen.understand.words.rules.reading.model import Sentence, StatedRule
from loomery_codegen.understand.words.rules.reading.nouns import singular

_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|a hundred)"
_MARK = re.compile(
    rf"\b(?:at most|no more than|not more than|fewer than|(?:up to|max(?:imum|\.)?(?: of)?|at least|min(?:imum|"
    rf"\.)?(?: of)?)"
    rf" {_COUNT}\b|(?:within|after|for) (?:{_COUNT}|an?) (?:days?|weeks?|months?|years?)\b|"
    rf"in advance|limited to {_COUNT}|can ?not|can't|must not|mustn't|may not|should not|shouldn't|never|not "
    rf"allowed|"
    r"(?:is|are) not (?:allowed|possible|negative)|only if|only when|unless|only once|only be [a-z]+ once|just "
    r"once|once per|"
    r"(?:must|has to|have to|should|needs? to) (?:always )?(?:be|lie|come|start|end) (?:after|before|later|"
    r"earlier|positive|greater|"
    r"more|less|above|below|between|at least|at most|unique|approved|confirmed|checked|reviewed|filled|given|in "
    r"the future)|"
    r"(?:must|has to|have to|needs? to) (?:always )?have (?:an?|at least|one)|(?:uses?|costs?|takes?) (?:up "
    r")?(?:one|two|three|\d+) [a-z]+|"
    r"(?:nobody|no one|no-one|no [a-z]+) (?:can|may|must|should|is allowed)|"
    r"(?:is|are|be) (?:unique|mandatory|required|obligatory)|overlap(?:s|ping)?|double[- ]book(?:ing|ings|ed)?|"
    r"booked twice|"
    r"only (?:the |their |an? |its )?[a-z]+(?: and [a-z]+)? (?:can|may|should|are allowed|is allowed)|can only|"
    r"may only|"
    r"only (?:edit|delete|see|view|change|manage) (?:their|his|her|its) own|"
    r"(?:edit|delete|see|view|read|change|manage|access)(?:e?s)? only (?:their|his|her|its) own|"
    r"visible (?:only )?(?:after|once|when)|(?:shown|"
    r"public|published|visible) only "
    r"(?:after|once|when)|(?:goes|go) down|(?:is|are) (?:reduced|decreased|lowered)|decreases?|reduces?|one "
    r"[a-z]+ per [a-z]+)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[;.!?](?=\s|$)|, (?=they [a-z]+ )|,? but (?=[a-z])|"
    r", (?=(?:and )?(?:only|no|a|an|the|each|every|users?|members?|[a-z]+s) "
    r"[a-z ]{0,60}\b"
    r"(?:can|may|must|cannot|should|is|are)\b)|,? and (?=(?:only|no|a|an|the|each|every|they|it) [a-z "
    r"]{0,60}\b(?:can|may|must|cannot|"
    r"should not|is|are)\b)",
    re.IGNORECASE,
)
_LASTS = re.compile(
    rf"\b(?:within|after|for) (?:{_COUNT}|an?) (?:days?|weeks?|months?|years?)\b", re.IGNORECASE
)
_ENDS = re.compile(
    r"\b(?:must|has to|have to|should|needs? to|expires?|ends?|valid|kept|due|runs? out)\b", re.IGNORECASE
)
_LOOKS = re.compile(
    r"\b(?:load|loading|design|layout|responsive|errors?|secure|security|performance|speed|seconds)\b",
    re.IGNORECASE,
)
_LONGEST = 200
OWNERS = frozenset({"owner", "author", "writer", "creator", "uploader", "poster", "sender"})
"""Words for whoever made a record."""


def limits(sentences: Sequence[Sentence]) -> tuple[StatedRule, ...]:
    """The clauses of all sentences that state rules, in order."""
    return tuple(rule for sentence in sentences for rule in _of(sentence))


_HAS_MANY = re.compile(
    rf"^(?P<who>(?:an?|each|every|the) [a-z ]+?) (?:has|have|must have) .*(?:,|and) (?P<much>(?:at most|up to|"
    rf"no more than) {_COUNT} [a-z ]+)$"
)


_WITH_MANY = re.compile(
    rf"\b(?P<what>[a-z]+) with .*(?:,|and) (?P<much>(?:at most|up to|no more than) {_COUNT} [a-z ]+)$"
)
_AND_MUST = re.compile(
    r"^(?P<who>(?:an? |each |every |the )?[a-z]+) [a-z]+ .*? and (?P<must>(?:must|may|can|should) ?not [a-z ]+)$"
)


def _core(clause: str) -> str:
    """`each class has a title and at most 12 places`: the limit without the rest of the list."""
    if match := _HAS_MANY.match(clause):
        return f"{match['who']} has {match['much']}"
    if match := _WITH_MANY.search(clause):
        return f"each {singular(match['what'])} has {match['much']}"
    if match := _AND_MUST.match(clause):
        return f"{match['who']} {match['must']}"
    return clause


def _meant(before: str) -> str:
    """What `they` are: the last things named before."""
    named = re.findall(r"[a-z]{3,}s\b", before.lower())
    return named[-1] if named else "they"


def _is_rule(clause: str) -> bool:
    """A clause that limits; a mere span of time counts where something ends with it."""
    if _LOOKS.search(clause):
        return False
    plain = clause if _ENDS.search(clause) else _LASTS.sub(" ", clause)
    return _MARK.search(plain) is not None


def _of(sentence: Sentence) -> list[StatedRule]:
    found = []
    start = 0
    cuts = [(match.start(), match.end()) for match in _CUT.finditer(sentence.text)]
    for end, following in [*cuts, (len(sentence.text), len(sentence.text))]:
        clause = sentence.text[start:end].strip(" ,.")
        # The name of it all is no part of a rule.
        lead = lead_of(clause) if start == 0 else ""
        said = clause.removeprefix(lead)
        if said.startswith("they "):
            said = f"{_meant(sentence.text[:start])} {said.removeprefix('they ')}"
        if said and len(said) <= _LONGEST and _is_rule(said):
            begins = start + len(lead)
            found.append(StatedRule(_core(said.lower()), sentence.locate(begins, end), sentence.index))
        start = following
    return found
