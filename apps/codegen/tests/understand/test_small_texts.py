"""Texts of a sentence or two, as people type them first: what they open with, whose things are, who keeps the place."""

from functools import cache

from loomery_codegen.understand.words.rules.planner import RulePlanner
from loomery_spec import AppSpec
from loomery_spec.constraints import Check
from loomery_spec.pages import BoardPage, FormPage, ListPage, QuizPage
from loomery_spec.sections import Hero, Highlights

BICYCLES = (
    "A shop for second-hand bicycles with pickup dates. Customers look at the bikes, put them in the cart and choose "
    "the day they want to pick them up. I add bikes with photos and prices and see which orders are due today."
)
HOLIDAYS = "Holiday requests that my boss approves. Everybody has 30 days a year."
ADOPTION = "Pet adoption for our animal shelter: people look at the animals and apply for one, we decide who gets it."
SAUNA = (
    "A booking site for our sauna with two cabins. Guests book a cabin for a time, no double bookings please."
)
CHOIR = (
    "An app for our choir's rehearsal attendance. Members say whether they are coming, the conductor sees who is "
    "missing in which voice."
)
QUIZ = "A quiz with questions and a leaderboard."


@cache
def spec_of(text: str) -> AppSpec:
    return RulePlanner().plan(text).spec


def kept(spec: AppSpec) -> set[str]:
    return {entity.name for entity in spec.entities if not entity.system}


def sides(spec: AppSpec) -> dict[str, str]:
    return {role.name: role.kind for role in spec.roles}


def grants_of(spec: AppSpec, role: str, entity: str) -> set[tuple[str, str]]:
    mine = [one for one in spec.grants if (one.role, one.entity) == (role, entity)]
    return {(action, one.scope) for one in mine for action in one.actions}


def test_two_words_for_one_thing_make_one_kind_of_record() -> None:
    spec = spec_of(BICYCLES)
    assert "bike" not in kept(spec)
    bicycle = spec.entity("second_hand_bicycle")
    assert bicycle is not None
    assert bicycle.icon == "bike"


def test_when_goods_change_hands_is_said_of_the_order_once() -> None:
    spec = spec_of(BICYCLES)
    dated = [
        (one.name, field.name) for one in spec.entities for field in one.fields if field.name == "pickup_date"
    ]
    assert dated == [("order", "pickup_date")]
    assert not any(one.field("day") for one in spec.entities)


def test_who_fills_a_cart_signs_in_and_sees_nobody_elses_orders() -> None:
    spec = spec_of(BICYCLES)
    assert sides(spec) == {"visitor": "visitor", "customer": "member", "admin": "admin"}
    assert not grants_of(spec, "visitor", "order")
    assert {scope for _, scope in grants_of(spec, "visitor", "cart")} <= {"all"}
    assert {action for action, _ in grants_of(spec, "visitor", "cart")} <= {"create"}
    assert ("view", "all") not in grants_of(spec, "customer", "order")


def test_lines_and_carts_stand_in_no_menu() -> None:
    pages = [page for page in spec_of(BICYCLES).pages if isinstance(page, ListPage)]
    shown = {page.entity for page in pages if page.navigation is not None}
    assert not shown & {"order_item", "cart"}


def test_the_goods_of_a_shop_are_its_own() -> None:
    spec = spec_of(BICYCLES)
    seeds = next(one for one in spec.seeds if one.entity == "second_hand_bicycle")
    names = [str(record["name"]) for record in seeds.records]
    assert len(names) > 20
    assert sum("bicycle" in name.lower() for name in names) > 15


def test_goods_that_no_bank_knows_are_named_after_what_they_are() -> None:
    text = "An online shop for handmade umbrellas. Customers put umbrellas in the cart and order them."
    seeds = next(one for one in spec_of(text).seeds if "umbrella" in one.entity)
    assert all("umbrella" in str(record["name"]) for record in seeds.records)


def test_a_text_that_opens_with_requests_keeps_them_and_the_boss_decides() -> None:
    spec = spec_of(HOLIDAYS)
    assert kept(spec) == {"holiday_request"}
    assert spec.name == "Holiday requests"
    assert sides(spec)["boss"] == "staff"
    assert sides(spec)["member"] == "member"
    request = spec.entities[0]
    assert request.states is not None
    deciding = [step for step in request.states.transitions if step.target == "approved"]
    assert deciding
    assert all("member" not in step.roles and step.roles for step in deciding)


def test_what_a_shelter_gives_away_is_not_its_visitors() -> None:
    spec = spec_of(ADOPTION)
    assert kept(spec) == {"animal", "adoption_request"}
    animal = spec.entity("animal")
    assert animal is not None
    assert animal.owner is None
    assert grants_of(spec, "member", "animal") == {("view", "all")}
    assert ("create", "own") in grants_of(spec, "member", "adoption_request")


def test_a_rule_about_the_age_of_people_is_none_about_animals() -> None:
    animal = spec_of(ADOPTION).entity("animal")
    assert animal is not None
    assert not [one for one in animal.constraints if isinstance(one, Check) and one.field == "birth_date"]


def test_records_have_one_board() -> None:
    boards = [page.entity for page in spec_of(ADOPTION).pages if isinstance(page, BoardPage)]
    assert len(boards) == len(set(boards))


def test_the_place_that_all_is_about_is_no_kind_of_record() -> None:
    assert kept(spec_of(SAUNA)) == {"cabin", "booking"}


def test_a_choir_keeps_rehearsals_and_answers_and_no_employees() -> None:
    spec = spec_of(CHOIR)
    assert "rehearsal" in kept(spec)
    assert "employee" not in kept(spec)
    assert sides(spec)["conductor"] == "staff"
    answers = next(one for one in spec.entities if one.archetype == "attendance_answer")
    assert answers.field("voice")


def test_a_quiz_with_a_leaderboard_keeps_scores_that_players_may_hand_in() -> None:
    spec = spec_of(QUIZ)
    page = next(page for page in spec.pages if isinstance(page, QuizPage))
    assert page.result == "high_score"
    assert ("create", "all") in grants_of(spec, "visitor", "high_score")
    assert not grants_of(spec, "visitor", "high_score") & {("edit", "all"), ("delete", "all")}


def test_cooking_measures_have_their_own_converter() -> None:
    first = spec_of("A unit converter for cooking.").pages[0]
    assert first.path == "/"
    assert first.title == "Cooking converter"


def test_who_plays_reads_no_answers_before() -> None:
    spec = spec_of(QUIZ)
    lists = [
        page for page in spec.pages if isinstance(page, ListPage | FormPage) and page.entity == "question"
    ]
    assert {page.side for page in lists} == {"admin"}
    front = next(page for page in spec.pages if page.path == "/")
    assert "question" not in {getattr(section, "entity", "") for section in front.sections}


def test_a_front_page_says_what_it_is_for_and_speaks_of_no_cart() -> None:
    front = next(page for page in spec_of(BICYCLES).pages if page.path == "/")
    hero = next(section for section in front.sections if isinstance(section, Hero))
    assert hero.text == "Second-hand bicycles with pickup dates."
    blocks = next(section for section in front.sections if isinstance(section, Highlights))
    assert [item.title for item in blocks.items] == ["Second-hand bicycles", "Orders"]
