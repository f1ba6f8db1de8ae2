"""The browser's function library and the specification's closed list name the same functions."""

import re
from importlib.resources import files

from loomery_spec.functions import FUNCTIONS


def test_every_function_of_the_specification_runs_in_the_browser() -> None:
    index = files("loomery_templates") / "files/web_react/src/lib/functions/index.ts"
    registry = index.read_text(encoding="utf-8").split("export const functions = {")[1].split("\n};")[0]

    names = re.findall(r"^  (\w+): \w+\.\w+,$", registry, re.MULTILINE)

    assert sorted(names) == sorted(FUNCTIONS)


def test_functions_take_as_many_arguments_as_the_specification_says() -> None:
    folder = files("loomery_templates") / "files/web_react/src/lib/functions"
    index = (folder / "index.ts").read_text(encoding="utf-8")
    for name, module, function in re.findall(r"^  (\w+): (\w+)\.(\w+),$", index, re.MULTILINE):
        source = (folder / f"{module}.ts").read_text(encoding="utf-8")
        head = re.search(rf"export (?:async )?function {function}\(([^)]*)\)", source)
        assert head is not None, name
        parameters = [part for part in re.split(r",\s*(?=[\w.]+\??:|\w+ =)", head[1].strip()) if part]
        signature = FUNCTIONS[name]
        expected = len(signature.arguments)
        assert len([p for p in parameters if not p.startswith("today")]) == expected, (name, parameters)
