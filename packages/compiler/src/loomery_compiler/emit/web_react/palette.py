"""Colours of a theme, light and dark, from the few that were stated; readable whatever they are.

Stated colours are kept exactly wherever they can be seen. The style sheet computes text colours from the
luminance behind them (black or white, whichever contrasts more), so what is left to decide here is surfaces,
the dark scheme, and colours that would vanish.
"""

from dataclasses import dataclass

from loomery_compiler.emit.web_react.colour import (
    Oklch,
    contrast,
    from_oklch,
    luminance,
    to_oklch,
)
from loomery_spec.theme import Palette as StatedPalette

DARK_PAGE = 0.1
"""Pages of less luminance than this make a dark application."""
SEEN = 1.45
"""Least contrast of a button with the surface it stands on."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of one scheme as `#rrggbb`."""

    background: str
    surface: str
    primary: str
    accent: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Both schemes, and which one the stated colours make."""

    light: Scheme
    dark: Scheme
    prefers_dark: bool


def derive(stated: StatedPalette) -> Palette:
    """The palette of the stated colours: theirs in the scheme they belong to, kin of theirs in the other."""
    accent = stated.accent or _companion(stated.primary)
    if luminance(stated.background) < DARK_PAGE:
        dark = _dark(stated.background, stated.primary, accent)
        light = _light(_paper(stated.primary), stated.primary, accent)
        return Palette(light, dark, prefers_dark=True)
    light = _light(stated.background, stated.primary, accent)
    dark = _dark(_night(stated.background), stated.primary, accent)
    return Palette(light, dark, prefers_dark=False)


def _light(background: str, primary: str, accent: str) -> Scheme:
    page = to_oklch(background)
    surface = from_oklch(Oklch(page.lightness + (1 - page.lightness) * 0.86, page.chroma * 0.22, page.hue))
    return Scheme(
        background, surface, _seen(primary, surface, background), _seen(accent, surface, background)
    )


def _dark(background: str, primary: str, accent: str) -> Scheme:
    page = to_oklch(background)
    lifted = Oklch(min(max(page.lightness + 0.055, 0.22), 0.36), min(page.chroma, 0.085), page.hue)
    surface = from_oklch(lifted)
    return Scheme(background, surface, _lit(primary, surface), _lit(accent, surface))


def _seen(colour: str, surface: str, kin: str) -> str:
    """The colour, darkened until it stands out from a light surface; a grey takes the hue of the page."""
    if contrast(colour, surface) >= SEEN:
        return colour
    tone = to_oklch(colour)
    other = to_oklch(kin)
    if tone.chroma < 0.03:
        tone = Oklch(0.46, max(other.chroma, 0.09), other.hue) if other.chroma >= 0.03 else Oklch(0.3, 0, 0)
    while contrast(from_oklch(tone), surface) < SEEN:
        tone = Oklch(tone.lightness - 0.02, tone.chroma, tone.hue)
    return from_oklch(tone)


def _lit(colour: str, surface: str) -> str:
    """The colour, lightened until it stands out from a dark surface."""
    tone = to_oklch(colour)
    tone = Oklch(max(tone.lightness, 0.58), tone.chroma, tone.hue)
    while contrast(from_oklch(tone), surface) < SEEN * 1.6:
        tone = Oklch(tone.lightness + 0.02, tone.chroma, tone.hue)
    return colour if contrast(colour, surface) >= SEEN * 1.6 else from_oklch(tone)


def _companion(colour: str) -> str:
    """A second colour that goes with the first: a neighbour on the colour circle."""
    tone = to_oklch(colour)
    return from_oklch(Oklch(min(max(tone.lightness, 0.5), 0.7), max(tone.chroma, 0.08), tone.hue + 55))


def _night(background: str) -> str:
    page = to_oklch(background)
    return from_oklch(Oklch(0.18, min(page.chroma, 0.018), page.hue))


def _paper(primary: str) -> str:
    tone = to_oklch(primary)
    return from_oklch(Oklch(0.975, min(tone.chroma, 0.012), tone.hue))
