"""Sections of detail pages: values of the record, and records that point to it."""

from loomery_compiler.emit.ties import tie_of
from loomery_compiler.emit.web_react.columns import member_names, use_shown, usual_columns
from loomery_compiler.emit.web_react.context import PageContext
from loomery_compiler.emit.web_react.icons import icon_component
from loomery_compiler.emit.web_react.imports import ICONS
from loomery_compiler.emit.web_react.shop import find_shop
from loomery_compiler.emit.web_react.types import is_many, relation_key
from loomery_compiler.emit.web_react.words import attribute, literal
from loomery_spec import Entity, Field
from loomery_spec.fields import ImageType, LongTextType
from loomery_spec.sections import Facts, Related


def _entity(context: PageContext) -> Entity | None:
    name = getattr(context.page, "entity", None)
    return context.site.entity(name) if context.page.kind == "detail" and name else None


def facts_section(section: Facts, context: PageContext) -> str:
    """A card with values of the record; long texts below, the picture above."""
    entity = _entity(context)
    if entity is None:
        return ""
    names, imports = context.site.names[entity.name], context.imports
    wanted = section.fields or fact_names(entity)
    texts = [f for f in entity.fields if f.name in wanted and isinstance(f.type, LongTextType)]
    pictures = [f for f in entity.fields if f.name in wanted and isinstance(f.type, ImageType)]
    known = {*member_names(entity), "created_at"}
    apart = {f.name for f in (*texts, *pictures[:1])}
    short = [name for name in dict.fromkeys(wanted) if name in known and name not in apart]
    parts = [*_price_tag(entity, context), *(_long_text(field, context) for field in texts)]
    if short:
        imports.add("features/shared/Facts", "Facts")
        imports.add(f"features/{names.folder}/columns", f"{names.variable}Columns")
        columns = ", ".join(f"{names.variable}Columns.{name}" for name in short)
        parts.append(f"<Facts record={{record}} columns={{[{columns}]}} />")
    imports.use("Card")
    body = (
        f'<div className="flex flex-col gap-6">{"".join(parts)}</div>' if len(parts) > 1 else "".join(parts)
    )
    card = f"<Card{attribute('title', section.title)}>{body}</Card>" if parts else ""
    if not pictures and not (entity.layout == "gallery" and context.site.is_public):
        return card
    imports.add("features/shared/Picture", "Picture")
    icon = icon_component(entity.icon)
    imports.add(ICONS, icon)
    source = f" src={{record.{pictures[0].name}}}" if pictures else ""
    return (
        '<div className="grid items-start gap-6 lg:grid-cols-2">'
        f"<Picture seed={{record.label}} icon={{{icon}}}{source} />{card}</div>"
    )


def _long_text(field: Field, context: PageContext) -> str:
    context.imports.add("features/shared/LongFact", "LongFact")
    rich = " rich" if isinstance(field.type, LongTextType) and field.type.rich else ""
    return f"<LongFact{attribute('label', field.label)} text={{record.{field.name}}}{rich} />"


def _price_tag(entity: Entity, context: PageContext) -> list[str]:
    """Price and button of what is sold."""
    shop = find_shop(context.site)
    if shop is None or shop.item.name != entity.name:
        return []
    context.imports.add("app/AddToCart", "AddToCart")
    price = entity.field(shop.rule.item_price)
    shown = use_shown(price, context.site.names[entity.name], context.imports) if price else ""
    return [
        '<div className="flex flex-wrap items-center justify-between gap-4">'
        f'<span className="font-heading text-3xl font-semibold">{shown}</span>'
        "<AddToCart record={record} /></div>"
    ]


def fact_names(entity: Entity) -> list[str]:
    """All that there is to say about a record."""
    fields = [f.name for f in entity.fields if f.name not in (entity.title_field, "password_hash")]
    return [*fields, *(relation.name for relation in entity.relations), "created_at"]


def related_section(section: Related, context: PageContext) -> str:
    """Records that point to the record, with the means to add one."""
    target = _entity(context)
    names = context.site.names.get(section.entity)
    relation = names.entity.relation(section.relation) if names else None
    if target is None or names is None or relation is None or not context.site.may("view", names.entity.name):
        return ""
    imports = context.imports
    imports.add(f"features/{names.folder}/{names.stem}Related", f"{names.stem}Related")
    many = is_many(relation)
    preset = ""
    if (
        section.can_add
        and context.site.may("create", names.entity.name)
        and relation.name != names.entity.owner
        and tie_of(names.entity) is None
    ):
        value = "[record.id]" if many else "record.id"
        preset = f" preset={{{{ {relation_key(relation)}: {value} }}}}"
    layout = f' layout="{section.layout}"' if section.layout != "table" else ""
    columns = _columns(names.entity, relation.name) if section.layout == "table" else ""
    return (
        f"<{names.stem}Related{attribute('title', section.title)} "
        f"of={{{{ {relation.name}_id: record.id }}}}{preset}{layout}{columns} />"
    )


def _columns(entity: Entity, relation: str) -> str:
    return f" columns={{{literal([name for name in usual_columns(entity) if name != relation])}}}"
