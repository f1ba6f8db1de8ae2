"""The back end `tests`: API tests and browser flows, derived from the specification."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.render import render, static_drafts
from loomery_compiler.emit.tests.actors import reach
from loomery_compiler.emit.tests.entity_tests import entity_file
from loomery_compiler.emit.tests.literals import Call, assign, literal
from loomery_compiler.emit.tests.matrix import Cell, cells
from loomery_compiler.emit.tests.samples import Sample, samples_of
from loomery_spec import AppSpec

FOLDER = "api/tests"


@dataclass(frozen=True)
class TestsBackend:
    """Emits `api/tests` and `e2e`."""

    name: str = "tests"

    def wants(self, spec: AppSpec) -> bool:
        """Whether there is anything to test."""
        return spec.target.api == "python"

    def emit(self, spec: AppSpec) -> Iterable[FileDraft]:
        """The files, from a complete specification."""
        yield from api_tests(spec)


def api_tests(spec: AppSpec) -> Iterator[FileDraft]:
    """Tests that call the API inside their own process."""
    samples = samples_of(spec)
    yield from static_drafts("tests/api", FOLDER)
    yield _file("conftest.py", render("tests/conftest.py", accounts=spec.has_accounts))
    yield _file("samples.py", render("tests/samples.py", samples=_samples(spec, samples)))
    yield _file("permissions.py", render("tests/permissions.py", cells=_cells(spec, samples)))
    if spec.has_accounts:
        yield _file("test_accounts.py", _accounts(spec))
    for entity in spec.entities:
        text = entity_file(spec, samples[entity.name], samples)
        if text is not None:
            yield _file(f"test_{entity.name}.py", text)


def _file(name: str, text: str) -> FileDraft:
    return FileDraft.text(f"{FOLDER}/{name}", text)


def _accounts(spec: AppSpec) -> str:
    people = [role for role in spec.roles if role.kind != "visitor"]
    first = [role.name for role in people if role.kind == "member"] or [people[0].name]
    roles = list(dict.fromkeys([*first, *(role.name for role in people)]))
    return render(
        "tests/test_accounts.py",
        roles=literal(roles, 0, len("ROLES = ")),
        roles_differ=len(roles) > 1,
        can_register=any(role.signs_up for role in people),
        closed_role=next((role.name for role in people if not role.signs_up), ""),
    )


def _samples(spec: AppSpec, samples: dict[str, Sample]) -> str:
    table = {name: _sample(spec, sample) for name, sample in samples.items()}
    return assign("SAMPLES", table, "dict[str, Sample]")


def _sample(spec: AppSpec, sample: Sample) -> Call:
    entity = sample.entity
    values = dict(sample.values)
    if entity.name == "user":
        values |= {"password_hash": "!"}
    paths = {role.name: reach(spec, role.name, "view", entity) for role in spec.roles}
    named = {
        "path": f"/api/{entity.path}",
        "table": entity.plural,
        "values": values,
        "body": tuple(item.name for item in sample.writable),
        "needs": sample.needs,
        "leads": sample.leads,
        "owner": entity.owner or "",
        "change": sample.change,
        "seen_by": {role: found.path for role, found in paths.items() if found.kind == "led"},
    }
    always = ("path", "table", "values")
    return Call("Sample", (), {key: value for key, value in named.items() if value or key in always})


def _cells(spec: AppSpec, samples: dict[str, Sample]) -> str:
    found = [_cell(cell, samples[cell.entity]) for cell in cells(spec, samples)]
    return assign("CELLS", found)


def _cell(cell: Cell, sample: Sample) -> Call:
    named = {
        "whose": cell.whose if cell.whose != "any" else "",
        "path": cell.path,
        "given": {sample.state: cell.state} if cell.state else {},
    }
    kept = {key: value for key, value in named.items() if value}
    return Call("Cell", (cell.role, cell.action, cell.entity, cell.status), kept)


BACKEND = TestsBackend()
