"""Nouns that name a function, an input or a kind of something else, however a text puts them."""

from __future__ import annotations

import re

from loomery_codegen.understand.words.rules.composing.common_nouns import readiness
from loomery_codegen.understand.words.rules.reading.model import Reading, Thing
from loomery_codegen.understand.words.rules.reading.nouns import singular
from loomery_codegen.understand.words.rules.reading.vocabulary import ABSTRACT, LISTS, PRODUCT, SOFT
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_templates.catalogue import Catalogue

__all__ = ["is_mere_name"]

_FUNCTION = r"(?:functions?|functionality|functionalities|features?|capabilit(?:y|ies))"
_OF_FUNCTION = re.compile(rf"\b{_FUNCTION}$", re.IGNORECASE)
_BEFORE_FUNCTION = re.compile(rf"\s+(?:and|or)\s+[a-z-]+\s+{_FUNCTION}\b", re.IGNORECASE)
_TURNED = re.compile(
    r"\b(?:convert|translat|transform|turn|recogni[sz]|beautif|minif)\w*\b(?P<what>[^.;:]{0,70}?)"
    r"\b(?:in)?to\b(?P<into>[^.;:,]{0,40})",
    re.IGNORECASE,
)
_KINDS = re.compile(
    r"\b(?:types?|kinds?|sorts?|forms) of (?P<kind>(?:[a-z-]+ )?[a-z-]+s),? (?:including|such as|like|namely) "
    r"(?P<examples>[a-z][a-z ,'-]*)",
    re.IGNORECASE,
)
_ONLY_DONE = word_set("filter search sort view preview print download upload share navigation playback")
"""What people do by means of a function of that name, whatever else such a word can mean."""
_HANDLED = frozenset({"own", "owner", "whole"})
_DOCUMENTS = word_set(
    "file document image picture photo video audio spreadsheet text sketch song track article book page recording "
    "currency unit"
)


def is_mere_name(thing: Thing, reading: Reading) -> bool:
    """Whether nothing of that name is kept: deeds, functions, what is turned into something else, kinds of a thing."""
    if thing.signs & _HANDLED:
        return False
    known = bool(Catalogue.load().archetypes_by_word(thing.name))
    if readiness(thing.name) == "never" and not known:
        return True
    return (
        _is_turned(thing, reading)
        or _is_kind(thing, reading)
        or ((not known or thing.name in _ONLY_DONE) and _is_function(thing, reading))
    )


def _is_function(thing: Thing, reading: Reading) -> bool:
    """`search and filter functions`, `data interaction features`: what the application does."""
    text = reading.text
    return bool(thing.places) and all(
        _OF_FUNCTION.search(text[place.start : place.end]) or _BEFORE_FUNCTION.match(text, place.end)
        for place in thing.places
    )


def _is_turned(thing: Thing, reading: Reading) -> bool:
    """`convert Chinese characters to pinyin`: what goes in and what comes out is no record, unless it is a file."""
    if thing.name.split()[-1] in _DOCUMENTS or "kept" in thing.signs:
        return False
    spans = [match.span() for match in _TURNED.finditer(reading.text)]
    return _inside(thing, spans, any_place=True)


def _is_kind(thing: Thing, reading: Reading) -> bool:
    """`various types of forms, including questionnaires`: kinds of a thing that is kept itself."""
    spans = [
        match.span("examples")
        for match in _KINDS.finditer(reading.text)
        if singular(match["kind"].split()[-1].lower()) not in LISTS | PRODUCT | SOFT - {"form"} | ABSTRACT
    ]
    return _inside(thing, spans)


def _inside(thing: Thing, spans: list[tuple[int, int]], any_place: bool = False) -> bool:
    inside = [any(start <= place.start < end for start, end in spans) for place in thing.places]
    return bool(inside) and (any(inside) if any_place else all(inside))
