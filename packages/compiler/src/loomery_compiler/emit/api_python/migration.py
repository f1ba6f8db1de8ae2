"""The first migration: every table, written out, so that it stays true when the models go on."""

from loomery_compiler.emit.api_python.model import alone_unique, link_table, on_delete, unique_sets
from loomery_compiler.emit.api_python.plan import AppPlan, EntityPlan, FieldPlan, RelationPlan
from loomery_compiler.emit.api_python.source import WIDTH, call
from loomery_compiler.emit.api_python.workflows import has_jobs
from loomery_compiler.emit.names import pyrepr

FIRST = "0001_initial"
ACCOUNT_COLUMNS = (
    'sa.Column("email", sa.String(254), nullable=False)',
    'sa.Column("name", sa.String(120), nullable=False)',
    'sa.Column("role", sa.String(60), nullable=False)',
    'sa.Column("password_hash", sa.String(200), nullable=False)',
)


def migration_file(app: AppPlan) -> str:
    """The source of `migrations/versions/0001_initial.py`."""
    ups: list[str] = []
    for plan in app.in_order:
        ups += _table(plan)
    for plan in app.in_order:
        ups += [_link(plan, relation) for relation in plan.relations if relation.many]
    if app.spec.has_accounts:
        ups += ACCOUNT_TABLES
    if has_jobs(app.spec):
        ups.append(JOB_TABLE)
    downs = reversed(_dropped(app))
    body = "\n".join(f"    {line}" for up in ups for line in up.splitlines())
    undone = "\n".join(f"    {line}" for line in downs)
    parts = [
        '"""Create all tables."""',
        *([_imports(body)] if body else []),
        f'revision = "{FIRST}"\ndown_revision = None\nbranch_labels = None\ndepends_on = None',
        f'\ndef upgrade() -> None:\n    """Create all tables."""\n{body}'.rstrip(),
        f'\ndef downgrade() -> None:\n    """Drop all tables."""\n{undone}'.rstrip(),
    ]
    return "\n\n".join(parts) + "\n"


def _imports(body: str) -> str:
    types = [name for name in ("Exact", "UtcDateTime") if f"{name}(" in body]
    text = "import sqlalchemy as sa\nfrom alembic import op"
    return text + (f"\n\nfrom app.core.types import {', '.join(types)}" if types else "")


def _dropped(app: AppPlan) -> list[str]:
    found = [f'op.drop_table("{plan.table}")' for plan in app.in_order]
    for plan in app.in_order:
        found += [f'op.drop_table("{link_table(plan, item)[0]}")' for item in plan.relations if item.many]
    if app.spec.has_accounts:
        found += ['op.drop_table("auth_sessions")', 'op.drop_table("auth_attempts")']
    if has_jobs(app.spec):
        found.append('op.drop_table("job_runs")')
    return found


def _column(name: str, kind: str, nullable: bool) -> str:
    return f"sa.Column({pyrepr(name)}, {kind}, nullable={nullable})"


def _migration_type(field: FieldPlan) -> str:
    kind = field.column.sql
    return kind if kind.endswith(")") else f"{kind}()"


def _table(plan: EntityPlan) -> list[str]:
    columns = ['sa.Column("id", sa.Integer(), nullable=False)']
    if plan.is_user:
        columns += ACCOUNT_COLUMNS
    columns += [_column(field.key, _migration_type(field), field.nullable) for field in plan.stored]
    if plan.approvals is not None:
        columns.append(_column("approvals", "sa.JSON()", nullable=False))
    keys = [relation for relation in plan.relations if not relation.many]
    columns += [_column(relation.key, "sa.Integer()", relation.nullable) for relation in keys]
    columns += [_column(name, "UtcDateTime()", nullable=False) for name in ("created_at", "updated_at")]
    columns += [_foreign(plan, relation) for relation in keys]
    columns.append(f'sa.PrimaryKeyConstraint("id", name="pk_{plan.table}")')
    columns += [_unique(plan.table, [name]) for name in _single_unique(plan)]
    columns += [_unique(plan.table, names) for names in unique_sets(plan)]
    made = [call("op.create_table", [pyrepr(plan.table), *columns])]
    indexed = [relation.key for relation in keys if relation.relation.kind != "one_to_one"]
    return made + [_index(plan.table, name) for name in indexed]


def _single_unique(plan: EntityPlan) -> list[str]:
    found = ["email"] if plan.is_user else []
    found += [field.key for field in plan.stored if field.field.unique or alone_unique(plan, field.key)]
    return found + [item.key for item in plan.relations if item.relation.kind == "one_to_one"]


def _unique(table: str, names: list[str]) -> str:
    columns = ", ".join(pyrepr(name) for name in names)
    return f'sa.UniqueConstraint({columns}, name="uq_{table}_{"_".join(names)}")'


def _index(table: str, name: str) -> str:
    return call("op.create_index", [f'"ix_{table}_{name}"', f'"{table}"', f'["{name}"]'], width=WIDTH - 4)


def _foreign(plan: EntityPlan, relation: RelationPlan) -> str:
    return _foreign_key(plan.table, relation.key, relation.target.plural, on_delete(relation))


def _foreign_key(table: str, column: str, target: str, deleted: str) -> str:
    arguments = [
        f'["{column}"]',
        f'["{target}.id"]',
        f'name="fk_{table}_{column}"',
        f'ondelete="{deleted}"',
    ]
    return call("sa.ForeignKeyConstraint", arguments, indent=4, width=WIDTH - 4)


def _link(plan: EntityPlan, relation: RelationPlan) -> str:
    table, left, right = link_table(plan, relation)
    sides = ((left, plan.table), (right, relation.target.plural))
    columns = [_column(name, "sa.Integer()", nullable=False) for name, _ in sides]
    columns += [_foreign_key(table, name, target, "CASCADE") for name, target in sides]
    columns.append(f'sa.PrimaryKeyConstraint("{left}", "{right}", name="pk_{table}")')
    return call("op.create_table", [f'"{table}"', *columns])


JOB_TABLE = call(
    "op.create_table",
    [
        '"job_runs"',
        'sa.Column("key", sa.String(160), nullable=False)',
        'sa.Column("at", UtcDateTime(), nullable=False)',
        'sa.PrimaryKeyConstraint("key", name="pk_job_runs")',
    ],
)
ACCOUNT_TABLES = [
    call(
        "op.create_table",
        [
            '"auth_sessions"',
            'sa.Column("id", sa.Integer(), nullable=False)',
            'sa.Column("token_hash", sa.String(64), nullable=False)',
            'sa.Column("user_id", sa.Integer(), nullable=False)',
            'sa.Column("created_at", UtcDateTime(), nullable=False)',
            'sa.Column("expires_at", UtcDateTime(), nullable=False)',
            _foreign_key("auth_sessions", "user_id", "users", "CASCADE"),
            'sa.PrimaryKeyConstraint("id", name="pk_auth_sessions")',
            'sa.UniqueConstraint("token_hash", name="uq_auth_sessions_token_hash")',
        ],
    ),
    'op.create_index("ix_auth_sessions_user_id", "auth_sessions", ["user_id"])',
    call(
        "op.create_table",
        [
            '"auth_attempts"',
            'sa.Column("id", sa.Integer(), nullable=False)',
            'sa.Column("key", sa.String(64), nullable=False)',
            'sa.Column("at", UtcDateTime(), nullable=False)',
            'sa.PrimaryKeyConstraint("id", name="pk_auth_attempts")',
        ],
    ),
    'op.create_index("ix_auth_attempts_key", "auth_attempts", ["key"])',
]
