"""Words that are noun and verb: after a plural and before an object they are verbs, which taggers often miss."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_codegen.understand.words.rules.reading.word_lists import word_set

VERBS = word_set(
    "publish issue submit give merge monitor attach open reserve invite upload join earn collect sign "
    "rent donate place track schedule list grade rate review book order post comment request record "
    "plan log share view message report manage assign approve cancel edit rank tag search filter "
    "export import print vote bid trade claim note offer answer process visit contact file measure "
    "name pay permit play practice price program purchase reply sell send set ship sort stock store "
    "study subscribe supply support swap test train transfer update use watch work write borrow "
    "return check mark score follow like save download draft display host coach mentor tutor cook "
    "walk exchange bill charge total credit debit balance forecast budget water feed care treat "
    "prescribe deliver"
)
CRUD = word_set(
    "edit delete add create update view browse search upload download share save manage modify remove "
    "play pause stop like comment rate review post read write send receive query input select choose "
    "export import print sort filter reply publish cancel book order track record store access check "
    "test run draw rank set customize follow display show insert replace copy paste move rename "
    "register login log favourite upvote"
)
_PEOPLE = word_set("staff people team personnel everyone crew")
_OPENS_OBJECT = word_set("NNS DT JJ PRP$ NN PRP NNP CD VBG VBN")


def spots(words: Sequence[tuple[str, str]]) -> tuple[int, ...]:
    """Where a verb hides behind a noun's tag; `words` are pairs of text and tag."""
    found = []
    for at in range(1, len(words) - 1):
        text, tag = words[at]
        if text not in VERBS or tag not in ("NN", "NNP", "VBP", "VB"):
            continue
        following = words[at + 1]
        if following[1] not in _OPENS_OBJECT or following[0].lower() == "of":
            continue
        if _is_subject(words, at - 1) and not _has_modal(words, at):
            found.append(at)
    return tuple(found)


def _is_subject(words: Sequence[tuple[str, str]], at: int) -> bool:
    text, tag = words[at]
    low = text.lower()
    plural = tag in ("NNS", "NNPS") or low in _PEOPLE or (low.endswith("s") and tag in ("NNP", "VBZ", "NN"))
    if not plural:
        return False
    before = words[at - 1][0].lower() if at else "."
    starts_clause = at == 0 or before in {
        ",",
        ".",
        ";",
        ":",
        "and",
        "where",
        "when",
        "while",
        "the",
        "all",
        "that",
    }
    return starts_clause or words[at - 1][1] in ("JJ", "NN", "NNP", "DT")


def _has_modal(words: Sequence[tuple[str, str]], at: int) -> bool:
    return any(tag == "MD" for _, tag in words[max(0, at - 2) : at])
