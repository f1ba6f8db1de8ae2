"""A blueprint: a kind of application (club site, stock keeping, unit converter)."""

from typing import Literal, TypeAlias

from pydantic import Field

from loomery_templates.catalogue.models.archetype import ArchetypeField, ListLayout
from loomery_templates.catalogue.models.node import Node

__all__ = [
    "Blueprint",
    "BlueprintCopy",
    "BlueprintEntity",
    "BlueprintPage",
    "BlueprintRole",
    "BlueprintStyle",
    "BlueprintWorkflow",
    "Density",
    "PageKind",
]

PageKind: TypeAlias = Literal[
    "landing",
    "list",
    "detail",
    "form",
    "wizard",
    "dashboard",
    "board",
    "calendar",
    "map",
    "chat",
    "cart",
    "checkout",
    "quiz",
    "calculator",
    "tool",
    "settings",
    "profile",
    "static",
    "report",
    "feed",
    "gallery",
    "player",
]
Density: TypeAlias = Literal["airy", "comfortable", "dense"]


class BlueprintRole(Node):
    """Who takes part, and what they may do: `verb thing` or `verb own thing`."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    may: tuple[str, ...]


class BlueprintEntity(Node):
    """An archetype that the application keeps; with `when`, only if one of those words is said."""

    archetype: str
    when: tuple[str, ...] = ()
    fields: tuple[ArchetypeField, ...] = ()


class BlueprintPage(Node):
    """One page. `of` names its archetype, `for_roles` whose side it is on, `when` the words that bring it in.

    `tool` names the tool of a page that computes. `charts` are written "what: kind". `filters`, `sort` and
    `group_by` name fields or relations of `of`.
    """

    kind: PageKind
    title: str = ""
    tool: str | None = None
    of: str | None = None
    layout: ListLayout | None = Field(default=None, alias="as")
    filters: tuple[str, ...] = ()
    sort: str | None = None
    group_by: str | None = None
    sections: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    for_roles: tuple[str, ...] = Field(default=(), alias="for")
    when: tuple[str, ...] = ()


class BlueprintWorkflow(Node):
    """What happens by itself: `when` something happens `then` do these."""

    when: str
    then: tuple[str, ...]


class BlueprintCopy(Node):
    """Words of the landing page and of empty lists."""

    tagline: str
    call_to_action: str
    empty: str = ""


class BlueprintStyle(Node):
    """How it should feel: a mood word, how close things stand, what pictures show."""

    mood: str
    density: Density
    imagery: str
    large_type: bool = False


class Blueprint(Node):
    """A kind of application with everything that people of that trade would expect."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: str
    kind: str
    triggers: tuple[str, ...]
    words: tuple[str, ...]
    about: str
    roles: tuple[BlueprintRole, ...]
    entities: tuple[BlueprintEntity, ...]
    pages: tuple[BlueprintPage, ...]
    features: tuple[str, ...]
    workflows: tuple[BlueprintWorkflow, ...] = ()
    rules: tuple[str, ...] = ()
    copy_text: BlueprintCopy = Field(alias="copy")
    style: BlueprintStyle
    composes_with: tuple[str, ...] = ()
