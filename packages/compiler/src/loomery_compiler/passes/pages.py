"""Pages are complete and reachable: each thing can be found, seen, made and changed by those who may."""

from dataclasses import dataclass, field

from loomery_compiler.passes.access import SIDES, narrower, roles_that_may, side_of
from loomery_spec import AppSpec, Entity, Report
from loomery_spec.constraints import LineItems
from loomery_spec.pages import (
    AnyPage,
    BoardPage,
    CalendarPage,
    CartPage,
    ChatPage,
    CheckoutPage,
    DashboardPage,
    DetailPage,
    FormPage,
    LandingPage,
    ListPage,
    MapPage,
    Navigation,
    ProfilePage,
    ReportPage,
    Side,
)
from loomery_spec.sections import CallToAction, Chart, Facts, Hero, Records, Related, Section, Sort, Stats

_COLUMNS = 6
_TELLING = 5
"""How many fields beside the title may become columns."""
_SHOWS_MANY = (ListPage, BoardPage, CalendarPage, MapPage, ChatPage)


@dataclass
class _Shelf:
    """Pages so far, with the names and addresses that are taken."""

    pages: list[AnyPage] = field(default_factory=list)

    def add(self, page: AnyPage) -> None:
        names = {known.name for known in self.pages}
        paths = {known.path for known in self.pages}
        if page.name not in names and page.path not in paths:
            self.pages.append(page)


def writable(entity: Entity) -> tuple[str, ...]:
    """Names of the fields and relations that a form asks for."""
    fields = [item.name for item in entity.fields if not item.read_only and item.computed is None]
    return (*fields, *(item.name for item in entity.relations if item.name != entity.owner))


_AFTERWARDS = (
    "decision", "decision_note", "decided_at", "decided_on", "rejection_reason", "resolution", "resolved_at",
    "tracking_number", "shipped_at", "delivered_at", "cancelled_at", "closed_at", "closed_on",
)  # fmt: skip
"""What is known only when something has become of a record."""


def _asked(entity: Entity) -> tuple[str, ...]:
    """What somebody is asked who makes a record that others carry on: nothing that is decided later."""
    fields = {item.name: item for item in entity.fields}
    later = _AFTERWARDS if entity.states is not None else ()
    return tuple(name for name in writable(entity) if name not in later or fields[name].required)


def _columns(entity: Entity) -> tuple[str, ...]:
    """Up to six telling columns, among them whose a record is and what has become of it; long texts and files stay on
    the detail page."""
    silent = {"long_text", "json", "file", "audio", "video", "address", "geo", "image"}
    names = [item.name for item in entity.fields if item.type.kind not in silent]
    links = [item.name for item in entity.relations if item.kind != "many_to_many"]
    title = [entity.title_field] if entity.title_field else []
    found = list(dict.fromkeys((*title, *names[:_TELLING], *links)))
    last = [name for name in (entity.owner, entity.states.field if entity.states else None) if name]
    if set(last) & set(found[_COLUMNS:]) or not set(last[-1:]) <= set(found):
        kept = [name for name in found if name not in last]
        found = [*kept[: _COLUMNS - len(last)], *last]
    return tuple(found[:_COLUMNS])


def _filters(entity: Entity) -> tuple[str, ...]:
    names = [item.name for item in entity.fields if item.type.kind in ("choice", "boolean")]
    links = [
        item.name for item in entity.relations if item.kind == "many_to_one" and item.name != entity.owner
    ]
    return tuple((*names, *links)[:4])


def _list(entity: Entity, side: Side) -> ListPage:
    layout = entity.layout if entity.layout in ("table", "cards", "gallery", "feed") else "table"
    return ListPage(
        name=entity.plural,
        title=entity.label_plural,
        path=f"/{entity.path}",
        side=side,
        entity=entity.name,
        layout=layout,
        columns=_columns(entity),
        filters=_filters(entity),
        sort=Sort(field="created_at", descending=True),
        navigation=Navigation(label=entity.label_plural, icon=entity.icon),
    )


def _manage(entity: Entity, side: Side) -> ListPage:
    return _list(entity, side).model_copy(
        update={
            "name": f"manage_{entity.plural}",
            "path": f"/manage/{entity.path}",
            "layout": "table",
            "navigation": Navigation(label=entity.label_plural, icon=entity.icon, group="Manage", order=200),
        }
    )


def _detail(spec: AppSpec, entity: Entity, side: Side) -> DetailPage:
    return DetailPage(
        name=f"{entity.name}_detail",
        title=entity.label,
        path=f"/{entity.path}/:id",
        side=side,
        entity=entity.name,
        sections=(Facts(), *_related(spec, entity)),
    )


def _related(spec: AppSpec, entity: Entity) -> tuple[Section, ...]:
    found: list[Section] = []
    for other in spec.entities:
        for relation in other.relations:
            if relation.target == entity.name and relation.kind == "many_to_one" and entity.name != "user":
                layout = other.layout if other.layout in ("table", "cards", "gallery", "feed") else "table"
                title = other.label_plural
                found.append(Related(title=title, entity=other.name, relation=relation.name, layout=layout))
    return tuple(found)


def _complete_detail(spec: AppSpec, page: DetailPage, entity: Entity) -> DetailPage:
    """Facts and what belongs to the record stand on every detail page, after what was asked for."""
    named = {(item.entity, item.relation) for item in page.sections if isinstance(item, Related)}
    facts: tuple[Section, ...] = () if any(isinstance(item, Facts) for item in page.sections) else (Facts(),)
    more = tuple(
        item
        for item in _related(spec, entity)
        if isinstance(item, Related) and (item.entity, item.relation) not in named
    )
    return page.model_copy(update={"sections": (*facts, *page.sections, *more)})


def _forms(spec: AppSpec, entity: Entity) -> list[FormPage]:
    forms: list[FormPage] = []
    for mode, action, path in (("create", "create", "new"), ("edit", "edit", ":id/edit")):
        roles = roles_that_may(spec, action, entity.name)  # type: ignore[arg-type]
        if roles and writable(entity):
            forms.append(
                FormPage(
                    name=f"{entity.name}_{mode}",
                    title=f"New {entity.label.lower()}"
                    if mode == "create"
                    else f"Edit {entity.label.lower()}",
                    path=f"/{entity.path}/{path}",
                    side=side_of(roles),
                    roles=tuple(role.name for role in roles),
                    entity=entity.name,
                    mode=mode,  # type: ignore[arg-type]
                    fields=_asked(entity) if mode == "create" else writable(entity),
                )
            )
    return forms


def _filled_list(page: ListPage, entity: Entity, side: Side) -> ListPage:
    sort = page.sort or Sort(field="created_at", descending=True)
    columns = page.columns or _columns(entity)
    return page.model_copy(update={"columns": columns, "sort": sort, "side": narrower(page.side, side)})


def _filled_form(page: FormPage, entity: Entity) -> FormPage:
    allowed = writable(entity)
    wanted = [name for step in page.steps for name in step.fields] or list(page.fields)
    wanted = wanted or list(_asked(entity) if page.mode == "create" else allowed)
    kept = [name for name in wanted if name in allowed]
    needed = [item.name for item in entity.fields if item.required]
    needed += [item.name for item in entity.relations if item.required]
    required = [name for name in needed if name in allowed]
    fields = tuple(dict.fromkeys((*kept, *required)))
    steps = tuple(
        step.model_copy(update={"fields": tuple(name for name in step.fields if name in allowed)})
        for step in page.steps
    )
    if steps and (left := [name for name in fields if all(name not in step.fields for step in steps)]):
        steps = (*steps[:-1], steps[-1].model_copy(update={"fields": (*steps[-1].fields, *left)}))
    return page.model_copy(update={"fields": fields, "steps": steps})


def _fill(spec: AppSpec, page: AnyPage) -> AnyPage:
    if isinstance(page, CartPage | CheckoutPage):
        return _shop_page(spec, page)
    entity = spec.entity(getattr(page, "entity", ""))
    if entity is None:
        return page
    side = side_of(roles_that_may(spec, "view", entity.name))
    match page:
        case ListPage():
            return _filled_list(page, entity, side)
        case DetailPage():
            done = _complete_detail(spec, page, entity)
            return done.model_copy(update={"side": narrower(page.side, side), "path": f"/{entity.path}/:id"})
        case FormPage():
            return _filled_form(page, entity)
        case BoardPage() | CalendarPage() | MapPage() | ChatPage():
            return page.model_copy(update={"side": narrower(page.side, side)})
        case _:
            return page


def _shop_page(spec: AppSpec, page: CartPage | CheckoutPage) -> AnyPage:
    """Without lines to put together, a cart or checkout lists orders, which only those see who may."""
    lines = {
        link.target
        for entity in spec.entities
        for rule in entity.constraints
        if isinstance(rule, LineItems) and (link := entity.relation(rule.parent)) is not None
    }
    if page.order in lines:
        return page
    listed = page.order if isinstance(page, CheckoutPage) else page.entity
    return page.model_copy(
        update={"side": narrower(page.side, side_of(roles_that_may(spec, "view", listed)))}
    )


def _pages_for(spec: AppSpec, entity: Entity, shelf: _Shelf) -> None:
    viewers = roles_that_may(spec, "view", entity.name)
    side = side_of(viewers)
    shown = [page for page in shelf.pages if isinstance(page, _SHOWS_MANY) and page.entity == entity.name]
    if not any(isinstance(page, ListPage) for page in shown):
        page = _list(entity, side)
        hidden = {"navigation": page.navigation if not shown else None}
        shelf.add(page.model_copy(update=hidden))
    keepers = tuple(
        role for role in roles_that_may(spec, "edit", entity.name) if role.kind in ("staff", "admin")
    )
    looks_public = (
        any(isinstance(page, ListPage) and page.layout != "table" for page in shown) and side == "public"
    )
    handed_in = entity.owner is not None and side in ("public", "member") and _has_front(spec, shelf)
    if keepers and (looks_public or handed_in):
        shelf.add(_manage(entity, side_of(keepers)))
    shelf.add(_detail(spec, entity, side))
    for form in _forms(spec, entity):
        shelf.add(form)


def _has_front(spec: AppSpec, shelf: _Shelf) -> bool:
    """Whether those who keep the place work behind a front; what people hand in must be found there as well."""
    return spec.theme.shell != "sidebar" and any(isinstance(page, LandingPage) for page in shelf.pages)


def _home(spec: AppSpec, shelf: _Shelf, report: Report) -> None:
    """Something answers at `/`; an application without a front page opens with its first page."""
    if any(page.path == "/" for page in shelf.pages):
        return
    first = next((page for page in shelf.pages if page.navigation and ":" not in page.path), None)
    if first is None:
        landing = LandingPage(name="home", title=spec.name, path="/", intro=spec.summary)
        shelf.pages.insert(0, landing)
        report.info("PAGE101", "pages.home", "a front page was added")


def _read_by(section: Section) -> tuple[str, ...]:
    """Names of the entities whose records a block shows."""
    match section:
        case Records(entity=entity) | Chart(entity=entity):
            return (entity,)
        case Stats(stats=stats):
            return tuple(stat.entity for stat in stats)
        case _:
            return ()


def _visible(spec: AppSpec, page: AnyPage, report: Report) -> AnyPage:
    """Blocks of a public page show only what a visitor may see; a page of figures moves to those who may.

    The records of a front page greet those who sign in, and only them where strangers may not see any.
    """
    if not spec.has_accounts:
        return page
    if isinstance(page, DashboardPage | ReportPage):
        names = {name for section in page.sections for name in _read_by(section)}
        sides = [side_of(roles_that_may(spec, "view", name)) for name in sorted(names)]
        return page.model_copy(update={"side": max((page.side, *sides), key=SIDES.index)})
    if page.side != "public":
        return page
    kept: list[Section] = []
    for section in page.sections:
        names_read = _read_by(section)
        greets = isinstance(page, LandingPage) and isinstance(section, Records)
        if greets or all(_open(spec, name) for name in names_read):
            kept.append(section)
        else:
            hidden = ", ".join(names_read)
            report.info("PAGE102", f"pages.{page.name}", f"a block on {hidden} is for signed-in people only")
    return page.model_copy(update={"sections": tuple(kept)})


def _restricted(spec: AppSpec, page: AnyPage) -> AnyPage:
    """Name the roles where some of the page's side may not see what the page is about."""
    names = {entity for entity in (getattr(page, "entity", ""),) if spec.entity(entity)}
    if isinstance(page, DashboardPage | ReportPage):
        names |= {name for section in page.sections for name in _read_by(section)}
    if page.roles or page.side == "public" or isinstance(page, FormPage) or not names:
        return page
    able = [roles_that_may(spec, "view", name) for name in sorted(names)]
    inside = [role for role in spec.roles if SIDES.index(side_of((role,))) >= SIDES.index(page.side)]
    allowed = [role.name for role in inside if all(role in roles for roles in able)]
    if not allowed or len(allowed) == len(inside):
        return page
    return page.model_copy(update={"roles": tuple(allowed)})


def _open(spec: AppSpec, entity: str) -> bool:
    return any(role.kind == "visitor" for role in roles_that_may(spec, "view", entity))


def _served(spec: AppSpec, report: Report) -> list[AnyPage]:
    """The pages that make sense: a profile needs somebody who signs in."""
    gone = {page.name for page in spec.pages if isinstance(page, ProfilePage) and not spec.has_accounts}
    if not gone:
        return list(spec.pages)
    for name in sorted(gone):
        report.info("PAGE103", f"pages.{name}", "a profile needs accounts; the page was left out")
    return [_without_links(page, gone) for page in spec.pages if page.name not in gone]


def _without_links(page: AnyPage, gone: set[str]) -> AnyPage:
    sections = tuple(
        section.model_copy(
            update={"actions": tuple(link for link in section.actions if link.page not in gone)}
        )
        if isinstance(section, Hero | CallToAction)
        else section
        for section in page.sections
    )
    return page.model_copy(update={"sections": sections})


def complete_pages(spec: AppSpec, report: Report) -> AppSpec:
    """Codes: PAGE101 a front page was added, PAGE102 a block of a public page, PAGE103 a profile left out."""
    shelf = _Shelf()
    for page in _served(spec, report):
        shelf.add(_visible(spec, _fill(spec, page), report))
    for entity in spec.entities:
        if not entity.system:
            _pages_for(spec, entity, shelf)
    user = spec.entity("user")
    managers = roles_that_may(spec, "delete", "user")
    if user is not None and managers:
        people = _manage(user, side_of(managers)).model_copy(
            update={"roles": tuple(role.name for role in managers)}
        )
        shelf.add(people)
        # People make their own accounts; whoever manages them only changes them.
        for form in (form for form in _forms(spec, user) if form.mode == "edit"):
            shelf.add(form.model_copy(update={"roles": people.roles, "side": people.side}))
        shelf.add(_detail(spec, user, people.side).model_copy(update={"roles": people.roles}))
    _home(spec, shelf, report)
    return spec.model_copy(update={"pages": tuple(_restricted(spec, page) for page in shelf.pages)})
