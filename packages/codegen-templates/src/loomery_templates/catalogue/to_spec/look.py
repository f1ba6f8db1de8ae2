"""Style and copy of a blueprint as theme and copy of the specification."""

from typing import Final, Literal, TypeAlias

from loomery_spec.theme import Copy, Theme
from loomery_templates.catalogue.models import Blueprint

__all__ = ["copy", "theme"]

_Mood: TypeAlias = Literal[
    "neutral",
    "businesslike",
    "friendly",
    "energetic",
    "calm",
    "elegant",
    "playful",
    "technical",
    "warm",
    "bold",
]
_Font: TypeAlias = Literal["system", "humanist", "geometric", "serif", "slab", "mono", "rounded"]

_MOODS: Final[dict[_Mood, str]] = {
    "businesslike": "businesslike trustworthy sober solid practical orderly functional confident "
    "formal honest serious official professional reliable efficient neutral secure focused direct discreet",
    "friendly": "friendly bright fresh personal cheerful helpful welcoming open inviting approachable "
    "light sunny encouraging neighbourly optimistic",
    "energetic": "energetic lively urgent sporty dynamic fast active competitive adventurous motivating",
    "calm": "calm quiet gentle reassuring clear tidy clean peaceful mindful soft restful hushed",
    "elegant": "elegant cinematic refined classic luxurious stylish festive romantic noble ceremonial "
    "artistic literary",
    "playful": "playful festive fun colourful cute whimsical childlike silly mischievous magical arcade",
    "technical": "technical precise industrial scientific modern crisp exact engineering futuristic dark",
    "warm": "warm cosy homely rustic natural earthy caring appetising handmade tender nostalgic",
    "bold": "bold striking loud dramatic edgy epic heroic tense",
}
_MOOD_OF: Final[dict[str, _Mood]] = {word: mood for mood, words in _MOODS.items() for word in words.split()}
_FONTS: Final[dict[str, _Font]] = {
    "elegant": "serif",
    "playful": "rounded",
    "technical": "geometric",
    "warm": "humanist",
    "friendly": "humanist",
    "bold": "geometric",
}


def theme(blueprint: Blueprint) -> Theme:
    """The look that the trade suggests; colours are the description's own matter."""
    said = blueprint.style.mood.lower().replace(",", " ").split()
    mood: _Mood = next((_MOOD_OF[word] for word in said if word in _MOOD_OF), "neutral")
    inside = {"internal_tool", "crm", "erp", "finance", "projects", "email"}
    return Theme(
        mood=mood,
        density=blueprint.style.density,
        font=_FONTS.get(mood, "system"),
        radius="large"
        if mood in {"playful", "friendly"}
        else "small"
        if mood in {"technical", "businesslike"}
        else "medium",
        imagery="" if blueprint.style.imagery == "none" else blueprint.style.imagery,
        shell="sidebar" if blueprint.kind in inside else "topbar",
    )


def copy(blueprint: Blueprint) -> Copy:
    """Tagline, call to action and what it is about."""
    return Copy(
        tagline=blueprint.copy_text.tagline,
        call_to_action=blueprint.copy_text.call_to_action,
        about=blueprint.about,
    )
