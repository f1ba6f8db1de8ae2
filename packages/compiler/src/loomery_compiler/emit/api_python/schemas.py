"""What goes in and out for an entity: `app/entities/<entity>/schemas.py`."""

from datetime import date

from loomery_compiler.emit.api_python.field_types import (
    EXACT_FILTER,
    RANGE_FILTER,
    input_type,
    number_text,
    output_type,
)
from loomery_compiler.emit.api_python.identifiers import attribute
from loomery_compiler.emit.api_python.model import doc
from loomery_compiler.emit.api_python.plan import AppPlan, EntityPlan, FieldPlan, RelationPlan
from loomery_compiler.emit.api_python.source import call, imports
from loomery_compiler.emit.names import names_in, pascal, pyrepr
from loomery_spec.fields import BooleanType, ChoiceType, TagsType

TAKEN = frozenset({"Annotated", "Any", "Decimal", "Field", "Literal", "BaseModel", "ConfigDict"})
PARAMETERS = frozenset({"q", "page", "page_size", "sort", "group_by", "by", "measure", "of"})


def schemas_file(app: AppPlan, plan: EntityPlan) -> str:
    """The source of the module."""
    aliases = [_alias(app, plan, field) for field in plan.stored if field.writable or field.is_state]
    classes = [_create(plan), _update(plan), _read(plan), _filters(plan), _queries(plan)]
    text = "\n\n\n".join([*(["\n".join(aliases)] if aliases else []), *(item for item in classes if item)])
    header = f'"""What goes in and out for {doc(plan.entity.label_plural.lower())}"""\n\n'
    return header + _imports(text) + "\n\n" + ("" if aliases else "\n") + text + "\n"


def alias(plan: EntityPlan, field: FieldPlan) -> str:
    """Name of the type of a field."""
    name = pascal(field.key) or "Value"
    classes = {
        f"{plan.cls}{ending}" for ending in ("Create", "Update", "Read", "Filters", "Query", "StatsQuery")
    }
    return f"{name}Value" if name in TAKEN | classes or name[0].isdigit() else name


def _alias(app: AppPlan, plan: EntityPlan, field: FieldPlan) -> str:
    kind = input_type(field.field.type, field.field.required)
    if isinstance(field.field.type, ChoiceType):
        values = [pyrepr(choice.value) for choice in field.field.type.choices]
        return call(f"{alias(plan, field)} = Literal", values, open_="[")
    options = [*kind.limits, f"title={pyrepr(field.field.label)}"]
    if field.field.help:
        options.append(f"description={pyrepr(field.field.help)}")
    example = _example(app, plan, field)
    if example is not None:
        options.append(f"examples=[{example}]")
    inner = [kind.base, call("Field", options, indent=4), *kind.after]
    return call(f"{alias(plan, field)} = Annotated", inner, open_="[")


def _example(app: AppPlan, plan: EntityPlan, field: FieldPlan) -> str | None:
    """A value of the seeds, for the documentation."""
    for seeds in app.spec.seeds:
        if seeds.entity == plan.entity.name:
            for record in seeds.records:
                value = record.get(field.key)
                if isinstance(value, str | int | float) and len(str(value)) <= 60:
                    return pyrepr(value)
    return None


def _line(name: str, key: str, kind: str, default: str | None) -> str:
    """One attribute; with another key in JSON it carries an alias."""
    if name != key:
        options = ([f"default={default}"] if default is not None else []) + [f'alias="{key}"']
        return f"    {name}: {kind} = Field({', '.join(options)})"
    return f"    {name}: {kind}" + ("" if default is None else f" = {default}")


def _class(name: str, base: str, about: str, lines: list[str]) -> str:
    return "\n".join([f"class {name}({base}):", f'    """{about}"""', *([""] if lines else []), *lines])


def _create(plan: EntityPlan) -> str:
    if plan.is_user:
        return ""
    lines = [_create_field(plan, field) for field in plan.stored if field.writable]
    lines += [_create_relation(relation) for relation in plan.relations]
    return _class(f"{plan.cls}Create", "schemas.Schema", "A new record.", lines)


def _create_field(plan: EntityPlan, field: FieldPlan) -> str:
    kind = alias(plan, field)
    default = default_value(field)
    if default is None and not field.nullable:
        return _line(field.attr, field.key, kind, None)
    if default is None or default == "None":
        return _line(field.attr, field.key, f"{kind} | None", "None")
    return _line(field.attr, field.key, kind if not field.nullable else f"{kind} | None", default)


def default_value(field: FieldPlan) -> str | None:
    """Source of the default of a new record, or none when there is none."""
    value, python = field.field.default, field.column.python
    if isinstance(field.field.type, BooleanType):
        return repr(bool(value))
    if isinstance(field.field.type, TagsType):
        return f"Field(default_factory=lambda: {pyrepr(list(value))})" if isinstance(value, tuple) else "[]"
    if value is None:
        return None
    if python == "dt.date":
        return _date_default(value)
    if python == "dt.datetime":
        return "Field(default_factory=db.now)" if value == "now" else None
    if python == "Decimal":
        return f"Decimal({number_text(value)})" if isinstance(value, int | float) else None
    if python == "int":
        return repr(int(value)) if isinstance(value, int | float) else None
    return pyrepr(value) if python == "str" and isinstance(value, str) else None


def _date_default(value: object) -> str | None:
    if value in ("today", "now"):
        return "Field(default_factory=schemas.today)"
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return None
    return f"dt.date({day.year}, {day.month}, {day.day})"


def _create_relation(relation: RelationPlan) -> str:
    if relation.many:
        return f"    {relation.key}: list[schemas.Id] = Field(default_factory=list, max_length=200)"
    if relation.nullable or relation.owner:
        return f"    {relation.key}: schemas.Id | None = None"
    return f"    {relation.key}: schemas.Id"


def _update(plan: EntityPlan) -> str:
    fields = [field for field in plan.stored if field.writable]
    lines = [_line(field.attr, field.key, f"{alias(plan, field)} | None", "None") for field in fields]
    needed = [field.attr for field in fields if not field.nullable]
    if plan.is_user:
        lines = ["    name: Annotated[str, Field(min_length=1, max_length=120)] | None = None", *lines]
        lines.append("    role: RoleName | None = None")
        needed = ["name", "role", *needed]
    for relation in plan.relations:
        kind = "Annotated[list[schemas.Id], Field(max_length=200)]" if relation.many else "schemas.Id"
        lines.append(f"    {relation.key}: {kind} | None = None")
        if relation.many or not relation.nullable:
            needed.append(relation.key)
    if needed:
        names = [*(pyrepr(name) for name in needed), 'mode="before"']
        checked = call("_required = field_validator", names, indent=4, tail="(schemas.refuse_null)")
        lines += ["", f"    {checked}"]
    return _class(
        f"{plan.cls}Update", "schemas.Schema", "The values to change; what is left out stays.", lines
    )


def _read(plan: EntityPlan) -> str:
    lines = []
    if plan.is_user:
        lines += ["    email: str", "    name: str", "    role: str"]
    for field in plan.fields:
        if field.key == "label":
            continue
        kind = (
            alias(plan, field) if _as_literal(field) else output_type(field.field.type, field.column.python)
        )
        optional = " | None" if (field.nullable or field.field.kept_back) and kind != "Any" else ""
        lines.append(_line(field.attr, field.key, f"{kind}{optional}", None))
    if plan.approvals is not None:
        lines.append("    approvals: list[dict[str, str]]")
    for relation in plan.relations:
        if relation.many:
            lines.append(f"    {relation.key}: list[int]")
            lines.append(_line(relation.attr, relation.relation.name, "list[schemas.Ref]", None))
        else:
            optional = " | None" if relation.nullable else ""
            lines.append(f"    {relation.key}: int{optional}")
            lines.append(_line(relation.attr, relation.relation.name, f"schemas.Ref{optional}", None))
    return _class(f"{plan.cls}Read", "schemas.RecordRead", "A record as it is told.", lines)


def _as_literal(field: FieldPlan) -> bool:
    return isinstance(field.field.type, ChoiceType) and (field.writable or field.is_state)


def _filters(plan: EntityPlan) -> str:
    lines = []
    if plan.is_user:
        lines += ["    email: str | None = None", "    role: str | None = None"]
    for field in plan.stored:
        lines += [] if field.field.kept_back else _field_filters(plan, field)
    for name in ("created_at", "updated_at"):
        lines += [
            f"    {name}_min: dt.datetime | None = None",
            f"    {name}_max: schemas.Until | None = None",
        ]
    for relation in plan.relations:
        name = f"{relation.relation.name}_id"
        lines += [f"    {name}: schemas.Id | None = None", f"    {name}_not: schemas.Id | None = None"]
    taken = {line.split(":")[0].strip() for line in lines}
    lines = (
        [line for index, line in enumerate(lines) if _first(lines, index)]
        if len(taken) < len(lines)
        else lines
    )
    return _class(f"{plan.cls}Filters", "BaseModel", "Conditions that records of a list must meet.", lines)


def _first(lines: list[str], index: int) -> bool:
    name = lines[index].split(":")[0]
    return all(line.split(":")[0] != name for line in lines[:index])


def _field_filters(plan: EntityPlan, field: FieldPlan) -> list[str]:
    kind, python = field.field.type.kind, field.column.python
    if field.key in PARAMETERS:
        return []
    plain = {"list[str]": "str"}.get(python, python)
    value = alias(plan, field) if _as_literal(field) else plain
    lines = []
    if kind in EXACT_FILTER:
        lines.append(_line(field.attr, field.key, f"{value} | None", "None"))
    if kind in ("choice", "boolean"):
        lines.append(f"    {attribute(field.key + '_not')}: {value} | None = None")
    if kind in RANGE_FILTER:
        until = "schemas.Until" if python == "dt.datetime" else plain
        lines += [
            f"    {field.key}_min: {plain} | None = None",
            f"    {field.key}_max: {until} | None = None",
        ]
    return lines


def _queries(plan: EntityPlan) -> str:
    cls = plan.cls
    return (
        f"class {cls}Query({cls}Filters, schemas.ListQuery):\n"
        f'    """Search, filters, order and page of a list."""\n\n\n'
        f"class {cls}StatsQuery({cls}Filters, stats.StatsQuery):\n"
        f'    """Which figure, by what, over which records."""'
    )


def _imports(body: str) -> str:
    lines = ["from pydantic import BaseModel", "from app.core import schemas", "from app.core import stats"]
    wanted = {
        "dt": "import datetime as dt",
        "Decimal": "from decimal import Decimal",
        "Annotated": "from typing import Annotated",
        "Any": "from typing import Any",
        "Literal": "from typing import Literal",
        "Field": "from pydantic import Field",
        "field_validator": "from pydantic import field_validator",
        "db": "from app.core import db",
        "RoleName": "from app.auth.roles import RoleName",
    }
    used = names_in(body)
    lines += [line for name, line in wanted.items() if name in used]
    return imports(lines)
