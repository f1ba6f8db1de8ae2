"""Whatever two colours are named, what is made of them can be read and seen."""

from hypothesis import given, settings
from hypothesis import strategies as st

from loomery_compiler.emit.web_react.colour import Oklch, contrast, from_oklch, luminance, to_oklch
from loomery_compiler.emit.web_react.palette import SEEN, Scheme, derive
from loomery_spec.theme import Palette

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
AA = 4.5


def text_on(background: str) -> str:
    """The text colour that the style sheet computes: the pole that contrasts more."""
    return "#ffffff" if luminance(background) < 0.179 else "#000000"


def ink(colour: str, lightest: float, darkest: float, chroma: float) -> str:
    """A colour as text on a surface, as the style sheet clamps it."""
    tone = to_oklch(colour)
    return from_oklch(Oklch(min(max(tone.lightness, darkest), lightest), min(tone.chroma, chroma), tone.hue))


def readable(scheme: Scheme) -> None:
    for behind in (scheme.background, scheme.surface, scheme.primary, scheme.accent):
        assert contrast(text_on(behind), behind) >= AA
    assert contrast(scheme.primary, scheme.surface) >= SEEN - 0.05
    assert contrast(scheme.accent, scheme.surface) >= SEEN - 0.05


@settings(max_examples=300, deadline=None)
@given(primary=COLOURS, background=COLOURS, accent=st.none() | COLOURS)
def test_both_schemes_can_be_read(primary: str, background: str, accent: str | None) -> None:
    palette = derive(Palette(primary=primary, background=background, accent=accent))
    readable(palette.light)
    readable(palette.dark)
    assert contrast(ink(palette.light.primary, 0.46, 0, 0.2), palette.light.surface) >= AA
    assert contrast(ink(palette.dark.primary, 1, 0.8, 0.14), palette.dark.surface) >= AA


@settings(max_examples=100, deadline=None)
@given(primary=COLOURS, background=COLOURS)
def test_the_stated_background_is_kept_exactly(primary: str, background: str) -> None:
    palette = derive(Palette(primary=primary, background=background))
    scheme = palette.dark if palette.prefers_dark else palette.light
    assert scheme.background == background


def test_a_stated_colour_that_can_be_seen_is_kept_exactly() -> None:
    palette = derive(Palette(primary="#f4a460", background="#ffe4b5"))
    assert (palette.light.primary, palette.light.background) == ("#f4a460", "#ffe4b5")


def test_white_on_white_becomes_visible() -> None:
    palette = derive(Palette(primary="#ffffff", background="#ffffff"))
    assert contrast(palette.light.primary, palette.light.surface) > 4


@settings(max_examples=200, deadline=None)
@given(COLOURS)
def test_colours_survive_the_way_to_oklch_and_back(colour: str) -> None:
    there = from_oklch(to_oklch(colour))
    channels = [abs(int(colour[at : at + 2], 16) - int(there[at : at + 2], 16)) for at in (1, 3, 5)]
    assert max(channels) <= 1
