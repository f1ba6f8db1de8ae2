"""Blueprints, tools and archetypes are found by what people say."""

import pytest

from loomery_templates.catalogue import Catalogue, content_words, singular, words


@pytest.mark.parametrize(
    ("text", "blueprint"),
    [
        ("A website where football fans see live scores and standings.", "live_score_site"),
        ("Online shop for handmade soap. Customers put products into a cart and pay.", "online_shop"),
        ("A to-do list with due dates", "todo_list"),
        ("Library management: readers borrow books and return them", "library_management"),
        ("We need a forum where members start threads and reply", "forum"),
    ],
)
def test_kind_of_application_is_among_the_first_three(
    catalogue: Catalogue, text: str, blueprint: str
) -> None:
    assert blueprint in [match.id for match in catalogue.match_blueprints(text, limit=3)]


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("A page that converts celsius to fahrenheit", "temperature_converter"),
        ("Tool to format and validate JSON", "json_formatter"),
        ("Generate strong random passwords", "password_generator"),
        ("Calculate the monthly payment of a mortgage", "mortgage_calculator"),
        ("Merge and compress our css and js files", "css_js_bundler"),
        ("Show the body mass index from weight and height", "bmi_calculator"),
    ],
)
def test_tool_is_found_by_what_it_shall_do(catalogue: Catalogue, text: str, tool: str) -> None:
    assert catalogue.match_tools(text, limit=1)[0].id == tool


def test_match_says_why_in_the_catalogue_s_words(catalogue: Catalogue) -> None:
    best = catalogue.match_blueprints("A forum website for gardeners")[0]
    assert best.id == "forum"
    assert 0 < best.score <= 1
    assert best.reasons[0].kind == "phrase"
    assert "forum" in best.explanation.lower()


def test_every_blueprint_answers_to_its_first_trigger(catalogue: Catalogue) -> None:
    missed = []
    for blueprint_id in catalogue.blueprint_ids:
        trigger = catalogue.blueprint(blueprint_id).triggers[0]
        found = [match.id for match in catalogue.match_blueprints(trigger, limit=3, threshold=0.0)]
        if blueprint_id not in found:
            missed.append(blueprint_id)
    assert missed == []


def test_every_tool_answers_to_its_first_trigger(catalogue: Catalogue) -> None:
    for tool_id in catalogue.tool_ids:
        trigger = catalogue.tool(tool_id).triggers[0]
        assert tool_id in [match.id for match in catalogue.match_tools(trigger, limit=2, threshold=0.0)], (
            trigger
        )


def test_nothing_matches_what_says_nothing(catalogue: Catalogue) -> None:
    for text in ("", "   ", "please make the website", "!?#", "zzz qqq xxx", "的 数据"):
        assert catalogue.match_blueprints(text) == ()
        assert catalogue.match_tools(text) == ()


def test_long_text_is_read_too(catalogue: Catalogue) -> None:
    text = "An online shop with products. " + "word " * 60_000
    assert catalogue.match_blueprints(text)[0].id == "online_shop"


def test_lemmas_are_as_good_as_text(catalogue: Catalogue) -> None:
    lemmas = ["live", "football", "score", "and", "standing"]
    assert catalogue.match_blueprints(lemmas)[0].id == "live_score_site"


def test_archetypes_answer_to_names_before_synonyms(catalogue: Catalogue) -> None:
    assert catalogue.archetypes_by_word("fixtures") == ("match",)
    assert catalogue.archetypes_by_word("games")[0] == "game"
    assert "match" in catalogue.archetypes_by_word("game")
    assert catalogue.archetypes_by_word("purchase orders") == catalogue.archetypes_by_word("purchase_order")
    assert catalogue.archetypes_by_word("flibbertigibbet") == ()


def test_verb_takes_the_rule_of_its_noun(catalogue: Catalogue) -> None:
    named = catalogue.action("manage", "orders")
    general = catalogue.action("manage", "hedgehogs")
    assert named is not None
    assert named.gives.of == "order"
    assert general is not None
    assert general.general
    assert catalogue.action("frobnicate", "order") is None


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("matches", "match"), ("companies", "company"), ("people", "person"), ("status", "status"),
        ("news", "news"), ("analyses", "analysis"), ("shelves", "shelf"), ("buses", "bus"),
        ("series", "series"), ("addresses", "address"), ("quizzes", "quiz"), ("movies", "movie"),
        ("data", "data"), ("is", "is"), ("class", "class"),
    ],
)  # fmt: skip
def test_singular_of_a_noun(plural: str, expected: str) -> None:
    assert singular(plural) == expected


def test_words_are_split_and_freed_of_filler() -> None:
    assert words("The user's sign-up_forms") == ("the", "user", "sign", "up", "form")
    assert content_words("Please implement a website for managing recipes") == ("managing", "recipe")
