"""Cursors and identifiers, whatever comes."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loomery_shared import ids
from loomery_shared.errors import UsageError
from loomery_shared.ids import new_id
from loomery_shared.paging import decode_cursor, encode_cursor, page_of

TEXT = st.text(st.characters(exclude_characters="\0", codec="utf-8"))
WHOLE = st.integers(-(2**63), 2**63 - 1)


@given(st.lists(TEXT | WHOLE, min_size=1, max_size=5))
def test_a_cursor_leads_back(values: list[str | int]) -> None:
    cursor = encode_cursor(*values)
    assert decode_cursor(cursor) == tuple(values)
    assert set(cursor) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def refused_or_plain(cursor: str) -> None:
    try:
        found = decode_cursor(cursor)
    except UsageError:
        return
    for value in found or ():
        assert type(value) in (str, int)
        if isinstance(value, str):
            assert "\0" not in value
            value.encode()
        else:
            assert -(2**63) <= value < 2**63


@given(st.text(max_size=500))
def test_no_text_is_harmful(cursor: str) -> None:
    refused_or_plain(cursor)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=6,
)


@given(JSON)
def test_no_document_is_harmful(document: object) -> None:
    refused_or_plain(base64.urlsafe_b64encode(json.dumps(document).encode()).decode().rstrip("="))


@pytest.mark.parametrize(
    "document",
    ['["\\ud800"]', '["a\\u0000"]', "[9223372036854775808]", "[true]", "[1.5]", "{}", "[[", "[" * 300],
)
def test_what_no_database_takes_is_refused(document: str) -> None:
    with pytest.raises(UsageError):
        decode_cursor(base64.urlsafe_b64encode(document.encode()).decode())


def test_the_last_page_leads_nowhere() -> None:
    assert decode_cursor("") is None
    assert page_of([1, 2, 3], 2, "next").model_dump() == {"items": [1, 2], "next": "next"}
    assert page_of([1, 2], 2, "next").model_dump() == {"items": [1, 2], "next": None}


@given(st.lists(st.integers(0, 2**48 - 1), min_size=2, max_size=2, unique=True))
def test_identifiers_sort_by_time(moments: list[int]) -> None:
    made = []
    with pytest.MonkeyPatch.context() as patch:
        for moment in moments:
            patch.setattr(ids.time, "time_ns", lambda moment=moment: moment * 1_000_000 + 999_999)
            made.append(new_id("app"))
    assert (made[0] < made[1]) == (moments[0] < moments[1])
    assert {len(name) for name in made} == {30}


def test_identifiers_differ_and_are_plain() -> None:
    made = {new_id("app") for _ in range(1000)}
    assert len(made) == 1000
    assert set("".join(made)) <= set("0123456789abcdefghjkmnpqrstvwxyz_")
