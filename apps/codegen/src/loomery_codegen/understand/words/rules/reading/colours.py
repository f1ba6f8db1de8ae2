"""Reads which colours the text asks for, and for what: the surface or what stands on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from loomery_codegen.understand.words.rules.reading.model import Sentence, StatedColours
from loomery_templates.catalogue import Catalogue

# Share of white (positive) or black (negative) that a modifier mixes in, in per cent.
_MIXES = {
    "pale": 65, "faint": 85, "light": 45, "soft": 50, "pastel": 60, "misty": 70, "deep": -30, "dark": -40,
    "burnt": -25, "medium": -10, "bright": 0, "vivid": 0, "muted": 20, "dusty": 25, "hot": 0, "rich": -10, "warm": 0,
    "cool": 0, "neon": 0,
}  # fmt: skip
_BACKGROUND = re.compile(r"\bback-?grounds?\b")
_BACKGROUND_WEAK = re.compile(r"\b(backdrop|canvas|layouts?|base|body|pages?|surface)\b")
_COMPONENT = re.compile(
    r"\b(components?|elements?|buttons?|cards?|controls?|widgets?|ui|interface|accents?|themes?|blocks?|highlights?"
    r"|visuals?|details?|pieces?|links?|menus?|headers?|headings?|primary)\b"
)
_HEX = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})\b")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)")
DARK = "#16181d"
_DARK = re.compile(r"\bdark (?:theme|mode|design|look|style|background|layout|interface|ui)\b", re.IGNORECASE)
_STYLING = re.compile(
    r"\b(colou?rs?|coloured|colored|theme|themed|style|styled|palette|scheme|look|design|tones?)\b"
)
# Asked for without a word for what it is for: `Use a warm purple.`, `Our colour is teal.`
_BARE_BEFORE = re.compile(
    r"(?:(?:^|[,;.:]|\band)\s*(?:please\s+|i want it\s+)?(?:use|using|(?:make|keep|paint|style) (?:it|everything|all)"
    r"|(?:it|everything|the (?:site|website|app|application|page|design|whole)) (?:should|must|shall) be)"
    r"|\bcolou?rs?(?: of (?:it|ours|the (?:site|website|app|application|brand|company)))?"
    r"\s*(?:is|are|should be|must be|:))"
    r"\s*(?:in\s+)?(?:an?\s+|the\s+|our\s+|some\s+)?(?:colou?rs?\s+)?$"
)
_BARE_AFTER = re.compile(
    r"\s*(?:colou?rs?|tones?|shades?)?\s*(?:$|[.!,;:]|\b(?:and|as|please|throughout|everywhere)\b)"
)
_BREAKS = ((re.compile(r"[.;]"), 60), (re.compile(r",|\band\b|\bthen\b|\bwith\b|\bwhile\b|\bon\b"), 40))


@dataclass(frozen=True, slots=True)
class _Mention:
    name: str
    value: str
    start: int
    end: int


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all colour names and modifiers, longest first, and the values by name without blanks."""
    table = {_key(colour.name): colour.hex.lower() for colour in Catalogue.load().phrases().colours}
    spelled = {_spaced(colour.name) for colour in Catalogue.load().phrases().colours}
    ordered = sorted(spelled, key=lambda name: (-len(name), name))
    names = "|".join(re.escape(name).replace(r"\ ", r"[ -]?") for name in ordered)
    modifiers = "|".join(_MIXES)
    return re.compile(rf"\b(?:{names}|(?:{modifiers})[ -](?:{names}))\b"), table


def _key(name: str) -> str:
    return name.lower().replace(" ", "").replace("-", "").replace("grey", "gray")


def _spaced(name: str) -> str:
    return name.lower().replace("grey", "gray")


def read_colours(sentences: Sequence[Sentence]) -> StatedColours:
    """The colours that one sentence asks for; the last such sentence counts."""
    for sentence in reversed(sentences):
        found = _of_sentence(sentence)
        if found is not None:
            return _darkened(sentence.text, found)
    for sentence in sentences:
        if _DARK.search(sentence.text):
            return _darkened(sentence.text, StatedColours(place=sentence.place, sentence=sentence.index))
    return StatedColours()


def _darkened(text: str, found: StatedColours) -> StatedColours:
    """A dark theme without a colour for the background gets a dark one."""
    if found.background is not None or not _DARK.search(text):
        return found
    return replace(found, background="dark", background_hex=DARK)


def _of_sentence(sentence: Sentence) -> StatedColours | None:
    text = sentence.text.lower().replace("grey", "gray")
    mentions = _mentions(text)
    if not mentions:
        return None
    background, component = _assign(text, mentions) if _is_about_style(text, mentions) else (None, None)
    if background is None and component is None:
        component = next((mention for mention in mentions if _is_bare(text, mention)), None)
    if background is None and component is None:
        return None
    return StatedColours(
        background=background.name if background else None,
        background_hex=background.value if background else None,
        component=component.name if component else None,
        component_hex=component.value if component else None,
        place=sentence.place,
        sentence=sentence.index,
    )


def _is_about_style(text: str, mentions: Sequence[_Mention]) -> bool:
    if _BACKGROUND.search(text) or any(mention.name.startswith(("#", "rgb")) for mention in mentions):
        return True
    cues = bool(_COMPONENT.search(text) or _BACKGROUND_WEAK.search(text))
    return cues and (len(mentions) > 1 or _STYLING.search(text) is not None or _near(text, mentions[0]))


def _is_bare(text: str, mention: _Mention) -> bool:
    """Whether a colour is asked for as such: it then is that of what can be clicked."""
    before, after = text[: mention.start], text[mention.end :]
    return _BARE_BEFORE.search(before) is not None and _BARE_AFTER.match(after) is not None


def _near(text: str, mention: _Mention) -> bool:
    """One colour right before what it colours: `teal buttons`."""
    return _COMPONENT.match(text[mention.end :].lstrip()) is not None


def _mentions(text: str) -> list[_Mention]:
    pattern, table = _names()
    found = []
    for match in pattern.finditer(text):
        value = _value(match.group(), table)
        if value and text[match.end() : match.end() + 1] != "-":
            found.append(_Mention(match.group(), value, match.start(), match.end()))
    for match in _HEX.finditer(text):
        digits = match.group()[1:]
        wide = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
        found.append(_Mention(match.group(), f"#{wide}", match.start(), match.end()))
    for match in _RGB.finditer(text):
        parts = [min(int(part), 255) for part in match.groups()]
        found.append(_Mention(match.group(), _to_hex(parts), match.start(), match.end()))
    return sorted(found, key=lambda mention: mention.start)


def _value(name: str, table: dict[str, str]) -> str:
    key = _key(name)
    if key in table:
        return table[key]
    modifier, _, base = name.replace("-", " ").partition(" ")
    value = table.get(_key(base), "")
    return mixed(value, _MIXES.get(modifier, 0)) if value else ""


def mixed(value: str, share: int) -> str:
    """The colour with `share` per cent of white, or of black when negative."""
    to = 255 if share > 0 else 0
    parts = [int(value[at : at + 2], 16) for at in (1, 3, 5)]
    return _to_hex([round(part + (to - part) * abs(share) / 100) for part in parts])


def _to_hex(parts: Sequence[int]) -> str:
    return "#" + "".join(f"{part:02x}" for part in parts)


def _assign(text: str, mentions: Sequence[_Mention]) -> tuple[_Mention | None, _Mention | None]:
    """Gives colours to cues so that the distances between them are least."""
    grounds = [m.span() for m in _BACKGROUND.finditer(text)] or [
        m.span() for m in _BACKGROUND_WEAK.finditer(text)
    ]
    parts = [m.span() for m in _COMPONENT.finditer(text)]
    if not grounds or not parts or len(mentions) == 1:
        return _single(text, mentions, grounds, parts)
    best = min(
        (
            _cost(text, mentions, ground, g) + _cost(text, mentions, part, p),
            ground.start,
            part.start,
        )
        for ground, part in product(mentions, mentions)
        if ground is not part
        for g in grounds
        for p in parts
    )
    by_start = {mention.start: mention for mention in mentions}
    return by_start[best[1]], by_start[best[2]]


def _single(
    text: str, mentions: Sequence[_Mention], grounds: list[tuple[int, int]], parts: list[tuple[int, int]]
) -> tuple[_Mention | None, _Mention | None]:
    far = 10_000
    ground = min((_cost(text, mentions, m, g) for m in mentions for g in grounds), default=far)
    part = min((_cost(text, mentions, m, p) for m in mentions for p in parts), default=far)
    if ground == far and part == far:
        return None, None
    if ground <= part:
        return min(mentions, key=lambda m: min(_cost(text, mentions, m, g) for g in grounds)), None
    return None, min(mentions, key=lambda m: min(_cost(text, mentions, m, p) for p in parts))


def _cost(text: str, mentions: Sequence[_Mention], mention: _Mention, cue: tuple[int, int]) -> int:
    start, end = (mention.end, cue[0]) if mention.end <= cue[0] else (cue[1], mention.start)
    if start > end:
        return 5_000
    between = text[start:end]
    cost = end - start + sum(len(pattern.findall(between)) * price for pattern, price in _BREAKS)
    others = sum(1 for other in mentions if other is not mention and start <= other.start < end)
    return cost + 60 * others
