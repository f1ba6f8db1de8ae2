"""Emitted Python imports what its code names, whatever words people use in labels, descriptions and rules."""

from pathlib import Path

import pytest

from loomery_compiler.emit.names import names_in
from loomery_compiler.pipeline import compile_spec
from loomery_compiler.plugins import load_plugins
from loomery_spec import AppSpec
from loomery_spec.text import parse_spec

GOLDEN = Path(__file__).parent / "golden"
TEMPTING = (
    "Any puzzle of logic. Lines, Capacity( and Decimal( by sa. db. dt. orm. models. Field( Literal[ only("
)


def worded(spec: AppSpec) -> AppSpec:
    """The specification with tempting words wherever people write freely."""
    entities = tuple(
        entity.model_copy(
            update={
                "about": TEMPTING,
                "constraints": tuple(
                    rule.model_copy(update={"message": TEMPTING}) if hasattr(rule, "message") else rule
                    for rule in entity.constraints
                ),
            }
        )
        for entity in spec.entities
    )
    flows = tuple(flow.model_copy(update={"label": TEMPTING}) for flow in spec.workflows)
    return spec.model_copy(update={"entities": entities, "workflows": flows})


def imported(spec: AppSpec) -> dict[str, list[str]]:
    drafts, _, report = compile_spec(spec, load_plugins())
    assert not report.failed, [str(item) for item in report.found]
    texts = {str(draft.path): draft.content.decode() for draft in drafts if draft.path.suffix == ".py"}
    return {
        path: [line for line in text.splitlines() if line.startswith(("import ", "from "))]
        for path, text in texts.items()
    }


@pytest.mark.parametrize("case", ["everything", "salon", "shop", "todo"])
def test_words_bring_no_imports(case: str) -> None:
    spec, _ = parse_spec((GOLDEN / case / "spec.json").read_text(encoding="utf-8"))
    assert spec is not None
    assert imported(worded(spec)) == imported(spec)


def test_names_are_those_that_code_reads() -> None:
    source = '"""Any logic."""\n\n# Lines\nPATH: Row = make(f"{body} Text", note="Decimal(1)")\n'
    assert names_in(source) == {"Row", "make", "body"}
