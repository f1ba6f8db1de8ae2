"""What is known while one page is written: its imports, its style, the files it is split into."""

from dataclasses import dataclass, field
from typing import Literal

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.names import pascal
from loomery_compiler.emit.render import render
from loomery_compiler.emit.web_react.imports import Imports
from loomery_compiler.emit.web_react.site import Site
from loomery_compiler.emit.web_react.types import is_many
from loomery_compiler.emit.web_react.words import literal
from loomery_spec import Entity
from loomery_spec.pages import AnyPage
from loomery_spec.sections import Filter, Sort

TEMPLATES = "web_react_app"
Style = Literal["site", "app"]


@dataclass
class PageContext:
    """A page that is being written; parts that ask for data become files of their own beside it."""

    site: Site
    page: AnyPage
    style: Style
    imports: Imports = field(init=False)
    parts: list[FileDraft] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)
    bands: int = 0

    def __post_init__(self) -> None:
        self.imports = Imports(f"pages/{self.component}.tsx")
        self._taken.add(self.component)

    @property
    def component(self) -> str:
        """Name of the page's component."""
        return self.site.pages[self.page.name]

    @property
    def folder(self) -> str:
        """Folder of the page's parts, from `src/`."""
        return f"pages/{self.component[:1].lower()}{self.component[1:]}"

    def part(self, wish: str) -> tuple[str, Imports]:
        """A name for a part that no other part has, and the imports of its file."""
        stem = "".join(letter for letter in pascal(wish) if letter.isascii())[:40] or "Part"
        stem = f"{stem if stem[0].isalpha() else 'Part' + stem}Section"
        name, number = stem, 2
        while name in self._taken:
            name, number = f"{stem}{number}", number + 1
        self._taken.add(name)
        self.imports.add(f"{self.folder}/{name}", name)
        return name, Imports(f"{self.folder}/{name}.tsx")

    def add_part(self, component: str, template: str, imports: Imports, **context: object) -> str:
        """Write the part from its template; returns the JSX that uses it."""
        text = render(
            f"{TEMPLATES}/sections/{template}", component=component, imports=imports.render(), **context
        )
        self.parts.append(FileDraft.text(f"web/src/{self.folder}/{component}.tsx", text))
        return f"<{component} />"

    def next_band(self) -> bool:
        """Whether the next section of a site stands on a band: every other one does."""
        self.bands += 1
        return self.bands % 2 == 0


def sort_value(sort: Sort | None, fallback: str = "-created_at") -> str:
    """`-created_at`, as the API takes it."""
    if sort is None:
        return fallback
    return f"-{sort.field}" if sort.descending else sort.field


_BOUNDS = {"lt": "max", "le": "max", "gt": "min", "ge": "min"}


def filter_query(entity: Entity, filters: tuple[Filter, ...], imports: Imports) -> tuple[list[str], bool]:
    """Entries of a query object, and whether they need `user`. What the API cannot ask is left out."""
    entries: list[str] = []
    needs_user = False
    for item in filters:
        relation = entity.relation(item.field)
        name = f"{item.field}_id" if relation is not None and not is_many(relation) else item.field
        if item.op != "eq":
            if item.op not in _BOUNDS:
                continue
            name = f"{name}_{_BOUNDS[item.op]}"
        value = literal(item.value)
        if item.value == "me":
            needs_user, value = True, "user?.id"
        elif item.value in ("today", "now"):
            imports.add("lib/values", str(item.value))
            value = f"{item.value}()"
        entries.append(f"{name}: {value}")
    return entries, needs_user


def session_line(imports: Imports) -> str:
    """The line that finds out who is signed in."""
    imports.add("app/session", "useSession")
    return "const { user } = useSession();"
