"""The specification as this back end reads it: names, addresses, who may do what."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from loomery_compiler.emit.render import static_files
from loomery_compiler.emit.web_react.naming import EntityNames, name_entities, name_pages
from loomery_spec import AppSpec, Entity, Relation, Role
from loomery_spec.fields import ImageType
from loomery_spec.pages import AnyPage, DetailPage, FormPage, ListPage
from loomery_spec.permissions import Action

_EXPORT = re.compile(r"^export (?:async )?(?:function|const|class|interface|type) (\w+)", re.MULTILINE)
_PARAM = re.compile(r":([a-z][a-z0-9_]*)")
USER = "user"


@cache
def exported_names() -> frozenset[str]:
    """Everything that the files which are the same in every application export."""
    texts = [
        content.decode()
        for folder in ("web_react", "web_react_app/static")
        for path, content in static_files(folder)
        if path.startswith("src/") and path.endswith((".ts", ".tsx"))
    ]
    return frozenset(name for text in texts for name in _EXPORT.findall(text))


@dataclass(frozen=True)
class Site:
    """Everything that emitters ask about the specification as a whole."""

    spec: AppSpec

    @cached_property
    def names(self) -> dict[str, EntityNames]:
        """Names of each entity."""
        return name_entities(self.spec, exported_names())

    @cached_property
    def pages(self) -> dict[str, str]:
        """Component of each page."""
        return name_pages(self.spec)

    @property
    def accounts(self) -> bool:
        """Whether people sign in."""
        return self.spec.has_accounts

    @property
    def is_public(self) -> bool:
        """Whether the application shows itself to the world: it has a landing page at its root."""
        return any(page.kind == "landing" for page in self.spec.pages)

    def entity(self, name: str) -> Entity:
        """The entity of that name, which the passes have made sure of."""
        return self.names[name].entity

    def _first(self, kind: type[AnyPage], entity: str, mode: str | None = None) -> str | None:
        for page in self.spec.pages:
            fits = isinstance(page, kind) and getattr(page, "entity", None) == entity
            if fits and (mode is None or (isinstance(page, FormPage) and page.mode == mode)):
                return page.path
        return None

    def list_path(self, entity: str) -> str | None:
        """Address of the first list of the entity."""
        return self._first(ListPage, entity)

    def detail_base(self, entity: str) -> str | None:
        """`/tasks` when there is a detail page `/tasks/:id`."""
        path = self._first(DetailPage, entity)
        return path.rpartition("/:")[0] if path and re.search(r"/:[a-z][a-z0-9_]*$", path) else None

    def create_path(self, entity: str) -> str | None:
        """Address of the form that makes a record."""
        path = self._first(FormPage, entity, "create")
        return None if path and ":" in path else path

    def edit_path(self, entity: str) -> str | None:
        """Address of the form that edits a record, with its parameter."""
        path = self._first(FormPage, entity, "edit")
        return path if path and ":" in path else None

    def may(self, action: Action, entity: str) -> tuple[str, ...]:
        """Roles that may do it to some records."""
        if entity == USER and action in ("create", "import"):
            return ()
        roles = [g.role for g in self.spec.grants if g.entity == entity and action in g.actions]
        return tuple(dict.fromkeys(roles))

    def everybody_may(self, action: Action, entity: str) -> bool:
        """Whether every role may do it, the visitor's too."""
        return {role.name for role in self.spec.roles} <= set(self.may(action, entity))

    def role_kind(self, name: str) -> str:
        """Kind of the role, `member` for unknown ones."""
        role = self.spec.role(name)
        return role.kind if role else "member"

    @cached_property
    def people(self) -> tuple[Role, ...]:
        """Roles that sign in."""
        return tuple(role for role in self.spec.roles if role.kind != "visitor")

    def audience(self, page: AnyPage) -> tuple[str, ...] | None:
        """Roles that may open the page; none: everybody."""
        if not self.accounts:
            return None
        roles = page.roles or tuple(
            role.name
            for role in self.spec.roles
            if page.side == "public"
            or (page.side == "member" and role.kind != "visitor")
            or (page.side == "staff" and role.kind in ("staff", "admin"))
            or (page.side == "admin" and role.kind == "admin")
        )
        if page.side == "public" and not page.roles:
            return None
        return None if any(self.role_kind(role) == "visitor" for role in roles) else roles

    def pointing_at(self, entity: str) -> list[tuple[Entity, Relation]]:
        """Relations of other entities (and its own) that lead to the entity."""
        return [
            (other, relation)
            for other in self.spec.entities
            for relation in other.relations
            if relation.target == entity
        ]

    def image_field(self, entity: Entity) -> str | None:
        """The first picture of a record."""
        return next((field.name for field in entity.fields if isinstance(field.type, ImageType)), None)


def fill_path(path: str, value: str) -> str:
    """A template literal or string for the path with its parameter replaced: `/tasks/:id` and `task.id`."""
    if ":" not in path:
        return f'"{path}"'
    return "`" + _PARAM.sub(f"${{String({value})}}", path) + "`"


def params_of(path: str) -> list[str]:
    """Names of the parameters in a path."""
    return _PARAM.findall(path)
