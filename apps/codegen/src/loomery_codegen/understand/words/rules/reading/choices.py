"""Values with a few options: `status (open, done)`, `the priority is low, medium or high`, `paid or unpaid`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loomery_codegen.understand.words.rules.reading.model import Details, Phrase, Sentence, StatedField
from loomery_codegen.understand.words.rules.reading.nouns import singular
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_codegen.understand.words.rules.reading.written_lists import options

_HEADS = word_set(
    "status state stage type category level priority role size gender kind method mode phase condition severity "
    "difficulty format frequency colour color language currency result outcome visibility importance urgency"
)
_LIST = r"[a-z0-9][a-z0-9 ,/'-]{2,150}?"
_AFTER_NAME = re.compile(
    rf"\b(?P<name>[a-z]+(?: [a-z]+)?)(?:'s)?\s*(?:\(\s*(?:e\.g\.,?\s|such as\s|like\s|either\s)?(?P<a>{_LIST})\s*\)"
    rf"|,?\s+(?:such as|like)\s+(?P<b>{_LIST})(?=[.;)]|$)"
    rf"|,?\s+(?:which )?(?:can be|could be|may be|must be|should be|will be|is|being)\s+(?:either |one of |any of )?"
    rf"(?P<c>{_LIST})(?=[.;)]|$)"
    rf"|\s+of (?:either )?(?P<d>{_LIST})(?=[.;)]|$)"
    rf"|:\s*(?P<e>{_LIST})(?=[.;)]|$))",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"\bwhether (?:it|they|(?:the |an? |each )?(?P<what>[a-z]+)) (?:is |are |was |were |has |have )?"
    r"(?P<one>[a-z]+(?:ed|en)|won|lost|open|free) or (?P<other>[a-z]+(?:ed|en)|won|lost|taken|occupied|closed)\b",
    re.IGNORECASE,
)
_TRUTH = re.compile(
    r"\b(?:whether|if) (?:or not )?(?P<what>it|they|he|she|(?:the |an? |each |every )?[a-z]+) "
    r"(?:is|are|was|were|has been|have been) (?:already |still |been )?(?P<name>[a-z]+(?:-[a-z]+)?)"
    r"(?=[\s,.;)]|$)(?! or )",
    re.IGNORECASE,
)
_INCLUDED = re.compile(
    r"\b(?P<what>[a-z]+ [a-z]+),? including(?: information)?(?: on| about)?\s*$", re.IGNORECASE
)
_KNOWING = re.compile(
    r"\b(?:know|record|track|mark|see|show|store|note|including|information|indicate|flag|and|,)\b"
)


def with_choices(sentence: Sentence, found: Sequence[StatedField]) -> list[StatedField]:
    """The values with the options that the sentence gives, and values that it gives only by options."""
    result = list(found)
    for match in _AFTER_NAME.finditer(sentence.text):
        name = match["name"].lower().split()
        head = singular(name[-1])
        group = next(group for group in "abcde" if match[group])
        given = options(match[group])
        if head not in _HEADS or not given or (group in "cd" and " or " not in match[group]):
            continue
        known = [one for one in result if singular(one.name.split()[-1]) == head]
        result = [replace(one, choices=given, plural=False) if one in known else one for one in result]
        if not known:
            result.append(_new(sentence, match, name, head, given))
    return [*result, *_verdicts(sentence), *truths(sentence, result)]


def _new(
    sentence: Sentence, match: re.Match[str], name: list[str], head: str, given: tuple[str, ...]
) -> StatedField:
    place = sentence.locate(match.start("name"), match.end("name"))
    before = name[0] if len(name) > 1 and name[0] not in _SILENT else ""
    of = re.search(
        r"\b(?:of|for) (?:the |an? |each |every )?([a-z]+)$", sentence.text[: match.start()].strip(), re.I
    )
    owner = _phrase(before or (of.group(1) if of else ""), sentence)
    return StatedField(owner, head, place, sentence.index, 0.8, given)


_SILENT = word_set(
    "the a an its their his her my our your this that each every current possible and or with of"
)


def _phrase(word: str, sentence: Sentence) -> Phrase | None:
    name = " ".join((*word.lower().split()[:-1], singular(word.lower().split()[-1]))) if word else ""
    if not name or name in ("it", "they", "he", "she", "this"):
        return None
    return Phrase(tuple(name.split()), False, sentence.place, sentence.index, "each")


def _verdicts(sentence: Sentence) -> list[StatedField]:
    """`whether the tests passed or failed`."""
    found = []
    for match in _VERDICT.finditer(sentence.text):
        given = (match["one"].lower(), match["other"].lower())
        place = sentence.locate(match.start("one"), match.end("other"))
        before = _INCLUDED.search(sentence.text[: match.start()])
        owner = _phrase(before["what"], sentence) if before else None
        found.append(StatedField(owner, " or ".join(given), place, sentence.index, 0.7, given))
    return found


def truths(sentence: Sentence, known: Sequence[StatedField]) -> list[StatedField]:
    """`whether it is paid`: yes or no."""
    names = {one.name for one in known}
    found = []
    for match in _TRUTH.finditer(sentence.text):
        name = match["name"].lower()
        if name in names | _SILENT or not _KNOWING.search(sentence.text[: match.start()]):
            continue
        what = match["what"].lower().split()[-1]
        owner = None if what == "user" else _phrase(what, sentence)
        place = sentence.locate(match.start("name"), match.end("name"))
        yes = Details(kind="boolean")
        found.append(StatedField(owner, name, place, sentence.index, 0.8, details=yes))
    return found
