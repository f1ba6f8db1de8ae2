"""What the files of a web front end say."""

import re

import pytest

from loomery_compiler.emit.web_react.icons import icon_component
from loomery_compiler.emit.web_react.words import attribute, literal, text


def test_no_template_sign_is_left(files: dict[str, str]) -> None:
    for path, content in files.items():
        assert not re.search(r"<%|%>|<#|#>", content), path


def test_awkward_names_get_stems_of_their_own(accounts: dict[str, str]) -> None:
    assert "export interface ErrorItem extends Stored" in accounts["web/src/api/error.ts"]
    assert "export interface EventItem extends Stored" in accounts["web/src/api/event.ts"]
    first, second = accounts["web/src/api/task.ts"], accounts["web/src/api/task-list.ts"]
    assert "interface Task extends" in first
    assert "interface TaskList extends" not in second


def test_pages_for_some_stand_behind_a_guard(accounts: dict[str, str]) -> None:
    routes = accounts["web/src/app/routes.tsx"]
    guarded = routes[routes.index("<Guard") :]
    assert '"/profile"' in guarded
    assert '"/sign-in"' in routes[: routes.index("<Guard")]


def test_without_accounts_there_is_nothing_to_sign_in_to(tools: dict[str, str]) -> None:
    assert not [path for path in tools if "SignIn" in path or path.endswith("session.ts")]


def test_formulas_and_examples_of_a_tool(tools: dict[str, str]) -> None:
    formulas = tools["web/src/pages/toolsPage/counterFormulas.ts"]
    assert "countWords(inputs.text)" in formulas
    assert "divide(inputs.amount, 2)" in formulas
    assert 'async (inputs: Inputs) => (await hashText(inputs.text, "SHA-256"))' in formulas
    assert 'needs: ["amount"]' in formulas
    tests = tools["web/src/pages/toolsPage/counterFormulas.test.ts"]
    assert "toBeCloseTo(1.5, 1)" in tests


def test_chance_waits_for_its_button(tools: dict[str, str]) -> None:
    assert '{"Roll"}' in tools["web/src/pages/toolsPage/DiceSection.tsx"]


def test_the_hooks_of_tests_are_there(accounts: dict[str, str]) -> None:
    assert 'label="Search Tasks"' in accounts["web/src/features/task/TaskList.tsx"]
    assert '{"New Task"}' in accounts["web/src/features/task/NewTask.tsx"]
    menu = accounts["web/src/features/task/TaskMenu.tsx"]
    assert 'toast.success("Deleted")' in menu
    assert "<ConfirmDialog" in menu


@pytest.mark.parametrize(
    "words", ['Say "hi"', "a & b", "{x}", "<b>", "back\\slash", "line\nbreak", "tab\there"]
)
def test_words_cannot_leave_their_place(words: str) -> None:
    assert attribute("label", words) == f" label={{{literal(words)}}}"
    assert text(words) == "{" + literal(words) + "}"


def test_unknown_icons_fall_back() -> None:
    assert icon_component("shopping-cart") == "ShoppingCartIcon"
    assert icon_component("grid-2x2") == "Grid2x2Icon"
    assert icon_component("no such thing") == "BoxIcon"
