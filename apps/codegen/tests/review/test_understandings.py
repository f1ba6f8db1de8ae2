"""A description, read: the specification, why it is so, and what is worth asking."""

import pytest

from loomery_codegen.errors import DescriptionError
from loomery_codegen.review.elements import with_ids
from loomery_codegen.review.questions.asking import MOST
from loomery_codegen.review.understandings import Understandings
from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import load_plugins
from loomery_spec import AppSpec

LIBRARY = (
    "A library where members borrow books. Librarians add books with title and ISBN. Use a green theme. "
    "The moon shall sing."
)
TEXTS = (
    LIBRARY,
    "A blog with comments and ratings",
    "A todo list",
    "Online shop for shoes with a cart and payments by card",
    "I want to track my plants. Each plant has a name and a last watered date.",
    "Employees request leave, managers approve it.",
)


def test_a_specification_comes_back_whole_and_stays_as_it_is(reader: Understandings) -> None:
    found = reader.understand(LIBRARY, "Our library")
    spec = AppSpec.model_validate(found.spec)
    assert spec.name == "Our library"
    again, report = complete_spec(spec, load_plugins())
    assert with_ids(again) == spec
    assert not report.failed
    assert all(entity.id == entity.name for entity in spec.entities)


def test_words_are_quoted_where_they_stand(reader: Understandings) -> None:
    found = reader.understand(LIBRARY, "")
    isbn = found.origins["entities.book.isbn"]
    assert [words.text for words in isbn.words] == ["ISBN"]
    assert isbn.source == "stated"
    assert isbn.sentence == 1
    for origin in found.origins.values():
        for words in origin.words:
            assert LIBRARY[words.start : words.end] == words.text
    assert "entities.book.isbn" not in found.assumed
    assert {"entities.user", "roles.admin"} <= set(found.assumed)
    assert [item.status for item in found.sentences][-1] == "not_understood"
    assert [LIBRARY[item.start : item.end] for item in found.sentences] == [
        item.text for item in found.sentences
    ]


def test_what_is_no_application_is_refused(reader: Understandings) -> None:
    with pytest.raises(DescriptionError):
        reader.understand("?!", "")


@pytest.mark.parametrize("text", TEXTS)
def test_at_most_five_are_asked_and_every_answer_changes_what_is_built(
    reader: Understandings, text: str
) -> None:
    found = reader.understand(text, "")
    assert 1 <= len(found.questions) <= MOST
    assert len({question.id for question in found.questions}) == len(found.questions)
    for question in found.questions:
        assert question.options, question.id
        assert question.otherwise, question.id
        for option in question.options:
            if option.operations:
                checked = reader.check(found.spec, option.operations)
                assert checked.spec is not None, (question.id, option.label, checked.faults)
                assert reader.compare(found.spec, checked.spec), (question.id, option.label)
            else:
                change = option.replacement
                assert change is not None, (question.id, option.label)
                said = change.text + ("three colours" if option.asks else "")
                assert text[: change.start] + said + text[change.end :] != text


@pytest.mark.parametrize("text", TEXTS)
def test_answers_go_together(reader: Understandings, text: str) -> None:
    found = reader.understand(text, "")
    chosen = [
        next((option.operations for option in question.options if option.operations), [])
        for question in found.questions
    ]
    together = reader.check(found.spec, [one for operations in chosen for one in operations])
    assert together.spec is not None, together.faults
    by_turns = found.spec
    for operations in chosen:
        answered = reader.check(by_turns, operations)
        assert answered.spec is not None, answered.faults
        by_turns = answered.spec


def test_suggestions_switch(reader: Understandings) -> None:
    found = reader.understand(TEXTS[1], "")
    switches = {item.feature: item for item in found.suggestions}
    assert switches["comments"].on
    assert not switches["csv"].on
    assert set(load_plugins().features) <= set(switches)
    for switch in switches.values():
        checked = reader.check(found.spec, switch.operations)
        assert checked.spec is not None
        used = {use["feature"] for use in checked.spec["features"]}
        assert (switch.feature in used) is not switch.on
    off = reader.check(found.spec, switches["ratings"].operations).spec
    assert off is not None
    assert len(off["pages"]) <= len(found.spec["pages"])
    chosen = {(item.side, item.value) for item in found.targets if item.chosen}
    assert chosen == {("api", "python"), ("web", "react")}
    assert [item.available for item in found.targets if (item.side, item.value) == ("api", "go")] == [False]


def test_a_glance_gives_chips(reader: Understandings) -> None:
    found = reader.brief(LIBRARY)
    assert {chip.name for chip in found.entities} >= {"book", "loan"}
    assert {chip.name for chip in found.roles} >= {"member", "librarian"}
    assert found.colours[0].value == "#008000"
    assert [words.text for words in found.not_understood] == ["The moon shall sing."]
    assert found.name


@pytest.mark.parametrize(
    "text", ["", "   ", "a", "?!", "\x00\x01", "Ein Verein für Judo mit Mitgliedern und Beiträgen"]
)
def test_a_glance_never_fails(reader: Understandings, text: str) -> None:
    found = reader.brief(text)
    assert found.problem or found.entities or found.pages
