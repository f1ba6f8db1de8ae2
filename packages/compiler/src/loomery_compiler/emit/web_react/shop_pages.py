"""Pages to buy on, and quizzes."""

from typing import assert_never

from loomery_compiler.emit.web_react.context import PageContext
from loomery_compiler.emit.web_react.feature import Feature
from loomery_compiler.emit.web_react.record_pages import Content, head, list_page
from loomery_compiler.emit.web_react.sections import emit_section
from loomery_compiler.emit.web_react.shop import Shop, find_shop
from loomery_compiler.emit.web_react.types import nullable
from loomery_compiler.emit.web_react.words import literal
from loomery_spec import Entity, StateMachine
from loomery_spec.fields import IntegerType, PercentType
from loomery_spec.pages import CartPage, CheckoutPage, ListPage, QuizPage


def shop_page(page: CartPage | CheckoutPage | QuizPage, context: PageContext) -> Content:
    """Template and values; a cart without priced lines becomes a list of the lines."""
    shop = find_shop(context.site)
    match page:
        case QuizPage():
            return _quiz(page, context)
        case CartPage():
            return _cart(page, shop, context) if shop else list_page(_as_list(page, page.entity), context)
        case CheckoutPage():
            ready = shop and Feature(context.site, context.site.names[shop.order.name]).can_create
            if shop and ready:
                return _checkout(page, shop, context)
            return list_page(_as_list(page, page.order), context)
        case _:
            assert_never(page)


def _as_list(page: CartPage | CheckoutPage, entity: str) -> ListPage:
    return ListPage(
        name=page.name, title=page.title, path=page.path, side=page.side, roles=page.roles,
        navigation=page.navigation, intro=page.intro, sections=page.sections, entity=entity,
    )  # fmt: skip


def _parts(page: CartPage | CheckoutPage, context: PageContext) -> list[str]:
    return [jsx for section in page.sections if (jsx := emit_section(section, context))]


def _cart(page: CartPage, shop: Shop, context: PageContext) -> Content:
    imports, site = context.imports, context.site
    imports.use("ButtonLink", "Card", "EmptyState", "IconButton", "MinusIcon", "PlusIcon", "Trash2Icon")
    imports.use("ShoppingCartIcon")
    imports.add("app/cart", "cart", "useCart")
    imports.add("lib/show", "showMoney")
    base = site.detail_base(shop.item.name)
    if base is not None:
        imports.use("TextLink")
    checkout = next((p.path for p in site.spec.pages if p.kind == "checkout"), "")
    market = site.list_path(shop.item.name) or ""
    if not checkout and not market:
        imports.drop("ui/ButtonLink", "ButtonLink")
    return "Cart.tsx", {
        "head": head(page, context),
        "shop": market,
        "checkout": checkout,
        "base": base,
        "currency": shop.currency,
        "sections": _parts(page, context),
    }


def _checkout(page: CheckoutPage, shop: Shop, context: PageContext) -> Content:
    imports, site = context.imports, context.site
    order, line = Feature(site, site.names[shop.order.name]), site.names[shop.line.name]
    imports.use("Card", "CheckIcon", "EmptyState", "ShoppingCartIcon", "messageOf", "useState", "useToast")
    imports.add("app/cart", "cart", "useCart")
    imports.add("lib/show", "showMoney")
    imports.types(f"api/{order.names.folder}", order.names.stem)
    imports.add(f"features/{order.names.folder}/{order.names.stem}Form", f"{order.names.stem}Form")
    imports.add(f"features/{line.folder}/queries", f"useCreate{line.stem}")
    machine = shop.order.states
    place = _placing(machine) if machine else ""
    if place:
        imports.add(f"api/{order.names.folder}", order.names.api)
        imports.add(f"features/{order.names.folder}/queries", f"use{order.names.stem}Transition")
    base = site.detail_base(shop.order.name)
    shown = (
        base if set(site.may("create", shop.order.name)) <= set(site.may("view", shop.order.name)) else None
    )
    if shown is not None:
        imports.use("ButtonLink")
    left = _by_the_shop(order)
    if left:
        imports.add(f"features/{order.names.folder}/fields", f"{order.names.variable}FieldNames")
    return "Checkout.tsx", {
        "head": head(page, context),
        "variable": order.names.variable,
        "by_the_shop": literal(left) if left else "",
        "stem": order.names.stem,
        "tag": f"<{order.names.stem}",
        "line_stem": line.stem,
        "api": order.names.api,
        "parent": shop.rule.parent,
        "item": shop.rule.item,
        "quantity": shop.rule.quantity,
        "place": place,
        "base": shown,
        "currency": shop.currency,
        "sections": _parts(page, context),
    }


_BY_THE_SHOP = (
    "tracking_number", "invoice_number", "provider_reference", "failure_reason", "internal_note", "shipped_at",
    "shipped_on", "delivered_at", "delivered_on", "cancelled_at", "paid_at", "packed_at", "discount", "delivery_fee",
    "shipping_fee", "shipping_cost", "tax", "fee",
)  # fmt: skip
"""What a shop writes down of an order later; no customer is asked for it."""


def _by_the_shop(order: Feature) -> list[str]:
    """The fields of the form that no customer fills in."""
    return [field.name for field in order.editable if field.name in _BY_THE_SHOP]


_STEPS = ("place", "submit", "pay", "order", "confirm", "check_out", "checkout")


def _placing(machine: StateMachine) -> str:
    """The step that a customer takes at the end of buying; none when only others move an order on."""
    first = [step.name for step in machine.transitions if machine.initial in step.sources]
    return next((name for wish in _STEPS for name in first if name.startswith(wish)), "")


def _text(entity: Entity, name: str, record: str) -> str:
    field = entity.field(name)
    if field is None:
        return '""'
    return f"{record}.{name}" + (' ?? ""' if nullable(field) else "")


def _quiz(page: QuizPage, context: PageContext) -> Content:
    site, imports = context.site, context.imports
    names = site.names[page.question]
    entity = names.entity
    correct = entity.field(page.correct)
    answers = [name for name in page.answers if entity.field(name)]
    if correct is None or not answers or entity.field(page.text) is None:
        imports.add("app/NotFound", "NotFound")
        return "Missing.tsx", {}
    imports.use("Button", "Card", "EmptyState", "RadioGroup", "TrophyIcon", "useState")
    imports.add("features/shared/Loaded", "Loaded")
    imports.add("ui/Progress", "Progress")
    imports.add(f"api/{names.folder}", names.api)
    imports.types(f"api/{names.folder}", names.stem)
    imports.add(f"features/{names.folder}/queries", f"use{names.stem}List")
    imports.add("@tanstack/react-query", "useMutation")
    imports.add("lib/http", "http")
    result = Feature(site, site.names[page.result]) if page.result and page.result in site.names else None
    result_input = _result(result) if result and result.can_create else ""
    player = _player(result) if result and result_input else ""
    if result and result_input:
        imports.add(f"features/{result.names.folder}/queries", f"useCreate{result.names.stem}")
    if player:
        imports.use("TextInput")
    return "Quiz.tsx", {
        "head": head(page, context),
        "stem": names.stem,
        "answers": ", ".join(_text(entity, name, "record") for name in answers),
        "api": names.api,
        "text": _text(entity, page.text, "question"),
        "result": bool(result_input),
        "result_stem": result.names.stem if result else "",
        "result_input": result_input,
        "player": player,
    }


def _player(result: Feature) -> str:
    """The field for the name under which somebody wants to stand in the ranking; empty when none is needed."""
    entity = result.entity
    field = entity.field(entity.title_field) if entity.title_field else None
    named = field is not None and field.required and field.type.kind == "text" and field in result.editable
    return field.name if field is not None and named else ""


def _result(result: Feature) -> str:
    """What is kept of a game: numbers named score, points, total; shares of the whole."""
    found = []
    for field in result.editable:
        if isinstance(field.type, IntegerType):
            total = any(word in field.name for word in ("total", "count", "questions", "max"))
            found.append(f"{field.name}: {'questions.length' if total else 'score'}")
        elif isinstance(field.type, PercentType):
            found.append(f"{field.name}: Math.round((100 * score) / questions.length)")
    return ", ".join(found)
