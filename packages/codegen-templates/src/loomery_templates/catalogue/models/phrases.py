"""Phrases: how people write descriptions (colours, filler, roles, shapes of sentences)."""

from loomery_templates.catalogue.models.node import Node

__all__ = [
    "ColourCues",
    "GenericUnless",
    "NamedColour",
    "NamedPattern",
    "Phrases",
    "RoleNoun",
    "SentenceShape",
    "StyleExample",
    "StylePhrases",
]


class NamedColour(Node):
    """A colour name with its value, `#RRGGBB`."""

    name: str
    hex: str


class NamedPattern(Node):
    """A regular expression with a name; `{part}` stands for an entry of `StylePhrases.parts`."""

    id: str
    pattern: str


class StyleExample(Node):
    """A sentence about colours and what must be read from it."""

    text: str
    background: str | None = None
    component: str | None = None


class ColourCues(Node):
    """Nouns near which a colour is the background's or the components' colour."""

    background: tuple[str, ...]
    background_weak: tuple[str, ...]
    component: tuple[str, ...]


class StylePhrases(Node):
    """How colours are asked for: patterns in order of trial, then the cues of the fallback."""

    parts: dict[str, str]
    patterns: tuple[NamedPattern, ...]
    cues: ColourCues
    modifiers: dict[str, str]
    tests: tuple[StyleExample, ...]


class GenericUnless(Node):
    """A noun that names a thing only under a condition, in words."""

    noun: str
    rule: str


class RoleNoun(Node):
    """A noun for people and the role that it stands for."""

    noun: str
    role: str


class SentenceShape(Node):
    """A shape of sentence and what it yields; `pattern` is None for the colour sentence."""

    id: str
    pattern: str | None
    yields: str


class Phrases(Node):
    """Everything about wording that is not a verb, a feature, a thing or a kind of application.

    `generic_nouns` name no entity by themselves. `nominal_verbs` maps a noun to its verb ("upload" in "file
    upload"). `light_heads` are words after or before which the real noun stands ("types of X", "X
    information").
    """

    style: StylePhrases
    colours: tuple[NamedColour, ...]
    boilerplate: tuple[str, ...]
    generic_nouns: tuple[str, ...]
    generic_unless: tuple[GenericUnless, ...]
    role_nouns: tuple[RoleNoun, ...]
    nominal_verbs: dict[str, str]
    light_heads: tuple[str, ...]
    sentence_parts: dict[str, str]
    sentence_shapes: tuple[SentenceShape, ...]
