"""Looks at what was brought first: empty, huge, binary, in another language, or trying to give orders."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import Report

LONGEST = 20_000
"""Characters that are read; the rest is reported, not read."""

ENGLISH = word_set(
    "the a an and or of to for with in on is are be can should have has it that this users user my me "
    "i want need where when which each every by from as app website page list add at their them they "
    "our we you your please"
)
OTHERS = word_set(
    "der die das und ist nicht eine einen mit für auf soll können werden ich wir el los las una para "
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
    """The part that may be read; empty when there is nothing to read."""

    text: str


def inspect(text: str, report: Report) -> Guarded:
    """The readable part of `text`; says in `report` what is wrong with it."""
    if not text.strip():
        report.error(
            "READ001", "text:0-0", "The description is empty.", "Say in a few sentences what to build."
        )
        return Guarded("")
    if _is_binary(text):
        report.error(
            "READ002", "text:0-0", "This is not text.", "Bring plain text, or use an importer for files."
        )
        return Guarded("")
    part = _shorten(text, report)
    if _is_foreign(part):
        report.error(
            "READ004",
            f"text:0-{len(part)}",
            "The description does not seem to be in English, which is all that the rules can read.",
            "Write it in English, or connect a language model.",
        )
        return Guarded("")
    return Guarded(part)


def is_instruction(sentence: str) -> bool:
    """Whether a sentence speaks to the machine that reads it instead of describing an application."""
    return INSTRUCTION.search(sentence) is not None


def _shorten(text: str, report: Report) -> str:
    if len(text) <= LONGEST:
        return text
    report.warning(
        "READ003",
        f"text:{LONGEST}-{len(text)}",
        f"Only the first {LONGEST:,} of {len(text):,} characters were read.",
        "Shorten the description to what the application should do.",
    )
    return text[:LONGEST]


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
