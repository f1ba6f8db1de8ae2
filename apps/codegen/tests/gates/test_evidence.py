"""What proves a build."""

from pathlib import Path

from loomery_codegen.coverage import Proof, proofs_of
from loomery_codegen.evidence import evidence_of, pictures_of, sentences_of
from loomery_codegen.gates.model import Finding, GateResult
from loomery_spec import AppSpec

WORDS = "People lend books. Thanks a lot!"
SPEC = AppSpec.model_validate(
    {
        "name": "Library",
        "slug": "library",
        "entities": [
            {
                "name": "book",
                "plural": "books",
                "label": "Book",
                "label_plural": "Books",
                "evidence": {"source": "stated", "spans": [{"start": 12, "end": 17}]},
                "fields": [{"name": "title", "label": "Title", "type": {"kind": "text"}}],
            }
        ],
        "pages": [
            {"kind": "landing", "name": "home", "title": "Home", "path": "/"},
            {"kind": "list", "name": "book_list", "title": "Books", "path": "/books", "entity": "book"},
        ],
    }
)
FILES = frozenset({"api/tests/test_book.py", "e2e/test_book.py", "api/app/book.py"})


def test_sentences_of_a_reviewed_specification_lead_to_what_came_from_them() -> None:
    first, second = sentences_of(SPEC, WORDS)
    assert (first.sentence, first.status, first.elements) == (
        "People lend books.",
        "realised",
        ("entities.book",),
    )
    assert (second.status, second.elements) == ("not_understood", ())
    plain = SPEC.model_copy(
        update={"entities": tuple(entity.model_copy(update={"evidence": None}) for entity in SPEC.entities)}
    )
    assert sentences_of(plain, WORDS) == ()


def test_checks_are_as_green_as_the_gates_that_ran_them() -> None:
    finding = Finding(file="e2e/test_book.py", line=3, code="assert", message="no book")
    gates = [
        GateResult(name="tests-api", status="passed"),
        GateResult(name="browser", status="failed", findings=(finding,)),
        GateResult(name="accessibility", status="skipped"),
    ]
    assert proofs_of(["entities.book.title", "entities.book", "pages.home"], FILES, gates) == (
        Proof("api/tests/test_book.py", "tests-api", "passed"),
        Proof("e2e/test_book.py", "browser", "failed"),
        Proof("accessibility:home", "accessibility", "skipped"),
    )
    elsewhere = [GateResult(name="browser", status="failed", findings=())]
    assert proofs_of(["entities.book"], FILES, elsewhere)[0].status == "passed"


def test_a_sentence_is_shown_by_the_pages_of_its_things() -> None:
    sentences = [item.model_dump(mode="json") for item in sentences_of(SPEC, WORDS)]
    first, _ = evidence_of(sentences, SPEC, FILES, [GateResult(name="tests-api", status="passed")])
    assert (first.text, first.pages) == ("People lend books.", ["book_list"])
    assert [(check.name, check.status) for check in first.checks] == [("api/tests/test_book.py", "passed")]


def test_pictures_are_those_of_the_pages_in_their_order(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("book_list-desk.jpg", "home-phone.jpg", "home-desk.jpg", "other-desk.jpg"):
        (folder / name).write_bytes(b"x")
    (folder / "book_list-phone.jpg").symlink_to("/etc/passwd")
    assert [(item.page, item.path, item.width) for item in pictures_of(SPEC, tmp_path)] == [
        ("home", "/", 1280),
        ("home", "/", 390),
        ("book_list", "/books", 1280),
    ]
    assert pictures_of(SPEC, tmp_path / "elsewhere") == []
