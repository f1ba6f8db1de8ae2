"""The data files are sound, and the compiled index is theirs."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from loomery_templates.catalogue import BrokenSourceError, Catalogue, UnknownEntryError
from loomery_templates.catalogue.__main__ import main
from loomery_templates.catalogue.build import build, compile_files
from loomery_templates.catalogue.checks import Fault, check_all, check_index
from loomery_templates.catalogue.checks.archetypes import check_archetypes
from loomery_templates.catalogue.checks.pages import check_pages
from loomery_templates.catalogue.checks.references import check_references
from loomery_templates.catalogue.checks.samples import check_samples
from loomery_templates.catalogue.checks.tools import check_tools
from loomery_templates.catalogue.sources import DATA, Sources, digests, read_sources
from loomery_templates.catalogue.store import COMPILED


def test_no_data_file_has_a_fault(sources: Sources) -> None:
    assert [str(fault) for fault in check_all(sources)] == []


def test_index_was_made_from_the_data_files_as_they_are(sources: Sources) -> None:
    assert list(check_index(digests())) == []
    for name, content in compile_files(sources, digests()).items():
        assert (COMPILED / name).read_bytes() == content, name


def test_every_domain_is_there(sources: Sources) -> None:
    assert len(sources.archetypes) >= 716
    assert len(sources.blueprints) >= 412
    assert len(sources.tools) >= 60
    assert len(sources.actions) >= 692


def test_index_gives_back_what_the_files_say(sources: Sources, catalogue: Catalogue) -> None:
    assert [catalogue.archetype(item.id) for item in sources.archetypes[::50]] == list(
        sources.archetypes[::50]
    )
    assert [catalogue.blueprint(item.id) for item in sources.blueprints[::50]] == list(
        sources.blueprints[::50]
    )
    assert catalogue.features() == sources.features
    assert catalogue.phrases() == sources.phrases
    with pytest.raises(UnknownEntryError, match="no_such_thing"):
        catalogue.archetype("no_such_thing")


Check = Callable[[Sources], Iterator[Fault]]


def _archetype(sources: Sources, **update: object) -> Sources:
    return replace(sources, archetypes=(sources.archetypes[0].model_copy(update=update),))


def _blueprint(sources: Sources, **update: object) -> Sources:
    return replace(sources, blueprints=(sources.blueprints[0].model_copy(update=update),))


def _page(sources: Sources, **update: object) -> Sources:
    pages = list(sources.blueprints[0].pages)
    place = next(number for number, page in enumerate(pages) if page.of and page.kind == "list")
    pages[place] = pages[place].model_copy(update=update)
    return _blueprint(sources, pages=tuple(pages))


def _tool(sources: Sources, value: str) -> Sources:
    tool = sources.tools[0]
    output = tool.outputs[0].model_copy(update={"value": value})
    return replace(sources, tools=(tool.model_copy(update={"outputs": (output, *tool.outputs[1:])}),))


@pytest.mark.parametrize(
    ("check", "break_it", "update", "code"),
    [
        (check_archetypes, _archetype, {"title_field": "no_such_field"}, "CAT301"),
        (check_samples, _archetype, {"samples": ({"no_such_field": 1},)}, "CAT201"),
        (check_samples, _archetype, {"samples": ()}, "CAT204"),
        (check_references, _blueprint, {"composes_with": ("no_such_blueprint",)}, "CAT102"),
        (check_references, _page, {"of": "no_such_archetype"}, "CAT101"),
        (check_references, _page, {"for_roles": ("nobody_known",)}, "CAT103"),
        (check_pages, _page, {"charts": ("sales by month: sculpture",)}, "CAT401"),
        (check_pages, _page, {"filters": ("no_such_field",)}, "CAT402"),
        (check_pages, _page, {"sort": "no_such_field"}, "CAT403"),
        (check_tools, _tool, {"value": "no_such_function(text)"}, "CAT501"),
        (check_tools, _tool, {"value": "1 +"}, "CAT501"),
    ],
)
def test_checker_finds_a_fault_with_its_place(
    sources: Sources, check: Check, break_it: Callable[..., Sources], update: dict[str, object], code: str
) -> None:
    found = [fault for fault in check(break_it(sources, **update)) if fault.code == code]
    assert found
    assert found[0].where.startswith(("archetypes/", "blueprints/", "tools/"))


def test_changed_data_makes_the_index_stale() -> None:
    now = digests()
    now["archetypes/leisure.yaml"] = "0" * 64
    assert [(fault.code, fault.where) for fault in check_index(now)] == [
        ("CAT601", "archetypes/leisure.yaml")
    ]


def test_unreadable_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "archetypes").mkdir()
    (tmp_path / "archetypes" / "odd.yaml").write_text("- {id: thing, title: Thing, colour: red}\n")
    with pytest.raises(BrokenSourceError, match=r"odd\.yaml:thing"):
        read_sources(tmp_path)


def test_build_writes_only_what_changed(tmp_path: Path) -> None:
    for path in COMPILED.glob("*.json*"):
        shutil.copy(path, tmp_path)
    (tmp_path / "features.json").write_text("[]")
    assert build(DATA, tmp_path) == ("features.json",)


def test_commands_answer_with_their_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "0 faults" in capsys.readouterr().out
    assert main(["polish"]) == 2


def test_plain_words_of_yaml_stay_words(sources: Sources) -> None:
    for archetype in sources.archetypes:
        for field in archetype.fields:
            assert all(isinstance(choice, str) for choice in field.choices)
    starts = [row["starts_at"] for item in sources.archetypes for row in item.samples if "starts_at" in row]
    assert starts
    assert all(isinstance(value, str) for value in starts)
