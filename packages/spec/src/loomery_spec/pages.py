"""Pages: what people see, for whom, and where in the navigation."""

from typing import Annotated, Literal

from pydantic import Discriminator
from pydantic import Field as Option

from loomery_spec.base import Element, Label, Name, Node
from loomery_spec.sections import Filter, Section, Sort

Side = Literal["public", "member", "staff", "admin"]
Offer = Literal["share", "print", "live"]
"""What a page offers as a whole: to pass its address on, to print it, to keep its figures up to date."""


class Navigation(Node):
    """Where a page stands in the menu."""

    label: Label
    icon: str = ""
    group: str = ""
    order: int = 100
    place: Literal["main", "footer", "account"] = "main"


class Page(Element):
    """What all pages have."""

    name: Name
    title: Label
    path: Annotated[str, Option(pattern=r"^/[a-z0-9/:_-]*$")]
    side: Side = "public"
    roles: tuple[Name, ...] = ()
    """Who may open it; empty means everybody of the side."""
    navigation: Navigation | None = None
    intro: str = ""
    sections: tuple[Section, ...] = ()
    offers: tuple[Offer, ...] = ()


class LandingPage(Page):
    kind: Literal["landing"] = "landing"


class ListPage(Page):
    """Records with search, filters, sorting and paging."""

    kind: Literal["list"] = "list"
    entity: Name
    layout: Literal["table", "cards", "gallery", "feed"] = "table"
    columns: tuple[Name, ...] = ()
    filters: tuple[Name, ...] = ()
    sort: Sort | None = None
    fixed: tuple[Filter, ...] = ()


class DetailPage(Page):
    kind: Literal["detail"] = "detail"
    entity: Name


class FormStep(Node):
    title: Label
    fields: tuple[Name, ...]


class FormPage(Page):
    """Makes or edits a record; with steps it asks one after another."""

    kind: Literal["form"] = "form"
    entity: Name
    mode: Literal["create", "edit"] = "create"
    fields: tuple[Name, ...] = ()
    steps: tuple[FormStep, ...] = ()
    submit_label: Label = "Save"


class DashboardPage(Page):
    kind: Literal["dashboard"] = "dashboard"


class ReportPage(Page):
    """Figures and charts over a chosen time, to print and to download."""

    kind: Literal["report"] = "report"
    entity: Name
    period: Name | None = None
    """The date field that the period chooses by."""


class BoardPage(Page):
    """Columns by a choice field; cards move between them."""

    kind: Literal["board"] = "board"
    entity: Name
    group_by: Name


class CalendarPage(Page):
    kind: Literal["calendar"] = "calendar"
    entity: Name
    start: Name
    end: Name | None = None


class MapPage(Page):
    kind: Literal["map"] = "map"
    entity: Name
    geo: Name


class ChatPage(Page):
    """Messages of a conversation."""

    kind: Literal["chat"] = "chat"
    entity: Name
    text: Name
    conversation: Name | None = None


class CartPage(Page):
    """What was chosen to buy: lines of an order that is still open."""

    kind: Literal["cart"] = "cart"
    entity: Name
    order: Name


class CheckoutPage(Page):
    kind: Literal["checkout"] = "checkout"
    order: Name


class QuizPage(Page):
    """Questions one by one, and a score."""

    kind: Literal["quiz"] = "quiz"
    question: Name
    text: Name
    answers: tuple[Name, ...] = Option(min_length=1)
    correct: Name
    result: Name | None = None


class ToolPage(Page):
    """A tool that computes; its sections hold at least one `tool`."""

    kind: Literal["tool"] = "tool"


class SettingsPage(Page):
    kind: Literal["settings"] = "settings"


class ProfilePage(Page):
    kind: Literal["profile"] = "profile"


class StaticPage(Page):
    kind: Literal["static"] = "static"


AnyPage = Annotated[
    LandingPage
    | ListPage
    | DetailPage
    | FormPage
    | DashboardPage
    | ReportPage
    | BoardPage
    | CalendarPage
    | MapPage
    | ChatPage
    | CartPage
    | CheckoutPage
    | QuizPage
    | ToolPage
    | SettingsPage
    | ProfilePage
    | StaticPage,
    Discriminator("kind"),
]
