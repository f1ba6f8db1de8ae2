"""Sample values fit what a noun stands for and what a field is called."""

import re

import pytest

from loomery_compiler.passes.sample_nouns import sort_of
from loomery_compiler.passes.sample_values import sample_value
from loomery_spec import Entity, Field
from loomery_spec import fields as types

PERSON = re.compile(r"^[A-ZÀ-Þ][\w-]+ [A-ZÀ-Þ][\w-]+$")


def text(name: str) -> Field:
    return Field(id=f"f_{name}", name=name, label=name.replace("_", " ").capitalize(), type=types.TextType())


def thing(name: str, *fields: Field) -> Entity:
    label = name.replace("_", " ").capitalize()
    return Entity(
        id=f"e_{name}", name=name, plural=f"{name}s", label=label, label_plural=f"{label}s", title_field="name",
        fields=(text("name"), *fields),
    )  # fmt: skip


def names(noun: str) -> list[str]:
    return [str(sample_value(thing(noun), text("name"), index)) for index in range(24)]


@pytest.mark.parametrize("noun", ["owner", "driver", "guest", "tour_guide", "beekeeper", "swimmer", "nurse"])
def test_person_nouns_get_names_of_people(noun: str) -> None:
    assert all(PERSON.match(name) for name in names(noun))
    assert len(set(names(noun))) == 24


@pytest.mark.parametrize(
    "noun", ["boat", "permit", "clinic", "chore", "complaint", "regatta", "parrot", "supplier"]
)
def test_other_nouns_get_names_of_their_own_and_none_twice(noun: str) -> None:
    made = names(noun)
    assert len(set(made)) == 24
    assert not any(name.split()[0] in {"Amara", "Jonas"} for name in made)


@pytest.mark.parametrize(
    ("noun", "sort"),
    [("ice_cream_seller", "person"), ("order", "paper"), ("printer", "thing"), ("climbing_hall", "place"),
     ("newsletter", "thing"), ("winter_festival", "event"), ("membership_type", "level")],
)  # fmt: skip
def test_the_last_word_of_a_noun_decides(noun: str, sort: str) -> None:
    assert sort_of(noun) == sort


def test_address_and_name_are_those_of_one_person() -> None:
    entity = thing("owner")
    email = Field(id="f_email", name="email", label="E-mail", type=types.EmailType())
    for index in range(24):
        given = str(sample_value(entity, text("name"), index)).split()[0]
        mail = str(sample_value(entity, email, index))
        assert mail.split(".")[0] == given.lower().replace("á", "a")


def test_what_ends_is_later_than_what_starts() -> None:
    entity = thing("stay")
    for kind in (types.DateType(), types.DateTimeType(), types.TimeType()):
        start = Field(id="f_start", name="start_time", label="Start", type=kind)
        end = Field(id="f_end", name="end_time", label="End", type=kind)
        for index in range(24):
            assert str(sample_value(entity, start, index)) < str(sample_value(entity, end, index))


def test_most_records_are_in_a_current_state() -> None:
    choices = tuple(types.Choice(value=value, label=value) for value in ("draft", "active", "archived"))
    status = Field(id="f_s", name="status", label="Status", type=types.ChoiceType(choices=choices))
    made = [sample_value(thing("boat"), status, index) for index in range(24)]
    assert made.count("active") > 12
    assert set(made) == {"draft", "active", "archived"}


def test_numbers_keep_their_bounds_and_suit_their_name() -> None:
    entity = thing("boat")
    age = Field(id="f_age", name="age", label="Age", type=types.IntegerType())
    few = Field(id="f_few", name="effort", label="Effort", type=types.IntegerType(min=1, max=5))
    price = Field(id="f_price", name="price", label="Price", type=types.MoneyType())
    a_day = Field(id="f_day", name="price_per_day", label="Price per day", type=types.MoneyType())
    for index in range(24):
        assert 18 <= float(str(sample_value(entity, age, index))) <= 64
        assert 1 <= float(str(sample_value(entity, few, index))) <= 5
        assert float(str(sample_value(entity, price, index))) > 1000
        assert float(str(sample_value(entity, a_day, index))) < 200


def test_long_texts_speak_of_the_thing_and_differ() -> None:
    about = Field(id="f_a", name="about", label="About", type=types.LongTextType())
    made = [str(sample_value(thing("sailing_boat"), about, index)) for index in range(24)]
    assert len(set(made)) >= 20
    assert sum("sailing boat" in text for text in made) > 6
