"""The yardstick compares by meaning, counts misses and extras, and never shows what is locked."""

import json
from pathlib import Path

import pytest

from tools.understand_eval.__main__ import main
from tools.understand_eval.agreement import main as agree
from tools.understand_eval.meaning import HEAD, likeness, pair

LABEL = {
    "data": ["book", "spaceship"], "fields": {"book": ["title"]}, "relations": [], "roles": ["member"],
    "pages": ["books"], "features": ["search"], "colours": {}, "kind": "library",
}  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    texts = tmp_path / "texts.jsonl"
    texts.write_text("\n".join(json.dumps({"id": name, "text": "Members borrow books. Each book has a title."})
                               for name in ("a", "b")))  # fmt: skip
    labels = tmp_path / "labels.jsonl"
    labels.write_text(
        "\n".join(json.dumps({**LABEL, "id": name, "locked": name == "b"}) for name in ("a", "b"))
    )
    return texts, labels


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("stock information", "stock", True), ("news article", "news", True), ("sports record", "sport record", True),
     ("booking", "reservation", True), ("invoice", "spaceship", False)],
)  # fmt: skip
def test_names_are_compared_by_meaning(one: str, other: str, same: bool) -> None:
    assert (likeness(one, other) >= HEAD) is same


def test_pairs_are_one_to_one() -> None:
    assert pair(["order", "order item"], [("order item",), ("order",)]) == {0: 1, 1: 0}


def test_of_equal_names_the_own_name_is_nearer_than_another() -> None:
    assert pair(["conversion"], [("converted file", "conversion"), ("conversion", "media job")]) == {0: 1}


def test_a_line_joins_what_it_refers_to_and_a_payment_is_of_whoever_made_the_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Customers order products and pay online. An order item refers to an order and a product."
    label = {**LABEL, "id": "a", "text": text, "data": ["user", "product", "order", "payment"],
             "relations": [["product", "order"], ["user", "order"], ["order", "payment"]]}  # fmt: skip
    texts, labels = tmp_path / "texts.jsonl", tmp_path / "labels.jsonl"
    texts.write_text("")
    labels.write_text(json.dumps(label))
    main(["--labels", str(labels), "--texts", str(texts), "--misses", "--only", "relations", "--json"])
    figures = json.loads(capsys.readouterr().out)["open"]["relations"]
    assert (figures["recall"], figures["precision"]) == (1.0, 1.0)


def test_misses_of_locked_labels_are_never_shown(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    texts, labels = files
    assert main(["--labels", str(labels), "--texts", str(texts), "--misses"]) == 0
    shown = capsys.readouterr().out
    assert "  a data: missed ['spaceship']" in shown
    assert "  b " not in shown
    assert "locked: 1 descriptions" in shown


def test_json_holds_recall_and_precision(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    texts, labels = files
    main(["--labels", str(labels), "--texts", str(texts), "--json"])
    figures = json.loads(capsys.readouterr().out)
    assert figures["open"]["data"]["recall"] == 0.5
    assert figures["open"]["fields"]["recall"] == 1.0
    assert set(figures) == {"open", "locked"}


def test_missing_files_are_bad_use(tmp_path: Path) -> None:
    assert main(["--gold", str(tmp_path / "none.jsonl")]) == 2


def test_a_second_reader_is_measured_as_a_plan_would_be(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts, labels = files
    other = {
        **LABEL,
        "data": ["book", "loan", "member"],
        "relations": [["member", "loan"]],
        "pages": ["home"],
    }
    second = tmp_path / "second.jsonl"
    second.write_text("\n".join(json.dumps({**other, "id": name}) for name in ("a", "b")))
    asked = ["--gold", str(labels), "--labels", str(labels), "--texts", str(texts), "--second", str(second)]
    assert agree([*asked, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)["locked"]
    assert figures["data"] == {"recall": 0.5, "precision": 0.333, "expected": 2, "made": 3}
    assert figures["fields"]["recall"] == 1.0
    assert figures["pages"]["recall"] == 0.0
    agree(asked)
    assert "spaceship" not in capsys.readouterr().out
