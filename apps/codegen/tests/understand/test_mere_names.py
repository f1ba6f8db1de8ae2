"""What names a function, an input or a kind of something else is no record; histories are of what is kept."""

from __future__ import annotations

import pytest

from loomery_codegen.understand.words.rules.composing.common_nouns import readiness
from loomery_codegen.understand.words.rules.planner import RulePlanner

PLANNER = RulePlanner()


def kept(text: str) -> set[str]:
    """Names of what the application for a text keeps, its own machinery left out."""
    return {one.name for one in PLANNER.plan(text).spec.entities if not one.system}


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (
            "Teachers log in and manage plans. The site should also have search and filter functions.",
            "filter",
        ),
        (
            "A site to draw statistics. It has data interaction features. Users upload spreadsheets.",
            "data_interaction",
        ),
        ("A website that turns Chinese characters into pinyin. Users enter Chinese characters.", "pinyin"),
        (
            "A site where users log in and fill out different types of forms, including assessments, questionnaires, "
            "and contracts.",
            "questionnaire",
        ),
        ("Users log in, upload audio files and play selected audio files.", "selected_audio_file"),
        ("A shop with online ordering and order management. Customers browse products.", "ordering"),
    ],
)
def test_a_mere_name_is_not_kept(text: str, never: str) -> None:
    assert never not in kept(text)


def test_a_history_is_kept_as_what_it_tells_of() -> None:
    text = "Users log in, browse audiobooks, play audiobooks and view their playback history."
    assert "playback_record" in kept(text)
    assert "history" not in kept(text)


def test_what_is_owned_is_kept_though_it_sounds_like_a_function() -> None:
    assert any("filter" in name for name in kept("Each filter has a name and a price. I manage my filters."))


def test_nouns_tell_how_readily_they_are_kept() -> None:
    assert readiness("purchase order") == "always"
    assert readiness("error handling") == "never"
    assert readiness("") == ""


def test_a_function_that_is_offered_is_not_told_as_missing() -> None:
    plan = PLANNER.plan("Teachers log in and manage plans. The site should have search and filter functions.")
    assert plan.coverage[1].missed == ()
