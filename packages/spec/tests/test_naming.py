"""Names made from words keep all of their letters, whatever accents they carry."""

import pytest

from loomery_spec.naming import ascii_letters, entity_name, field_name, slug, snake


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("crêpe", "crepe"),
        ("Straße", "strasse"),
        ("STRAẞE", "strasse"),
        ("Smørrebrød", "smorrebrod"),
        ("naïve café", "naive_cafe"),
        ("Łódź", "lodz"),
        ("œuvre", "oeuvre"),
        ("Ærø", "aero"),
        ("piñata größe", "pinata_grosse"),
        ("e\u0301clair", "eclair"),
        ("dueDate", "due_date"),
        ("élanVital", "elan_vital"),
        ("ﬁle ２", "file_2"),
        ("m²", "m2"),
        ("名前", ""),
    ],
)
def test_a_name_is_made_of_ascii_letters(words: str, name: str) -> None:
    assert snake(words) == name


def test_reserved_words_are_seen_behind_accents() -> None:
    assert field_name("cláss") == "class_value"
    assert entity_name("sessión") == "session_entry"


def test_slugs_keep_letters_too() -> None:
    assert slug("Café Müller") == "cafe-muller"
    assert slug("名前") == "app"


def test_letters_of_other_scripts_stay_as_they_are() -> None:
    assert ascii_letters("名前 é") == "名前 e"
