"""How values are shown: in tables, in lists of facts, on cards."""

from typing import assert_never

from loomery_compiler.emit.web_react.imports import Imports
from loomery_compiler.emit.web_react.naming import EntityNames
from loomery_compiler.emit.web_react.site import Site
from loomery_compiler.emit.web_react.types import NUMBERS, is_many
from loomery_compiler.emit.web_react.words import attribute, literal
from loomery_spec import Entity, Field, Relation
from loomery_spec.fields import (
    AddressType,
    AudioType,
    BooleanType,
    ChoiceType,
    ColourType,
    DateTimeType,
    DateType,
    DecimalType,
    DurationType,
    EmailType,
    FileType,
    GeoType,
    ImageType,
    IntegerType,
    JsonType,
    LongTextType,
    MoneyType,
    PercentType,
    PhoneType,
    RatingType,
    TagsType,
    TextType,
    TimeType,
    UrlType,
    VideoType,
)  # fmt: skip

WIDE_KINDS = (LongTextType, AddressType, JsonType, ImageType, AudioType, VideoType)
UNSORTED = (LongTextType, TagsType, ImageType, FileType, AudioType, VideoType, JsonType, GeoType, AddressType)


def show_field(  # noqa: C901 (one case for each kind of field)
    field: Field, names: EntityNames, record: str = "record"
) -> tuple[str, str]:
    """Component and JSX that shows a field of a record."""
    kind, value = field.type, f"{record}.{field.name}"
    match kind:
        case TextType() | GeoType():
            return "PlainText", f"<PlainText value={{{value}}} />"
        case LongTextType() | AddressType():
            return "LongText", f"<LongText value={{{value}}} />"
        case IntegerType() | DecimalType():
            return "NumberText", f"<NumberText value={{{value}}}{attribute('unit', kind.unit)} />"
        case MoneyType():
            return "MoneyText", f'<MoneyText value={{{value}}} currency="{kind.currency}" />'
        case PercentType():
            return "PercentText", f"<PercentText value={{{value}}} />"
        case DurationType():
            return "DurationText", f"<DurationText value={{{value}}} />"
        case RatingType():
            return "Stars", f"<Stars value={{{value}}} max={{{kind.max}}} />"
        case BooleanType():
            return "TrueFalse", f"<TrueFalse value={{{value}}} />"
        case DateType():
            return "DateText", f"<DateText value={{{value}}} />"
        case DateTimeType():
            return "DateText", f'<DateText value={{{value}}} kind="datetime" />'
        case TimeType():
            return "DateText", f'<DateText value={{{value}}} kind="time" />'
        case ChoiceType():
            return (
                "ChoiceBadge",
                f"<ChoiceBadge value={{{value}}} choices={{{names.variable}Choices.{field.name}}} />",
            )
        case TagsType():
            return "TagList", f"<TagList value={{{value}}} />"
        case EmailType() | UrlType() | PhoneType():
            return "WebLink", f'<WebLink value={{{value}}} kind="{kind.kind}" />'
        case ImageType():
            return "Thumb", f'<Thumb value={{{value}}} alt="" />'
        case FileType():
            return "FileLink", f"<FileLink value={{{value}}} />"
        case AudioType() | VideoType():
            return "MediaPlayer", f'<MediaPlayer value={{{value}}} kind="{kind.kind}" />'
        case ColourType():
            return "ColourSwatch", f"<ColourSwatch value={{{value}}} />"
        case JsonType():
            return "PlainText", f"<PlainText value={{jsonText({value})}} />"
        case _:
            assert_never(kind)


def use_shown(field: Field, names: EntityNames, imports: Imports, record: str = "record") -> str:
    """JSX that shows a field, with its imports."""
    component, jsx = show_field(field, names, record)
    imports.use(component)
    if isinstance(field.type, ChoiceType):
        imports.add(f"features/{names.folder}/values", f"{names.variable}Choices")
    if isinstance(field.type, JsonType):
        imports.add("lib/values", "jsonText")
    return jsx


def show_relation(relation: Relation, site: Site, imports: Imports, record: str = "record") -> str:
    """JSX that shows where a relation leads."""
    if is_many(relation):
        imports.use("RefLinks")
        return f"<RefLinks value={{{record}.{relation.name}}} />"
    imports.use("RefLink")
    base = site.detail_base(relation.target)
    return f"<RefLink value={{{record}.{relation.name}}}{attribute('base', base)} />"


def is_state(entity: Entity, field: Field) -> bool:
    """Whether the field holds the state of a record."""
    return entity.states is not None and entity.states.field == field.name


def column(field: Field, names: EntityNames, imports: Imports) -> str:
    """An entry of the object with all columns of an entity."""
    parts = [f'key: "{field.name}"', f"label: {literal(field.label)}"]
    if not isinstance(field.type, UNSORTED) and field.computed is None:
        parts.append(f'sort: "{field.name}"')
    if isinstance(field.type, NUMBERS) and not isinstance(field.type, RatingType):
        parts.append('align: "right"')
    parts.append(f"render: (record) => {use_shown(field, names, imports)}")
    return f"{field.name}: {{ {', '.join(parts)} }},"


def relation_column(relation: Relation, site: Site, imports: Imports) -> str:
    """The column of a relation."""
    shown = show_relation(relation, site, imports)
    return (
        f'{relation.name}: {{ key: "{relation.name}", label: {literal(relation.label)}, '
        f"render: (record) => {shown} }},"
    )


def member_names(entity: Entity) -> list[str]:
    """Names of all fields, then of all relations."""
    return [*(field.name for field in entity.fields), *(relation.name for relation in entity.relations)]


def usual_columns(entity: Entity) -> list[str]:
    """Columns of a table for which none are named: the record's name and up to five that tell it apart."""
    title = entity.title_field
    fields = [field for field in entity.fields if field.name != title and field.name != "password_hash"]
    short = [field.name for field in fields if not isinstance(field.type, (*WIDE_KINDS, TagsType, FileType))]
    relations = [relation.name for relation in entity.relations if not is_many(relation)]
    states = [name for name in short if (item := entity.field(name)) and isinstance(item.type, ChoiceType)]
    rest = [name for name in short if name not in states]
    return ["label", *relations[:2], *states[:2], *rest[:3]][:6]
