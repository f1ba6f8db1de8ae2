"""Browser flows: what people do with records, who is turned away, and where the menu leads."""

from collections.abc import Iterator
from typing import Any

from loomery_compiler.emit.tests.actors import Path, keeper
from loomery_compiler.emit.tests.literals import Call
from loomery_compiler.emit.tests.samples import Sample
from loomery_compiler.emit.tests.values import filled
from loomery_spec import AppSpec, Entity, Field, Role
from loomery_spec import fields as types
from loomery_spec.pages import AnyPage, DetailPage, FormPage, ListPage
from loomery_spec.permissions import Action

MOST_FLOWS = 2
WORDS = "Zanzibar"
NUMBER = 7421
RULES_OF_MANY = frozenset({"limit", "unique_together", "capacity", "sums_to", "line_items", "approval_chain"})
"""Rules under which the records of the demo may leave no room for a new one."""
TYPED = (types.TextType, types.LongTextType, types.EmailType, types.UrlType, types.AddressType)
FILLED = (
    *TYPED,
    types.IntegerType,
    types.DecimalType,
    types.MoneyType,
    types.PercentType,
    types.RatingType,
    types.BooleanType,
    types.DateType,
    types.DateTimeType,
    types.TimeType,
    types.DurationType,
    types.ChoiceType,
    types.PhoneType,
)


def may_open(role: Role, page: AnyPage) -> bool:
    """Whether the page lets the role in."""
    if page.roles:
        return role.name in page.roles
    inside = {
        "public": True,
        "member": role.kind != "visitor",
        "staff": role.kind in ("staff", "admin"),
        "admin": role.kind == "admin",
    }
    return inside[page.side]


def flows(spec: AppSpec, samples: dict[str, Sample]) -> list[Call]:
    """Making, finding, changing and deleting records of the first entities that allow it."""
    found = [flow for entity in spec.entities if (flow := _flow(spec, entity, samples)) is not None]
    return found[:MOST_FLOWS]


def _flow(spec: AppSpec, entity: Entity, samples: dict[str, Sample]) -> Call | None:
    ruled = any(rule.kind in RULES_OF_MANY for rule in entity.constraints) or any(
        relation.kind == "one_to_one" and (relation.required or relation.name == entity.owner)
        for relation in entity.relations
    )
    actor = _actor(spec, entity)
    if entity.system or entity.name == "user" or ruled or actor is None:
        return None
    role, actions = actor
    form = _page(spec, role, entity, FormPage)
    sample = samples[entity.name]
    if not isinstance(form, FormPage) or form.steps or not _can_fill(spec, entity):
        return None
    fields = dict(_values(sample, form))
    texts = [name for name in fields if isinstance(_field(entity, name).type, types.TextType)]
    searched = _searched(entity, texts)
    if searched:
        fields[searched] = _words(_field(entity, searched))
    if not fields:
        return None
    listed = _page(spec, role, entity, ListPage)
    typed = [item.name for item in entity.fields if not isinstance(item.type, types.DateTimeType)]
    change = {name: value for name, value in sample.change.items() if name in fields and name in typed}
    named: dict[str, Any] = {
        "role": role.name,
        "entity": entity.name,
        "path": f"/{entity.path}",
        "form": form.path,
        "values": fields,
        "choose": tuple(f"{name}_id" for name in sample.needs),
        "list": listed.path if listed else "",
        "new": f"New {entity.label}" if listed else "",
        "search": f"Search {entity.label_plural}" if listed and searched else "",
        "words": fields.get(searched, "") if searched else "",
        "required": any(
            _field(entity, name).required and _field(entity, name).default is None for name in texts
        ),
        "change": change if "edit" in actions and _page(spec, role, entity, FormPage, "edit") else {},
        "deletes": "delete" in actions and _page(spec, role, entity, DetailPage) is not None,
    }
    return Call("Flow", (), {key: value for key, value in named.items() if value})


def _field(entity: Entity, name: str) -> Field:
    found = entity.field(name)
    if found is None:
        raise KeyError(name)
    return found


def _actor(spec: AppSpec, entity: Entity) -> tuple[Role, tuple[Action, ...]] | None:
    wanted: tuple[tuple[Action, ...], ...] = (
        ("view", "create", "edit", "delete"),
        ("view", "create", "edit"),
        ("view", "create", "delete"),
        ("view", "create"),
    )
    for actions in wanted:
        found: tuple[Role, Path] | None = keeper(spec, entity, actions)
        if found and found[1] in ((), (entity.owner,)):
            return found[0], actions
    return None


def _page(
    spec: AppSpec, role: Role, entity: Entity, kind: type[AnyPage], mode: str = "create"
) -> AnyPage | None:
    for page in spec.pages:
        if not isinstance(page, kind) or getattr(page, "entity", "") != entity.name:
            continue
        if (isinstance(page, FormPage) and page.mode != mode) or (isinstance(page, ListPage) and page.fixed):
            continue
        if may_open(role, page):
            return page
    return None


def _can_fill(spec: AppSpec, entity: Entity) -> bool:
    """Whether every required value can be typed or chosen from the records of the demo."""
    seeded = {seeds.entity for seeds in spec.seeds if seeds.records} | {"user"}
    for relation in entity.relations:
        many = relation.kind == "many_to_many"
        if relation.required and relation.name != entity.owner and (many or relation.target not in seeded):
            return False
    return all(isinstance(item.type, FILLED) for item in entity.fields if item.required)


def _values(sample: Sample, form: FormPage) -> Iterator[tuple[str, Any]]:
    """What is typed; optional fields of kinds that are not typed stay empty."""
    writable = {item.name: item for item in sample.writable}
    for name in form.fields or tuple(writable):
        item = writable.get(name)
        if item is None or not isinstance(item.type, FILLED):
            continue
        value = filled(sample.values[name], NUMBER)
        yield name, value.removesuffix("Z") if isinstance(item.type, types.DateTimeType) else value


def _searched(entity: Entity, texts: list[str]) -> str:
    """The text field by which the new record is looked for: the title if it can be."""
    fitting = [
        name
        for name in texts
        if not getattr(_field(entity, name).type, "pattern", None)
        and getattr(_field(entity, name).type, "max_length", 0) >= len(WORDS) + 5
    ]
    searchable = [name for name in fitting if _field(entity, name).searchable]
    named = any(item.searchable for item in entity.fields)
    candidates = searchable if named else fitting
    if entity.title_field in candidates:
        return entity.title_field
    return candidates[0] if candidates else ""


def _words(item: Field) -> str:
    return f"{WORDS} {NUMBER}"


def refusals(spec: AppSpec) -> list[tuple[str, str, str]]:
    """Role, address, and where it leads instead: `sign-in` for visitors, `missing` for others."""
    found: list[tuple[str, str, str]] = []
    for role in spec.roles:
        closed = [
            page
            for page in spec.pages
            if ":" not in page.path and not may_open(role, page) and page.kind not in ("profile", "settings")
        ]
        if closed and spec.has_accounts:
            found.append((role.name, closed[0].path, "sign-in" if role.kind == "visitor" else "missing"))
    return found[:2]


def guides(spec: AppSpec) -> list[str]:
    """Roles whose menu is followed: the visitor and whoever sees most."""
    kinds = {"visitor": 0, "member": 1, "staff": 2, "admin": 3}
    ordered = sorted(spec.roles, key=lambda role: kinds[role.kind])
    return list(dict.fromkeys(role.name for role in (*ordered[:1], *ordered[-1:])))
