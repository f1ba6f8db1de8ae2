"""The frame of the application: addresses, menus, who is signed in."""

from collections.abc import Iterator

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.render import render
from loomery_compiler.emit.web_react.icons import icon_component
from loomery_compiler.emit.web_react.imports import ICONS, Imports
from loomery_compiler.emit.web_react.shop import Shop, find_shop
from loomery_compiler.emit.web_react.site import Site
from loomery_compiler.emit.web_react.types import nullable
from loomery_compiler.emit.web_react.words import key, literal, union
from loomery_spec import Role
from loomery_spec.pages import AnyPage, Side

TEMPLATES = "web_react_app/app"
WORK_SIDES: tuple[Side, ...] = ("staff", "admin")
IN_A_BAR = 6
"""How many entries fit into a bar."""
_ICONS = {
    "landing": "house", "dashboard": "layout-dashboard", "report": "chart-line", "board": "kanban",
    "calendar": "calendar", "map": "map", "chat": "messages-square", "cart": "shopping-cart", "quiz": "list-checks",
    "checkout": "credit-card", "tool": "wand-sparkles", "settings": "settings", "profile": "user-round",
    "static": "file-text", "form": "square-pen",
}  # fmt: skip


def _text(path: str, template: str, /, **context: object) -> FileDraft:
    return FileDraft.text(f"web/src/{path}", render(f"{TEMPLATES}/{template}", **context))


def emit_shell(site: Site) -> Iterator[FileDraft]:
    """Everything in `src/app` that depends on the specification."""
    yield _permissions(site)
    yield _routes(site)
    yield _navigation(site)
    yield _layout(site)
    yield FileDraft.text("web/src/custom/routes.tsx", render(f"{TEMPLATES}/custom_routes.tsx"), keep=True)
    if site.accounts:
        yield from _accounts(site)
    shop = find_shop(site)
    if shop is not None:
        yield from _cart(site, shop)
    if not any(page.path == "/" for page in site.spec.pages):
        yield _text("pages/StartPage.tsx", "Start.tsx", path=literal(start_path(site)))


def _cart(site: Site, shop: Shop) -> Iterator[FileDraft]:
    names = site.names[shop.item.name]
    price = shop.item.field(shop.rule.item_price)
    path = next(page.path for page in site.spec.pages if page.kind == "cart")
    yield _text("app/cart.ts", "cart.ts")
    yield _text("app/CartLink.tsx", "CartLink.tsx", path=path)
    yield _text(
        "app/AddToCart.tsx",
        "AddToCart.tsx",
        stem=names.stem,
        folder=names.folder,
        one=f"one {shop.item.label.lower()}".replace("*/", ""),
        price=shop.rule.item_price,
        price_nullable=price is None or nullable(price),
    )


def _permissions(site: Site) -> FileDraft:
    actions = ("view", "create", "export", "import")
    names = [entity.name for entity in site.spec.entities]
    visitors = {role.name for role in site.spec.roles if role.kind == "visitor"}

    def roles(name: str, action: str) -> list[str]:
        return ["visitor" if role in visitors else role for role in site.may(action, name)]  # type: ignore[arg-type]

    grants = [(key(n), [(a, literal(r)) for a in actions if (r := roles(n, a))]) for n in names]
    offered = [(key(n), literal([a for a in actions if roles(n, a)])) for n in names]
    return _text(
        "app/permissions.ts", "permissions.ts", accounts=site.accounts, grants=grants, offered=offered
    )


def _account_routes(site: Site) -> list[dict[str, str]]:
    if not site.accounts:
        return []
    wanted = [("/sign-in", "SignInPage"), ("/forgot-password", "ForgotPasswordPage")]
    if any(role.signs_up for role in site.people):
        wanted.append(("/register", "RegisterPage"))
    return [{"path": path, "name": name} for path, name in wanted]


def _routes(site: Site) -> FileDraft:
    open_pages = _account_routes(site)
    taken = {page["path"] for page in open_pages}
    groups: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for page in site.spec.pages:
        if page.path in taken:
            continue
        entry = {"path": page.path, "name": site.pages[page.name]}
        audience = site.audience(page)
        if audience is None:
            open_pages.append(entry)
        else:
            groups.setdefault(audience, []).append(entry)
    everybody = tuple(role.name for role in site.people)
    if site.accounts and not any(page.path == "/profile" for page in site.spec.pages):
        groups.setdefault(everybody, []).append({"path": "/profile", "name": "AccountPage"})
    if not any(page.path == "/" for page in site.spec.pages):
        open_pages.append({"path": "/", "name": "StartPage"})
    guarded = [{"roles": literal(list(roles)), "pages": pages} for roles, pages in groups.items()]
    return _text("app/routes.tsx", "routes.tsx", open=open_pages, guarded=guarded)


def start_path(site: Site) -> str:
    """Where one goes when there is no page at the root."""
    linked = [page for page in site.spec.pages if page.navigation and ":" not in page.path]
    rest = [page for page in site.spec.pages if ":" not in page.path]
    return next((page.path for page in [*linked, *rest] if page.path != "/"), "/")


def _entry(site: Site, page: AnyPage, imports: Imports, grouped: bool) -> str:
    nav = page.navigation
    assert nav is not None
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
    """Sides that have a frame of their own, apart from the public site: members too when they have much to do."""
    main = [page for page in _in_menu(site, "main") if page.side not in WORK_SIDES]
    members = [page for page in main if page.side == "member"]
    crowded = len(main) > IN_A_BAR and len(members) > 1
    return frozenset({*WORK_SIDES, "member"}) if crowded else frozenset(WORK_SIDES)


def two_sides(site: Site) -> bool:
    """Whether some people work in a frame of their own, apart from the public site."""
    if site.spec.theme.shell == "sidebar" or not site.accounts:
        return False
    sides = {page.side for page in _in_menu(site, "main")}
    return bool(sides & work_sides(site)) and bool(sides - work_sides(site))


def _in_menu(site: Site, place: str) -> list[AnyPage]:
    pages = [p for p in site.spec.pages if p.navigation and p.navigation.place == place and ":" not in p.path]
    return sorted(pages, key=lambda page: page.navigation.order if page.navigation else 0)


def _navigation(site: Site) -> FileDraft:
    imports = Imports("app/navigation.ts")
    imports.types("app/shellTypes", "NavItem")
    if site.accounts:
        imports.types("app/session", "Role")
    main = _in_menu(site, "main")
    if not site.accounts:
        main = [*main, *_in_menu(site, "account")]
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
        account = [_entry(site, p, imports, False) for p in _in_menu(site, "account") if p.path != "/profile"]
        menus.append(("accountMenu", "What stands in one's own menu.", account))
    kind = "MenuEntry" if site.accounts else "NavItem"
    work_paths = [p.path for p in site.spec.pages if p.side in work_sides(site) and p.path != "/"]
    return _text(
        "app/navigation.ts",
        "navigation.ts",
        imports=imports.render(),
        menus=menus,
        accounts=site.accounts,
        entry_type=kind,
        work_paths=literal(work_paths) if split else "",
        starts=[(key(role.name), literal(_home(site, role))) for role in site.people],
    )


def _layout(site: Site) -> FileDraft:
    spec = site.spec
    imports = Imports("app/Layout.tsx")
    imports.use("AppShell", "Outlet", "setAppName")
    imports.add("custom/routes", "customNavigation")
    split = two_sides(site)
    imports.add("app/navigation", "mainMenu")
    sees = ".filter(sees)" if site.accounts else ""
    navigation, links = f"mainMenu{sees}", "accountMenu.filter(sees)"
    if site.accounts:
        imports.use("useNavigate")
        imports.add("app/session", "useSession", "useSessionEnd")
        imports.add("api/auth", "auth", "roleLabels")
        imports.add("app/navigation", "accountMenu")
        imports.types("app/navigation", "MenuEntry")
    sidebar = spec.theme.shell == "sidebar"
    layout, footer = ('"sidebar"', "null") if sidebar else ('"top"', "<SiteFooter />")
    actions = ""
    if split:
        imports.use("useLocation", "matchPath", "ButtonLink")
        imports.add("app/navigation", "workMenu", "workPaths")
        navigation = "(inside ? workMenu : mainMenu).filter(sees)"
        layout = '{inside ? "sidebar" : "top"}'
        footer = "inside ? null : <SiteFooter />"
        label = "Workspace" if "member" in work_sides(site) else "Administration"
        first = 'workMenu.filter(sees).slice(0, 1).map((entry) => ({ ...entry, label: "' + label + '" }))'
        links = f"[...{first}, ...accountMenu.filter(sees)]"
        actions = 'inside ? <ButtonLink to="/" variant="ghost" size="small">View site</ButtonLink> : null'
    if find_shop(site) is not None:
        imports.add("app/CartLink", "CartLink")
        actions = actions.replace(": null", ": <CartLink />") if actions else "<CartLink />"
    if not sidebar:
        imports.add("ui/Footer", "Footer")
    return _text(
        "app/Layout.tsx",
        "Layout.tsx",
        imports=imports.render(),
        accounts=site.accounts,
        app_name=literal(spec.name),
        two_sides=split,
        layout=layout,
        navigation=navigation,
        user_links=links,
        can_register=literal(any(role.signs_up for role in site.people)),
        actions=actions,
        footer=footer,
        has_footer=not sidebar,
        footer_text=literal(spec.copy_.about or spec.copy_.tagline or spec.summary),
        footer_groups=_footer_groups(site),
        footer_note=literal(spec.copy_.footer) if spec.copy_.footer else "",
    )


def _footer_groups(site: Site) -> list[str]:
    groups = []
    for title, place in (("Explore", "main"), ("More", "footer")):
        pages = [p for p in _in_menu(site, place) if site.audience(p) is None and p.path != "/"][:7]
        links = ", ".join(
            f'{{ label: {literal(p.navigation.label)}, to: "{p.path}" }}' for p in pages if p.navigation
        )
        if pages:
            groups.append(f'{{ title: "{title}", links: [{links}] }}')
    return groups


def _accounts(site: Site) -> Iterator[FileDraft]:
    joining = [role for role in site.people if role.signs_up]
    labels = [(key(role.name), literal(role.label)) for role in site.people]
    roles = union([role.name for role in site.people])
    yield _text("api/auth.ts", "auth.ts", roles=roles, labels=labels, choose=False)
    yield _text("app/session.ts", "session.ts")
    yield _text("app/Guard.tsx", "Guard.tsx")
    yield _text("app/AccountFrame.tsx", "AccountFrame.tsx", seed=literal(site.spec.name))
    yield _profile(site)
    if not any(page.path == "/profile" for page in site.spec.pages):
        yield _text("pages/AccountPage.tsx", "Account.tsx")
    imports = Imports("pages/SignInPage.tsx")
    imports.use("Button", "FormLayout", "TextInput", "TextLink", "http", "useForm", "useNavigate", "useQuery")
    imports.use("useSearchParams")
    _account_imports(imports)
    imports.add("api/auth", "auth", "roleLabels")
    yield _text("pages/SignInPage.tsx", "SignIn.tsx", imports=imports.render(), register=bool(joining))
    yield _text("pages/ForgotPasswordPage.tsx", "Forgot.tsx")
    if joining:
        imports = Imports("pages/RegisterPage.tsx")
        imports.use("FormLayout", "TextInput", "TextLink", "useForm", "useNavigate", "useToast")
        _account_imports(imports)
        imports.add("lib/rules", "minLength")
        imports.add("api/auth", "auth")
        yield _text("pages/RegisterPage.tsx", "Register.tsx", imports=imports.render(), choose=False)


def _home(site: Site, role: Role) -> str:
    """Where somebody with the role goes after signing in: to the work, if there is any, else to the front door."""
    sidebar = site.spec.theme.shell == "sidebar"
    sides = work_sides(site) | ({"member"} if sidebar else set())
    mine = []
    for page in _in_menu(site, "main"):
        audience = site.audience(page)
        if page.side in sides and audience is not None and role.name in audience:
            mine.append(page)
    mine.sort(key=lambda page: page.kind != "dashboard")
    return mine[0].path if mine else "/"


def _account_imports(imports: Imports) -> None:
    imports.add("app/session", "useSession")
    imports.add("app/navigation", "startPaths")
    imports.add("app/AccountFrame", "AccountFrame")
    imports.add("lib/rules", "check", "isEmail", "required")


def _profile(site: Site) -> FileDraft:
    imports = Imports("app/account.tsx")
    imports.use("Card", "FormLayout", "ImageInput", "TextInput", "uploadFile", "useForm", "useToast")
    imports.add("api/auth", "auth", "roleLabels")
    imports.types("api/auth", "Me")
    imports.add("app/session", "useSession")
    imports.add("lib/rules", "check", "isEmail", "minLength", "required")
    return _text("app/account.tsx", "account.tsx", imports=imports.render())
