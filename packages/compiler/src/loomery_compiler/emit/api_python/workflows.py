"""What happens by itself: `app/workflows.py`."""

import ast
import re
from typing import assert_never

from loomery_compiler.emit.api_python import identifiers
from loomery_compiler.emit.api_python.expressions import ExpressionError, Scope, python
from loomery_compiler.emit.api_python.model import CAST, doc
from loomery_compiler.emit.api_python.plan import AppPlan, EntityPlan, FieldPlan
from loomery_compiler.emit.api_python.source import WIDTH, call, exploded, imports, sequence
from loomery_compiler.emit.names import names_in, pyrepr
from loomery_spec import AppSpec
from loomery_spec.behaviour import (
    CallConnector,
    CreateRecord,
    DateReached,
    Notify,
    RecordEvent,
    Schedule,
    SetField,
    Workflow,
    WorkflowAction,
)
from loomery_spec.expressions import Actor
from loomery_spec.fields import ChoiceType, DateTimeType, DateType

MESSAGE_FIELDS = ("message", "text", "body", "title", "content")
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def has_jobs(spec: AppSpec) -> bool:
    """Whether anything happens by the clock."""
    return any(not isinstance(flow.trigger, RecordEvent) for flow in spec.workflows)


def workflows_file(app: AppPlan) -> str:
    """The source of the module."""
    functions, rows = [], []
    for flow in app.spec.workflows:
        plan = _entity_of(app, flow)
        if plan is None and not isinstance(flow.trigger, Schedule):
            continue
        functions.append(_function(app, plan, flow))
        rows.append(_row(app, plan, flow))
    table = sequence(rows, head="WORKFLOWS: tuple[flows.Workflow, ...] = ")
    tail = (
        'def run(change: Change) -> None:\n    """Do what follows from a change."""\n'
        "    flows.run(WORKFLOWS, change)\n\n\n"
        "def run_jobs(session: orm.Session) -> int:\n"
        '    """Do what is due by the clock; returns how often something was done."""\n'
        "    return flows.run_jobs(WORKFLOWS, session)\n"
    )
    body = "\n\n\n".join([*functions, table]) + "\n\n\n" + tail
    gap = "\n\n\n" if functions else "\n\n"
    return (
        f'"""What happens by itself when records change, or by the clock."""\n\n{_imports(body)}{gap}{body}'
    )


def _imports(body: str) -> str:
    lines = ["from sqlalchemy import orm", "from app.core import flows", "from app.core.change import Change"]
    wanted = {
        "Decimal": "from decimal import Decimal",
        "logic": "from app.core import logic",
        "models": "from app import models",
        "Any": "from typing import Any",
    }
    used = names_in(body)
    return imports([*lines, *(line for name, line in wanted.items() if name in used)])


def _entity_of(app: AppPlan, flow: Workflow) -> EntityPlan | None:
    match flow.trigger:
        case RecordEvent() | DateReached():
            found = app.spec.entity(flow.trigger.entity)
            return app.entity(found.name) if found else None
        case Schedule():
            return None
        case _:
            assert_never(flow.trigger)


def _row(app: AppPlan, plan: EntityPlan | None, flow: Workflow) -> str:
    arguments = [f"name={pyrepr(flow.name)}"]
    match flow.trigger:
        case RecordEvent():
            arguments += [f"entity={pyrepr(flow.trigger.entity)}", f'event="{flow.trigger.on}"']
            if flow.trigger.transition:
                arguments.append(f"transition={pyrepr(flow.trigger.transition)}")
        case Schedule():
            arguments.append(f'every="{flow.trigger.every}"')
        case DateReached():
            attr = plan.columns_of(flow.trigger.field) if plan is not None else None
            arguments += [
                f"date=models.{identifiers.class_name(flow.trigger.entity)}.{attr}",
                f"days={flow.trigger.days}",
            ]
        case _:
            assert_never(flow.trigger)
    if flow.condition is not None and plan is not None:
        test = python(flow.condition, Scope(app, plan)).text
        arguments.append(f"condition=lambda record, actor: bool({test})")
    return call("flows.Workflow", [*arguments, f"act=_{flow.name}"], indent=4)


def _function(app: AppPlan, plan: EntityPlan | None, flow: Workflow) -> str:
    lines = [line for action in flow.actions for line in _action(app, plan, action)]
    body = lines or [f'flows.log({pyrepr(flow.name)}, "nothing to do")']
    if plan is not None:
        used = _names_in(body)
        head = ["record: Any = change.record"] if "record" in used else []
        head += ["actor = change.actor"] if "actor" in used else []
        body = [*head, *body]
    text = "\n".join(f"    {line}" for line in body)
    return f'def _{flow.name}(change: Change) -> None:\n    """{doc(flow.label)}"""\n{text}'


def _names_in(lines: list[str]) -> set[str]:
    """Names that statements use; words in messages do not count."""
    return {node.id for node in ast.walk(ast.parse("\n".join(lines))) if isinstance(node, ast.Name)}


def _action(app: AppPlan, plan: EntityPlan | None, action: WorkflowAction) -> list[str]:
    try:
        match action:
            case Notify():
                return _notify(app, plan, action)
            case SetField():
                return _set(app, plan, action)
            case CreateRecord():
                return _create(app, plan, action)
            case CallConnector():
                return [f"flows.log({pyrepr(action.connector)}, {pyrepr(action.operation)})"]
            case _:
                assert_never(action)
    except ExpressionError:
        return []


def _notify(app: AppPlan, plan: EntityPlan | None, action: Notify) -> list[str]:
    message = _message(plan, action.message)
    if app.spec.entity("notification") is None or not app.spec.has_accounts:
        return [f'flows.log("notify", {message})']
    target = app.entity("notification")
    people = next((item for item in target.relations if item.target.name == "user" and not item.many), None)
    text = next(
        (field for name in MESSAGE_FIELDS if (field := target.field(name)) and not field.computed), None
    )
    if people is None or text is None:
        return [f'flows.log("notify", {message})']
    who = []
    if action.roles:
        who.append(f"roles={pyrepr(action.roles)}")
    ends: list[tuple[str, ...]] = []
    if plan is not None and action.owner and plan.entity.owner:
        ends.append((plan.entity.owner,))
    if action.through:
        ends.append(action.through)
    paths = [_path(app, plan, path) for path in ends if plan is not None]
    if paths:
        who.append(f"people={sequence(paths)}")
    values = [f"{text.attr}={message}"]
    values += [f"{field.attr}={message}" for field in _other_texts(target, text)]
    values += _other_values(target)
    link = target.field("link")
    if link is not None and plan is not None and link is not text:
        values.append(f'{link.attr}=f"/{plan.entity.path}/{{record.id}}"')
    made = _added(target, [f"{people.key}=person", *values], indent=8)
    recipients = call("for person in flows.people", ["change.session", *who], tail=":", indent=4)
    return [recipients, f"    {made}"]


def _added(target: EntityPlan, values: list[str], indent: int) -> str:
    """A statement that adds a record."""
    head = f"change.session.add(models.{target.cls}"
    flat = f"{head}({', '.join(values)}))"
    if indent + len(flat) < WIDTH:
        return flat
    made = exploded(f"models.{target.cls}(", values, indent + 4, ")")
    return f"change.session.add(\n{' ' * (indent + 4)}{made}\n{' ' * indent})"


def _other_texts(target: EntityPlan, text: FieldPlan) -> list[FieldPlan]:
    """Further text fields of a notification that must not be empty."""
    return [
        field
        for field in target.stored
        if field is not text
        and field.column.python == "str"
        and field.field.required
        and field.writable
        and field.field.type.kind in ("text", "long_text")
        and field.field.default is None
    ]


def _other_values(target: EntityPlan) -> list[str]:
    """Further values of a notification that must be there: when it was made, and the first of a choice."""
    found: list[str] = []
    for field in target.stored:
        if not field.field.required or field.field.default is not None:
            continue
        match field.field.type:
            case DateTimeType():
                found.append(f"{field.attr}=logic.now()")
            case DateType():
                found.append(f"{field.attr}=logic.today()")
            case ChoiceType(choices=choices):
                found.append(f"{field.attr}={pyrepr(choices[0].value)}")
            case _:
                continue
    return found


def _path(app: AppPlan, plan: EntityPlan | None, path: tuple[str, ...]) -> str:
    steps: list[str] = []
    current = plan
    for name in path:
        relation = current.relation(name) if current is not None else None
        if relation is None or relation.many:
            raise ExpressionError(f"no to-one relation {name!r}")
        steps.append(relation.attr)
        current = app.entity(relation.target.name)
    return f"logic.follow(record, {', '.join(pyrepr(step) for step in steps)})"


def _message(plan: EntityPlan | None, text: str) -> str:
    """The message with `{field}` filled in."""
    if plan is None or not PLACEHOLDER.search(text):
        return pyrepr(text)
    parts = []
    for index, piece in enumerate(PLACEHOLDER.split(text)):
        if index % 2 == 0:
            parts += [pyrepr(piece)] if piece else []
            continue
        field, relation = plan.field(piece), plan.relation(piece)
        if field is not None:
            parts.append(f"record.{field.attr}")
        elif relation is not None and not relation.many:
            parts.append(f'logic.follow(record, "{relation.attr}", "label")')
        else:
            parts.append("record.label")
    return f"logic.concat({', '.join(parts)})"


def _cast(field: FieldPlan, value: str) -> str:
    if field.column.python == "Decimal":
        scale = field.column.sql.removeprefix("Exact(").removesuffix(")")
        return f"logic.as_decimal({value}, {scale})"
    cast = CAST.get(field.column.python)
    return cast.format(value) if cast else value


def _set(app: AppPlan, plan: EntityPlan | None, action: SetField) -> list[str]:
    if plan is None:
        return []
    value = python(action.value, Scope(app, plan)).text
    if action.relation is None:
        field = plan.field(action.field)
        person = plan.relation(action.field) if isinstance(action.value, Actor) else None
        if person is not None and not person.many:
            return [f'flows.set_value(record, "{person.key}", {value})']
        return [f'flows.set_value(record, "{field.attr}", {_cast(field, value)})'] if field else []
    relation = plan.relation(action.relation)
    if relation is None or relation.many:
        return []
    field = app.entity(relation.target.name).field(action.field)
    if field is None:
        return []
    return [f'flows.set_value(record.{relation.attr}, "{field.attr}", {_cast(field, value)})']


def _create(app: AppPlan, plan: EntityPlan | None, action: CreateRecord) -> list[str]:
    if app.spec.entity(action.entity) is None or plan is None:
        return []
    target = app.entity(action.entity)
    values = []
    for name, expression in action.values.items():
        value = python(expression, Scope(app, plan)).text
        field, relation = target.field(name), target.relation(name)
        if field is not None:
            values.append(f"{field.attr}={_cast(field, value)}")
        elif relation is not None and not relation.many:
            values.append(f"{relation.key}={value}")
    return [_added(target, values, indent=4)]
