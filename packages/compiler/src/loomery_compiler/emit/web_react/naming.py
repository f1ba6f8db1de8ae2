"""Names of what is generated for each entity and page, without clashes among them or with imports."""

from dataclasses import dataclass

from loomery_compiler.emit.names import camel, kebab, pascal, plural_safe
from loomery_spec import AppSpec, Entity

SUFFIXES = """
    Input Values InputProps Record Records Collection CollectionProps Column Layout Entry List
    ListProps Filter Detail View Form FormProps Wizard WizardProps Card Row Table Page Dialog Facts
    Menu Actions Related RelatedProps Create Update Delete Transition Stats BoardCard
""".split()  # noqa: SIM905 (a list of words reads better so)
"""What is put behind the stem of an entity to name types and components; the bare stem is its interface."""

# What the language, the browser and the libraries mean by a capitalised word.
_WORDS = """
    Array Blob Boolean Date Document Element Error Event File FormData Function Headers Infinity
    Intl Iterable JSON Map Math NaN Node Number Object Omit Partial Pick Promise Proxy Readonly
    Record RegExp Request Required Response Set String Symbol URL URLSearchParams Window ReactNode
    Fragment Suspense Link NavLink Outlet Navigate LucideIcon Inputs Role Me Grants Action MenuEntry
    Layout Quiz Messages Write Loading Nothing DialogButton
"""
RESERVED = frozenset(_WORDS.split())


@dataclass(frozen=True, slots=True)
class EntityNames:
    """Names derived from one entity: `Task`, `taskApi`, `features/task`."""

    entity: Entity
    stem: str
    """Capitalised, such as `OrderItem`; the name of its interface."""
    folder: str
    """Folder under `features/` and file name under `api/`."""

    @property
    def api(self) -> str:
        """The object with its calls."""
        return self.stem[:1].lower() + self.stem[1:] + "Api"

    @property
    def keys(self) -> str:
        """The object with its cache keys."""
        return self.stem[:1].lower() + self.stem[1:] + "Keys"

    @property
    def variable(self) -> str:
        """A prefix for constants."""
        return self.stem[:1].lower() + self.stem[1:]


def _stem(name: str, taken: set[str], avoid: frozenset[str]) -> str:
    plain = pascal(name)
    stem, number = plain, 1
    while any(stem + suffix in taken or stem + suffix in avoid for suffix in ("", *SUFFIXES)):
        stem = f"{plain}Item" if number == 1 else f"{plain}Item{number}"
        number += 1
    taken.update(stem + suffix for suffix in ("", *SUFFIXES))
    return stem


def _folder(name: str, taken: set[str]) -> str:
    plain = folder = kebab(name)
    number = 2
    while folder in taken:
        folder, number = f"{plain}-{number}", number + 1
    taken.add(folder)
    return folder


def name_entities(spec: AppSpec, avoid: frozenset[str] = frozenset()) -> dict[str, EntityNames]:
    """Names for every entity, in the order of the specification; `avoid` are names that imports bring."""
    taken: set[str] = set()
    folders = {"common", "auth", "shared"}
    return {
        entity.name: EntityNames(
            entity, _stem(entity.name, taken, RESERVED | avoid), _folder(entity.name, folders)
        )
        for entity in spec.entities
    }


def name_pages(spec: AppSpec) -> dict[str, str]:
    """Component name of each page, such as `AboutPage`, unique whatever the case."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for page in spec.pages:
        stem = pascal(page.name)
        name, number = f"{stem}Page", 2
        while name.lower() in taken:
            name, number = f"{stem}{number}Page", number + 1
        taken.add(name.lower())
        found[page.name] = name
    return found


__all__ = ["EntityNames", "camel", "kebab", "name_entities", "name_pages", "pascal", "plural_safe"]
