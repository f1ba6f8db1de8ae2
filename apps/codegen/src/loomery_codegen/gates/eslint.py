"""Lint of the web part with ESLint, file by file: a file seen clean before is not looked at again."""

from loomery_codegen.gates.model import Finding, GateResult, Place
from loomery_codegen.gates.parse import embedded_json, judged, relative

__all__ = ["EslintGate"]

_SETTINGS = ("web/eslint.config.js", "web/package.json")


class EslintGate:
    """Rules for TypeScript, React and accessibility in JSX."""

    name = "lint-web"
    needs: frozenset[str] = frozenset()
    inputs = ("web/src/*", *_SETTINGS)
    outputs: tuple[str, ...] = ()

    def run(self, place: Place) -> GateResult:
        """Lint what is not known to be clean."""
        check = f"eslint-{place.tools.node_digest}-{place.files.digest(_SETTINGS)[:16]}"
        paths = place.files.matching(("web/src/*.ts", "web/src/*.tsx"))
        files = [(path, place.files.digests[path]) for path in paths]
        unknown = place.verdicts.unknown(check, files)
        if not unknown:
            return GateResult(name=self.name, status="passed")
        script = place.tools.node_tool("eslint/bin/eslint.js")
        names = tuple(path.removeprefix("web/") for path in unknown)
        outcome = place.run((*script, "--format", "json", "--no-warn-ignored", *names), part="web")
        reports = embedded_json(outcome.output, "[") or []
        bad = {
            relative(report["filePath"], place.project, "web") for report in reports if report["errorCount"]
        }
        if outcome.ending == "exited" and reports:
            place.verdicts.passed(check, [file for file in files if file[0] not in bad])
        return judged(
            self.name,
            outcome,
            [_finding(place, report, item) for report in reports for item in report["messages"]],
        )


def _finding(place: Place, report: dict[str, object], item: dict[str, object]) -> Finding:
    return Finding(
        file=relative(str(report["filePath"]), place.project, "web"),
        line=int(str(item.get("line") or 0)),
        code=str(item.get("ruleId") or "parse"),
        message=str(item["message"]),
        severity="error" if item["severity"] == 2 else "warning",
    )
