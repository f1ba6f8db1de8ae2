"""How the application looks: tokens, not pixels."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from loomery_spec.base import Element, Node

Hex = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class Palette(Node):
    """Colours as stated; derived tones and contrast are the compiler's work."""

    primary: Hex = "#3355dd"
    background: Hex = "#ffffff"
    accent: Hex | None = None


class Theme(Element):
    palette: Palette = Palette()
    mood: Literal[
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
    ] = "neutral"
    density: Literal["airy", "comfortable", "dense"] = "comfortable"
    radius: Literal["none", "small", "medium", "large"] = "medium"
    font: Literal["system", "humanist", "geometric", "serif", "slab", "mono", "rounded"] = "system"
    imagery: str = ""
    """A word for the kind of pictures, such as `food`."""
    shell: Literal["topbar", "sidebar"] = "topbar"
    dark_mode: bool = True


class Copy(Element):
    """The words of the application's face."""

    tagline: str = ""
    call_to_action: str = ""
    about: str = ""
    footer: str = ""
