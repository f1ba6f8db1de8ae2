"""The import lines of one generated file."""

from dataclasses import dataclass, field
from posixpath import relpath

REACT = "react"
ROUTER = "react-router"
QUERY = "@tanstack/react-query"
ICONS = "lucide-react"
PACKAGES = frozenset({REACT, ROUTER, QUERY, ICONS, "vitest"})

_HOMES: dict[str, str] = {
    "ui/FormLayout": "FormLayout FormError",
    "ui/EmptyState": "EmptyState ErrorState",
    "ui/Skeleton": "Skeleton SkeletonRows SkeletonCards",
    "ui/DateInput": "DateInput TimeInput DateTimeInput",
    "ui/FileInput": "FileInput ImageInput",
    "ui/FilterBar": "FilterBar FilterSelect",
    "ui/Dialog": "Dialog ConfirmDialog",
    "ui/toastContext": "useToast",
    "ui/values": "ChoiceBadge ColourSwatch DateText FileLink MoneyText PercentText Stars TagList Thumb "
    "TrueFalse LongText NumberText DurationText RefLink RefLinks MediaPlayer PlainText WebLink RelativeTime",
    "ui/RecordCard": "RecordCard RecordGrid",
    "app/useTitle": "useTitle setAppName",
    "lib/errors": "ApiError messageOf",
    "lib/http": "uploadFile http",
    "lib/dates": "dayOf parseDate",
    "api/common": "collection loadRefs loadIds",
    REACT: "useState useId useMemo useEffect Suspense lazy Fragment",
    ROUTER: "Link Navigate Outlet useNavigate useParams useSearchParams useLocation RouterProvider "
    "createBrowserRouter matchPath",
    QUERY: "keepPreviousData useMutation useQuery useQueryClient",
}
_ONE_EACH = {
    "ui": "Button ButtonLink IconButton TextLink Menu Tooltip Table Pagination Card Badge Avatar Breadcrumbs "
    "TextInput TextArea NumberInput MoneyInput Select Combobox MultiSelect Checkbox Switch RadioGroup "
    "ColourInput TagsInput RatingInput SearchBox Markdown FilterRange UnsavedChanges cx",
    "app": "Page AppShell Providers NotFound RouteError",
    "lib": "useForm useListState",
}
HOMES = {name: module for module, names in _HOMES.items() for name in names.split()} | {
    name: f"{folder}/{name}" for folder, names in _ONE_EACH.items() for name in names.split()
}
"""Where the names that generated files use live, from `src/`."""


@dataclass
class Imports:
    """Collects what a file uses; the path of the file is relative to `src/`."""

    here: str
    _values: dict[str, set[str]] = field(default_factory=dict)
    _types: dict[str, set[str]] = field(default_factory=dict)

    def use(self, *names: str) -> None:
        """Use names whose home is known; icons end in `Icon`."""
        for name in names:
            self.add(ICONS if name.endswith("Icon") else HOMES[name], name)

    def add(self, module: str, *names: str) -> None:
        """Use values of a module, its path from `src/` or a package."""
        self._values.setdefault(module, set()).update(names)

    def types(self, module: str, *names: str) -> None:
        """Use types of a module."""
        self._types.setdefault(module, set()).update(names)

    def join(self, other: "Imports") -> None:
        """Use all that another one uses."""
        for module, names in other._values.items():
            self.add(module, *names)
        for module, names in other._types.items():
            self.types(module, *names)

    def drop(self, module: str, name: str) -> None:
        """Take back one value."""
        self._values.get(module, set()).discard(name)
        if not self._values.get(module):
            self._values.pop(module, None)

    def _source(self, module: str) -> str:
        if module in PACKAGES:
            return module
        folder = self.here.rpartition("/")[0]
        path = relpath(module, folder or ".")
        return path if path.startswith(".") else f"./{path}"

    def _line(self, module: str) -> str:
        values = self._values.get(module, set())
        types = self._types.get(module, set()) - values
        if not values:
            return f'import type {{ {", ".join(sorted(types))} }} from "{self._source(module)}";'
        names = [*(f"type {name}" for name in sorted(types)), *sorted(values)]
        return f'import {{ {", ".join(names)} }} from "{self._source(module)}";'

    def render(self) -> str:
        """The lines: packages first, then files from far to near."""
        modules = sorted({*self._values, *self._types})
        packages = [module for module in modules if module in PACKAGES]
        own = [module for module in modules if module not in PACKAGES]
        groups = [[self._line(module) for module in group] for group in (packages, own)]
        return "\n\n".join("\n".join(group) for group in groups if group) + "\n"
