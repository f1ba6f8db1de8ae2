"""Lint of the web part with Oxlint."""

import re

from loomery_codegen.gates.model import Finding, GateResult, Place
from loomery_codegen.gates.parse import embedded_json, judged, relative

__all__ = ["OxlintGate"]

_CODE = re.compile(r"^(?P<plugin>[\w-]+)\((?P<rule>[\w/-]+)\)$")


class OxlintGate:
    """The rules for TypeScript, React and accessibility in `web/.oxlintrc.json`."""

    name = "lint-web"
    needs: frozenset[str] = frozenset()
    inputs = ("web/src/*", "web/.oxlintrc.json", "web/package.json")
    outputs: tuple[str, ...] = ()

    def run(self, place: Place) -> GateResult:
        """Lint everything; it takes less time than remembering what was clean."""
        script = place.tools.node_tool("oxlint/bin/oxlint")
        outcome = place.run((*script, "--format", "json", "src"), part="web")
        report = embedded_json(outcome.output, "{") or {}
        return judged(self.name, outcome, [_finding(place, item) for item in report.get("diagnostics", ())])


def _finding(place: Place, item: dict[str, object]) -> Finding:
    labels = item.get("labels")
    first = labels[0] if isinstance(labels, list) and labels else {}
    return Finding(
        file=relative(str(item.get("filename") or ""), place.project, "web"),
        line=int(first.get("span", {}).get("line", 0)),
        code=_rule(str(item.get("code") or "parse")),
        message=str(item["message"]),
        severity="error" if item["severity"] == "error" else "warning",
    )


def _rule(code: str) -> str:
    """The name as settings and comments have it: `no-console`, `jsx-a11y/alt-text`."""
    match = _CODE.match(code)
    if match is None:
        return code
    return match["rule"] if match["plugin"] == "eslint" else f"{match['plugin']}/{match['rule']}"
