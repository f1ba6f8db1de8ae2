"""The rule plan as the cross-check: what the text states and the model left out is put back, or reported.

Codes: MODEL301 (info) put back, MODEL302 (warning) left out and could not be put back, MODEL303 (warning) the
model opens something to visitors that the rules would not.
"""

from collections.abc import Iterable
from typing import TypeVar

from loomery_codegen.understand.words.model.answers import Check
from loomery_codegen.understand.words.model.proposal import identity
from loomery_codegen.understand.words.model.schema import Detail
from loomery_spec import AppSpec, Element, Entity, Report
from loomery_spec.base import Node

__all__ = ["cross_check"]

T = TypeVar("T", bound=Node)
GROUPS = ("pages", "features", "workflows", "connectors")
CHANGING = frozenset({"create", "edit", "delete", "import"})


def _called(node: Node) -> str:
    return str(getattr(node, "name", None) or getattr(node, "feature", None) or identity(node)[-1])


def _kept(node: Node, detail: Detail) -> bool:
    """With a core answer everything of the draft counts, for the rest of the draft builds upon it."""
    stated = isinstance(node, Element) and node.evidence is not None and node.evidence.source == "stated"
    return stated or detail == "core"


def _missing(drafted: Iterable[T], answered: Iterable[T], detail: Detail) -> tuple[T, ...]:
    known = {identity(node) for node in answered}
    return tuple(node for node in drafted if identity(node) not in known and _kept(node, detail))


def _say(report: Report, where: str, node: Node) -> None:
    report.info(
        "MODEL301", f"{where}.{_called(node)}", "the text states it and the model left it out: put back"
    )


def _entity(answered: Entity, drafted: Entity, detail: Detail, report: Report) -> Entity:
    """The model's entity with the stated fields and relations that it lacks, under names that are free."""
    taken = {f.name for f in answered.fields} | {r.name for r in answered.relations}
    where = f"entities.{answered.name}"
    fields = tuple(f for f in _missing(drafted.fields, answered.fields, detail) if f.name not in taken)
    relations = tuple(
        r for r in _missing(drafted.relations, answered.relations, detail) if r.name not in taken
    )
    for part in fields:
        _say(report, f"{where}.fields", part)
    for link in relations:
        _say(report, f"{where}.relations", link)
    return answered.model_copy(
        update={"fields": (*answered.fields, *fields), "relations": (*answered.relations, *relations)}
    )


def _entities(spec: AppSpec, draft: AppSpec, detail: Detail, report: Report) -> AppSpec:
    """Put back stated entities, and what they lead to."""
    found = {entity.name: entity for entity in spec.entities}
    for drafted in draft.entities:
        if drafted.name in found:
            found[drafted.name] = _entity(found[drafted.name], drafted, detail, report)
        elif _kept(drafted, detail):
            found[drafted.name] = drafted
            _say(report, "entities", drafted)
    waiting = [target for entity in found.values() for target in _targets(entity)]
    while waiting:
        drafted_target = draft.entity(waiting.pop())
        if drafted_target is not None and drafted_target.name not in found:
            found[drafted_target.name] = drafted_target
            waiting.extend(_targets(drafted_target))
    return spec.model_copy(update={"entities": tuple(found.values())})


def _targets(entity: Entity) -> tuple[str, ...]:
    return tuple(relation.target for relation in entity.relations)


def _roles_and_grants(
    spec: AppSpec, draft: AppSpec, answer: AppSpec, detail: Detail, report: Report
) -> AppSpec:
    """Put back stated roles, and the grants of all roles and entities that were put back."""
    roles = _missing(draft.roles, spec.roles, detail)
    for role in roles:
        _say(report, "roles", role)
    all_roles = {role.name for role in (*spec.roles, *roles)}
    new_roles = {role.name for role in roles}
    answered = {entity.name for entity in answer.entities}
    known = {identity(grant) for grant in spec.grants}
    grants = tuple(
        grant
        for grant in draft.grants
        if identity(grant) not in known
        and grant.role in all_roles
        and (spec.entity(grant.entity) is not None or grant.entity == "user")
        and (grant.role in new_roles or grant.entity not in answered or _kept(grant, detail))
    )
    return spec.model_copy(update={"roles": (*spec.roles, *roles), "grants": (*spec.grants, *grants)})


def _theme(spec: AppSpec, draft: AppSpec, report: Report) -> AppSpec:
    """Stated colours stand."""
    stated = draft.theme.evidence is not None and draft.theme.evidence.source == "stated"
    if not stated or spec.theme.palette == draft.theme.palette:
        return spec
    report.info(
        "MODEL301", "theme.palette", "the text states the colours and the model changed them: put back"
    )
    return spec.model_copy(update={"theme": spec.theme.model_copy(update={"palette": draft.theme.palette})})


def _faults(check: Check, spec: AppSpec) -> set[str]:
    return {str(item) for item in check(spec).found if item.severity == "error"}


def _groups(spec: AppSpec, draft: AppSpec, detail: Detail, check: Check, report: Report) -> AppSpec:
    """Put back stated pages, features and workflows one by one, each only where it still fits."""
    faults = _faults(check, spec)
    for group in GROUPS:
        for node in _missing(getattr(draft, group), getattr(spec, group), detail):
            candidate = spec.model_copy(update={group: (*getattr(spec, group), node)})
            now = _faults(check, candidate)
            if now <= faults:
                spec, faults = candidate, now
                _say(report, group, node)
            else:
                report.warning(
                    "MODEL302",
                    f"{group}.{_called(node)}",
                    "the text states it, the model left it out, and it does not fit its plan",
                )
    return spec


def _opened(spec: AppSpec, draft: AppSpec, report: Report) -> None:
    """Say where visitors may change what the rules would not let them change."""
    visitors = {role.name for role in spec.roles if role.kind == "visitor"}
    before = {
        (grant.entity, action) for grant in draft.grants if grant.role in visitors for action in grant.actions
    }
    for grant in spec.grants:
        opened = sorted(a for a in CHANGING & {*grant.actions} if (grant.entity, a) not in before)
        if grant.role in visitors and opened and draft.has_accounts:
            report.warning(
                "MODEL303",
                f"grants.{grant.role}.{grant.entity}",
                f"the model lets people who are not signed in {', '.join(opened)} these records",
                "say in the description who may do this, if that is not meant",
            )


def cross_check(answer: AppSpec, draft: AppSpec, detail: Detail, check: Check, report: Report) -> AppSpec:
    """The answer with what the text states and the model left out; findings go to the report.

    The result may fail `check`, as the answer may; pages and the like are put back only where they fit.
    """
    spec = _entities(answer, draft, detail, report)
    spec = _roles_and_grants(spec, draft, answer, detail, report)
    spec = _theme(spec, draft, report)
    spec = _groups(spec, draft, detail, check, report)
    _opened(spec, draft, report)
    return spec
