"""What a test of the web part reaches names its verdict; what is not understood has none."""

from pathlib import Path

import pytest

from loomery_codegen.gates.files import ProjectFiles
from loomery_codegen.gates.imports import Imports

FILES = {
    "web/package.json": '{"dependencies": {"react": "1", "@scope/kit": "1"}}',
    "web/src/ui/Button.tsx": 'import { cx } from "./cx";\nimport "react";\nimport "./button.css";\n',
    "web/src/ui/cx.ts": 'export { one } from "../lib";\n',
    "web/src/ui/button.css": "a { color: red }",
    "web/src/lib/index.ts": "export const one = 1;\n",
    "web/src/other.ts": "export const other = 1;\n",
    "web/src/ui/button.test.tsx": 'import { Button } from "./Button";\nvi.mock("../lib");\n',
}
TEST = "web/src/ui/button.test.tsx"


def digest(folder: Path, changes: dict[str, str] | None = None) -> str | None:
    for name, text in {**FILES, **(changes or {})}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return Imports(folder, ProjectFiles.read(folder)).digest(TEST)


@pytest.mark.parametrize(
    "name", ["web/src/ui/Button.tsx", "web/src/ui/cx.ts", "web/src/ui/button.css", "web/src/lib/index.ts"]
)
def test_every_file_that_is_reached_counts(name: str, tmp_path: Path) -> None:
    before = digest(tmp_path)
    assert before is not None
    assert digest(tmp_path, {name: f"{FILES[name]}\n// changed"}) != before


def test_other_files_and_what_they_import_do_not_count(tmp_path: Path) -> None:
    before = digest(tmp_path)
    assert digest(tmp_path, {"web/src/other.ts": 'import "unheard-of";'}) == before


def test_a_file_that_comes_to_answer_an_import_counts(tmp_path: Path) -> None:
    missing = {"web/src/lib/index.ts": 'export * from "./more";\n'}
    before = digest(tmp_path, missing)
    assert digest(tmp_path, {**missing, "web/src/lib/more.ts": "export {};\n"}) != before


@pytest.mark.parametrize(
    "text",
    [
        'import { a } from "@/lib/a";\n',
        'import a from "src/lib/a";\n',
        'const pages = import.meta.glob("./*.tsx");\n',
        "const page = import(name);\n",
    ],
)
def test_what_is_not_understood_has_no_digest(text: str, tmp_path: Path) -> None:
    assert digest(tmp_path, {"web/src/ui/cx.ts": text}) is None


def test_packages_may_have_a_scope_and_a_path(tmp_path: Path) -> None:
    assert (
        digest(tmp_path, {"web/src/ui/cx.ts": 'import "@scope/kit/part";\nimport "node:fs";\n'}) is not None
    )


def test_settings_name_files_by_path(tmp_path: Path) -> None:
    settings = 'export default { setupFiles: ["src/other.ts", "./src/lib/index.ts"], a: "b" };\n'
    digest(tmp_path, {"web/vitest.config.ts": settings})
    imports = Imports(tmp_path, ProjectFiles.read(tmp_path))
    assert imports.mentioned("web/vitest.config.ts") == ["web/src/other.ts", "web/src/lib/index.ts"]
