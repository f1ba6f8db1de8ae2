"""What reading yields: plain values that point into the original text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Literal

Fate = Literal["statement", "style", "instruction", "aside"]


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start` (inclusive) to `end` (exclusive) of the original text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as cleaned, where it stands in the original, and the original index of each character."""

    index: int
    text: str
    offsets: tuple[int, ...]

    @property
    def place(self) -> Place:
        """The whole sentence in the original text."""
        return self.locate(0, len(self.text))

    def locate(self, start: int, end: int) -> Place:
        """Where the characters of the cleaned sentence stand in the original."""
        if not self.offsets:
            return Place(0, 0)
        last = self.offsets[min(max(end - 1, start), len(self.offsets) - 1)]
        return Place(self.offsets[min(start, len(self.offsets) - 1)], last + 1)

    def within(self, place: Place) -> tuple[int, int]:
        """Where a place of the original stands in the cleaned sentence."""
        return bisect_left(self.offsets, place.start), bisect_left(self.offsets, place.end)


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its base form and its part of speech (Penn tags)."""

    text: str
    lemma: str
    tag: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_noun(self) -> bool:
        """Common or proper noun."""
        return self.tag.startswith("NN")

    @property
    def is_verb(self) -> bool:
        """Any verb form but a modal."""
        return self.tag.startswith("VB")

    @property
    def plural(self) -> bool:
        """A noun in the plural."""
        return self.tag in ("NNS", "NNPS")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with its modifiers, in base forms: `due date`, `sport record`."""

    words: tuple[str, ...]
    plural: bool
    place: Place
    sentence: int
    determiner: str = ""
    adjectives: tuple[str, ...] = ()
    proper: bool = False
    """Written like a name: capitals inside a sentence."""

    @property
    def head(self) -> str:
        """The last word."""
        return self.words[-1]

    @property
    def name(self) -> str:
        """All words."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody does something to something: `teacher`, `grade`, `assignment`."""

    verb: str
    actor: Phrase | None
    object: Phrase | None
    others: tuple[tuple[str, Phrase], ...]
    place: Place
    sentence: int
    passive: bool = False
    nominal: bool = False
    """Read from a noun such as `order management`."""


@dataclass(frozen=True, slots=True)
class Details:
    """What the words around a value say of it."""

    kind: str = ""
    """The type where it is said: `boolean`, `integer`, `date`."""
    required: bool = False
    optional: bool = False
    unique: bool = False
    low: float | None = None
    high: float | None = None
    unit: str = ""
    """A unit such as `kg`, or a currency by its three letters."""
    longest: int | None = None
    """Characters at most."""


@dataclass(frozen=True, slots=True)
class StatedField:
    """A value that the text says something has."""

    owner: Phrase | None
    name: str
    place: Place
    sentence: int
    confidence: float
    choices: tuple[str, ...] = ()
    plural: bool = False
    details: Details = field(default_factory=Details)


@dataclass(frozen=True, slots=True)
class StatedLink:
    """One kind of thing refers to another; `many` tells whether one `source` has many `target`s."""

    source: str
    target: str
    many: bool
    verb: str
    place: Place
    confidence: float


@dataclass(frozen=True, slots=True)
class Thing:
    """A candidate for data to keep, by its base form."""

    name: str
    score: float
    places: tuple[Place, ...]
    sentences: tuple[int, ...]
    plural: bool
    person: bool
    signs: frozenset[str] = frozenset()
    """In which ways the text speaks of it, such as `kept`, `shown`, `owner`, `varied`."""
    longer: tuple[str, ...] = ()
    """Longer names that were joined to it: `didactic plan` for `plan`."""


@dataclass(frozen=True, slots=True)
class StatedRole:
    """A kind of person who acts."""

    name: str
    kind: Literal["visitor", "member", "staff", "admin"]
    place: Place
    confidence: float
    acts: bool


@dataclass(frozen=True, slots=True)
class StatedPage:
    """A page, part or menu entry that the text names."""

    name: str
    place: Place
    sentence: int
    confidence: float


@dataclass(frozen=True, slots=True)
class StatedColours:
    """Colours of the surface and of what stands on it, as names and as `#rrggbb`."""

    background: str | None = None
    background_hex: str | None = None
    component: str | None = None
    component_hex: str | None = None
    place: Place | None = None
    sentence: int = -1


@dataclass(frozen=True, slots=True)
class StatedRule:
    """A clause that limits, forbids or demands, in lower case."""

    text: str
    place: Place
    sentence: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the text says that there shall not be: `accounts`, `payments`."""

    what: str
    place: Place
    sentence: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read."""

    text: str
    sentences: tuple[Sentence, ...] = ()
    fates: tuple[Fate, ...] = ()
    deeds: tuple[Deed, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    things: tuple[Thing, ...] = ()
    fields: tuple[StatedField, ...] = ()
    links: tuple[StatedLink, ...] = ()
    roles: tuple[StatedRole, ...] = ()
    pages: tuple[StatedPage, ...] = ()
    colours: StatedColours = field(default_factory=StatedColours)
    rules: tuple[StatedRule, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    reduced: bool = False
    """Read without the grammar model."""
