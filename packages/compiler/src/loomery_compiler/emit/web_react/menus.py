"""Menus: what stands where, for whom, and where people begin."""

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.web_react.icons import icon_component
from loomery_compiler.emit.web_react.imports import ICONS, Imports
from loomery_compiler.emit.web_react.shell_file import shell_file
from loomery_compiler.emit.web_react.site import Site
from loomery_compiler.emit.web_react.words import key, literal
from loomery_spec import Role
from loomery_spec.pages import AnyPage, Navigation, Side

WORK_SIDES: tuple[Side, ...] = ("staff", "admin")
IN_A_BAR = 6
"""How many entries fit into a bar."""
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


def work_sides(site: Site) -> frozenset[Side]:
    """Sides with a frame of their own, apart from the public site: members too when they have much to do."""
    main = [page for page in in_menu(site, "main") if page.side not in WORK_SIDES]
    members = [page for page in main if page.side == "member"]
    crowded = len(main) > IN_A_BAR and len(members) > 1
    return frozenset({*WORK_SIDES, "member"}) if crowded else frozenset(WORK_SIDES)


def two_sides(site: Site) -> bool:
    """Whether some people work in a frame of their own, apart from the public site."""
    if site.spec.theme.shell == "sidebar" or not site.accounts:
        return False
    sides = {page.side for page in in_menu(site, "main")}
    return bool(sides & work_sides(site)) and bool(sides - work_sides(site))


def in_menu(site: Site, place: str) -> list[AnyPage]:
    pages = [p for p in site.spec.pages if p.navigation and p.navigation.place == place and ":" not in p.path]
    return sorted(pages, key=lambda page: page.navigation.order if page.navigation else 0)


def home(site: Site, role: Role) -> str:
    """Where somebody with the role goes after signing in: to the work, if there is any, else home."""
    sidebar = site.spec.theme.shell == "sidebar"
    sides = work_sides(site) | ({"member"} if sidebar else set())
    mine = []
    for page in in_menu(site, "main"):
        audience = site.audience(page)
        if page.side in sides and audience is not None and role.name in audience:
            mine.append(page)
    mine.sort(key=lambda page: page.kind != "dashboard")
    return mine[0].path if mine else "/"


def emit_navigation(site: Site) -> FileDraft:
    imports = Imports("app/navigation.ts")
    imports.types("app/shellTypes", "NavItem")
    if site.accounts:
        imports.types("app/session", "Role")
    main = in_menu(site, "main")
    if not site.accounts:
        main = [*main, *in_menu(site, "account")]
    split = two_sides(site)
    menus = []
    work = [page for page in main if page.side in work_sides(site)]
    front = [page for page in main if page not in work] if split else main
    menus.append(("mainMenu", "What stands in the menu.", [_entry(site, p, imports, True) for p in front]))
    if split:
        menus.append(
            ("workMenu", "The menu of those who run it.", [_entry(site, p, imports, True) for p in work])
        )
    if site.accounts:
        account = [_entry(site, p, imports, False) for p in in_menu(site, "account") if p.path != "/profile"]
        menus.append(("accountMenu", "What stands in one's own menu.", account))
    kind = "MenuEntry" if site.accounts else "NavItem"
    work_paths = [p.path for p in site.spec.pages if p.side in work_sides(site) and p.path != "/"]
    return shell_file(
        "app/navigation.ts",
        "navigation.ts",
        imports=imports.render(),
        menus=menus,
        accounts=site.accounts,
        entry_type=kind,
        work_paths=literal(work_paths) if split else "",
        starts=[(key(role.name), literal(home(site, role))) for role in site.people],
    )
