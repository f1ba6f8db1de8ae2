"""Files of the application as a whole: models, policy, seeds, uploads, jobs."""

import json
from collections.abc import Mapping

from pydantic import JsonValue

from loomery_compiler.emit.api_python.conditions import condition
from loomery_compiler.emit.api_python.plan import AppPlan, EntityPlan
from loomery_compiler.emit.api_python.source import call, imports, sequence
from loomery_compiler.emit.api_python.workflows import has_jobs
from loomery_compiler.emit.names import names_in, pyrepr
from loomery_compiler.emit.render import render
from loomery_spec.fields import AudioType, FileType, ImageType, VideoType
from loomery_spec.permissions import Grant

SAMPLES = {"image": "sample.png", "audio": "sample.wav", "file": "sample.txt", "video": "sample.txt"}
"""Files that stand in for what the seeds can't bring."""
ACCEPT = {"image": ("image/",), "audio": ("audio/",), "video": ("video/",)}


def models_file(app: AppPlan) -> str:
    """`app/models.py`: all tables in one place."""
    lines = [f"from app.entities.{plan.module}.model import {plan.cls}" for plan in app.entities]
    names = sorted(plan.cls for plan in app.entities)
    lines.append("from app.core.db import Base")
    if app.spec.has_accounts:
        lines.append("from app.auth.tables import AuthAttempt, AuthSignIn")
        names = sorted([*names, "AuthAttempt", "AuthSignIn"])
    if has_jobs(app.spec):
        lines.append("from app.core.job_runs import JobRun")
        names = sorted([*names, "JobRun"])
    exported = call("__all__ = ", [pyrepr(name) for name in (*names, "metadata")], open_="[")
    return f'"""All tables."""\n\n{imports(lines)}\n\n{exported}\n\nmetadata = Base.metadata\n'


def main_file(app: AppPlan, jobs: bool) -> str:
    """`app/main.py`."""
    spec = app.spec
    return render(
        "api_python/app/main.py",
        accounts=spec.has_accounts,
        entities=sorted(app.entities, key=lambda plan: plan.module),
        jobs=jobs,
        title=spec.name,
        summary=spec.summary,
    )


def policy_file(app: AppPlan) -> str:
    """`app/policy.py`: role, entity, action and scope."""
    rows = [_grant(app, grant) for grant in app.spec.grants if app.spec.entity(grant.entity)]
    shown = [row for plan in app.entities for row in _visibility(app, plan.entity.name)]
    grants = sequence(rows, head="GRANTS: tuple[Grant, ...] = ")
    visibility = sequence(shown, head="VISIBILITY: tuple[Visibility, ...] = ")
    policy = f"POLICY = Policy(GRANTS, VISIBILITY, has_accounts={app.spec.has_accounts})"
    body = f"{grants}\n\n{visibility}\n\n{policy}\n"
    lines = ["from app.core.policy import Policy", "from app.core.policy import Grant"]
    lines.append("from app.core.policy import Visibility")
    lines += _condition_imports(body)
    return (
        '"""Who may do what: role, entity, actions, scope. What is not listed is refused."""\n\n'
        + imports(lines)
        + "\n\n"
        + body
    )


def _grant(app: AppPlan, grant: Grant) -> str:
    actions = ", ".join(pyrepr(action) for action in grant.actions)
    arguments = [pyrepr(app.role(grant.role)), pyrepr(grant.entity), f"frozenset({{{actions}}})"]
    if grant.scope != "all":
        arguments.append(f'scope="{grant.scope}"')
    if grant.scope == "related":
        plan = app.entity(grant.entity)
        path = [relation.attr if (relation := plan.relation(name)) else name for name in grant.through]
        arguments.append(f"through={pyrepr(tuple(path))}")
    if grant.condition is not None:
        arguments.append(f"condition={condition(app, app.entity(grant.entity), grant.condition)}")
    return call("Grant", arguments, indent=4)


def _visibility(app: AppPlan, entity: str) -> list[str]:
    plan = app.entity(entity)
    found = []
    for rule in plan.entity.constraints:
        if rule.kind == "visibility":
            roles = ", ".join(pyrepr(app.role(role)) for role in rule.roles)
            arguments = [
                pyrepr(entity),
                f"frozenset({{{roles}}})" if roles else "frozenset()",
                condition(app, plan, rule.condition),
            ]
            found.append(call("Visibility", arguments, indent=4))
    return found


def _condition_imports(body: str) -> list[str]:
    wanted = {
        "sa": "import sqlalchemy as sa",
        "logic": "from app.core import logic",
        "only": "from app.core.policy import only",
        "Decimal": "from decimal import Decimal",
        "models": "from app import models",
    }
    used = names_in(body)
    return [line for name, line in wanted.items() if name in used]


def seeds_files(app: AppPlan) -> tuple[str, str]:
    """`app/seeds.py` and `app/seeds.json`."""
    plans = [plan for plan in app.in_order if not plan.is_user]
    lines = [plan for plan in plans if any(rule.kind == "line_items" for rule in plan.entity.constraints)]
    data = {
        seeds.entity: [with_files(app.entity(seeds.entity), record) for record in seeds.records]
        for seeds in app.spec.seeds
        if app.spec.entity(seeds.entity)
    }
    text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    files = [pyrepr(name) for name in sorted(set(SAMPLES.values())) if f'"/api/uploads/{name}"' in text]
    source = render(
        "api_python/app/seeds.py",
        accounts=app.spec.has_accounts,
        order_source=sequence([f"models.{plan.cls}" for plan in plans], head="ORDER = ")
        if plans
        else "ORDER: tuple[type[Record], ...] = ()",
        has_models=bool(plans),
        with_lines=sorted(lines, key=lambda plan: plan.module),
        files=f"{{{', '.join(files)}}}" if files else "set()",
    )
    return source, text


def with_files(plan: EntityPlan, record: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """A record of the seeds with sample files in the fields that require one."""
    missing: dict[str, JsonValue] = {
        field.key: f"/api/uploads/{SAMPLES[field.field.type.kind]}"
        for field in plan.stored
        if field.field.type.kind in SAMPLES and not field.nullable and not record.get(field.key)
    }
    missing |= {
        field.key: {}
        for field in plan.stored
        if field.field.type.kind == "json" and not field.nullable and field.key not in record
    }
    return {**record, **missing}


def uploads_file(app: AppPlan) -> str:
    """`app/upload_rules.py`: what each field that holds a file takes."""
    rows, largest = [], 0
    for plan in app.entities:
        for field in plan.stored:
            kind = field.field.type
            if isinstance(kind, ImageType | FileType | AudioType | VideoType):
                accept = kind.accept if isinstance(kind, FileType) else ACCEPT[kind.kind]
                largest = max(largest, kind.max_bytes)
                arguments = [f"max_bytes={kind.max_bytes}", f"accept={pyrepr(tuple(accept))}"]
                rows.append(call(f'"{plan.entity.name}.{field.key}": UploadRule', arguments, indent=4))
    return render(
        "api_python/app/upload_rules.py",
        largest=largest or 5_000_000,
        rules=call("RULES: dict[str, UploadRule] = ", rows, open_="{"),
    )


def roles_file(app: AppPlan) -> str:
    """`app/auth/roles.py`."""
    roles = [role for role in app.spec.roles if role.kind != "visitor"]
    names = [pyrepr(role.name) for role in roles]
    positions = [pyrepr(role.name if role.kind != "visitor" else None) for role in app.spec.roles]
    labels = [f"{pyrepr(role.name)}: {pyrepr(role.label)}" for role in roles]
    open_to = [pyrepr(role.name) for role in roles if role.signs_up]
    return render(
        "api_python/app/auth/roles.py",
        literal=call("RoleName = Literal", names, open_="["),
        roles_source=sequence(names, head="ROLES: tuple[RoleName, ...] = "),
        labels_source=call("LABELS: dict[RoleName, str] = ", labels, open_="{"),
        sign_up_source=sequence(open_to, head="SIGN_UP: tuple[RoleName, ...] = "),
        positions_source=sequence(positions, head="POSITIONS: tuple[RoleName | None, ...] = "),
    )
