"""What is kept and how it refers to each other: named things, records of deeds, wholes and parts, likenesses."""

import pytest

from loomery_codegen.understand.words.rules.composing import brands
from loomery_codegen.understand.words.rules.planner import RulePlanner
from loomery_spec import AppSpec
from loomery_templates.catalogue import Catalogue

CRM = (
    "I run a small CRM for my team: track companies, contacts, deals with stages, and notes. "
    "Each deal belongs to a contact and a company."
)
GYM = (
    "Please implement a gym website. Users should be able to log in, browse classes, book classes, and view their "
    "booking history."
)


def spec_of(text: str) -> AppSpec:
    return RulePlanner().plan(text).spec


def kept(spec: AppSpec) -> set[str]:
    return {entity.name for entity in spec.entities}


def links(spec: AppSpec) -> set[tuple[str, str]]:
    return {(entity.name, link.target) for entity in spec.entities for link in entity.relations}


def test_every_thing_of_a_list_is_kept_and_stated_links_hold() -> None:
    spec = spec_of(CRM)
    assert {"company", "contact", "deal", "note"} <= kept(spec)
    assert {("deal", "contact"), ("deal", "company")} <= links(spec)


def test_members_are_those_who_sign_in() -> None:
    spec = spec_of(
        "A board for teams with projects, columns, cards and comments on cards. Assign cards to members."
    )
    assert "member" not in kept(spec)
    assert {("card", "user"), ("card", "column"), ("comment", "card")} <= links(spec)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("A site for updates. Users publish updates and comment on updates.", ("comment", "update")),
        ("A shop where customers order cakes.", ("order_item", "cake")),
        ("An app to log waterings of plants with plants and waterings.", ("watering", "plant")),
        ("A wiki for questions. People ask questions and others write answers.", ("answer", "question")),
    ],
)
def test_records_refer_to_what_they_are_about(text: str, link: tuple[str, str]) -> None:
    assert link in links(spec_of(text))


def test_a_history_is_no_thing_beside_what_it_tells_of() -> None:
    spec = spec_of(GYM)
    assert "booking" in kept(spec)
    assert "booking_history" not in kept(spec)


def test_clauses_after_a_colon_are_read_as_clauses() -> None:
    spec = spec_of(
        "An exam platform for a school: teachers create exams with questions, students take exams."
    )
    assert {"exam", "question"} <= kept(spec)
    assert {role.name for role in spec.roles} >= {"teacher", "student"}


def test_a_likeness_brings_the_deal_and_keeps_the_things() -> None:
    spec = spec_of("Something like Airbnb for boats.")
    assert {"boat", "booking"} <= kept(spec)
    assert ("booking", "boat") in links(spec)
    assert "holiday_home" not in kept(spec)


def test_brands_are_compared_with_and_not_merely_named() -> None:
    assert brands.likened("A Twitter clone") == ("social_network",)
    assert brands.likened("An app like uber for dogs")[0] == "ride_hailing"
    assert brands.likened("A WeChat mini-program that shares news on Twitter") == ()
    assert brands.other_subject("Something like Airbnb for boats.") == "boats"
    known = set(Catalogue.load().blueprint_ids)
    assert {kind for brand in brands.brands() for kind in brands.likened(f"like {brand}")} <= known


def test_what_is_built_and_whose_business_it_is_are_not_kept() -> None:
    assert not kept(spec_of("A password generator."))
    assert "bakery" not in kept(
        spec_of("A landing page for my bakery with opening hours and a contact form.")
    )
    assert "online_bookstore" not in kept(spec_of("Online bookstore: customers browse and order books."))


def test_a_kind_is_believed_only_where_the_text_supports_it() -> None:
    card = spec_of("A board with columns and cards.").entity("card")
    assert card is not None
    assert not card.archetype


def test_a_text_that_names_nothing_still_keeps_the_main_thing() -> None:
    assert kept(spec_of("Simple to-do list.")) == {"task"}


def test_everything_kept_says_why_and_how_surely() -> None:
    for entity in spec_of(GYM).entities:
        assert entity.evidence is not None
        assert 0 < entity.evidence.confidence < 1
        assert entity.evidence.note
        assert entity.evidence.spans or entity.evidence.source == "assumed"
