"""Looks at what was brought first: empty, huge, binary, in another language, or trying to give orders."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loomery_codegen.understand.words.rules.reading.loanwords import recognisable
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import Report

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_HINT = "Say in a few sentences what to build."
LONGEST = 20_000
"""Characters that are read; the rest is reported, not read."""
MOST_BLANKS = 1_000_000
"""Blank characters at the beginning that are passed over."""

ENGLISH = word_set(
    "the a an and or of to for with in on is are be can should have has it that this users user my me "
    "i want need where when which each every by from as app website page list add at their them they "
    "our we you your please"
)
OTHERS = word_set(
    "der die das und ist nicht ein eine einen einem einer mit oder von zu sowie auch für "
    "un unos unas auf soll können werden ich wir el los las una para "
    "con que por debe puede usuarios es le les des une dans pour avec doit peuvent est sont et het "
    "een van voor moet zijn met gli della che per con sono deve il um uma não os dos é для и что на "
    "пользователи"
)
INSTRUCTION = re.compile(
    r"\b(ignore|disregard|forget|override)\b.{0,40}\b(instructions?|prompts?|rules|above|previous|prior)\b"
    r"|\bsystem prompt\b|\byou are (now|no longer)\b|\bact as (an?|the) (ai|assistant|model|dan|hacker)\b"
    r"|\b(reveal|print|show|send|exfiltrate|dump)\b.{0,30}\b(api keys?|environment variables|credentials|your prompt)\b"
    r"|\brm -rf\b|\bdrop table\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Guarded:
    """The part that may be read, empty when there is nothing to read, and the whole as it can be written down."""

    text: str
    plain: str = ""


def inspect(text: str, report: Report) -> Guarded:
    """The readable part of `text`; says in `report` what is wrong with it."""
    if not text.strip():
        report.error("READ001", "text:0-0", "The description is empty.", _HINT)
        return Guarded("", _SURROGATE.sub("\ufffd", text))
    if _is_binary(text):
        report.error(
            "READ002", "text:0-0", "This is not text.", "Bring plain text, or use an importer for files."
        )
        return Guarded("", _SURROGATE.sub("\ufffd", text))
    plain = _SURROGATE.sub("\ufffd", text)
    part = _shorten(plain, report)
    if not any(char.isalpha() for char in part):
        report.error("READ006", f"text:0-{len(part)}", "The text describes no application.", _HINT)
        return Guarded("", _SURROGATE.sub("\ufffd", text))
    return Guarded(_in_english(part, report), plain)


def _in_english(part: str, report: Report) -> str:
    """The part where it is in English; of another language, what is recognisable where that is half of it."""
    if not _is_foreign(part):
        return part
    known = recognisable(part, ENGLISH | OTHERS)
    say = report.error if known is None else report.warning
    say(
        "READ004",
        f"text:0-{len(part)}",
        "The description does not seem to be in English, which is all that the rules can read."
        + ("" if known is None else " Only the words that are the same in English were planned."),
        "Write it in English, or connect a language model.",
    )
    return known or ""


def is_instruction(sentence: str) -> bool:
    """Whether a sentence speaks to the machine that reads it instead of describing an application."""
    return INSTRUCTION.search(sentence) is not None


def _shorten(text: str, report: Report) -> str:
    blank = len(text) - len(text.lstrip())
    end = min(blank, MOST_BLANKS) + LONGEST
    if len(text) <= end:
        return text
    report.warning(
        "READ003",
        f"text:{end}-{len(text)}",
        f"Only the first {LONGEST:,} of {len(text):,} characters were read.",
        "Shorten the description to what the application should do.",
    )
    return text[:end]


def _is_binary(text: str) -> bool:
    sample = text[:LONGEST]
    strange = sum(1 for char in sample if (ord(char) < 32 and char not in "\t\n\r\f\v") or char == "�")
    return "\x00" in sample or strange > max(3, len(sample) // 20)


def _is_foreign(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    if not letters:
        return False
    if sum(1 for char in letters if ord(char) > 0x24F) > len(letters) * 0.4:
        return True
    words = re.findall(r"[^\W\d_]+", text.lower())
    english = sum(1 for word in words if word in ENGLISH)
    others = sum(1 for word in words if word in OTHERS and word not in ENGLISH)
    return others >= 3 and others > english
