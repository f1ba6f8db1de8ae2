"""The words of the application's face: summary, tagline, what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.kinds import SURE_KIND, Kind
from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_spec.pages import AnyPage
from loomery_spec.sections import Hero, Section
from loomery_spec.theme import Copy

_PURPOSE = re.compile(
    r"\b(?:for (?P<doing>[a-z]+ing\b[^.;:]{8,170})|to (?P<do>(?!be\b|have\b|the\b|a\b|my\b|our\b)[a-z]+ [^.;:]{8,170})"
    r"|for (?P<what>(?:(?!\w+ing\b)[\w'-]+ ){3,}[^.;:]{4,170})"
    r"|(?:that|which) (?:can |will |helps? (?:to )?)?"
    r"(?P<does>(?!my\b|our\b|the\b|an?\b|people\b)[a-z]+s? [^.;:]{8,170}))",
)
_NOT_TOLD = re.compile(
    r"\b(?:be|is|are|has|have|should|must|includes?|called|named|i|you|we)\b", re.IGNORECASE
)
_SHORT = 60


def summary(reading: Reading, kinds: Sequence[Kind], title: str, kept: Sequence[str]) -> str:
    """One sentence about the application: what the text says that it is for, else what such applications are."""
    told = _purpose(reading)
    if told:
        return told
    if kinds and kinds[0].score >= SURE_KIND:
        return kinds[0].blueprint.about
    if kept:
        names = [name.lower() for name in kept[:3]]
        listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
        return f"{listed[:1].upper()}{listed[1:]} in one place."
    return kinds[0].blueprint.about if kinds else f"{title}: all in one place."


def _purpose(reading: Reading) -> str:
    """What the first sentence names as the purpose."""
    if not reading.sentences or reading.fates[0] != "statement":
        return ""
    found = _PURPOSE.search(reading.sentences[0].text)
    words = next((part for part in found.groups() if part), "") if found else ""
    words = " ".join(words.split()).strip(" ,\"'")
    if not words or _NOT_TOLD.match(words) or len(words.split()) < 3:
        return ""
    return f"{words[:1].upper()}{words[1:]}."


def face(kinds: Sequence[Kind], title: str, told: str) -> Copy:
    """Tagline, call to action and a line for the footer; a kind that is not sure lends no words."""
    if kinds and kinds[0].score >= SURE_KIND:
        words = kinds[0].blueprint.copy_text
        return Copy(tagline=words.tagline, call_to_action=words.call_to_action, about=told, footer=title)
    tagline = told if len(told) <= _SHORT else title
    return Copy(tagline=tagline, call_to_action="Get started", about=told, footer=title)


def retold(page: AnyPage, told: str) -> AnyPage:
    """A front page whose first words are about this application and not about its kind."""
    if page.kind != "landing":
        return page
    sections: list[Section] = [
        section.model_copy(update={"text": told}) if isinstance(section, Hero) else section
        for section in page.sections
    ]
    return page.model_copy(update={"sections": tuple(sections)})
