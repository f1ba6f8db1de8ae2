"""Documentation of generated applications: the diagram, the tables, the words."""

import xml.etree.ElementTree as ET
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from loomery_compiler.emit.docs.diagram import entity_diagram
from loomery_compiler.emit.docs.layout import Size, place
from loomery_compiler.emit.docs.markdown import table
from loomery_compiler.emit.docs.permissions import permissions_page
from loomery_compiler.emit.docs.reference import reference_page
from loomery_compiler.emit.docs.words import limits_in_words
from loomery_spec import Field
from loomery_spec.fields import DateType, IntegerType, TextType
from loomery_templates.modules.checking import example_spec

NAMES = st.lists(st.sampled_from("abcdefghijkl"), min_size=1, max_size=12, unique=True)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[str, Size], list[tuple[str, str]]]:
    names = draw(NAMES)
    sizes = {name: Size(draw(st.integers(120, 300)), draw(st.integers(40, 260))) for name in names}
    pick = st.sampled_from(names)
    return sizes, draw(st.lists(st.tuples(pick, pick), max_size=20))


@given(graphs())
def test_boxes_never_cover_each_other(graph: tuple[dict[str, Size], list[tuple[str, str]]]) -> None:
    sizes, edges = graph
    layout = place(sizes, edges)
    assert layout == place(sizes, edges)
    for one, other in combinations(sizes, 2):
        a, b, size, across = layout.spots[one], layout.spots[other], sizes[one], sizes[other]
        apart = (
            a.x + size.width <= b.x
            or b.x + across.width <= a.x
            or a.y + size.height <= b.y
            or b.y + across.height <= a.y
        )
        assert apart, (one, other)


@given(graphs())
def test_edges_run_between_layers(graph: tuple[dict[str, Size], list[tuple[str, str]]]) -> None:
    sizes, edges = graph
    layout = place(sizes, edges)
    for (start, end), points in layout.passages.items():
        for point in points:
            for name, spot in layout.spots.items():
                inside_x = spot.x < point.x < spot.x + sizes[name].width
                inside_y = spot.y < point.y < spot.y + sizes[name].height
                assert not (inside_x and inside_y), (start, end, name)


def test_what_is_referred_to_stands_left() -> None:
    sizes = {name: Size(100, 50) for name in ("order", "line", "product")}
    layout = place(sizes, [("line", "order"), ("line", "product")])
    assert layout.columns == {"order": 0, "product": 0, "line": 1}


def test_the_diagram_is_readable_xml() -> None:
    spec = example_spec()
    root = ET.fromstring(entity_diagram(spec.model_copy(update={"name": "Books & <more>"})))
    words = [element.text for element in root.iter() if element.text]
    assert "Books & <more>: what is kept" in words
    assert {"Book", "Title", "Price"} <= set(words)
    assert root.attrib["role"] == "img"


def test_permissions_say_whose() -> None:
    page = permissions_page(example_spec())
    assert "| Member        | all  | all    | own  | own    |        |        |" in page
    assert "| Visitor       | all  |        |      |        |        |        |" in page


def test_the_reference_lists_addresses_and_limits() -> None:
    page = reference_page(example_spec())
    assert "`/api/books/{id}`" in page
    assert "export.csv" not in page
    assert "one of `planned`, `read`" in page


def test_limits_in_words() -> None:
    age = Field(name="age", label="Age", type=IntegerType(min=0, max=120))
    due = Field(name="due", label="Due", type=DateType(min="today"))
    name = Field(name="name", label="Name", type=TextType(max_length=40), unique=True)
    assert limits_in_words(age) == "at least 0, at most 120"
    assert limits_in_words(due) == "not before today"
    assert limits_in_words(name) == "at most 40 characters, unique"


def test_bars_in_cells_do_not_break_a_table() -> None:
    assert table(("a",), [("x | y",)]).splitlines()[2] == "| x \\| y |"
