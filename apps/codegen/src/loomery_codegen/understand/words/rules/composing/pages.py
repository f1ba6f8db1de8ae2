"""The pages that the text or the trade asks for; what every entity needs is completed by the compiler."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loomery_codegen.understand.words.rules.composing import front, usual, views
from loomery_codegen.understand.words.rules.composing.copytext import retold
from loomery_codegen.understand.words.rules.composing.features import Asked
from loomery_codegen.understand.words.rules.composing.kinds import Kind
from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import Entity, Role
from loomery_spec.constraints import LineItems
from loomery_spec.pages import (
    AnyPage,
    CartPage,
    CheckoutPage,
    DashboardPage,
    FormPage,
    LandingPage,
    ListPage,
    Navigation,
    ProfilePage,
    QuizPage,
    ReportPage,
    SettingsPage,
    Side,
)
from loomery_spec.sections import Link
from loomery_spec.theme import Copy

_OFFICES = word_set("internal_tool erp crm analytics projects finance")
_FIGURES = frozenset({"charts", "statistics", "monitoring"})
_OF_CHANGES = frozenset({"change_history", "audit_log"})
"""What is told of each record by a module of its own, and needs no list of what there was."""
_SERVES = word_set("shop booking brochure travel streaming news publishing")
"""Kinds of application in which those who sign up are customers or readers, and others keep the place."""
_OWN = re.compile(r"(?:my|your)\b", re.IGNORECASE)
_PROFILES = ("personal center", "personal centre", "profile", "my account", "account")
_COVERED = word_set(
    "home homepage login register registration dashboard profile settings management navigation web"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What decides about pages, gathered."""

    reading: Reading
    kinds: Sequence[Kind]
    entities: Sequence[Entity]
    features: frozenset[str]
    title: str
    accounts: bool
    people: Sequence[Role] = ()
    face: Copy = field(default_factory=Copy)

    @property
    def kind(self) -> str:
        """The kind of application, or nothing."""
        return self.kinds[0].blueprint.kind if self.kinds else ""

    @property
    def shown(self) -> list[Entity]:
        """Entities that people see."""
        return [entity for entity in self.entities if not entity.system]


class _Book:
    """Pages so far; names and addresses are taken once."""

    def __init__(self) -> None:
        self.pages: list[AnyPage] = []

    def add(self, page: AnyPage | None) -> None:
        taken = page is None or any(
            known.name == page.name or known.path == page.path for known in self.pages
        )
        if page is not None and not taken:
            self.pages.append(page)

    def has(self, kind: type) -> bool:
        return any(isinstance(page, kind) for page in self.pages)

    def shows(self, entity: Entity, kind: str) -> bool:
        """Whether a page of that kind shows these records already."""
        return any(page.kind == kind and getattr(page, "entity", "") == entity.name for page in self.pages)

    def titled(self, words: str) -> bool:
        """Whether a page answers to these words."""
        said = set(words.split())
        return any(said & set(page.title.lower().rstrip("s").split()) for page in self.pages)


def wish(
    reading: Reading,
    kinds: Sequence[Kind],
    entities: Sequence[Entity],
    asked: Sequence[Asked],
    title: str,
    accounts: bool,
    people: Sequence[Role] = (),
    face: Copy | None = None,
) -> Wish:
    """Everything that decides about pages."""
    features = frozenset(name for one in asked for name in (one.feature, one.name))
    return Wish(reading, kinds, entities, features, title, accounts, people, face or Copy())


def pages(wanted: Wish, of_trade: Sequence[AnyPage]) -> tuple[AnyPage, ...]:
    """The pages of the application in the order of the navigation; `of_trade` are those of its trade."""
    book = _Book()
    for_one = usual.is_for_one(wanted.reading, wanted.kinds, wanted.accounts) and bool(wanted.shown)
    for page in of_trade:
        if for_one and isinstance(page, LandingPage):
            continue
        page = retold(page, wanted.face.about) if wanted.face.about else page
        book.add(_inside(_marked(page, wanted.entities), wanted))
    for at, entity in enumerate(wanted.shown):
        book.add(_list(entity, at))
        for view in views.views(entity, wanted.features):
            if not book.shows(entity, view.kind):
                book.add(view)
    _shopping(book, wanted)
    _figures(book, wanted)
    _personal(book, wanted)
    _words(book, wanted)
    if not for_one and not any(page.path == "/" for page in book.pages):
        links = tuple(Link(label=p.title, page=p.name) for p in book.pages if isinstance(p, ListPage))[:2]
        made = front.landing(wanted.kinds, wanted.shown, links, wanted.title, wanted.face)
        taken = any(page.name == made.name for page in book.pages)
        book.pages.insert(0, made.model_copy(update={"name": "front_page"}) if taken else made)
    return tuple(_kept_back(page, book, wanted) for page in book.pages)


def _kept_back(page: AnyPage, book: _Book, wanted: Wish) -> AnyPage:
    """Whoever answers questions does not read them, with the right answers, in a list before."""
    asked = {one.question for one in book.pages if isinstance(one, QuizPage)}
    kept = isinstance(page, ListPage | FormPage) and page.entity in asked
    keepers = any(role.kind == "admin" for role in wanted.people)
    return page.model_copy(update={"side": "admin"}) if kept and keepers else page


def _marked(page: AnyPage, entities: Sequence[Entity]) -> AnyPage:
    """The page with the evidence of what it shows."""
    shown = next((one for one in entities if one.name == getattr(page, "entity", "")), None)
    return page if shown is None else page.model_copy(update={"evidence": shown.evidence})


def _inside(page: AnyPage, wanted: Wish) -> AnyPage:
    """Profiles, settings and figures are for people who are signed in, where anybody signs in; what a shop or a
    practice earns is no business of its customers."""
    inner = isinstance(page, DashboardPage | ProfilePage | SettingsPage | ReportPage)
    if not (wanted.accounts and inner and page.side == "public"):
        return page
    figures = isinstance(page, DashboardPage | ReportPage) and not _OWN.match(page.title)
    side: Side = "staff" if figures and wanted.kind in _SERVES else "member"
    return page.model_copy(update={"side": side})


def _list(entity: Entity, at: int) -> ListPage:
    layout = entity.layout if entity.layout in ("table", "cards", "gallery", "feed") else "table"
    place = Navigation(label=entity.label_plural, icon=entity.icon, order=10 + 10 * at)
    return ListPage(
        name=entity.plural,
        title=entity.label_plural,
        path=f"/{entity.path}",
        entity=entity.name,
        layout=layout,
        navigation=None if _is_part(entity) else place,
        evidence=entity.evidence,
    )


def _is_part(entity: Entity) -> bool:
    """Lines are looked at in what they are part of, and a cart on the page of the cart."""
    return entity.archetype == "cart" or any(isinstance(one, LineItems) for one in entity.constraints)


def _figures(book: _Book, wanted: Wish) -> None:
    """Figures where they are asked for, and where people work with records all day."""
    shown = wanted.shown
    if not shown:
        return
    office = wanted.kind in _OFFICES and wanted.accounts
    if not book.has(DashboardPage) and (office or wanted.features & _FIGURES):
        title = "Dashboard" if office or "dashboard" in wanted.features else "Statistics"
        book.add(views.dashboard(shown, title, wanted.accounts))
    if wanted.accounts and not book.has(DashboardPage) and usual.needs_overview(shown, wanted.people):
        book.add(views.dashboard(shown, "Dashboard", True).model_copy(update={"side": "admin"}))
    if "comparison" in wanted.features:
        book.add(views.comparison(shown, wanted.accounts))
    if "reports" in wanted.features and not book.has(ReportPage):
        book.add(views.report(shown[0], wanted.accounts))
    if "ranking" in wanted.features and not book.titled("leaderboard ranking"):
        book.add(views.ranking(shown))
    if "history_records" in wanted.features and not wanted.features & _OF_CHANGES:
        book.add(views.history(shown, wanted.accounts))


def _shopping(book: _Book, wanted: Wish) -> None:
    """A cart and a way to order, where orders have lines and belong to those who order."""
    for line in wanted.shown:
        rule = next((one for one in line.constraints if isinstance(one, LineItems)), None)
        parent = line.relation(rule.parent) if rule is not None else None
        order = next((one for one in wanted.shown if parent is not None and one.name == parent.target), None)
        if order is None or order.owner is None or book.has(CartPage):
            continue
        place = Navigation(label="Cart", icon="shopping-cart", order=45)
        book.add(
            CartPage(
                name="cart", title="Cart", path="/cart", entity=line.name, order=order.name, navigation=place
            )
        )
        if not book.has(CheckoutPage):
            side: Side = "member"
            book.add(
                CheckoutPage(name="checkout", title="Checkout", path="/checkout", side=side, order=order.name)
            )


def _personal(book: _Book, wanted: Wish) -> None:
    """Profile and settings where people sign in and the text speaks of them."""
    if wanted.features & {"settings", "customization"}:
        side: Side = "member" if wanted.accounts else "public"
        place = Navigation(label="Settings", icon="settings", place="account" if wanted.accounts else "main")
        book.add(
            SettingsPage(name="settings", title="Settings", path="/settings", side=side, navigation=place)
        )
    if not wanted.accounts:
        return
    stated = next((page.name for page in wanted.reading.pages if page.name in _PROFILES), "")
    if stated or "profile" in wanted.features:
        title = stated[:1].upper() + stated[1:] or "Profile"
        place = Navigation(label=title, icon="user", place="account")
        book.add(ProfilePage(name="profile", title=title, path="/profile", side="member", navigation=place))


def _words(book: _Book, wanted: Wish) -> None:
    """Pages that the text names and that nothing answers to yet; who stands behind a public site."""
    told = wanted.face.about
    for page in wanted.reading.pages:
        words = page.name.split()
        if len(words) > 3 or _COVERED & set(words) or page.name in _PROFILES or book.titled(page.name):
            continue
        book.add(front.named(page, wanted.shown, told))
    if "help" in wanted.features and wanted.shown and not book.titled("help faq guide"):
        book.add(usual.help_page(wanted.shown, wanted.accounts))
    reads = usual.is_content_site(wanted.reading, wanted.kinds, wanted.accounts)
    shown_to_all = not wanted.accounts and bool(wanted.shown) and usual.says_site(wanted.reading)
    if (reads or shown_to_all) and not book.titled("about"):
        book.add(front.about_page(wanted.title, wanted.face.about))
