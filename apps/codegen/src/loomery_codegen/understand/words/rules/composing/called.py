"""Prompts of a few words that only name what is wanted: `shop`, `A blog`, `booking system for a barber`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loomery_codegen.understand.words.rules.composing.kind_names import NAMES
from loomery_codegen.understand.words.rules.reading.leads import lead_of
from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_templates.catalogue import Catalogue, words

MOST_WORDS = 9
"""Words of a prompt that may be nothing but a name."""
MOST_TOLD = 45
"""Words of a text that opens with the name of what is wanted and then tells a little of it."""

LEAD_WORDS = 4
"""Words of a name before a colon."""
TOOLS = {
    "calculator": "calculator",
    "stopwatch": "countdown",
    "timer": "countdown",
    "converter": "unit_converter",
}
_ORDER = re.compile(
    r"^(?:please\s+|can you\s+|could you\s+)?(?:(?:help me|i want(?: to have)?|i need|i(?:'d| would) like|"
    r"we need|we want|give me|build|make|create|implement|develop|design|write|to)\s+)*(?:me\s+|us\s+)?"
    r"(?:(?:an?|the|my|our|some|your|own|simple|small|basic|little|new|modern|nice|tiny|mini|easy|good|clean|quick|lovely|pretty)\s+(?:and\s+)?)*",
    re.IGNORECASE,
)
_DESCRIBES = re.compile(
    r"[,:;]|(?:^|\s)(?:with|where|that|which|and|who|from|to|i|we)(?:\s|$)", re.IGNORECASE
)
_TAIL = re.compile(r"\s+(?:for|of|in|about|at)\s+(?P<tail>.+)$", re.IGNORECASE)
_PRODUCT = re.compile(
    r"\s+(?:web ?apps?|mobile apps?|apps?|applications?|web ?sites?|web ?pages?|pages?|sites?|platform|"
    r"software|systems?|tools?|programs?|portal|online|solution|service|management|manager|tracker|database|clone)$",
    re.IGNORECASE,
)
_QUALITY = re.compile(
    r"^(?:online|web|mobile|digital|internal|personal|private|local|smart|virtual|free|custom|full-stack)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Called:
    """What a short prompt names: a kind of application or a tool; `whole` when it says nothing besides."""

    blueprint: str = ""
    tool: str = ""
    whole: bool = False


def called(reading: Reading, catalogue: Catalogue) -> Called:
    """What the text names, when it is no more than a name; nothing for a text that describes."""
    if len(reading.text.split()) > MOST_WORDS or reading.fates.count("statement") != 1 or reading.fields:
        return Called()
    sentence = next(
        s for s, fate in zip(reading.sentences, reading.fates, strict=True) if fate == "statement"
    )
    text = _ORDER.sub("", sentence.text.strip(" .!?\"'"))
    if _DESCRIBES.search(text):
        return Called()
    tail = _TAIL.search(text)
    name = text[: tail.start()] if tail else text
    if tail and not _PRODUCT.sub("", f" {name}").strip():
        name, tail = _ORDER.sub("", tail["tail"]), None
    for variant in _variants(name):
        found = _known(variant, catalogue)
        if found.blueprint or found.tool:
            return Called(found.blueprint, found.tool, whole=tail is None)
    return _by_last_words(name)


def opening(reading: Reading) -> str:
    """The blueprint that a short text names before it goes on: `A quiz with …`, `Holiday requests that …`."""
    name = " ".join(words(_opens_with(reading)))
    found = next((_by_name()[one] for one in _variants(name) if one in _by_name()), "") if name else ""
    told = _opens_with(reading)
    if (
        not found
        and name
        and len(name.split()) <= LEAD_WORDS
        and _is_lead(reading)
        and not told.endswith("s")
    ):
        return _by_last_words(name).blueprint
    return found


def _is_lead(reading: Reading) -> bool:
    """`Town library: members may …`: what stands before the colon names it all."""
    return any(
        fate == "statement" and lead_of(one.text) != ""
        for one, fate in zip(reading.sentences[:1], reading.fates[:1], strict=True)
    )


def opening_things(reading: Reading) -> str:
    """The things, in the singular, with which a short text opens: `holiday request` of `Holiday requests that …`."""
    said = _opens_with(reading)
    return " ".join(words(said)) if said.lower().endswith("s") and not said.lower().endswith("ss") else ""


def _opens_with(reading: Reading) -> str:
    """What a short text names before it goes on; nothing for a long text."""
    told = [one for one, fate in zip(reading.sentences, reading.fates, strict=True) if fate == "statement"]
    if not told or len(reading.text.split()) > MOST_TOLD:
        return ""
    text = _ORDER.sub("", told[0].text.strip(" .!?\"'"))
    ends = (_DESCRIBES.search(text), _TAIL.search(text))
    stops = [found.start() for found in ends if found is not None and found.start() > 0]
    return text[: min(stops)] if stops else text


def _variants(name: str) -> tuple[str, ...]:
    """The name as written, without what all applications are, and without qualities in front."""
    short = _PRODUCT.sub("", name)
    shorter = _PRODUCT.sub("", short)
    found = (name, short, _QUALITY.sub("", name), _QUALITY.sub("", short), shorter, _QUALITY.sub("", shorter))
    return tuple(dict.fromkeys(" ".join(words(one)) for one in found if one.strip()))


def _known(name: str, catalogue: Catalogue) -> Called:
    blueprint = _by_name().get(name) or catalogue.blueprint_called(name)
    return Called(blueprint or "", catalogue.tool_called(name) or TOOLS.get(name, ""))


def _by_last_words(name: str) -> Called:
    """`travel blog` is a blog: the last words say what it is, the first which one."""
    said = words(_PRODUCT.sub("", name))
    for start in range(1, len(said)):
        found = _by_name().get(" ".join(said[start:]))
        if found is not None:
            return Called(found)
    return Called()


@cache
def _by_name() -> dict[str, str]:
    ids = {one.replace("_", " "): one for one in Catalogue.load().blueprint_ids}
    return ids | {" ".join(words(name)): one for one, names in NAMES.items() for name in names}
