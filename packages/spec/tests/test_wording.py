"""Differences in sentences: each kind of change is said, once, and what nobody notices is not."""

from typing import Any

import pytest

from loomery_spec import AppSpec
from loomery_spec.permitted import permitted
from loomery_spec.wording import differences

TITLE = {"id": "title", "name": "title", "label": "Title", "type": {"kind": "text"}}
BOOK: dict[str, Any] = {
    "id": "book",
    "name": "book",
    "plural": "books",
    "label": "Book",
    "label_plural": "Books",
    "fields": [TITLE],
}
ROLES = [
    {"name": "member", "label": "Member", "signs_up": True},
    {"name": "admin", "label": "Administrator", "kind": "admin"},
]
SPEC: dict[str, Any] = {
    "name": "Library",
    "slug": "library",
    "entities": [BOOK],
    "roles": ROLES,
    "grants": [{"role": "member", "entity": "book", "actions": ["view"]}],
    "pages": [{"kind": "list", "name": "books", "title": "Books", "path": "/books", "entity": "book"}],
}


def said(after: dict[str, Any], before: dict[str, Any] | None = None) -> list[tuple[str, str, str, str]]:
    found = differences(AppSpec.model_validate(before or SPEC), AppSpec.model_validate(after))
    return [(item.kind, item.group, item.element, item.words) for item in found]


def book(**more: Any) -> dict[str, Any]:
    return {**SPEC, "entities": [{**BOOK, **more}]}


def title(**more: Any) -> dict[str, Any]:
    return book(fields=[{**TITLE, **more}])


PAGES = {"id": "pages", "name": "pages", "label": "Pages", "type": {"kind": "integer"}}
LOAN = {"name": "loan", "plural": "loans", "label": "Loan", "label_plural": "Loans"}
PAGE = SPEC["pages"][0]
CASES: list[tuple[dict[str, Any], tuple[str, str, str, str]]] = [
    (
        book(fields=[TITLE, PAGES]),
        ("added", "data", "entities.book.pages", "“Books” gets the field “Pages” (a whole number)."),
    ),
    (book(fields=[]), ("removed", "data", "entities.book.title", "“Books” loses the field “Title”.")),
    (
        title(label="Name"),
        ("renamed", "data", "entities.book.title", "“Title” of “Books” is called “Name” now."),
    ),
    (
        title(name="name"),
        ("renamed", "data", "entities.book.title", "“Title” of “Books” is called “name” now."),
    ),
    (
        title(type={"kind": "date"}),
        (
            "retyped",
            "data",
            "entities.book.title",
            "“Title” of “Books” becomes a date; it was a line of text.",
        ),
    ),
    (
        title(type={"kind": "text", "max_length": 20}),
        ("retyped", "data", "entities.book.title", "“Title” of “Books”: its limits are other ones."),
    ),
    (
        title(required=True),
        ("changed", "data", "entities.book.title", "“Title” of “Books” must be filled in."),
    ),
    (
        title(unique=True),
        ("changed", "data", "entities.book.title", "“Title” of “Books” must be different in every record."),
    ),
    (
        title(help="As printed"),
        (
            "changed",
            "data",
            "entities.book.title",
            "“Title” of “Books”: help changes from nothing to “As printed”.",
        ),
    ),
    (
        {**SPEC, "entities": [BOOK, LOAN]},
        ("added", "data", "entities.loan", "“Loans” is something new to keep."),
    ),
    (
        book(relations=[{"name": "next", "label": "Next", "target": "book"}]),
        ("added", "data", "entities.book.next", "“Books” gets a link “Next” to book."),
    ),
    (
        {**SPEC, "pages": []},
        ("removed", "pages", "pages.books", "There is no longer a page “Books” at /books."),
    ),
    (
        {**SPEC, "pages": [{**PAGE, "side": "staff"}]},
        ("changed", "pages", "pages.books", "“Books” is for those who run it now; it was for everybody."),
    ),
    (
        {**SPEC, "roles": [{**ROLES[0], "signs_up": False}, ROLES[1]]},
        (
            "changed",
            "permissions",
            "roles.member",
            "“Member”: people can no longer register by themselves.",
        ),
    ),
    (
        {**SPEC, "features": [{"feature": "csv"}]},
        ("added", "features", "features.csv", "The feature “csv” is added."),
    ),
    (
        {**SPEC, "theme": {"palette": {"primary": "#008000"}}},
        ("changed", "look", "theme", "The primary colour changes from “#3355dd” to “#008000”."),
    ),
    (
        {**SPEC, "name": "Books"},
        ("changed", "other", "name", "The application is called “Books” now; it was “Library”."),
    ),
    (
        {**SPEC, "grants": [{"role": "member", "entity": "book", "actions": ["view", "edit"]}]},
        ("added", "permissions", "grants.member.book", "“Member” may edit “Books”."),
    ),
    (
        {**SPEC, "grants": []},
        ("removed", "permissions", "grants.member.book", "“Member” may no longer view “Books”."),
    ),
    (
        {**SPEC, "grants": [{"role": "member", "entity": "book", "actions": ["view"], "scope": "own"}]},
        ("changed", "permissions", "grants.member.book", "“Member” may view their own “Books”; it was all."),
    ),
]


@pytest.mark.parametrize(("after", "expected"), CASES, ids=[case[1][3][:40] for case in CASES])
def test_a_change_is_said_in_one_sentence(after: dict[str, Any], expected: tuple[str, str, str, str]) -> None:
    assert said(after) == [expected]


def test_what_nobody_notices_is_not_said() -> None:
    evidence = {"source": "stated", "confidence": 0.9}
    seeds = [{"entity": "book", "records": [{"title": "a"}]}]
    assert said(SPEC) == []
    assert said({**book(evidence=evidence), "seeds": seeds, "slug": "books"}) == []


def test_a_role_that_goes_takes_its_permissions_along_in_silence() -> None:
    found = said({**SPEC, "roles": ROLES[1:], "grants": []})
    assert [item[2] for item in found] == ["roles.member"]


def test_the_widest_grant_counts() -> None:
    own = {"role": "member", "entity": "book", "actions": ["view", "edit"], "scope": "own"}
    spec = AppSpec.model_validate({**SPEC, "grants": [own, *SPEC["grants"]]})
    assert permitted(spec) == {("member", "book", "view"): "all", ("member", "book", "edit"): "own"}
