"""The back end `tests`: API tests and browser flows, derived from the specification."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.names import names_in
from loomery_compiler.emit.render import render, static_drafts
from loomery_compiler.emit.tests.actors import reach
from loomery_compiler.emit.tests.browser import flows, guides, refusals
from loomery_compiler.emit.tests.entity_tests import entity_file
from loomery_compiler.emit.tests.literals import Call, assign, literal
from loomery_compiler.emit.tests.matrix import Cell, cells
from loomery_compiler.emit.tests.samples import Sample, samples_of
from loomery_spec import AppSpec

FOLDER = "api/tests"
FLOWS = "e2e"


@dataclass(frozen=True)
class TestsBackend:
    """Emits `api/tests` and `e2e`."""

    name: str = "tests"

    def wants(self, spec: AppSpec) -> bool:
        """Whether there is anything to test."""
        return spec.target.api == "python"

    def emit(self, spec: AppSpec) -> Iterable[FileDraft]:
        """The files, from a complete specification."""
        samples = samples_of(spec)
        yield from api_tests(spec, samples)
        if spec.target.web == "react":
            yield from browser_flows(spec, samples)


def api_tests(spec: AppSpec, samples: dict[str, Sample]) -> Iterator[FileDraft]:
    """Tests that call the API inside their own process."""
    yield from static_drafts("tests/api", FOLDER)
    yield _file("conftest.py", _conftest(spec))
    yield _file("samples.py", render("tests/samples.py", samples=_samples(spec, samples)))
    cells_text = _cells(spec, samples)
    made = "A_RECORD" in names_in(cells_text)
    yield _file("permissions.py", render("tests/permissions.py", cells=cells_text, made=made))
    if spec.has_accounts:
        yield _file("test_accounts.py", _accounts(spec))
    for entity in spec.entities:
        text = entity_file(spec, samples[entity.name], samples)
        if text is not None:
            yield _file(f"test_{entity.name}.py", text)


def browser_flows(spec: AppSpec, samples: dict[str, Sample]) -> Iterator[FileDraft]:
    """Flows that drive a browser through the started application."""
    made = flows(spec, samples)
    visitors = [role.name for role in spec.roles if role.kind == "visitor"]
    tables: dict[str, object] = {"VISITORS": visitors, "GUIDES": guides(spec)}
    skipped = set() if made else {"test_records.py"}
    if made:
        tables["FLOWS"] = made
    if spec.has_accounts:
        tables["FIRST"] = _people(spec)[0]
        tables["REFUSALS"] = refusals(spec)
        yield FileDraft.text(f"{FLOWS}/test_people.py", render("tests/test_people.py"))
    constants = [assign(name, value) for name, value in tables.items()]
    text = render("tests/flows.py", constants=constants, flow_used=bool(made))
    yield FileDraft.text(f"{FLOWS}/flows.py", text)
    for draft in static_drafts("tests/e2e", FLOWS):
        if draft.path.name not in skipped:
            yield draft


def _people(spec: AppSpec) -> list[str]:
    """Roles that sign in, ordinary members first."""
    people = [role for role in spec.roles if role.kind != "visitor"]
    first = [role.name for role in people if role.kind == "member"] or [people[0].name]
    return list(dict.fromkeys([*first, *(role.name for role in people)]))


def _file(name: str, text: str) -> FileDraft:
    return FileDraft.text(f"{FOLDER}/{name}", text)


def _conftest(spec: AppSpec) -> str:
    visitors = [role.name for role in spec.roles if role.kind == "visitor"]
    return render("tests/conftest.py", accounts=spec.has_accounts, visitors=literal(visitors, 0, 11))


def _accounts(spec: AppSpec) -> str:
    people = [role for role in spec.roles if role.kind != "visitor"]
    roles = _people(spec)
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
        "asks": sample.asks,
        "single": sample.single,
        "owner": entity.owner or "",
        "change": sample.change,
        "counted": sample.counted,
        "seen_by": {role: found.path for role, found in paths.items() if found.kind == "led"},
    }
    always = ("path", "table", "values")
    return Call("Sample", (), {key: value for key, value in named.items() if value or key in always})


def _cells(spec: AppSpec, samples: dict[str, Sample]) -> str:
    found = [_cell(cell, samples[cell.entity]) for cell in cells(spec, samples)]
    return assign("CELLS", found, "list[Cell]")


def _cell(cell: Cell, sample: Sample) -> Call:
    named = {
        "whose": cell.whose if cell.whose != "any" else "",
        "path": cell.path,
        "given": {**cell.given, sample.state: cell.state} if cell.state else {},
    }
    kept = {key: value for key, value in named.items() if value}
    return Call("Cell", (cell.role, cell.action, cell.entity, cell.status), kept)


BACKEND = TestsBackend()
