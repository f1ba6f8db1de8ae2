"""Cleans a text and cuts it into sentences; every character remembers where it stood."""

from __future__ import annotations

import re

from loomery_codegen.understand.words.rules.reading.model import Sentence

_TAG = re.compile(
    r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|</?[a-zA-Z][^<>]{0,500}>", re.DOTALL | re.IGNORECASE
)
_BLOCK = re.compile(
    r"^</?(p|div|li|ul|ol|br|h\d|tr|table|section|header|footer|script|style)\b", re.IGNORECASE
)
_ENTITY = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'"}
_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " ", "\t": " "}
)
_ABBREVIATION = re.compile(r"\b(e\.g|i\.e|etc|vs|approx|mr|mrs|dr|inc|ltd|st)\.$", re.IGNORECASE)
_NUMBER = re.compile(r"\bno\.$", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•·▪+]|#{1,6}|>|\d{1,2}[.)]|[a-z]\)|\[[ xX]\])\s+")
_EMPHASIS = re.compile(r"\*\*|__|`+|~~")
_END = re.compile(r"[.!?]+[\"')\]]*(?=\s|$)|[。！？]+|\n\s*\n|\n(?=\s*(?:[-*•·▪+]|\d{1,2}[.)])\s)|\n")

_NO_WORD = re.compile(r"[^\s,.;:!?/()-]{60,}")

Pair = tuple[str, int]


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text`, without markup, bullets and needless blanks."""
    found: list[Sentence] = []
    for part in _cut(_worded(_clean(text))):
        characters = _tidy(part)
        if any(char.isalnum() for char, _ in characters):
            found.append(
                Sentence(
                    index=len(found),
                    text="".join(char for char, _ in characters),
                    offsets=tuple(at for _, at in characters),
                )
            )
    return tuple(found)


def _clean(text: str) -> list[Pair]:
    """Characters with their places, markup and character references resolved."""
    pairs: list[Pair] = []
    at = 0
    for tag in _TAG.finditer(text):
        pairs.extend(_plain(text, at, tag.start()))
        if _BLOCK.match(tag.group()):
            pairs.append(("\n", tag.start()))
        at = tag.end()
    pairs.extend(_plain(text, at, len(text)))
    return pairs


def _plain(text: str, start: int, end: int) -> list[Pair]:
    pairs: list[Pair] = []
    at = start
    while at < end:
        if text[at] == "&":
            name = next((name for name in _ENTITY if text.startswith(name, at)), "")
            if name:
                pairs.append((_ENTITY[name], at))
                at += len(name)
                continue
        if text[at] in "*_`~" and (mark := _EMPHASIS.match(text, at, end)):
            at = mark.end()
            continue
        pairs.append((text[at].translate(_QUOTES), at))
        at += 1
    return pairs


def _worded(pairs: list[Pair]) -> list[Pair]:
    """Without runs of characters that are too long to be words."""
    plain = "".join(char for char, _ in pairs)
    kept: list[Pair] = []
    at = 0
    for run in _NO_WORD.finditer(plain):
        kept.extend(pairs[at : run.start()])
        at = run.end()
    return [*kept, *pairs[at:]]


def _cut(pairs: list[Pair]) -> list[list[Pair]]:
    plain = "".join(char for char, _ in pairs)
    parts: list[list[Pair]] = []
    at = 0
    for end in _END.finditer(plain):
        if not _ends_here(plain, at, end):
            continue
        parts.append(pairs[at : end.end()])
        at = end.end()
    parts.append(pairs[at:])
    return parts


def _ends_here(plain: str, start: int, end: re.Match[str]) -> bool:
    mark, before = end.group(), plain[start : end.end()]
    if mark == "\n":
        following = plain[end.end() : end.end() + 1]
        return len(before.strip()) < 60 or not (following.islower() or following.isdigit())
    if "\n" in mark:
        return True
    following = plain[end.end() : end.end() + 3].strip()
    if mark.startswith(".") and _ABBREVIATION.search(before):
        return following[:1].isupper() and before.lower().rstrip().endswith("etc.")
    if _NUMBER.search(before) and following[:1].isdigit():
        return False
    return not re.fullmatch(r"\s*\d{1,2}\.", before)


def _tidy(part: list[Pair]) -> list[Pair]:
    plain = "".join(char for char, _ in part)
    bullet = _BULLET.match(plain)
    kept: list[Pair] = []
    for char, at in part[bullet.end() if bullet else 0 :]:
        blank = char.isspace()
        if blank and (not kept or kept[-1][0] == " "):
            continue
        kept.append((" " if blank else char, at))
    while kept and kept[-1][0] == " ":
        kept.pop()
    return kept
