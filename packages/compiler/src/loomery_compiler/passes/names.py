"""Names are unique where they must be, and usable in every target language."""

from collections import Counter
from collections.abc import Iterable

from loomery_spec import AppSpec, Entity, Report
from loomery_spec.naming import RESERVED_ENTITIES, RESERVED_FIELDS


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def _check_entity(entity: Entity, report: Report) -> None:
    where = f"entities.{entity.name}"
    if entity.name in RESERVED_ENTITIES:
        hint = f"call it {entity.name}_entry; its label may stay"
        report.error("NAME101", where, f"{entity.name!r} is a reserved word", hint)
    members = [field.name for field in entity.fields] + [relation.name for relation in entity.relations]
    keys = [f"{relation.name}_id" for relation in entity.relations]
    for name in _repeated([*members, *keys]):
        report.error("NAME102", f"{where}.{name}", "two fields or relations share this name")
    for name in members:
        if name in RESERVED_FIELDS:
            report.error(
                "NAME103", f"{where}.{name}", f"{name!r} is a reserved word", f"call it {name}_value"
            )


def check_names(spec: AppSpec, report: Report) -> AppSpec:
    """Codes: NAME101 and NAME103 reserved words, NAME102, NAME104 and NAME105 repeated names."""
    for entity in spec.entities:
        _check_entity(entity, report)
    groups = {
        "entities": [entity.name for entity in spec.entities],
        "roles": [role.name for role in spec.roles],
        "pages": [page.name for page in spec.pages],
        "workflows": [workflow.name for workflow in spec.workflows],
    }
    for group, names in groups.items():
        for name in _repeated(names):
            report.error("NAME104", f"{group}.{name}", "this name is used twice")
    for plural in _repeated(entity.plural for entity in spec.entities):
        report.error("NAME104", f"entities.{plural}", "two entities share this plural")
    for path in _repeated(page.path for page in spec.pages):
        report.error("NAME105", f"pages{path}", "two pages share this address")
    return spec
