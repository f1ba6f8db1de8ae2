"""The browser gates see what a person would see: a broken flow, pale text, an error in the console."""

from pathlib import Path

import pytest

from loomery_codegen.build import Builder
from loomery_codegen.request import BuildRequest

from .conftest import TinyBackend

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/usr/bin/chromium").is_file(), reason="there is no Chromium here"),
]
REQUEST = BuildRequest(text="A tiny application that greets.")
GREETING = """/** Says hello to somebody. */
export function Greeting({{ name }}: {{ name: string }}) {{
  {before}
  return <h1{attributes}>Hello {{name}}</h1>;
}}
"""


def test_a_sound_application_passes_and_pictures_are_kept(builder: Builder) -> None:
    result = builder.build(REQUEST)
    assert {gate.name: gate.status for gate in result.gates if gate.status != "passed"} == {}
    assert result.status == "green"
    assert (result.logs / "pages" / "home-desk.jpg").is_file()


@pytest.mark.parametrize(
    ("before", "attributes", "gate", "code"),
    [
        ("", ' style={{ color: "#ddd" }}', "accessibility", "axe:color-contrast"),
        ("", ' style={{ width: "60rem" }}', "accessibility", "overflow"),
        ('void fetch("/api/no-such-thing", { method: "POST" });', "", "accessibility", "console"),
        ("", " hidden", "browser", "pytest"),
    ],
    ids=["pale text", "too wide", "console error", "broken flow"],
)
def test_what_a_person_would_stumble_over_is_red(
    builder: Builder, backend: TinyBackend, before: str, attributes: str, gate: str, code: str
) -> None:
    backend.changes["web/src/Greeting.tsx"] = GREETING.format(before=before, attributes=attributes)
    backend.changes["web/src/Greeting.test.tsx"] = (
        'import { expect, test } from "vitest";\n\ntest("nothing", () => {\n  expect(1).toBe(1);\n});\n'
    )
    result = builder.build(REQUEST)
    assert result.status == "red"
    assert not result.path.exists()
    found = {item.name: {finding.code for finding in item.findings} for item in result.gates}
    assert code in found[gate]
