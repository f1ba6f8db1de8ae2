"""Templates, names and literals that every back end uses."""

import ast

import pytest
from jinja2 import UndefinedError

from loomery_compiler.emit import names
from loomery_compiler.emit.render import environment, render, static_drafts


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        ("order_item", ("order_item", "order-item", "OrderItem", "orderItem")),
        ("orderItem2", ("order_item2", "order-item2", "OrderItem2", "orderItem2")),
        ("Due date", ("due_date", "due-date", "DueDate", "dueDate")),
        ("", ("", "", "", "")),
    ],
)
def test_cases(name: str, cases: tuple[str, str, str, str]) -> None:
    assert (names.snake(name), names.kebab(name), names.pascal(name), names.camel(name)) == cases


@pytest.mark.parametrize(
    "value",
    [
        "",
        'say "hi"\\n',
        "line\nbreak\ttab",
        "naïve ☕ 😀",
        "\x00\x7f",
        ["a", 1.5, None],
        ("one",),
        {"a": (True, [])},
    ],
)
def test_literals_read_back_as_the_value(value: object) -> None:
    assert ast.literal_eval(names.pyrepr(value)) == value


def test_strings_can_not_close_a_script() -> None:
    assert "</script" not in names.tsstring("</script><script>")


def test_singular_and_plural_stay_apart() -> None:
    assert names.plural_safe("sheep", "sheep") == "sheep_list"
    assert names.plural_safe("tasks", "task") == "tasks"


def test_a_missing_value_is_a_fault() -> None:
    with pytest.raises(UndefinedError):
        render("api_python/pyproject.toml")


def test_a_missing_template_is_named() -> None:
    with pytest.raises(LookupError, match=r"no template file nothing\.py\.jinja"):
        render("nothing.py")


def test_signs_by_language() -> None:
    assert environment(True).from_string("style={{ a: << n >> }}").render(n=1) == "style={{ a: 1 }}"
    assert environment().from_string("{{ n | pascal }}").render(n="order_item") == "OrderItem"


def test_static_files_are_no_templates() -> None:
    drafts = static_drafts("api_python", "api")
    assert any(str(draft.path) == "api/app/core/service.py" for draft in drafts)
    assert not any(draft.path.suffix == ".jinja" for draft in drafts)
