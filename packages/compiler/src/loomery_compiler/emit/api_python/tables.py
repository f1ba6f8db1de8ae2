"""The tables of an application as values: what the first migration makes and later ones compare."""

from collections.abc import Iterator
from dataclasses import dataclass

from loomery_compiler.emit.api_python.fills import UNKNOWN_PERSON, fill
from loomery_compiler.emit.api_python.model import alone_unique, link_table, on_delete, unique_sets
from loomery_compiler.emit.api_python.plan import AppPlan, EntityPlan, FieldPlan, RelationPlan
from loomery_compiler.emit.api_python.workflows import has_jobs
from loomery_compiler.emit.names import pyrepr
from loomery_spec.base import Element
from loomery_spec.fields import ChoiceType

NOW = "dt.datetime.now(dt.UTC)"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column. `type` and `fill` are Python source; `fill` is what records get that had no such column."""

    ident: str
    """Stable when the column is renamed."""
    name: str
    type: str
    nullable: bool = False
    fill: str = "None"
    allowed: tuple[str, ...] = ()
    """The only values that the application can read; empty means any."""
    target: str = ""
    """The table whose `id` it holds."""
    on_delete: str = ""
    bound: str = ""
    """Identity of the entity it leads to: a relation to another entity is another column."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table; constraints and indexes are named after it and their columns."""

    ident: str
    name: str
    columns: tuple[Column, ...]
    primary: tuple[str, ...] = ("id",)
    uniques: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[str, ...] = ()
    bound: str = ""
    """Identity of the entity that a table of links leads to."""


def tables_of(app: AppPlan) -> tuple[Table, ...]:
    """All tables, so that those referred to come first."""
    found = [_entity(app, plan) for plan in app.in_order]
    for plan in app.in_order:
        found += [_link(plan, relation) for relation in plan.relations if relation.many]
    if app.spec.has_accounts:
        found += ACCOUNT_TABLES
    if has_jobs(app.spec):
        found.append(JOB_TABLE)
    return tuple(found)


def _ident(element: Element, name: str) -> str:
    return element.id or name


def _entity(app: AppPlan, plan: EntityPlan) -> Table:
    keys = [relation for relation in plan.relations if not relation.many]
    return Table(
        ident=f"entity:{_ident(plan.entity, plan.entity.name)}",
        name=plan.table,
        columns=tuple(_columns(app, plan, keys)),
        uniques=(*((name,) for name in _single_unique(plan)), *(tuple(names) for names in unique_sets(plan))),
        indexes=tuple(item.key for item in keys if item.relation.kind != "one_to_one"),
    )


def _columns(app: AppPlan, plan: EntityPlan, keys: list[RelationPlan]) -> Iterator[Column]:
    yield _system("id", "sa.Integer()")
    if plan.is_user:
        yield from _account(app)
    yield from (_field(plan, field) for field in plan.stored)
    if plan.approvals is not None:
        yield _system("approvals", "sa.JSON()", "[]")
    for relation in keys:
        yield Column(
            ident=f"relation:{_ident(relation.relation, relation.relation.name)}",
            name=relation.key,
            type="sa.Integer()",
            nullable=relation.nullable,
            target=relation.target.plural,
            on_delete=on_delete(relation),
            bound=_ident(relation.target, relation.target.name),
        )
    yield _system("created_at", "UtcDateTime()", NOW)
    yield _system("updated_at", "UtcDateTime()", NOW)


def _system(name: str, kind: str, fill: str = "None", allowed: tuple[str, ...] = ()) -> Column:
    return Column(ident=f"system:{name}", name=name, type=kind, fill=fill, allowed=allowed)


def _account(app: AppPlan) -> Iterator[Column]:
    """Columns of every account; whoever had a role that is gone gets one that may do least."""
    people = [role for role in app.spec.roles if role.kind != "visitor"]
    modest = [role for role in people if role.kind != "admin"]
    role = next((role for role in modest if role.signs_up), (*modest, *people)[0]).name
    allowed = tuple(role.name for role in people) if modest else ()
    yield _system("email", "sa.String(254)", pyrepr(UNKNOWN_PERSON))
    yield _system("name", "sa.String(120)", '"Unknown"')
    yield _system("role", "sa.String(60)", pyrepr(role), allowed)
    yield _system("password_hash", "sa.String(200)", '""')


def _field(plan: EntityPlan, field: FieldPlan) -> Column:
    kind = field.field.type
    sql = field.column.sql
    return Column(
        ident=f"field:{_ident(field.field, field.key)}",
        name=field.key,
        type=sql if sql.endswith(")") else f"{sql}()",
        nullable=field.nullable,
        fill=fill(plan, field),
        allowed=tuple(choice.value for choice in kind.choices) if isinstance(kind, ChoiceType) else (),
    )


def _single_unique(plan: EntityPlan) -> list[str]:
    found = ["email"] if plan.is_user else []
    found += [field.key for field in plan.stored if field.field.unique or alone_unique(plan, field.key)]
    return found + [item.key for item in plan.relations if item.relation.kind == "one_to_one"]


def _link(plan: EntityPlan, relation: RelationPlan) -> Table:
    name, left, right = link_table(plan, relation)
    sides = (("left", left, plan.table), ("right", right, relation.target.plural))
    owner = _ident(plan.entity, plan.entity.name)
    return Table(
        ident=f"link:{owner}:{_ident(relation.relation, relation.relation.name)}",
        name=name,
        columns=tuple(
            Column(ident=side, name=column, type="sa.Integer()", target=target, on_delete="CASCADE")
            for side, column, target in sides
        ),
        primary=(left, right),
        bound=_ident(relation.target, relation.target.name),
    )


ACCOUNT_TABLES = (
    Table(
        ident="system:auth_sessions",
        name="auth_sessions",
        columns=(
            _system("id", "sa.Integer()"),
            _system("token_hash", "sa.String(64)"),
            Column(
                ident="system:user_id",
                name="user_id",
                type="sa.Integer()",
                target="users",
                on_delete="CASCADE",
            ),
            _system("created_at", "UtcDateTime()"),
            _system("expires_at", "UtcDateTime()"),
        ),
        uniques=(("token_hash",),),
        indexes=("user_id",),
    ),
    Table(
        ident="system:auth_attempts",
        name="auth_attempts",
        columns=(
            _system("id", "sa.Integer()"),
            _system("key", "sa.String(64)"),
            _system("at", "UtcDateTime()"),
        ),
        indexes=("key",),
    ),
)
JOB_TABLE = Table(
    ident="system:job_runs",
    name="job_runs",
    columns=(_system("key", "sa.String(160)"), _system("at", "UtcDateTime()")),
    primary=("key",),
)
