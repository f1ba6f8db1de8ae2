"""Inputs of forms: one JSX element per field or relation."""

from typing import assert_never

from loomery_compiler.emit.web_react.imports import Imports
from loomery_compiler.emit.web_react.naming import EntityNames
from loomery_compiler.emit.web_react.types import is_many, relation_key
from loomery_compiler.emit.web_react.words import attribute, literal
from loomery_spec import Field, Relation
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

WIDE = ' className="sm:col-span-2"'


def _bounds(low: float | None, high: float | None) -> str:
    parts = [
        f" {name}={{{literal(value)}}}" for name, value in (("min", low), ("max", high)) if value is not None
    ]
    return "".join(parts)


def _step(scale: int) -> str:
    return f" step={{{literal(round(10**-scale, scale))}}}" if scale else ""


def _number(kind: IntegerType | DecimalType | MoneyType | PercentType | DurationType) -> tuple[str, str]:
    match kind:
        case IntegerType():
            return "NumberInput", attribute("suffix", kind.unit) + _bounds(kind.min, kind.max)
        case DecimalType():
            return "NumberInput", _step(kind.scale) + attribute("suffix", kind.unit) + _bounds(
                kind.min, kind.max
            )
        case MoneyType():
            return "MoneyInput", f' currency="{kind.currency}"' + _bounds(kind.min, kind.max)
        case PercentType():
            return "NumberInput", ' step="any" suffix="%"' + _bounds(kind.min, kind.max)
        case DurationType():
            return "NumberInput", ' suffix="min" min={0}'
        case _:
            assert_never(kind)


def _media(kind: ImageType | FileType | AudioType | VideoType) -> tuple[str, str]:
    match kind:
        case ImageType():
            return "ImageInput", " upload={uploadFile}" + WIDE
        case FileType():
            return "FileInput", " upload={uploadFile}" + attribute("accept", ",".join(kind.accept)) + WIDE
        case AudioType():
            return "FileInput", ' upload={uploadFile} accept="audio/*"' + WIDE
        case VideoType():
            return "FileInput", ' upload={uploadFile} accept="video/*"' + WIDE
        case _:
            assert_never(kind)


def _control(field: Field, names: EntityNames) -> tuple[str, str]:  # noqa: C901 (one case for each kind)
    """Component and its own attributes."""
    kind = field.type
    match kind:
        case TextType():
            return "TextInput", f" maxLength={{{kind.max_length}}}"
        case EmailType():
            return "TextInput", ' type="email"'
        case UrlType():
            return "TextInput", ' type="url" placeholder="https://"'
        case PhoneType():
            return "TextInput", ' type="tel"'
        case GeoType():
            return "TextInput", ' placeholder="48.2082, 16.3738"'
        case LongTextType():
            return "TextArea", f" rows={{4}} maxLength={{{kind.max_length}}}{WIDE}"
        case AddressType():
            return "TextArea", " rows={3}" + WIDE
        case JsonType():
            return "TextArea", " rows={6} monospace" + WIDE
        case IntegerType() | DecimalType() | MoneyType() | PercentType() | DurationType():
            return _number(kind)
        case RatingType():
            return "RatingInput", f" max={{{kind.max}}}"
        case BooleanType():
            return "Checkbox", ""
        case DateType():
            return "DateInput", ""
        case DateTimeType():
            return "DateTimeInput", ""
        case TimeType():
            return "TimeInput", ""
        case ChoiceType():
            return "Select", f" options={{{names.variable}Choices.{field.name}}}"
        case TagsType():
            suggestions = f" suggestions={{{literal(kind.suggestions)}}}" if kind.suggestions else ""
            return "TagsInput", suggestions + WIDE
        case ImageType() | FileType() | AudioType() | VideoType():
            return _media(kind)
        case ColourType():
            return "ColourInput", ""
        case _:
            assert_never(kind)


def field_input(field: Field, names: EntityNames, imports: Imports) -> str:
    """The input of a field, bound to `form`."""
    component, own = _control(field, names)
    imports.use(component)
    if "uploadFile" in own:
        imports.use("uploadFile")
    if isinstance(field.type, ChoiceType):
        imports.add(f"features/{names.folder}/values", f"{names.variable}Choices")
    required = " required" if field.required and not isinstance(field.type, BooleanType) else ""
    words = attribute("label", field.label) + attribute("hint", field.help)
    return f'<{component}{words} {{...form.bind("{field.name}")}}{required}{own} />'


def relation_input(relation: Relation, target: EntityNames, imports: Imports) -> str:
    """A picker for a relation, bound to `form`; it knows the label of what is stored."""
    component = "MultiSelect" if is_many(relation) else "Combobox"
    imports.use(component, "loadRefs")
    imports.add(f"api/{target.folder}", target.api)
    load = f"loadOptions={{(query, signal) => loadRefs({target.api}.path, query, signal)}}"
    if is_many(relation):
        shown = (
            f"selected={{record?.{relation.name}.map(({{ id, label }}) => ({{ value: id, label }})) ?? []}}"
        )
    else:
        shown = f"selectedLabel={{record?.{relation.name}?.label}}"
        if relation.required:
            shown = f"selectedLabel={{record?.{relation.name}.label}}"
    required = " required" if relation.required else ""
    label = attribute("label", relation.label)
    bind = f'{{...form.bind("{relation_key(relation)}")}}'
    return f"<{component}{label} {bind}{required} {load} {shown} />"
