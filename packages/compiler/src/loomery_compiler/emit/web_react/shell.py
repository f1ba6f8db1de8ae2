"""The frame of the application: addresses, permissions, layout."""

from collections.abc import Iterator

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.render import render
from loomery_compiler.emit.web_react.account_pages import emit_accounts
from loomery_compiler.emit.web_react.frames import WORK_SIDES, Frames, in_menu
from loomery_compiler.emit.web_react.imports import Imports
from loomery_compiler.emit.web_react.menus import emit_navigation, start_path
from loomery_compiler.emit.web_react.shell_file import TEMPLATES, shell_file
from loomery_compiler.emit.web_react.shop import Shop, find_shop
from loomery_compiler.emit.web_react.site import Site
from loomery_compiler.emit.web_react.types import nullable
from loomery_compiler.emit.web_react.words import key, literal
from loomery_spec import Entity
from loomery_spec.fields import IntegerType


def emit_shell(site: Site) -> Iterator[FileDraft]:
    """Everything in `src/app` that depends on the specification."""
    yield _permissions(site)
    yield _routes(site)
    yield emit_navigation(site)
    yield _layout(site)
    yield FileDraft.text("web/src/custom/routes.tsx", render(f"{TEMPLATES}/custom_routes.tsx"), keep=True)
    if site.accounts:
        yield from emit_accounts(site)
    shop = find_shop(site)
    if shop is not None:
        yield from _cart(site, shop)
    if not any(page.path == "/" for page in site.spec.pages):
        yield shell_file("pages/StartPage.tsx", "Start.tsx", path=literal(start_path(site)))


def _cart(site: Site, shop: Shop) -> Iterator[FileDraft]:
    names = site.names[shop.item.name]
    price, stock = shop.item.field(shop.rule.item_price), shop.item.field("stock")
    counted = stock is not None and isinstance(stock.type, IntegerType)
    path = next(page.path for page in site.spec.pages if page.kind == "cart")
    yield shell_file("app/cart.ts", "cart.ts")
    yield shell_file("app/CartLink.tsx", "CartLink.tsx", path=path)
    yield shell_file(
        "app/AddToCart.tsx",
        "AddToCart.tsx",
        stem=names.stem,
        folder=names.folder,
        one=f"one {shop.item.label.lower()}".replace("*/", ""),
        price=shop.rule.item_price,
        price_nullable=price is None or nullable(price),
        stock="stock" if counted else "",
        stock_nullable=stock is None or nullable(stock),
    )


def _permissions(site: Site) -> FileDraft:
    actions = ("view", "create", "export", "import")
    names = [entity.name for entity in site.spec.entities]
    visitors = {role.name for role in site.spec.roles if role.kind == "visitor"}

    def roles(name: str, action: str) -> list[str]:
        return ["visitor" if role in visitors else role for role in site.may(action, name)]  # type: ignore[arg-type]

    def managers(entity: Entity) -> list[str]:
        edits = [item for item in site.spec.grants if item.entity == entity.name and "edit" in item.actions]
        all_records = [item.role for item in edits if item.scope == "all" and item.condition is None]
        return list(dict.fromkeys(all_records)) if any(item.by_house for item in entity.fields) else []

    grants = [
        (
            key(entity.name),
            [
                *((a, literal(r)) for a in actions if (r := roles(entity.name, a))),
                *([("manage", literal(found))] if (found := managers(entity)) else []),
            ],
        )
        for entity in site.spec.entities
    ]
    offered = [(key(n), literal([a for a in actions if roles(n, a)])) for n in names]
    return shell_file(
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
    return shell_file("app/routes.tsx", "routes.tsx", open=open_pages, guarded=guarded)


def _layout(site: Site) -> FileDraft:
    spec = site.spec
    imports = Imports("app/Layout.tsx")
    imports.use("AppShell", "Outlet", "setAppName")
    imports.add("custom/routes", "customNavigation")
    frames = Frames(site)
    imports.add("app/navigation", "mainMenu")
    sees = ".filter(sees)" if site.accounts else ""
    navigation, links = f"mainMenu{sees}", "accountMenu.filter(sees)"
    if site.accounts:
        imports.use("useNavigate")
        imports.add("app/session", "useSession", "useSessionEnd")
        imports.add("api/auth", "auth", "roleLabels")
        imports.add("app/navigation", "accountMenu")
        imports.types("app/navigation", "MenuEntry")
    only_side = frames.sidebar and not frames.both
    layout, footer = ('"sidebar"', "null") if only_side else ('"top"', "<SiteFooter />")
    actions = ""
    if frames.both:
        imports.use("useLocation", "matchPath")
        imports.add("app/navigation", "workMenu", "workPaths")
        navigation = f"(inside ? workMenu : mainMenu){sees}"
        layout, footer = '{inside ? "sidebar" : "top"}', "inside ? null : <SiteFooter />"
        label = "Administration" if frames.sides == WORK_SIDES and not frames.sidebar else "Workspace"
        first = 'workMenu.filter(sees).slice(0, 1).map((entry) => ({ ...entry, label: "' + label + '" }))'
        links = f"[...{first}, ...accountMenu.filter(sees)]"
        actions = _back_and_forth(site, frames, imports)
        if "<ButtonLink" in actions:
            imports.use("ButtonLink")
    if find_shop(site) is not None:
        imports.add("app/CartLink", "CartLink")
        actions = f"<><CartLink />{{{actions}}}</>" if actions else "<CartLink />"
    if not only_side:
        imports.add("ui/Footer", "Footer")
    return shell_file(
        "app/Layout.tsx",
        "Layout.tsx",
        imports=imports.render(),
        accounts=site.accounts,
        app_name=literal(spec.name),
        two_sides=frames.both,
        layout=layout,
        navigation=navigation,
        user_links=links,
        can_register=literal(any(role.signs_up for role in site.people)),
        actions=actions,
        footer=footer,
        has_footer=not only_side,
        footer_text=literal(spec.copy_.about or spec.copy_.tagline or spec.summary),
        footer_groups=_footer_groups(site),
        footer_note=literal(spec.copy_.footer) if spec.copy_.footer else "",
    )


def _back_and_forth(site: Site, frames: Frames, imports: Imports) -> str:
    """From the tool to the site and back."""
    site_link = '<ButtonLink to="/" variant="ghost" size="small">View site</ButtonLink>'
    has_site = any(page.path == "/" and not frames.is_work(page) for page in site.spec.pages)
    back = site_link if has_site else "null"
    if not frames.sidebar or not has_site:
        return f"inside ? {back} : null" if has_site else ""
    if site.accounts:
        imports.add("app/navigation", "startPaths")
        button = '<ButtonLink to={startPaths[user.role]} size="small">Open</ButtonLink>'
        return f"inside ? {back} : user && {button}"
    first = frames.work_menu[0].path if frames.work_menu else "/"
    return f'inside ? {back} : <ButtonLink to="{first}" size="small">Open</ButtonLink>'


def _footer_groups(site: Site) -> list[str]:
    groups = []
    for title, place in (("Explore", "main"), ("More", "footer")):
        pages = [p for p in in_menu(site, place) if site.audience(p) is None and p.path != "/"][:7]
        links = ", ".join(
            f'{{ label: {literal(p.navigation.label)}, to: "{p.path}" }}' for p in pages if p.navigation
        )
        if pages:
            groups.append(f'{{ title: "{title}", links: [{links}] }}')
    return groups
