"""Remembers green builds by what was asked: the same request on an untouched project is answered at once."""

import hashlib
import json
from dataclasses import asdict
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from loomery_codegen.gates.model import Finding, GateResult
from loomery_codegen.git import Git
from loomery_codegen.merge import tree_of_project
from loomery_codegen.request import BuildRequest, BuildResult
from loomery_compiler.plugins import BACKENDS, FEATURES, PASSES
from loomery_spec import AppSpec, Diagnostic, SentenceCoverage

__all__ = ["BuildMemory", "request_key"]

_PROGRAM = ("loomery_spec", "loomery_templates", "loomery_compiler", "loomery_codegen")


def request_key(request: BuildRequest, *settled: str) -> str:
    """Names a request, together with this very version of the program and with what is `settled` besides."""
    words = (
        request.text,
        request.spec.model_dump_json() if request.spec else "",
        request.app,
        str(request.out.resolve()) if request.out else "",
        request.target.model_dump_json(),
        str(request.browser),
        _program(),
        *settled,
    )
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:40]


class BuildMemory:
    """Green results, one file per request."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, key: str, result: BuildResult) -> None:
        """Remember a green build."""
        if result.status != "green":
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        part = self._folder / f"{key}.part"
        part.write_text(json.dumps(_to_record(result)), encoding="utf-8")
        part.replace(self._folder / key)

    def find(self, key: str) -> BuildResult | None:
        """The result of the same request, if the project is still exactly what that build made."""
        try:
            record = json.loads((self._folder / key).read_text(encoding="utf-8"))
            result = _from_record(record)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        git = Git.at(result.path)
        if not git.exists or git.resolve("HEAD^{commit}") != result.commit:
            return None
        if tree_of_project(git) != git.resolve("HEAD^{tree}"):
            return None
        if result.spec.target.web == "react" and not (result.path / "web" / "dist" / "index.html").is_file():
            return None
        return result


def _to_record(result: BuildResult) -> dict[str, Any]:
    return {
        "app": result.app,
        "path": str(result.path),
        "spec": result.spec.model_dump(mode="json"),
        "gates": [{**asdict(gate), "output": ""} for gate in result.gates],
        "coverage": [item.model_dump(mode="json") for item in result.coverage],
        "diagnostics": [asdict(item) for item in result.diagnostics],
        "logs": str(result.logs),
        "staging": str(result.staging),
        "tag": result.tag,
        "commit": result.commit,
        "archive": str(result.archive) if result.archive else None,
        "test_files": sorted(result.test_files),
    }


def _from_record(record: dict[str, Any]) -> BuildResult:
    gates = tuple(
        GateResult(
            **{
                **gate,
                "findings": tuple(Finding(**finding) for finding in gate["findings"]),
                "cached": gate["status"] == "passed",
            }
        )
        for gate in record["gates"]
    )
    return BuildResult(
        app=record["app"],
        path=Path(record["path"]),
        spec=AppSpec.model_validate(record["spec"]),
        status="green",
        cached=True,
        gates=gates,
        coverage=tuple(SentenceCoverage.model_validate(item) for item in record["coverage"]),
        diagnostics=tuple(Diagnostic(**item) for item in record["diagnostics"]),
        seconds={},
        logs=Path(record["logs"]),
        staging=Path(record["staging"]),
        tag=record["tag"],
        commit=record["commit"],
        archive=Path(record["archive"]) if record["archive"] else None,
        test_files=frozenset(record["test_files"]),
    )


def _program() -> str:
    """This version of the program and of its plug-ins: the sizes and times of their files."""
    whole = hashlib.sha256()
    points = (point for group in (FEATURES, BACKENDS, PASSES) for point in entry_points(group=group))
    for name in sorted({*_PROGRAM, *(point.module.partition(".")[0] for point in points)}):
        found = find_spec(name)
        root = Path(found.origin or "").parent if found else Path()
        for file in sorted(path for path in root.rglob("*") if path.suffix != ".pyc" and path.is_file()):
            stat = file.stat()
            whole.update(f"{file.relative_to(root)}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return whole.hexdigest()
