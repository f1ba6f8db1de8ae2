"""The result of a build for people: what was understood, what is red and where, and what comes next."""

from rich.console import Console
from rich.text import Text

from loomery_cli.spec_view import coverage_table
from loomery_codegen.request import BuildResult
from loomery_codegen.understand.planner import Plan
from loomery_spec import Report

_SHOWN = 8


def _red_gates(result: BuildResult, console: Console) -> None:
    for gate in result.gates:
        if gate.green:
            continue
        console.print(Text.assemble(("✗ ", "red"), (gate.name, "bold"), f"  {gate.reason}"))
        for finding in gate.findings[:_SHOWN]:
            place = f"{finding.file}:{finding.line}" if finding.line else finding.file
            console.print(Text(f"    {place}  {finding.code}  {finding.message}"))
        if len(gate.findings) > _SHOWN:
            console.print(f"    … and {len(gate.findings) - _SHOWN} more", style="dim")
    console.print(f"Nothing was published. Logs: {result.logs}", markup=False)
    console.print(f"What was checked: {result.staging}", markup=False)


def show_result(result: BuildResult, console: Console) -> None:
    """Print coverage, warnings, then either the findings or where the project is."""
    if result.coverage:
        console.print()
        console.print(coverage_table(Plan(spec=result.spec, report=Report(), coverage=result.coverage)))
    for item in result.diagnostics:
        if item.severity != "info":
            console.print(Text(str(item), style="yellow"))
    console.print()
    if result.status == "red":
        _red_gates(result, console)
        return
    seconds = result.seconds["total"]
    note = "unchanged, from the cache" if result.cached else result.tag
    console.print(Text.assemble(("✓ ", "green"), (result.spec.name, "bold"), f"  {note}, {seconds:.1f} s"))
    console.print(f"  project  {result.path}", markup=False)
    if result.archive:
        console.print(f"  archive  {result.archive}", markup=False)
