"""Theme, name and words of the application's face."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.kinds import SURE_KIND, Kind
from loomery_codegen.understand.words.rules.composing.picks import evidence
from loomery_codegen.understand.words.rules.reading.colours import mixed
from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_codegen.understand.words.rules.reading.vocabulary import PRODUCT, PRODUCT_VERBS
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec.pages import AnyPage
from loomery_spec.theme import Copy, Palette, Theme

_MOODS = {
    "businesslike": "sober trustworthy practical businesslike solid orderly official formal professional "
    "serious honest clear",
    "friendly": "friendly bright fresh cheerful helpful inviting personal light sunny",
    "energetic": "energetic lively festive brisk urgent",
    "calm": "calm quiet gentle focused reassuring peaceful hopeful tidy clean tender",
    "elegant": "elegant sleek refined romantic literary scholarly academic classic atmospheric",
    "playful": "playful colourful whimsical fun",
    "technical": "technical industrial functional precise crisp control",
    "warm": "warm cosy homely earthy outdoorsy adventurous",
    "bold": "bold epic cinematic confident dramatic",
}
_MOOD_OF = {word: mood for mood, words in _MOODS.items() for word in words.split()}
_KIND_WORDS = re.compile(
    r"^(?:please\s+)?(?:(?:help me|i want(?: to have)?|i need|i would like|we need|we want|can you|"
    r"could you|build|make|create|"
    r"implement|develop|design|recreate|write|add|fix|optimi[sz]e|modify|update|redesign|improve|and|to)\s+)*"
    r"(?:me\s+)?(?:an?|the|my|our|some)?\s*(.+)$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\b(?:that|which|for|to|with|where|based|using|containing|including|similar|so|and then|called|named|in order"
    r"|who|whose|on which)\b"
    r"|[.,:;()]",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b(?:called|named)\s+[\"']?([A-Z][\w'&-]*(?:\s+[A-Z][\w'&-]*){0,4})")
_THEIRS = re.compile(
    r"\bfor (?:my|our|a|an|the) ([A-Za-z][\w' -]{2,40}?)(?: (?:with|where|that|which|to|and)\b|[.,:;]|$)"
)
_PURPOSE = re.compile(
    r"\bfor (?!\w+ing\b)([a-z][\w' -]{2,40}?)(?: (?:with|where|that|which|to|and|in)\b|[.,:;]|$)",
    re.IGNORECASE,
)
_PLAIN = word_set(
    "simple small new basic online web mobile lightweight static dynamic single a the of one nice modern"
)
_LIKENED = re.compile(r"\blike [A-Z]\w+ for ([a-z][\w -]{2,40}?)(?:[.,:;]|$)")
_SIDEBAR = word_set("internal_tool erp crm analytics projects finance email")


def theme(reading: Reading, kinds: Sequence[Kind]) -> Theme:
    """The stated colours; mood and density as such applications have them."""
    colours = reading.colours
    palette = Palette()
    if colours.component_hex:
        palette = palette.model_copy(update={"primary": colours.component_hex})
    if colours.background_hex:
        palette = palette.model_copy(update={"background": colours.background_hex})
        if not colours.component_hex:
            palette = palette.model_copy(update={"primary": mixed(colours.background_hex, -60)})
    made = Theme(palette=palette)
    if colours.place is not None:
        because = evidence("stated", (colours.place,), 0.95)
        made = made.model_copy(update={"evidence": because})
    if not kinds:
        return made
    blueprint = kinds[0].blueprint
    mood = next(
        (_MOOD_OF[word] for word in blueprint.style.mood.lower().split() if word in _MOOD_OF), "neutral"
    )
    imagery = "" if blueprint.style.imagery == "none" else blueprint.style.imagery
    shell = "sidebar" if blueprint.kind in _SIDEBAR else "topbar"
    return made.model_copy(
        update={"mood": mood, "density": blueprint.style.density, "imagery": imagery, "shell": shell}
    )


def name(reading: Reading, kinds: Sequence[Kind], tools: Sequence[AnyPage] = ()) -> str:
    """What to call the application: as the text calls it, else its kind or its tool."""
    if not reading.sentences:
        return "App"
    called = _CALLED.search(reading.sentences[0].text)
    if called:
        return called.group(1)
    likened = _LIKENED.search(reading.sentences[0].text)
    if likened:
        return _titled(likened.group(1).split())
    first = reading.sentences[0].text
    if _tells(reading) and kinds:
        return kinds[0].blueprint.title
    found = _KIND_WORDS.match(first)
    phrase = found.group(1) if found else first
    phrase = _STOP.split(phrase, maxsplit=1)[0].strip(" \"'-")
    words = phrase.split()
    says_nothing = all(word.lower() in PRODUCT | _PLAIN for word in words)
    theirs = _THEIRS.search(first) if says_nothing else None
    if theirs:
        return _titled(theirs.group(1).split())
    sure = bool(kinds) and kinds[0].score >= SURE_KIND
    if says_nothing and (tools or sure):
        return tools[0].title if tools else kinds[0].blueprint.title
    purpose = _PURPOSE.search(first) if says_nothing else None
    if purpose:
        return _titled(purpose.group(1).split())
    if 1 <= len(words) <= 6 and len(phrase) <= 60 and phrase[0].isalnum():
        return _titled(words)
    if kinds:
        return kinds[0].blueprint.title
    return _titled(words[:4]) if words else "App"


def _tells(reading: Reading) -> bool:
    """Whether the text begins by telling what people do, instead of naming the application."""
    start = reading.sentences[0].place.start
    acting = [
        deed.actor.place.start for deed in reading.deeds if deed.sentence == 0 and deed.actor is not None
    ]
    begins = [
        deed.place.start for deed in reading.deeds if deed.sentence == 0 and deed.verb not in PRODUCT_VERBS
    ]
    return start in (*acting, *begins)


def _titled(words: Sequence[str]) -> str:
    dropped = [
        word for word in words if word.lower() not in ("simple", "small", "new", "basic", "type", "of", "a")
    ]
    kept = list(dropped or words)
    return " ".join([kept[0][:1].upper() + kept[0][1:], *kept[1:]])[:120] or "App"


def summary(kinds: Sequence[Kind], title: str) -> str:
    """One sentence about the application."""
    if kinds:
        return kinds[0].blueprint.about
    return f"{title}: all in one place."


def face(kinds: Sequence[Kind], title: str) -> Copy:
    """Tagline, call to action and a line for the footer."""
    if kinds:
        words = kinds[0].blueprint.copy_text
        return Copy(
            tagline=words.tagline,
            call_to_action=words.call_to_action,
            about=kinds[0].blueprint.about,
            footer=title,
        )
    return Copy(
        tagline=f"{title}, simply.",
        call_to_action="Get started",
        about=summary(kinds, title),
        footer=title,
    )
