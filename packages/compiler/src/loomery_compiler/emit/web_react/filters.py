"""Controls that narrow a list, one per value that the API filters by."""

from dataclasses import dataclass

from loomery_compiler.emit.web_react.imports import Imports
from loomery_compiler.emit.web_react.site import Site
from loomery_compiler.emit.web_react.types import NUMBERS, is_many
from loomery_compiler.emit.web_react.words import attribute
from loomery_spec import Entity, Field, Relation
from loomery_spec.fields import BooleanType, ChoiceType, DateTimeType, DateType


@dataclass(frozen=True, slots=True)
class FilterControl:
    """One control, its names in the address, and whether it is shown when none are asked for."""

    name: str
    jsx: str
    params: tuple[str, ...]
    usual: bool


def _select(field: Field, options: str) -> FilterControl:
    name = field.name
    jsx = (
        f'<FilterSelect{attribute("label", field.label)} value={{list.filters.{name} ?? ""}} '
        f'options={{{options}}} onChange={{(value) => {{ list.setFilter("{name}", value); }}}} />'
    )
    return FilterControl(name, jsx, (name,), usual=True)


def _range(field: Field, kind: str) -> FilterControl:
    name = field.name
    jsx = (
        f'<FilterRange{attribute("label", field.label)} kind="{kind}" min={{list.filters.{name}_min ?? ""}} '
        f'max={{list.filters.{name}_max ?? ""}} '
        f"onChange={{(bound, value) => {{ list.setFilter(`{name}_${{bound}}`, value); }}}} />"
    )
    return FilterControl(name, jsx, (f"{name}_min", f"{name}_max"), usual=False)


def _field_control(entity: Entity, field: Field, site: Site, imports: Imports) -> FilterControl | None:
    names = site.names[entity.name]
    if field.computed is not None:
        return None
    if isinstance(field.type, ChoiceType):
        imports.use("FilterSelect")
        imports.add(f"features/{names.folder}/values", f"{names.variable}Choices")
        return _select(field, f"{names.variable}Choices.{field.name}")
    if isinstance(field.type, BooleanType):
        imports.use("FilterSelect")
        return _select(field, '[{ value: "true", label: "Yes" }, { value: "false", label: "No" }]')
    if isinstance(field.type, DateType | DateTimeType):
        imports.use("FilterRange")
        return _range(field, "date")
    if isinstance(field.type, NUMBERS):
        imports.use("FilterRange")
        return _range(field, "number")
    return None


def _relation_control(relation: Relation, site: Site, imports: Imports) -> FilterControl | None:
    if is_many(relation):
        return None
    target = site.names[relation.target]
    imports.add("features/shared/RefFilter", "RefFilter")
    imports.add(f"api/{target.folder}", target.api)
    name = f"{relation.name}_id"
    jsx = (
        f'<RefFilter{attribute("label", relation.label)} entity="{relation.target}" '
        f"path={{{target.api}.path}} "
        f'value={{list.filters.{name} ?? ""}} '
        f'onChange={{(value) => {{ list.setFilter("{name}", value); }}}} />'
    )
    return FilterControl(relation.name, jsx, (name,), usual=relation.target != "user")


def controls(entity: Entity, site: Site, imports: Imports) -> list[FilterControl]:
    """Every control that the entity can have, in the order of its fields, relations last."""
    found = [_field_control(entity, field, site, imports) for field in entity.fields]
    found += [_relation_control(relation, site, imports) for relation in entity.relations]
    return [control for control in found if control is not None]
