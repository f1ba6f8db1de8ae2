"""The rule planner: a description becomes a specification without a model and without a network."""

from __future__ import annotations

from loomery_codegen.understand.planner import Context, Plan
from loomery_codegen.understand.words.rules.composing.compose import compose
from loomery_codegen.understand.words.rules.reading.read import read
from loomery_spec import AppSpec, Report

_HINT = "Say what the application keeps and what people do with it, such as “members borrow books”."


class RulePlanner:
    """Reads by grammar and word lists, composes from the catalogue; the same text gives the same plan."""

    def __init__(self, grammar: bool | None = None) -> None:
        """`grammar` False leaves out spaCy; None uses it where it is installed."""
        self._grammar = grammar

    def plan(self, text: str, context: Context | None = None) -> Plan:
        """The plan for a description; when nothing can be read, an empty one whose report has failed."""
        context = context or Context()
        report = Report()
        reading = read(text, report, self._grammar)
        if report.failed or not any(fate == "statement" for fate in reading.fates):
            if not report.failed:
                report.error("READ006", f"text:0-{len(text)}", "The text describes no application.")
            return Plan(AppSpec(name=context.name or "App", slug="app", target=context.target), report)
        spec, coverage = compose(reading, context.target, context.name, report)
        computes = any(page.kind == "tool" for page in spec.pages)
        if all(entry.status == "not_understood" for entry in coverage) or not (spec.entities or computes):
            where = f"text:0-{len(text)}"
            report.warning("READ007", where, "Hardly anything of this was understood.", _HINT)
        return Plan(spec, report, coverage)
