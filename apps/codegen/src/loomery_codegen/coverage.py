"""Which checks prove that a sentence was realised: the test files of its elements, and the pages that were visited."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loomery_codegen.gates.model import GateResult, Status

__all__ = ["Proof", "checks_of", "proofs_of"]

_SUITES = (("api/tests/test_", "tests-api"), ("e2e/test_", "browser"))


@dataclass(frozen=True, slots=True)
class Proof:
    """A test file (or `accessibility:` and a page), the gate that ran it, and how that ended."""

    name: str
    gate: str
    status: Status


def checks_of(elements: Iterable[str], files: frozenset[str], gates: Iterable[GateResult]) -> tuple[str, ...]:
    """The checks of elements (paths such as `entities.task.title`), as test files, and gates for pages.

    `files` are the project's test files. Only what really ran and was green counts.
    """
    green = [gate for gate in gates if gate.status == "passed"]
    return tuple(proof.name for proof in proofs_of(elements, files, green))


def proofs_of(
    elements: Iterable[str], files: frozenset[str], gates: Iterable[GateResult]
) -> tuple[Proof, ...]:
    """The same with those that did not run or were red: a test is as green as the gate that ran it, and red where
    it is named by a finding."""
    ended = {gate.name: gate for gate in gates}
    names = {name: None for element in elements for name in _named(element, files) if name[1] in ended}
    return tuple(Proof(name, gate, _status(name, ended[gate])) for name, gate in names)


def _named(element: str, files: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Names of checks of an element, and of the gates that run them."""
    kind, _, rest = element.partition(".")
    for stem in _stems(kind, rest.partition(".")[0]):
        for beginning, gate in _SUITES:
            file = f"{beginning}{stem}.py"
            if file in files:
                yield file, gate
    if kind == "pages":
        yield f"accessibility:{rest}", "accessibility"


def _status(name: str, gate: GateResult) -> Status:
    """A red gate leaves the tests green that none of its findings names."""
    if gate.status != "failed" or name.startswith("accessibility:"):
        return gate.status
    return "failed" if any(finding.file == name for finding in gate.findings) else "passed"


def _stems(kind: str, name: str) -> tuple[str, ...]:
    """Names of the test files that prove an element of this kind."""
    if kind == "roles":
        return ("accounts", "permissions")
    if kind == "pages":
        return ("pages", name)
    return (name,)
