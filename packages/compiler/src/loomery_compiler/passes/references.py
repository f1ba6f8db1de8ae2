"""Everything that is named exists: entities, roles, pages, fields and relations."""

from collections.abc import Iterator

from loomery_compiler.passes.walk import nodes
from loomery_spec import AppSpec, Entity, Report, pages, sections
from loomery_spec import constraints as rules
from loomery_spec.base import Node
from loomery_spec.behaviour import Notify
from loomery_spec.entities import Relation, Transition
from loomery_spec.permissions import Grant


def _entities_named(node: Node) -> Iterator[str]:
    match node:
        case Relation() as relation:
            yield relation.target
        case pages.CartPage(entity=entity, order=order):
            yield from (entity, order)
        case pages.CheckoutPage(order=order):
            yield order
        case pages.QuizPage(question=question, result=result):
            yield from (question, *([result] if result else []))
        case sections.Tool(history=str(history)):
            yield history
        case _:
            named = getattr(node, "entity", None)
            if isinstance(named, str):
                yield named


def _roles_named(node: Node) -> Iterator[str]:
    match node:
        case Grant(role=role) | rules.ApprovalStep(role=role):
            yield role
        case (
            Transition(roles=roles)
            | Notify(roles=roles)
            | rules.Visibility(roles=roles)
            | pages.Page(roles=roles)
        ):
            yield from roles


def _members(entity: Entity) -> set[str]:
    own = {field.name for field in entity.fields} | {relation.name for relation in entity.relations}
    return own | {"id", "created_at", "updated_at"}


def _fields_of_page(page: Node) -> Iterator[str]:
    match page:
        case pages.ListPage(columns=columns, filters=filters, sort=sort, fixed=fixed):
            yield from (*columns, *filters, *(item.field for item in fixed))
            yield from [sort.field] if sort else []
        case pages.FormPage(fields=fields, steps=steps):
            yield from (*fields, *(name for step in steps for name in step.fields))
        case pages.BoardPage(group_by=name) | pages.MapPage(geo=name) | pages.ChatPage(text=name):
            yield name
        case pages.CalendarPage(start=start, end=end):
            yield from (start, *([end] if end else []))
        case pages.ReportPage(period=str(period)):
            yield period


def _fields_of_section(section: Node) -> Iterator[str]:
    match section:
        case sections.Records(sort=sort, filters=filters):
            yield from (item.field for item in filters)
            yield from [sort.field] if sort else []
        case sections.Stat(measure=measure, filters=filters):
            yield from (*(item.field for item in filters), *([measure.field] if measure.field else []))
        case sections.Chart(group_by=group_by, measure=measure, filters=filters):
            yield from (
                group_by,
                *(item.field for item in filters),
                *([measure.field] if measure.field else []),
            )
        case sections.EntityForm(fields=fields):
            yield from fields
        case sections.Related(relation=relation):
            yield relation


def _fields_of_constraint(rule: Node) -> Iterator[str]:
    match rule:
        case rules.UniqueTogether(fields=fields) | rules.Limit(scope=fields):
            yield from fields
        case rules.NoOverlap(start=start, end=end, scope=scope):
            yield from (start, end, *scope)
        case rules.Capacity(relation=relation, amount=amount):
            yield from (relation, *([amount] if amount else []))
        case rules.Movement(relation=relation):
            yield relation
        case rules.LineItems(parent=parent, item=item, quantity=quantity, price=price):
            yield from (parent, item, quantity, price)
        case rules.SumsTo(relation=relation, field=field):
            yield from (relation, field)
        case rules.Nearest(field=field):
            yield field
        case rules.Check(field=str(field)):
            yield field


def _check_members(place: str, entity: Entity, names: Iterator[str], report: Report) -> None:
    known = _members(entity)
    for name in names:
        if name not in known:
            report.error("REF104", place, f"{entity.name!r} has no field or relation {name!r}")


def _check_entity(entity: Entity, report: Report) -> None:
    where = f"entities.{entity.name}"
    if entity.title_field and entity.field(entity.title_field) is None:
        report.error("REF104", where, f"the title field {entity.title_field!r} does not exist")
    if entity.owner:
        relation = entity.relation(entity.owner)
        if relation is None or relation.target != "user":
            report.error("REF105", where, f"the owner {entity.owner!r} is no relation to user")
    for rule in entity.constraints:
        _check_members(f"{where}.constraints", entity, _fields_of_constraint(rule), report)


def check_references(spec: AppSpec, report: Report) -> AppSpec:
    """Codes: REF101 entity, REF102 role, REF103 page, REF104 field or relation, REF105 owner."""
    entities = {entity.name: entity for entity in spec.entities} | (
        {}
        if spec.entity("user")
        else {"user": Entity(name="user", plural="users", label="User", label_plural="Users")}
    )
    roles = {role.name for role in spec.roles}
    page_names = {page.name for page in spec.pages}
    for place, node in nodes(spec):
        for name in _entities_named(node):
            if name not in entities:
                report.error("REF101", place, f"no entity named {name!r}")
        for name in _roles_named(node):
            if name not in roles:
                report.error("REF102", place, f"no role named {name!r}")
        if isinstance(node, sections.Link) and node.page not in page_names:
            report.error("REF103", place, f"no page named {node.page!r}")
        entity = entities.get(getattr(node, "entity", None) or "")
        if entity is not None and entity.fields:
            _check_members(place, entity, _fields_of_page(node), report)
            _check_members(place, entity, _fields_of_section(node), report)
    for entity in spec.entities:
        _check_entity(entity, report)
    return spec
