"""Pages of a blueprint as typed pages over the entities that are kept."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from loomery_spec import Entity
from loomery_spec import pages as kinds
from loomery_spec.naming import slug, snake
from loomery_spec.pages import AnyPage, FormStep, Navigation, Side
from loomery_spec.sections import Section, Text
from loomery_templates.catalogue.models import Blueprint, BlueprintPage, Tool
from loomery_templates.catalogue.to_spec import wording
from loomery_templates.catalogue.to_spec.charts import chart
from loomery_templates.catalogue.to_spec.members import date_fields, kind_field, member_named, sort_of
from loomery_templates.catalogue.to_spec.page_parts import entry_pages, geo_field, same_section, with_links
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.to_spec.sections import SectionMaker
from loomery_templates.catalogue.to_spec.tools import tool_page

__all__ = ["PageMaker", "pages"]

FindTool = Callable[[str], Tool | None]
"""The tool of that id, else the one that the words surely ask for, if the catalogue has one."""

_SIDES: Final[dict[str, Side]] = {"visitor": "public", "member": "member", "staff": "staff", "admin": "admin"}
_LIST_LAYOUTS: Final[dict[str, Literal["table", "cards", "gallery", "feed"]]] = {
    "table": "table",
    "cards": "cards",
    "gallery": "gallery",
    "feed": "feed",
}
_ICONS: Final = {
    "landing": "house", "dashboard": "layout-dashboard", "report": "chart-column",
    "calendar": "calendar-days",
    "board": "kanban", "map": "map", "chat": "message-circle", "cart": "shopping-cart",
    "checkout": "credit-card",
    "quiz": "circle-help", "settings": "settings", "profile": "user", "static": "file-text",
    "form": "square-pen",
    "wizard": "list-checks", "tool": "calculator", "calculator": "calculator",
}  # fmt: skip
_SILENT: Final = frozenset({"long_text", "json", "file", "audio", "video", "address", "geo", "image"})
_RESULTS: Final = ("high_score", "trivia_round", "exam_attempt")
"""What keeps the points of somebody who has answered all questions, the best first."""


@dataclass
class PageMaker:
    """Makes pages one after another; names and addresses are taken once."""

    blueprint: Blueprint
    scope: Scope
    sections: SectionMaker
    find_tool: FindTool
    made: list[AnyPage] = field(default_factory=list)

    def add(self, written: BlueprintPage) -> None:
        """Make the page, or remark why it can't be made."""
        entity = self.scope.entity(written.of)
        if written.of and entity is None:
            return  # its entity is not kept, so nobody asked for the page
        page = self._make(written, entity)
        title = written.title or (entity.label_plural if entity else written.kind)
        if page is None:
            self.scope.remarks.append(f"page not made: {written.kind} “{title}”")
        elif not self._taken(page):
            self.made.append(page)

    def _taken(self, page: AnyPage) -> bool:
        return any(old.name == page.name or old.path == page.path for old in self.made)

    def _make(self, written: BlueprintPage, entity: Entity | None) -> AnyPage | None:
        makers: dict[str, Callable[[BlueprintPage, Entity | None], AnyPage | None]] = {
            "landing": self._landing, "list": self._list, "feed": self._list, "gallery": self._list,
            "detail": self._detail, "player": self._detail, "form": self._form, "wizard": self._form,
            "dashboard": self._dashboard, "report": self._report, "board": self._board,
            "calendar": self._calendar, "map": self._map, "chat": self._chat,
            "cart": self._cart, "checkout": self._checkout,
            "quiz": self._quiz, "tool": self._tool, "calculator": self._tool, "settings": self._settings,
            "profile": self._profile, "static": self._static,
        }  # fmt: skip
        return makers[written.kind](written, entity)

    def _frame(self, written: BlueprintPage, title: str, **more: Any) -> dict[str, Any]:
        """Name, title, address, side and menu entry; `more` overrides."""
        roles = tuple(snake(role) for role in written.for_roles if self.scope.role(snake(role)))
        known = [role for name in roles if (role := self.scope.role(name))]
        side = min((_SIDES[role.kind] for role in known), key=list(_SIDES.values()).index, default="public")
        frame = {
            "name": snake(title),
            "title": title,
            "path": f"/{slug(title)}",
            "side": side,
            "roles": roles,
            "navigation": Navigation(
                label=title, icon=_ICONS.get(written.kind, ""), order=10 * (len(self.made) + 1)
            ),
        }
        return frame | more

    def _entity_frame(self, written: BlueprintPage, entity: Entity, **more: Any) -> dict[str, Any]:
        title = written.title or entity.label_plural
        icon = {"navigation": Navigation(label=title, icon=entity.icon, order=10 * (len(self.made) + 1))}
        return self._frame(written, title, entity=entity.name, **(icon | more))

    def _landing(self, written: BlueprintPage, _: Entity | None) -> AnyPage:
        made: list[Section] = []
        for name in written.sections or ("hero",):
            section = self.sections.landing(name)
            if section is None:
                self.scope.remarks.append(f"section not made: “{name}” of the front page")
            elif not any(same_section(section, old) for old in made):
                made.append(section)
        if not made or made[0].kind != "hero":
            made.insert(0, self.sections.hero())
        if not any(section.kind in ("records", "highlights") for section in made):
            made.extend(self.sections.usual())
        call = self.sections.call()
        if len(made) > 2 and call:
            made.append(call)
        frame = self._frame(written, written.title or "Home", path="/", name="home", sections=tuple(made))
        return kinds.LandingPage(**frame)

    def _list(self, written: BlueprintPage, entity: Entity | None) -> AnyPage | None:
        if entity is None:
            return None
        wanted = written.layout or {"feed": "feed", "gallery": "gallery"}.get(written.kind) or entity.layout
        if wanted == "board":
            return self._board(written, entity)
        if wanted == "calendar" and written.layout:
            return self._calendar(written, entity)
        first = not any(isinstance(page, kinds.ListPage) and page.entity == entity.name for page in self.made)
        place = {"name": entity.plural, "path": f"/{entity.path}"} if first else {}
        return kinds.ListPage(
            **self._entity_frame(written, entity, **place),
            layout=_LIST_LAYOUTS.get(wanted, "table"),
            filters=self._filters(written, entity),
            sort=sort_of(entity, written.sort),
        )

    def _filters(self, written: BlueprintPage, entity: Entity) -> tuple[str, ...]:
        """Fields and relations to filter by; the passes fill in what is usual when none is named."""
        found = [member for name in written.filters if (member := member_named(entity, name))]
        silent = {item.name for item in entity.fields if item.type.kind in _SILENT}
        return tuple(name for name in dict.fromkeys(found) if name not in silent)

    def _detail(self, written: BlueprintPage, entity: Entity | None) -> AnyPage | None:
        if entity is None:
            return None
        made: list[Section] = []
        for name in written.sections:
            section = self.sections.detail(name, entity)
            if section and not any(same_section(section, old) for old in made):
                made.append(section)
        frame = self._entity_frame(written, entity, name=f"{entity.name}_detail", path=f"/{entity.path}/:id")
        title = written.title or entity.label
        return kinds.DetailPage(**(frame | {"navigation": None, "title": title, "sections": tuple(made)}))

    def _form(self, written: BlueprintPage, entity: Entity | None) -> AnyPage | None:
        if entity is None:
            return None
        title = written.title or f"New {entity.label.lower()}"
        steps = self._steps(written, entity)
        return kinds.FormPage(
            **self._frame(
                written,
                title,
                entity=entity.name,
                name=f"{entity.name}_create",
                path=f"/{entity.path}/new",
                steps=steps,
                submit_label="Send" if entity.archetype == "contact_request" else "Save",
            )
        )

    def _steps(self, written: BlueprintPage, entity: Entity) -> tuple[FormStep, ...]:
        """The fields spread over the named steps: those that a step names, the others in order."""
        names = written.steps or (written.sections if written.kind == "wizard" else ())
        if len(names) < 2:
            return ()
        owned = {entity.owner} if entity.owner else set()
        members = [item.name for item in entity.fields if not item.read_only and item.computed is None]
        members += [
            item.name for item in entity.relations if item.name not in owned and item.kind != "one_to_many"
        ]
        state = entity.states.field if entity.states else None
        left = [name for name in members if name != state]
        chosen: dict[str, list[str]] = {}
        for name in names:
            member = member_named(entity, name)
            chosen[name] = [member] if member in left else []
            left = [item for item in left if item != member]
        size = -(-len(left) // len(chosen)) or 1
        for name in chosen:
            chosen[name], left = [*chosen[name], *left[:size]], left[size:]
        steps = [
            FormStep(title=name[:1].upper() + name[1:], fields=tuple(items))
            for name, items in chosen.items()
            if items
        ]
        return tuple(steps) if len(steps) > 1 else ()

    def _dashboard(self, written: BlueprintPage, _: Entity | None) -> AnyPage | None:
        stats = self.sections.stats()
        charts = self._charts(written)
        if stats is None and not charts:
            return None
        made: tuple[Section, ...] = (*([stats] if stats else []), *charts)
        return kinds.DashboardPage(**self._frame(written, written.title or "Dashboard", sections=made))

    def _charts(self, written: BlueprintPage) -> tuple[Section, ...]:
        home = self.scope.entity(written.of)
        found: list[Section] = []
        for text in written.charts:
            made = chart(text, self.scope, home)
            if made is None:
                self.scope.remarks.append(f"chart not made: “{text}”")
            else:
                found.append(made)
        return tuple(found)

    def _main(self) -> Entity | None:
        """The thing that reports are about: the first with a date and a number, else the first."""
        shown = [entity for entity in self.scope.entities.values() if not entity.system]
        dated = [entity for entity in shown if date_fields(entity) and kind_field(entity)]
        return next(iter((*dated, *shown)), None)

    def _report(self, written: BlueprintPage, entity: Entity | None) -> AnyPage | None:
        charts = self._charts(written)
        of = (
            entity
            or next((self.scope.entities[made.entity] for made in charts if made.kind == "chart"), None)
            or self._main()
        )
        if of is None:
            return None
        dates = date_fields(of)
        return kinds.ReportPage(
            **self._frame(written, written.title or "Report", entity=of.name, sections=charts),
            period=dates[0].name if dates else "created_at",
        )

    def _board(self, written: BlueprintPage, entity: Entity | None) -> AnyPage | None:
        if entity is None:
            return None
        named = member_named(entity, written.group_by) if written.group_by else None
        choice = entity.field(named) if named else None
        by = choice if choice and choice.type.kind == "choice" else kind_field(entity)
        if by is None:
            return self._list(written.model_copy(update={"layout": "table"}), entity)
        return kinds.BoardPage(**self._entity_frame(written, entity), group_by=by.name)

    def _calendar(self, written: BlueprintPage, entity: Entity | None) -> AnyPage | None:
        dates = date_fields(entity) if entity else ()
        if entity is None or not dates:
            return self._list(written.model_copy(update={"layout": "table"}), entity) if entity else None
        end = next((item for item in dates[1:] if "end" in item.name or "until" in item.name), None)
        same = end is not None and end.type.kind == dates[0].type.kind
        return kinds.CalendarPage(
            **self._entity_frame(written, entity), start=dates[0].name, end=end.name if end and same else None
        )

    def _map(self, written: BlueprintPage, entity: Entity | None) -> AnyPage | None:
        of = entity or next((item for item in self.scope.entities.values() if geo_field(item)), None)
        geo = geo_field(of) if of else None
        if of is None or geo is None:
            return self._list(written.model_copy(update={"layout": "cards"}), of) if of else None
        return kinds.MapPage(**self._entity_frame(written, of), geo=geo)

    def _chat(self, written: BlueprintPage, entity: Entity | None) -> AnyPage | None:
        of = entity or self.scope.entity("message") or self.scope.named("message")
        text = next((item for item in of.fields if item.type.kind == "long_text"), None) if of else None
        if of is None or text is None:
            return self._list(written.model_copy(update={"layout": "feed"}), of) if of else None
        link = next(
            (item.name for item in of.relations if "conversation" in item.target or "room" in item.target),
            None,
        )
        return kinds.ChatPage(**self._entity_frame(written, of), text=text.name, conversation=link)

    def _order(self, entity: Entity | None) -> Entity | None:
        """What is paid for: the entity named, else an order, else the first with a total."""
        if entity:
            return entity
        for name in ("order", "table_order", "bill", "booking", "payment"):
            if found := self.scope.entity(name):
                return found
        return next(
            (item for item in self.scope.entities.values() if item.field("total") or item.field("amount")),
            None,
        )

    def _cart(self, written: BlueprintPage, entity: Entity | None) -> AnyPage | None:
        order = self.scope.entity("order") or self.scope.entity("cart") or entity
        lines = next(
            (
                item
                for item in self.scope.entities.values()
                if order
                and any(link.target == order.name and link.kind == "many_to_one" for link in item.relations)
                and item.field("quantity")
            ),
            None,
        )
        if order is None or lines is None:
            return self._list(written, entity) if entity else None
        frame = self._frame(written, written.title or "Cart", entity=lines.name, order=order.name)
        return kinds.CartPage(**frame)

    def _checkout(self, written: BlueprintPage, entity: Entity | None) -> AnyPage | None:
        order = self._order(entity)
        if order is None:
            return None
        frame = self._frame(written, written.title or "Checkout", order=order.name)
        return kinds.CheckoutPage(**(frame | {"navigation": None}))

    def _quiz(self, written: BlueprintPage, entity: Entity | None) -> AnyPage | None:
        asked = [entity] if entity else list(self.scope.entities.values())
        for question in asked:
            text = next((item for item in question.fields if item.name in {"question", "stem", "text"}), None)
            answers = tuple(
                item.name for item in question.fields if item.name.startswith(("answer_", "option_"))
            )
            correct = next((item.name for item in question.fields if item.name.startswith("correct")), None)
            if text and len(answers) > 1 and correct:
                return kinds.QuizPage(
                    **self._frame(written, written.title or "Quiz"),
                    question=question.name, text=text.name, answers=answers, correct=correct,
                    result=next((one.name for one in map(self.scope.entity, _RESULTS) if one), None),
                )  # fmt: skip
        return self._form(written, entity) if entity else None

    def _tool(self, written: BlueprintPage, entity: Entity | None) -> AnyPage | None:
        tool = self.find_tool(written.tool or written.title)
        if tool is None:
            return self._form(written, entity) if entity else None
        page = tool_page(tool, title=written.title)
        frame = self._frame(written, written.title or tool.title)
        return page.model_copy(
            update={key: frame[key] for key in ("name", "path", "side", "roles", "navigation")}
        )

    def _settings(self, written: BlueprintPage, _: Entity | None) -> AnyPage:
        frame = self._frame(written, written.title or "Settings", name="settings", path="/settings")
        place = Navigation(label=frame["title"], icon="settings", place="account")
        return kinds.SettingsPage(**(frame | {"navigation": place}))

    def _profile(self, written: BlueprintPage, _: Entity | None) -> AnyPage:
        frame = self._frame(written, written.title or "Profile", name="profile", path="/profile")
        place = Navigation(label=frame["title"], icon="user", place="account")
        return kinds.ProfilePage(**(frame | {"navigation": place}))

    def _static(self, written: BlueprintPage, _: Entity | None) -> AnyPage:
        names = written.sections or ("about",)
        made: list[Section] = []
        for name in names:
            section = self.sections.landing(name) if name.lower() != "hero" else None
            text = Text(title=name[:1].upper() + name[1:], body=wording.paragraph(name, self.blueprint))
            made.append(section or text)
        frame = self._frame(written, written.title or "About", sections=tuple(made))
        place = Navigation(label=frame["title"], icon="file-text", place="footer")
        return kinds.StaticPage(**(frame | {"navigation": place}))


def pages(
    blueprint: Blueprint, scope: Scope, find_tool: FindTool, said: Callable[[tuple[str, ...]], bool]
) -> list[AnyPage]:
    """All pages of the blueprint; `said` tells whether one of the words of a conditional page was said."""
    maker = PageMaker(
        blueprint, scope, SectionMaker(blueprint, scope, entry_pages(blueprint, scope)), find_tool
    )
    for written in blueprint.pages:
        if not written.when or said(written.when):
            maker.add(written)
    return with_links(maker.made)
