"""What is told about a description and about a specification: values that go over the wire as they are.

Places in a specification are paths of names, such as `entities.book.title`, `roles.member`, `pages.books`,
`features.csv`, `theme`. Places in a text count characters from 0; ends are exclusive.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "Brief",
    "Checked",
    "Chip",
    "Fault",
    "Operation",
    "Origin",
    "Question",
    "QuestionOption",
    "Replacement",
    "SentenceFate",
    "Suggestion",
    "TargetChoice",
    "Understood",
    "WordedChange",
    "Words",
]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Words(_Value):
    """Some words of the description, and where they stand."""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class SentenceFate(_Value):
    """One sentence of the description, and what became of it."""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    status: Literal["realised", "partly", "not_understood"]
    elements: list[str] = []
    """Paths of the elements that answer to it."""
    detail: str = ""
    """What is missing, in words; empty when nothing is."""


class Origin(_Value):
    """Why an element is there."""

    source: Literal["stated", "implied", "assumed", "edited"]
    sureness: float = Field(ge=0, le=1)
    sentence: int | None = None
    """Index of the sentence that the first of the words stand in."""
    words: list[Words] = []
    note: str = ""


class Operation(_Value):
    """One change of a specification as JSON.

    `path` leads from the whole to the place; an element of a list is named by its key: its `id`, else its `name`,
    a grant by `role:entity:scope`, a use of a feature by `feature`, seeds by `entity`. `add` puts `value` at the end
    of the list as the element of that key; `remove` takes it out; `replace` sets a property; `order` puts the
    elements of a list in the order of the keys in `value`.
    """

    op: Literal["add", "remove", "replace", "order"]
    path: list[str] = Field(min_length=1, max_length=20)
    value: Any = None


class Replacement(_Value):
    """Other words for a part of the description."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    """What stands there instead; empty drops the part."""


class QuestionOption(_Value):
    """One answer to a question: apply `operations` to the specification, or `replacement` to the description.

    With `asks`, the person writes the text of the replacement.
    """

    label: str
    operations: list[Operation] = []
    replacement: Replacement | None = None
    asks: bool = False


class Question(_Value):
    """Something that is worth asking, because the answer changes the application."""

    id: str
    """Stable while the question is the same, such as `people.see.order`."""
    text: str
    why: str
    about: list[str] = []
    """Paths of the elements that it is about."""
    otherwise: str = ""
    """What is built when nobody answers."""
    options: list[QuestionOption]


class SuggestionReason(_Value):
    """Why a feature is on or offered, for whoever says it in other words than `why`."""

    code: Literal["asked", "assumed", "share", "usual", "offered", "missing"]
    """Asked for by the words, assumed, had by a share of such applications, usual for them, only offered, or asked
    for and not offered here."""
    having: int = 0
    """With `share`: so many applications of this kind have it,"""
    of: int = 0
    """of so many that are known."""


class Suggestion(_Value):
    """A feature as a switch."""

    feature: str
    label: str
    about: str = ""
    """What it brings, in one sentence."""
    why: str
    """The same, with the reason."""
    reason: SuggestionReason = SuggestionReason(code="offered")
    on: bool
    recommended: bool = False
    """Off, but applications like this one usually have it."""
    available: bool = True
    """Whether this installation offers it; what was asked for and is not offered is shown nevertheless."""
    operations: list[Operation] = []
    """What switching it does: on when it is off, and off when it is on."""


class TargetChoice(_Value):
    """What can be generated for one side of an application."""

    side: Literal["api", "web", "mobile", "graphql"]
    value: str | bool
    label: str
    available: bool
    chosen: bool


class Understood(_Value):
    """A description, read: what would be built, why, and what is worth asking."""

    spec: dict[str, Any]
    """The whole specification, checked and completed; every element has an `id`."""
    sentences: list[SentenceFate] = []
    origins: dict[str, Origin] = {}
    """By path of the element."""
    assumed: list[str] = []
    """Paths of elements that no words asked for."""
    questions: list[Question] = []
    """At most five, the most important first."""
    suggestions: list[Suggestion] = []
    targets: list[TargetChoice] = []
    notes: list[str] = []
    """What else its author should know, in sentences."""


class Chip(_Value):
    """Something that was recognised while somebody types."""

    name: str
    label: str
    words: list[Words] = []
    """Where the text says so; empty when it is only usual."""
    value: str = ""
    """Of a colour, `#rrggbb`."""


class Brief(_Value):
    """What is understood so far, to be shown beside the text."""

    name: str = ""
    entities: list[Chip] = []
    roles: list[Chip] = []
    pages: list[Chip] = []
    features: list[Chip] = []
    colours: list[Chip] = []
    not_understood: list[Words] = []
    problem: str = ""
    """Why nothing is understood yet, in a sentence."""


class Fault(_Value):
    """Something about a specification that its author should know."""

    code: str
    place: str
    """Path with names, such as `entities.task.fields.title`."""
    pointer: str = ""
    """JSON Pointer (RFC 6901) where that is known, such as `/entities/0/fields/1/name`."""
    message: str
    severity: Literal["error", "warning", "info"]
    hint: str = ""


class Checked(_Value):
    """All faults of a specification; without an error also the specification, completed, and what it could have."""

    faults: list[Fault] = []
    spec: dict[str, Any] | None = None
    suggestions: list[Suggestion] = []
    """Every feature that is offered; after those that are on, what such applications usually have."""


class WordedChange(_Value):
    """One difference between two specifications, as a person says it."""

    kind: Literal["added", "removed", "renamed", "retyped", "changed"]
    group: Literal["data", "pages", "permissions", "features", "look", "other"]
    element: str
    words: str
