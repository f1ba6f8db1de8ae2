"""Which checks prove that a sentence was realised: the test files of its elements that ran green."""

from collections.abc import Iterable

from loomery_codegen.gates.model import GateResult

__all__ = ["checks_of"]

_SUITES = (("api/tests/test_", "tests-api"), ("e2e/test_", "browser"))


def checks_of(elements: Iterable[str], files: frozenset[str], gates: Iterable[GateResult]) -> tuple[str, ...]:
    """The checks of elements (paths such as `entities.task.title`), as test files, and gates for pages.

    `files` are the project's test files. Only what really ran and was green counts.
    """
    green = {gate.name for gate in gates if gate.status == "passed"}
    found: dict[str, None] = {}
    for element in elements:
        kind, _, rest = element.partition(".")
        for stem in _stems(kind, rest.partition(".")[0]):
            for beginning, gate in _SUITES:
                file = f"{beginning}{stem}.py"
                if gate in green and file in files:
                    found[file] = None
        if kind == "pages" and "accessibility" in green:
            found[f"accessibility:{rest}"] = None
    return tuple(found)


def _stems(kind: str, name: str) -> tuple[str, ...]:
    """Names of the test files that prove an element of this kind."""
    if kind == "roles":
        return ("accounts", "permissions")
    if kind == "pages":
        return ("pages", name)
    return (name,)
