"""Which settings name the list of files that are known to be formatted."""

from pathlib import Path

from loomery_codegen.gates.files import ProjectFiles
from loomery_codegen.gates.formatting import format_checks
from loomery_codegen.toolchain.model import Toolchain

PROJECT = '[project]\nname = "{name}"\nrequires-python = ">=3.11"\n[tool.ruff]\nline-length = {length}\n'


def names(files: dict[str, str], project: str) -> list[str]:
    here = Path("/tools")
    tools = Toolchain(
        node=here,
        node_modules=here,
        python=here / "python",
        flows=here,
        chromium=None,
        read_only=(),
        node_digest="n",
        python_digest="p",
        flows_digest="f",
    )
    return [check.name for check in format_checks(tools, ProjectFiles(files), project.encode())]


def test_the_name_of_an_application_is_no_setting() -> None:
    one = names({"api/pyproject.toml": "1"}, PROJECT.format(name="one", length=110))
    assert one == names({"api/pyproject.toml": "2"}, PROJECT.format(name="other", length=110))


def test_settings_of_each_formatter_count_for_it_alone() -> None:
    before = names({"web/.prettierrc.json": "1"}, PROJECT.format(name="one", length=110))
    longer = names({"web/.prettierrc.json": "1"}, PROJECT.format(name="one", length=90))
    assert (before[0] == longer[0], before[1] == longer[1]) == (True, False)
    other = names({"web/.prettierrc.json": "2"}, PROJECT.format(name="one", length=110))
    assert (before[0] == other[0], before[1] == other[1]) == (False, True)


def test_a_project_file_that_can_not_be_read_is_a_setting_of_its_own() -> None:
    assert names({}, "[broken") != names({}, "[broken too")
