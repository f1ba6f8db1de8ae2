"""Tools are typed pages, and their expressions say what the data files say."""

import pytest

from loomery_spec.expressions import Binary, Call, Conditional, InputRef, LiteralValue, Negate
from loomery_templates.catalogue import Catalogue
from loomery_templates.catalogue.to_spec import ExpressionError, parse_expression, tool_page, tool_section


def _name(name: str) -> InputRef | None:
    return InputRef(name=name) if len(name) == 1 else None


def test_products_bind_before_sums_and_powers_before_both() -> None:
    tree = parse_expression("a + b * c ^ 2", _name)
    assert isinstance(tree, Binary)
    assert tree.op == "add"
    assert isinstance(tree.right, Binary)
    assert tree.right.op == "multiply"
    assert isinstance(tree.right.right, Binary)
    assert tree.right.right.op == "power"


def test_differences_go_from_the_left_and_powers_from_the_right() -> None:
    minus = parse_expression("a - b - c", _name)
    power = parse_expression("a ^ b ^ c", _name)
    assert isinstance(minus, Binary)
    assert isinstance(minus.left, Binary)
    assert isinstance(power, Binary)
    assert isinstance(power.right, Binary)


def test_calls_choices_texts_and_signs() -> None:
    tree = parse_expression("if(a >= 18, upper('it\\'s'), -b)", _name)
    assert isinstance(tree, Conditional)
    assert tree.then == Call(function="upper", arguments=(LiteralValue(value="it's"),))
    assert isinstance(tree.otherwise, Negate)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("unknown + 1", "nothing is called"),
        ("frobnicate(a)", "no function is called"),
        ("upper(a, b, c)", "takes 1"),
        ("(a", "expected"),
        ("a b", "unexpected"),
        ("", "unexpected"),
        ("a $ b", "unexpected"),
        ("__import__('os')", "unexpected"),
    ],
)
def test_what_is_no_expression_is_refused_with_the_reason(text: str, fault: str) -> None:
    with pytest.raises(ExpressionError, match=fault):
        parse_expression(text, _name)


def test_every_tool_becomes_a_page(catalogue: Catalogue) -> None:
    for tool_id in catalogue.tool_ids:
        tool = catalogue.tool(tool_id)
        section = tool_section(tool)
        inputs = {item.name for item in section.inputs}
        assert section.outputs, tool_id
        for example in section.examples:
            assert example.inputs.keys() <= inputs, tool_id
            assert example.outputs.keys() <= {item.name for item in section.outputs}, tool_id
        assert tool_page(tool).sections == (section,)


def test_results_are_seen_before_anything_is_typed(catalogue: Catalogue) -> None:
    for tool_id in catalogue.tool_ids:
        for item in catalogue.tool(tool_id).inputs:
            assert item.default is not None or item.type in {"file", "image"}, (tool_id, item.name)


def test_later_outputs_build_on_earlier_ones(catalogue: Catalogue) -> None:
    section = tool_section(catalogue.tool("discount_calculator"))
    total = next(output for output in section.outputs if output.name == "total")
    assert "price" in total.value.model_dump_json()
    assert '"reduced"' not in total.value.model_dump_json()


def test_chance_waits_for_the_button(catalogue: Catalogue) -> None:
    assert tool_section(catalogue.tool("lottery_numbers")).run_label == "Draw"
    assert tool_section(catalogue.tool("unit_converter")).run_label == ""
