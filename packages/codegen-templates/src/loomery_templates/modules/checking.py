"""What a feature module must keep to, shown and checked; the command line prints what is found here."""

import re
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from loomery_spec import AppSpec, Entity, Field, Grant, Relation, Report, Role
from loomery_spec.behaviour import FeatureUse
from loomery_spec.fields import Choice, ChoiceType, LongTextType, MoneyType, TextType
from loomery_spec.text import dump_spec, parse_spec
from loomery_templates.modules.protocol import FeatureModule

_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")


@dataclass(frozen=True)
class ModuleSummary:
    """One line of a list of modules."""

    name: str
    title: str
    about: str


@dataclass(frozen=True)
class ModuleCard:
    """A module with the JSON Schema of its options and what it adds to a small application."""

    summary: ModuleSummary
    schema: Mapping[str, Any]
    adds: tuple[str, ...]


def list_modules(modules: Mapping[str, FeatureModule]) -> tuple[ModuleSummary, ...]:
    """Summaries in the order of their names."""
    found = (_summary(module) for module in modules.values())
    return tuple(sorted(found, key=lambda summary: summary.name))


def show_module(modules: Mapping[str, FeatureModule], name: str) -> ModuleCard | None:
    """The module of that name with its options and effect, or none."""
    module = modules.get(name)
    if module is None:
        return None
    before = example_spec()
    after = module.expand(before, FeatureUse(feature=module.name), Report())
    adds = tuple(sorted(_elements(after) - _elements(before)))
    return ModuleCard(summary=_summary(module), schema=module.options.model_json_schema(), adds=adds)


def check_module(module: FeatureModule) -> Report:
    """Whether a module keeps to its contract.

    Codes: MOD101 name, MOD102 title or sentence missing, MOD103 options without a schema, MOD104 default
    options refused, MOD105 unknown option accepted, MOD106 expanding twice changes something, MOD107 the
    result is no valid specification, MOD108 something that was said before is lost, MOD109 expanding raises.
    """
    report = Report()
    where = f"modules.{module.name}"
    if not _NAME.fullmatch(module.name):
        report.error("MOD101", where, "the name must be one word in snake_case")
    if not module.title or not module.about:
        report.error("MOD102", where, "title and sentence must not be empty")
    _check_options(module, where, report)
    if not report.failed:
        for label, spec in (("with accounts", example_spec()), ("without accounts", open_spec())):
            _check_expansion(module, f"{where} ({label})", spec, report)
    return report


def _check_options(module: FeatureModule, where: str, report: Report) -> None:
    if not (isinstance(module.options, type) and issubclass(module.options, BaseModel)):
        report.error("MOD103", where, "options must be a pydantic model")
        return
    for fault in module.check_options({}):
        report.error("MOD104", where, f"the module must work without options: {fault}")
    if not module.check_options({"no_such_option_": True}):
        report.error("MOD105", where, "an unknown option must be refused")


def _check_expansion(module: FeatureModule, where: str, spec: AppSpec, report: Report) -> None:
    use = FeatureUse(feature=module.name, entities=())
    try:
        once = module.expand(spec, use, Report())
        twice = module.expand(once, use, Report())
    except (
        Exception
    ) as error:  # whatever a module raises is a fault of that module, to be told like any other
        report.error("MOD109", where, f"expanding raises {type(error).__name__} {_told(error)}")
        return
    if twice != once:
        report.error("MOD106", where, "expanding twice must change nothing")
    parsed, faults = parse_spec(dump_spec(once))
    if parsed is None:
        report.error("MOD107", where, f"the result is not valid: {faults.found[0]}")
    for lost in sorted(_elements(spec) - _elements(once)):
        report.error("MOD108", where, f"{lost} was said and is lost")


def _told(error: Exception) -> str:
    """Where a module raised, and what."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "pydantic" not in frame.filename]
    words = " ".join(str(error).split())
    return f"at {ours[-1].filename}:{ours[-1].lineno}: {words}"


def _summary(module: FeatureModule) -> ModuleSummary:
    return ModuleSummary(name=module.name, title=module.title, about=module.about)


def _elements(spec: AppSpec) -> set[str]:
    return set(_walk(spec))


def _walk(spec: AppSpec) -> Iterator[str]:
    yield from (f"roles.{role.name}" for role in spec.roles)
    for entity in spec.entities:
        yield f"entities.{entity.name}"
        yield from (f"entities.{entity.name}.{field.name}" for field in entity.fields)
        yield from (f"entities.{entity.name}.{relation.name}" for relation in entity.relations)
    for grant in spec.grants:
        yield from (f"grants.{grant.role}.{grant.entity}.{action}" for action in grant.actions)
    for page in spec.pages:
        yield f"pages.{page.name}"
        yield from (f"pages.{page.name}.{section.kind}" for section in page.sections)
    yield from (f"workflows.{workflow.name}" for workflow in spec.workflows)


def open_spec() -> AppSpec:
    """A small application that nobody signs in to: books, with a choice and a price."""
    states = ChoiceType(
        choices=(Choice(value="planned", label="Planned"), Choice(value="read", label="Read"))
    )
    book = Entity(
        name="book",
        plural="books",
        label="Book",
        label_plural="Books",
        title_field="title",
        fields=(
            Field(name="title", label="Title", type=TextType(), required=True),
            Field(name="summary", label="Summary", type=LongTextType()),
            Field(name="status", label="Status", type=states, default="planned"),
            Field(name="price", label="Price", type=MoneyType(min=0)),
        ),
    )
    return AppSpec(name="Book shelf", slug="book-shelf", entities=(book,))


def example_spec() -> AppSpec:
    """The same books with a visitor, members who own their books, and an administrator."""
    spec = open_spec()
    book = spec.entities[0]
    owned = book.model_copy(
        update={"relations": (Relation(name="owner", label="Owner", target="user"),), "owner": "owner"}
    )
    return spec.model_copy(
        update={
            "entities": (owned,),
            "roles": (
                Role(name="visitor", label="Visitor", kind="visitor"),
                Role(name="member", label="Member", signs_up=True),
                Role(name="admin", label="Administrator", kind="admin"),
            ),
            "grants": (
                Grant(role="visitor", entity="book", actions=("view",)),
                Grant(role="member", entity="book", actions=("view", "create")),
                Grant(role="member", entity="book", actions=("edit", "delete"), scope="own"),
                Grant(role="admin", entity="book", actions=("view", "create", "edit", "delete")),
            ),
        }
    )
