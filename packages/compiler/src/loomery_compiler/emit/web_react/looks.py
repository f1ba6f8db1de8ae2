"""What of a record is said where: on a card, in a feed, as a quote."""

from loomery_compiler.emit.web_react.columns import show_relation, use_shown
from loomery_compiler.emit.web_react.imports import Imports
from loomery_compiler.emit.web_react.site import Site
from loomery_compiler.emit.web_react.types import is_many, nullable
from loomery_spec import Entity, Field
from loomery_spec.fields import (
    BooleanType,
    ChoiceType,
    DateTimeType,
    DateType,
    IntegerType,
    LongTextType,
    MoneyType,
    RatingType,
    TextType,
)

_TELLING_WORDS = """
    stock quantity seats capacity places year pages rooms bedrooms guests score points votes likes
    views players members servings calories
"""
_TELLING = frozenset(_TELLING_WORDS.split())
"""Whole numbers worth a place on a card."""
_AUTHORS = ("author", "name", "author_name", "customer", "customer_name", "client", "username", "sender")


def _fields(entity: Entity, *kinds: type) -> list[Field]:
    return [field for field in entity.fields if isinstance(field.type, kinds)]


def fragment(parts: list[str]) -> str:
    """JSX of several parts."""
    return parts[0] if len(parts) == 1 else "<>" + "".join(parts) + "</>"


def subtitle(entity: Entity, site: Site, imports: Imports) -> str:
    """The line under the title of a card: a description, else where the record belongs."""
    names = site.names[entity.name]
    texts = _fields(entity, LongTextType)
    if texts:
        return f"record.{texts[0].name}"
    links = [item for item in entity.relations if not is_many(item) and item.name != entity.owner]
    if links:
        relation = links[0]
        end = "" if relation.required else "?"
        return f"record.{relation.name}{end}.label"
    short = [field for field in _fields(entity, TextType) if field.name != entity.title_field]
    return use_shown(short[0], names, imports) if short else ""


def meta(entity: Entity, site: Site, imports: Imports) -> str:
    """Small things at the foot of a card: price, rating, a date; at most three."""
    names = site.names[entity.name]
    found = [
        *_fields(entity, MoneyType)[:1],
        *_fields(entity, RatingType)[:1],
        *_fields(entity, DateType, DateTimeType)[:1],
        *[field for field in _fields(entity, IntegerType) if field.name in _TELLING][:1],
    ]
    parts = [known(field, _small(field, use_shown(field, names, imports))) for field in found[:3]]
    return f"<>{''.join(parts)}</>" if parts else ""


def known(field: Field, shown: str) -> str:
    """The JSX, or nothing where the record lacks the value."""
    return f"{{record.{field.name} !== null && {shown}}}" if nullable(field) else shown


def _small(field: Field, shown: str) -> str:
    if isinstance(field.type, MoneyType):
        return f'<span className="text-base font-semibold">{shown}</span>'
    if isinstance(field.type, IntegerType):
        label = (
            field.label.replace('"', "").replace("{", "").replace("}", "").replace("<", "").replace("&", "")
        )
        return f'<span className="text-muted">{{"{label}: "}}{shown}</span>'
    return f'<span className="text-muted">{shown}</span>' if not isinstance(field.type, RatingType) else shown


def badge(entity: Entity, site: Site, imports: Imports) -> str:
    """The state of a record, else its first choice."""
    choices = _fields(entity, ChoiceType)
    state = [field for field in choices if entity.states and field.name == entity.states.field]
    found = [*state, *choices]
    if not found:
        return ""
    shown = use_shown(found[0], site.names[entity.name], imports)
    return f"record.{found[0].name} === null ? null : {shown}" if nullable(found[0]) else shown


def author(entity: Entity) -> str:
    """Who speaks in a feed: the owner, a person it points to, a name, or the record itself."""
    people = [item for item in entity.relations if item.target == "user" and not is_many(item)]
    own = [item for item in people if item.name == entity.owner]
    for relation in [*own, *people]:
        end = "" if relation.required else "?"
        fallback = "" if relation.required else ' ?? "Somebody"'
        return f"record.{relation.name}{end}.label{fallback}"
    for name in _AUTHORS:
        field = entity.field(name)
        if field is not None and isinstance(field.type, TextType):
            return f'record.{name} ?? ""' if nullable(field) else f"record.{name}"
    return "record.label"


def feed(entity: Entity, site: Site, imports: Imports) -> tuple[str, str, bool]:
    """Body of an entry, when it was, and whether its title is worth a line of its own."""
    names = site.names[entity.name]
    texts = _fields(entity, LongTextType)[:2]
    parts = [use_shown(field, names, imports).replace(" />", " quiet />") for field in texts]
    notes = [*_fields(entity, RatingType), *_fields(entity, ChoiceType)][:2]
    if notes:
        shown = "".join(use_shown(field, names, imports) for field in notes)
        parts.append(f'<span className="mt-1.5 flex flex-wrap items-center gap-2">{shown}</span>')
    belongs = [item for item in entity.relations if not is_many(item) and item.name != entity.owner][:1]
    if not texts and belongs:
        parts.append(show_relation(belongs[0], site, imports))
    moments = [field for field in _fields(entity, DateTimeType) if not nullable(field)]
    when = f"record.{moments[0].name}" if moments else "record.created_at"
    title = entity.field(entity.title_field) if entity.title_field else None
    titled = title is not None and title not in texts and author(entity) != "record.label"
    return fragment(parts) if parts else "{record.label}", when, titled


def quote(entity: Entity) -> str:
    """Properties of a testimonial."""
    texts = [field for field in entity.fields if isinstance(field.type, LongTextType | TextType)]
    texts.sort(key=lambda field: isinstance(field.type, TextType))
    said = "record.label"
    if texts:
        said = f"record.{texts[0].name}" + (' ?? ""' if nullable(texts[0]) else "")
    parts = [f"quote: {said}", f"author: {author(entity)}"]
    stars = _fields(entity, RatingType)
    if stars:
        value = f"record.{stars[0].name}"
        parts.append(
            f"...({value} !== null && {{ stars: {value} }})" if nullable(stars[0]) else f"stars: {value}"
        )
    return "{ " + ", ".join(parts) + " }"


def is_flag(field: Field) -> bool:
    """Whether it is true or false."""
    return isinstance(field.type, BooleanType)
