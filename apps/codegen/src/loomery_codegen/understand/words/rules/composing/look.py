"""Theme and words of the application's face."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.kinds import Kind
from loomery_codegen.understand.words.rules.composing.picks import evidence
from loomery_codegen.understand.words.rules.reading.colours import mixed
from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec.theme import Palette, Theme

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
