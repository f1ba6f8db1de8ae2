"""What an entity searches, sorts, loads and checks: `app/entities/<entity>/service.py`."""

from loomery_compiler.emit.api_python.field_types import UNSORTABLE
from loomery_compiler.emit.api_python.loading import Tree, needs_of_entity
from loomery_compiler.emit.api_python.plan import AppPlan, EntityPlan
from loomery_compiler.emit.api_python.source import WIDTH, call, imports, sequence
from loomery_compiler.emit.names import names_in, pyrepr
from loomery_spec.fields import ChoiceType

TEXT = frozenset({"text", "long_text", "email", "phone", "url", "address", "tags", "choice"})


def service_file(app: AppPlan, plan: EntityPlan, has_rules: bool) -> str:
    """The source of the module."""
    cls = plan.cls
    base = "AccountService" if plan.is_user else "RecordService"
    create = "schemas.Schema" if plan.is_user else f"{cls}Create"
    lines = [
        _head(cls, f"{base}[{cls}, {create}, {cls}Update, {cls}Read]"),
        f'    """Records of the entity `{plan.entity.name}`."""',
        "",
        f"    model = {cls}",
        f"    create_schema = {create}",
        f"    read_schema = {cls}Read",
        f"    label = {pyrepr(plan.entity.label)}",
        "    " + sequence(_searchable(plan), head="searchable = ", indent=4),
        "    " + call("sortable = ", _sortable(plan), open_="{", indent=4),
    ]
    used: set[str] = set()
    loads = [_option(app, plan, name, tree, used) for name, tree in needs_of_entity(app, plan).items()]
    if loads:
        lines.append("    " + sequence(loads, head="loads = ", indent=4))
    choices = _choices(plan)
    if choices:
        lines.append("    " + call("choices = ", choices, open_="{", indent=4))
    kept = [pyrepr(field.attr) for field in plan.stored if field.field.by_house and field.writable]
    if kept:
        lines.append("    " + call("by_house = frozenset", [call("", kept, open_="{", indent=8)], indent=4))
    back = [pyrepr(field.attr) for field in plan.stored if field.field.kept_back]
    if back:
        lines.append("    " + call("kept_back = frozenset", [call("", back, open_="{", indent=8)], indent=4))
    if has_rules:
        lines.append("    rules = RULES")
    if plan.entity.states is not None:
        lines.append("    states = STATES")
    text = "\n".join(lines)
    header = f'"""What can be done with {plan.entity.label_plural.lower()}."""'
    return f"{header}\n\n{_imports(plan, text, used)}\n\n\n{text}\n"


def _head(cls: str, base: str) -> str:
    flat = f"class {cls}Service({base}):"
    return flat if len(flat) <= WIDTH else f"class {cls}Service(\n    {base}\n):"


def _searchable(plan: EntityPlan) -> list[str]:
    told = [field for field in plan.stored if not field.field.kept_back]
    named = [field for field in told if field.field.searchable and field.field.type.kind in TEXT]
    texts = [field for field in told if field.field.type.kind in ("text", "long_text", "email")]
    found = [f"{plan.cls}.{field.attr}" for field in named or texts]
    return [f"{plan.cls}.name", f"{plan.cls}.email", *found] if plan.is_user else found


def _sortable(plan: EntityPlan) -> list[str]:
    cls = plan.cls
    names = [
        (field.key, field.attr)
        for field in plan.stored
        if field.field.type.kind not in UNSORTABLE and not field.field.kept_back
    ]
    if plan.is_user:
        names = [(name, name) for name in ("name", "email", "role")] + names
    names += [(relation.key, relation.key) for relation in plan.relations if not relation.many]
    names += [(name, name) for name in ("id", "created_at", "updated_at")]
    return [f"{pyrepr(key)}: {cls}.{attr}" for key, attr in names]


def _choices(plan: EntityPlan) -> list[str]:
    found = []
    for field in plan.stored:
        if isinstance(field.field.type, ChoiceType):
            labels = [
                f"{pyrepr(choice.value)}: {pyrepr(choice.label)}" for choice in field.field.type.choices
            ]
            found.append(call(f"{pyrepr(field.key)}: ", labels, open_="{", indent=8))
    return found


def _option(app: AppPlan, plan: EntityPlan, name: str, tree: Tree, used: set[str]) -> str:
    """A loader for a relation and for what is needed behind it."""
    used.add(plan.entity.name)
    relation, inverse = plan.relation(name), plan.inverse(name)
    if relation is not None:
        kind = "selectinload" if relation.many else "joinedload"
        target, attr = app.entity(relation.target.name), relation.attr
    elif inverse is not None:
        kind, target, attr = "selectinload", app.entity(inverse.holder.name), inverse.attr
    else:
        raise KeyError(name)
    text = f"orm.{kind}({plan.cls}.{attr})"
    inner = [_option(app, target, below, branch, used) for below, branch in tree.items()]
    return text + (f".options({', '.join(inner)})" if inner else "")


def _imports(plan: EntityPlan, body: str, used: set[str]) -> str:
    base, names = f"app.entities.{plan.module}", names_in(body)
    start = (
        "from app.auth.people import AccountService"
        if plan.is_user
        else "from app.core.service import RecordService"
    )
    lines = [start, f"from app.models import {plan.cls}"]
    lines += [
        f"from {base}.schemas import {plan.cls}{ending}"
        for ending in ("Create", "Update", "Read")
        if f"{plan.cls}{ending}" in names
    ]
    for name in used - {plan.entity.name}:
        other = EntityPlan(plan.spec, entity) if (entity := plan.spec.entity(name)) else None
        if other is not None:
            lines.append(f"from app.models import {other.cls}")
    if "orm" in names:
        lines.append("from sqlalchemy import orm")
    lines += [f"from {base}.rules import {name}" for name in ("RULES", "STATES") if name in names]
    if "schemas" in names:
        lines.append("from app.core import schemas")
    return imports(lines)
