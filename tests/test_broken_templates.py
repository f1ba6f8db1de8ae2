"""A template broken on purpose is caught by the right gate, and nothing is published."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import pytest

from loomery_codegen.build import Builder
from loomery_codegen.request import BuildRequest
from loomery_compiler.drafts import FileDraft
from loomery_compiler.plugins import Backend
from loomery_spec import AppSpec

pytestmark = pytest.mark.slow
TEXT = "A simple todo list with tasks: title, due date and priority. No accounts."


@dataclass(frozen=True)
class Broken:
    """A back end whose drafts are changed before they leave it."""

    inner: Backend
    path: str
    change: Callable[[str], str]
    name: str = "broken"

    def wants(self, spec: AppSpec) -> bool:
        return self.inner.wants(spec)

    def emit(self, spec: AppSpec) -> Iterable[FileDraft]:
        found = False
        for draft in self.inner.emit(spec):
            if str(draft.path) == self.path:
                found = True
                draft = replace(draft, content=self.change(draft.content.decode()).encode())
            yield draft
        assert found, f"no draft {self.path}"


def appended(line: str) -> Callable[[str], str]:
    return lambda text: text + line


CASES = [
    ("api_python", "api/app/main.py", appended("\ndef broken(:\n"), "types-api"),
    ("api_python", "api/app/main.py", appended("\nwrong: int = 'text'\n"), "types-api"),
    ("api_python", "api/app/main.py", appended("\nimport os\n"), "lint-api"),
    ("web_react", "web/src/main.tsx", appended("\nexport const wrong: number = 'text';\n"), "types-web"),
    ("web_react", "web/src/main.tsx", appended("\nconst {;\n"), "build"),
    (
        "tests",
        "api/tests/test_task.py",
        appended("\ndef test_never() -> None:\n    assert False\n"),
        "tests-api",
    ),
]


@pytest.mark.parametrize(
    ("backend", "path", "change", "gate"), CASES, ids=[f"{c[3]}-{i}" for i, c in enumerate(CASES)]
)
def test_the_right_gate_turns_red(
    builder: Builder, backend: str, path: str, change: Callable[[str], str], gate: str
) -> None:
    backends = dict(builder.plugins.backends)
    backends[backend] = Broken(backends[backend], path, change)
    broken = replace(builder, plugins=replace(builder.plugins, backends=backends))
    result = broken.build(BuildRequest(text=TEXT, app="todo", browser=False))
    assert result.status == "red"
    red = {item.name: item for item in result.gates if item.status == "failed"}
    assert gate in red
    assert result.tag == ""
    assert not (result.path / "api").exists()


REMEMBERED = [
    ("web/src/main.tsx", appended("\nexport const wrong: number = 'text';\n"), "types-web"),
    ("web/src/lib/wording.ts", lambda text: text.replace("Page not found", "Nothing"), "tests-web"),
    ("web/src/app/NotFound.tsx", appended("\nexport const never: any = 1;\n"), "lint-web"),
]


def test_what_a_green_build_settled_hides_no_fault_of_the_next(builder: Builder) -> None:
    assert builder.build(BuildRequest(text=TEXT, app="before", browser=False)).status == "green"
    for path, change, gate in REMEMBERED:
        backends = dict(builder.plugins.backends)
        backends["web_react"] = Broken(backends["web_react"], path, change)
        broken = replace(builder, plugins=replace(builder.plugins, backends=backends))
        result = broken.build(BuildRequest(text=TEXT, app="after", browser=False))
        assert gate in {item.name for item in result.gates if item.status == "failed"}
        assert result.tag == ""


@pytest.mark.browser
def test_accessibility_faults_are_caught(builder: Builder) -> None:
    """One of the whole page, and one of a single row among others that are alike but for the way it looks."""

    def without_language(text: str) -> str:
        return text.replace('lang="en"', "")

    pale = appended("\nmain :is(tr, li, article):nth-child(3) * { color: #ddd !important; }\n")
    backends = dict(builder.plugins.backends)
    whole = Broken(backends["web_react"], "web/index.html", without_language)
    backends["web_react"] = Broken(whole, "web/src/custom/styles.css", pale)
    broken = replace(builder, plugins=replace(builder.plugins, backends=backends))
    result = broken.build(BuildRequest(text=TEXT, app="todo"))
    red = {item.name: item for item in result.gates if item.status == "failed"}
    assert set(red) == {"accessibility"}
    found = {finding.code for finding in red["accessibility"].findings}
    assert {"axe:html-has-lang", "axe:color-contrast"} <= found
    assert not (result.path / "web").exists()
