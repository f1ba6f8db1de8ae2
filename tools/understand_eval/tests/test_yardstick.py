"""The yardstick compares by meaning, counts misses and extras, and never shows what is locked."""

import json
from pathlib import Path

import pytest

from tools.understand_eval.__main__ import main
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
