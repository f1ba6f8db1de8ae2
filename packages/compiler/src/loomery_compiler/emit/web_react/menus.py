"""Menus: what stands where, for whom, and where people begin."""

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.web_react.frames import Frames, in_menu
from loomery_compiler.emit.web_react.icons import icon_component
from loomery_compiler.emit.web_react.imports import ICONS, Imports
from loomery_compiler.emit.web_react.shell_file import shell_file
from loomery_compiler.emit.web_react.site import Site
from loomery_compiler.emit.web_react.words import key, literal
from loomery_spec.pages import AnyPage, Navigation

_ICONS = {
    "landing": "house",
    "dashboard": "layout-dashboard",
    "report": "chart-line",
    "board": "kanban",
    "calendar": "calendar",
    "map": "map",
    "chat": "messages-square",
    "cart": "shopping-cart",
    "quiz": "list-checks",
    "checkout": "credit-card",
    "tool": "wand-sparkles",
    "settings": "settings",
    "profile": "user-round",
    "static": "file-text",
    "form": "square-pen",
}


def start_path(site: Site) -> str:
    """Where one goes when there is no page at the root."""
    linked = [page for page in site.spec.pages if page.navigation and ":" not in page.path]
    rest = [page for page in site.spec.pages if ":" not in page.path]
    return next((page.path for page in [*linked, *rest] if page.path != "/"), "/")


def _entry(site: Site, page: AnyPage, imports: Imports, grouped: bool) -> str:
    nav = page.navigation or Navigation(label=page.title)
    entity = getattr(page, "entity", None)
    icon = nav.icon or (site.entity(entity).icon if entity else _ICONS.get(page.kind, "file-text"))
    component = icon_component(icon, "File")
    imports.add(ICONS, component)
    parts = [f"label: {literal(nav.label)}", f'to: "{page.path}"', f"icon: {component}"]
    if page.path == "/" or _is_parent(site, page):
        parts.append("end: true")
    if nav.group and grouped:
        parts.append(f"group: {literal(nav.group)}")
    if site.accounts:
        audience = site.audience(page)
        parts.append(f"roles: {literal(list(audience)) if audience is not None else literal('everybody')}")
    return "{ " + ", ".join(parts) + " }"


def _is_parent(site: Site, page: AnyPage) -> bool:
    """Whether another entry of the menu stands below this address."""
    others = [other.path for other in site.spec.pages if other.navigation and other is not page]
    return any(path.startswith(page.path + "/") for path in others)


def emit_navigation(site: Site) -> FileDraft:
    """`app/navigation.ts`."""
    imports = Imports("app/navigation.ts")
    imports.types("app/shellTypes", "NavItem")
    if site.accounts:
        imports.types("app/session", "Role")
    frames = Frames(site)
    front = frames.front_menu if site.accounts else [*frames.front_menu, *in_menu(site, "account")]
    menus = [("mainMenu", "What stands in the menu.", [_entry(site, page, imports, True) for page in front])]
    if frames.both:
        work = [_entry(site, page, imports, True) for page in frames.work_menu]
        menus.append(("workMenu", "The menu of those who work with it.", work))
    if site.accounts:
        account = [_entry(site, p, imports, False) for p in in_menu(site, "account") if p.path != "/profile"]
        menus.append(("accountMenu", "What stands in one's own menu.", account))
    kind = "MenuEntry" if site.accounts else "NavItem"
    return shell_file(
        "app/navigation.ts",
        "navigation.ts",
        imports=imports.render(),
        menus=menus,
        accounts=site.accounts,
        entry_type=kind,
        work_paths=literal(frames.work_paths) if frames.both else "",
        starts=[(key(role.name), literal(frames.home(role))) for role in site.people],
    )
