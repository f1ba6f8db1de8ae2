"""The table of an entity: `app/entities/<entity>/model.py`."""

from loomery_compiler.emit.api_python.expressions import Scope, python
from loomery_compiler.emit.api_python.plan import AppPlan, EntityPlan, FieldPlan, InversePlan, RelationPlan
from loomery_compiler.emit.api_python.source import WIDTH, call, imports, sequence, wrapped
from loomery_compiler.emit.names import names_in, pyrepr

ON_DELETE = {"cascade": "CASCADE", "restrict": "RESTRICT", "set_null": "SET NULL"}
CAST = {
    "str": "logic.as_text({})",
    "int": "logic.as_integer({})",
    "bool": "logic.as_boolean({})",
    "dt.date": "logic.as_date({})",
    "dt.datetime": "logic.as_moment({})",
}


def on_delete(relation: RelationPlan) -> str:
    """What happens to a record whose target is deleted; a key that must be set can't be emptied."""
    wanted = ON_DELETE[relation.relation.on_delete]
    return "CASCADE" if wanted == "SET NULL" and not relation.nullable else wanted


def link_table(plan: EntityPlan, relation: RelationPlan) -> tuple[str, str, str]:
    """Name and two columns of the table behind a many-to-many relation."""
    left, right = f"{plan.entity.name}_id", f"{relation.target.name}_id"
    if left == right:
        right = f"related_{right}"
    return f"{plan.entity.name}_{relation.relation.name}_link", left, right


def model_file(app: AppPlan, plan: EntityPlan) -> str:
    """The source of the module."""
    tables = [_link(plan, relation) for relation in plan.relations if relation.many]
    body = [_head(plan), _columns(plan), *_properties(app, plan)]
    text = "\n\n".join(part for part in body if part)
    parts = [_imports(app, plan, text), *tables]
    header = f'"""Table of {_lower(plan.entity.label_plural)}."""\n\n'
    return header + "\n\n".join(part for part in parts if part) + "\n\n\n" + text + "\n"


def _lower(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def doc(text: str) -> str:
    """Text that is safe inside a docstring and ends as a sentence."""
    flat = " ".join(text.replace("\\", "/").replace('"', "'").split())
    return flat if flat.endswith((".", "!", "?")) else f"{flat}."


def fit(text: str, width: int) -> str:
    """Text cut at a word so that it fits."""
    if len(text) <= width:
        return text
    return text[: width - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def _head(plan: EntityPlan) -> str:
    base = "AccountRecord" if plan.is_user else "db.Record"
    about = doc(fit(plan.entity.about or f"One {_lower(plan.entity.label)}", WIDTH - 12))
    lines = [f"class {plan.cls}({base}):", f'    """{about}"""', "", f'    __tablename__ = "{plan.table}"']
    lines.append(f'    __entity__ = "{plan.entity.name}"')
    owner = next((relation for relation in plan.relations if relation.owner), None)
    if owner is not None:
        lines.append(f'    __owner__ = "{owner.attr}"')
    unique = [line for names in unique_sets(plan) for line in [_unique(names)]]
    if unique:
        lines.append("    " + sequence(unique, indent=4, head="__table_args__ = "))
    return "\n".join(lines)


def unique_sets(plan: EntityPlan) -> list[list[str]]:
    """Database columns of each constraint over several columns."""
    found = []
    for rule in plan.entity.constraints:
        if rule.kind == "unique_together":
            names = [database_column(plan, name) for name in rule.fields]
            if all(names) and len(names) > 1:
                found.append([name for name in names if name])
    return found


def database_column(plan: EntityPlan, name: str) -> str | None:
    """Name of the column behind a field or a to-one relation."""
    relation = plan.relation(name)
    if relation is not None:
        return None if relation.many else relation.key
    field = plan.field(name)
    return field.key if field is not None and not field.computed else None


def alone_unique(plan: EntityPlan, name: str) -> bool:
    """Whether a rule says that no two records share this one value."""
    return any(rule.kind == "unique_together" and rule.fields == (name,) for rule in plan.entity.constraints)


def _unique(names: list[str]) -> str:
    return f"sa.UniqueConstraint({', '.join(pyrepr(name) for name in names)})"


def _columns(plan: EntityPlan) -> str:
    lines = [_column(plan, field) for field in plan.stored]
    if plan.approvals is not None:
        lines.append("approvals: orm.Mapped[list[dict[str, str]]] = orm.mapped_column(sa.JSON, default=list)")
    for relation in plan.relations:
        lines += _relation(plan, relation)
    lines += [_inverse(plan, inverse) for inverse in plan.inverses]
    return "\n".join(f"    {line}" for line in lines)


def _column(plan: EntityPlan, field: FieldPlan) -> str:
    column = field.column
    optional = " | None" if field.nullable else ""
    arguments = [pyrepr(field.key)] if field.attr != field.key else []
    arguments.append(column.sql)
    if field.field.unique or alone_unique(plan, field.key):
        arguments.append("unique=True")
    default = column_default(plan, field)
    if default is not None:
        arguments.append(f"default={default}")
    return call(
        f"{field.attr}: orm.Mapped[{column.python}{optional}] = orm.mapped_column", arguments, indent=4
    )


def column_default(plan: EntityPlan, field: FieldPlan) -> str | None:
    """The value of a column that the application does not ask for."""
    states = plan.entity.states
    if field.is_state and states is not None:
        return pyrepr(states.initial)
    value = field.field.default
    if not field.writable and value in ("now", "today"):
        return "db.now" if field.column.python == "dt.datetime" else "logic.today"
    if field.nullable:
        return None
    if field.field.required and field.writable:
        return None
    if field.field.read_only and field.field.unique and field.column.python == "str":
        return "db.new_number"
    if isinstance(value, bool | int | float) and field.column.python in ("int", "bool"):
        return repr(bool(value)) if field.column.python == "bool" else repr(int(value))
    if isinstance(value, int | float):
        return f'Decimal("{value}")'
    if isinstance(value, str) and field.column.python == "str":
        return pyrepr(value)
    return field.column.empty if field.column.empty != "today" else "logic.today"


def _relation(plan: EntityPlan, relation: RelationPlan) -> list[str]:
    cls, self_ = relation.target_class, relation.target.name == plan.entity.name
    if relation.many:
        return [_many(plan, relation, self_)]
    optional = " | None" if relation.nullable else ""
    key = call(
        "sa.ForeignKey", [f'"{relation.target.plural}.id"', f'ondelete="{on_delete(relation)}"'], indent=8
    )
    flags = ["unique=True"] if relation.relation.kind == "one_to_one" else ["index=True"]
    column = call(f"{relation.key}: orm.Mapped[int{optional}] = orm.mapped_column", [key, *flags], indent=4)
    options = [f"foreign_keys=[{relation.key}]"]
    if self_:
        options.append(f'remote_side="{plan.cls}.id"')
    hint = f'"{cls} | None"' if relation.nullable else f'"{cls}"'
    return [column, call(f"{relation.attr}: orm.Mapped[{hint}] = orm.relationship", options, indent=4)]


def _many(plan: EntityPlan, relation: RelationPlan, self_: bool) -> str:
    table, left, right = link_table(plan, relation)
    options = [f"secondary={table}"]
    if self_:
        options.append(f'primaryjoin="{plan.cls}.id == {table}.c.{left}"')
        options.append(f'secondaryjoin="{plan.cls}.id == {table}.c.{right}"')
    return call(
        f'{relation.attr}: orm.Mapped[list["{relation.target_class}"]] = orm.relationship', options, indent=4
    )


def _inverse(plan: EntityPlan, inverse: InversePlan) -> str:
    cls = inverse.holder_class
    if inverse.relation.kind == "many_to_many":
        holder = EntityPlan(plan.spec, inverse.holder)
        relation = holder.held(inverse.relation.name)
        table, left, right = link_table(holder, relation)
        options = [f'secondary="{table}"']
        if holder.cls == plan.cls:
            options.append(f'primaryjoin="{cls}.id == {table}.c.{right}"')
            options.append(f'secondaryjoin="{cls}.id == {table}.c.{left}"')
    else:
        options = [f'foreign_keys="{cls}.{inverse.relation.name}_id"']
    options.append("viewonly=True")
    return call(f'{inverse.attr}: orm.Mapped[list["{cls}"]] = orm.relationship', options, indent=4)


def _link(plan: EntityPlan, relation: RelationPlan) -> str:
    table, left, right = link_table(plan, relation)
    columns = [
        f'sa.Column("{name}", sa.ForeignKey("{target}.id", ondelete="CASCADE"), primary_key=True)'
        for name, target in ((left, plan.table), (right, relation.target.plural))
    ]
    return call(f"{table} = sa.Table", [f'"{table}"', "db.Base.metadata", *columns])


def _properties(app: AppPlan, plan: EntityPlan) -> list[str]:
    found = [_computed(app, plan, field) for field in plan.computed]
    for relation in plan.relations:
        if relation.many:
            body = f"return [record.id for record in self.{relation.attr}]"
            about = f"Numbers of the related records: {_lower(relation.relation.label)}."
            found.append(_property(relation.key, "list[int]", about, body))
    if not plan.is_user and plan.field("label") is None:
        found.append(_property("label", "str", "What people call this record.", _label(plan)))
    return found


def _property(name: str, kind: str, about: str, body: str) -> str:
    return (
        f"    @property\n    def {name}(self) -> {kind}:\n"
        f'        """{doc(fit(about, WIDTH - 16))}"""\n        {body}'
    )


def _label(plan: EntityPlan) -> str:
    fallback = (
        f'f"{plan.entity.label.replace("{", "(").replace("}", ")").replace(chr(34), chr(39))} {{self.id}}"'
    )
    title = plan.title
    if title is None:
        return f"return {fallback}"
    if title.column.python != "str":
        return f"return logic.to_text(self.{title.attr}) or {fallback}"
    return f"return self.{title.attr} or {fallback}" if title.nullable else f"return self.{title.attr}"


def _computed(app: AppPlan, plan: EntityPlan, field: FieldPlan) -> str:
    code = python(field.expression, Scope(app, plan, subject="self", actor="actor_of(self)"))
    cast = CAST.get(field.column.python)
    if field.column.python == "Decimal":
        scale = field.column.sql.removeprefix("Exact(").removesuffix(")")
        cast = "logic.as_decimal({}, " + scale + ")"
    value = cast.format(code.text) if cast else code.text
    kind = "Any" if field.column.python in ("Any", "list[str]") else f"{field.column.python} | None"
    return _property(field.attr, kind, field.field.label, f"return {wrapped(value, 8, len('return '))}")


def _imports(app: AppPlan, plan: EntityPlan, body: str) -> str:
    used = names_in(body)
    lines = ["import sqlalchemy as sa", "from sqlalchemy import orm"]
    if not plan.is_user or "db" in used or any(relation.many for relation in plan.relations):
        lines.append("from app.core import db")
    wanted = {
        "dt": "import datetime as dt",
        "Decimal": "from decimal import Decimal",
        "Any": "from typing import Any",
        "logic": "from app.core import logic",
        "Exact": "from app.core.types import Exact",
        "UtcDateTime": "from app.core.types import UtcDateTime",
        "actor_of": "from app.core.actor import actor_of",
    }
    lines += [line for name, line in wanted.items() if name in used]
    if plan.is_user:
        lines.append("from app.auth.account import AccountRecord")
    others = _neighbours(app, plan)
    if others:
        lines.append("from typing import TYPE_CHECKING")
    text = imports(line for line in lines if _used(line, used, plan))
    if others:
        text += "\n\nif TYPE_CHECKING:\n    " + imports(others).replace("\n", "\n    ")
    return text


def _used(line: str, names: frozenset[str], plan: EntityPlan) -> bool:
    if line == "import sqlalchemy as sa":
        return "sa" in names or any(relation.many for relation in plan.relations)
    if line == "from sqlalchemy import orm":
        return "orm" in names
    return True


def _neighbours(app: AppPlan, plan: EntityPlan) -> list[str]:
    others = [app.entity(relation.target.name) for relation in plan.relations]
    others += [app.entity(inverse.holder.name) for inverse in plan.inverses]
    return sorted(
        {
            f"from app.entities.{other.module}.model import {other.cls}"
            for other in others
            if other.cls != plan.cls
        }
    )
