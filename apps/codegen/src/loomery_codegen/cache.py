"""Results of gates by the content of what they read: unchanged parts are not verified again."""

import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

from loomery_codegen.gates.model import Finding, Gate, GateResult, Place

__all__ = ["GateCache", "gate_key"]

# Raise when a gate checks something else than before.
_GATES_VERSION = "1"
_MOST = 2000


def gate_key(gate: Gate, place: Place) -> str:
    """Names what a gate's result depends on: the files it reads, the tools, and how it checks."""
    tools = place.tools
    digests = (tools.node_digest, tools.python_digest, tools.flows_digest)
    words = (_GATES_VERSION, gate.name, place.files.digest(gate.inputs), *digests)
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:32]


class GateCache:
    """Passed results and what they made, one folder each. Failures are never kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, gate: Gate, place: Place) -> GateResult | None:
        """The result for the same content, with its outputs put back into the project, or None."""
        entry = self._folder / gate_key(gate, place)
        try:
            record = json.loads((entry / "result.json").read_text(encoding="utf-8"))
        except (OSError, json.JSONDecodeError):
            return None
        for name in gate.outputs:
            if not (entry / name).is_dir():
                return None
            target = place.project / name
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(entry / name, target, copy_function=_link)
        findings = tuple(Finding(**finding) for finding in record["findings"])
        return GateResult(name=gate.name, status="passed", findings=findings, cached=True)

    def keep(self, gate: Gate, place: Place, result: GateResult) -> None:
        """Keep a passed result; another process that was first wins."""
        if result.status != "passed":
            return
        entry = self._folder / gate_key(gate, place)
        self._folder.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix="part-", dir=self._folder))
        try:
            for name in gate.outputs:
                if (place.project / name).is_dir():
                    shutil.copytree(place.project / name, part / name, copy_function=_link)
            record = {"findings": [asdict(finding) for finding in result.findings], "seconds": result.seconds}
            (part / "result.json").write_text(json.dumps(record), encoding="utf-8")
            if not entry.exists():
                part.rename(entry)
                self._forget_oldest()
        except OSError:
            pass  # a full or read-only cache costs time, not the build
        finally:
            shutil.rmtree(part, ignore_errors=True)

    def _forget_oldest(self) -> None:
        """Bound the cache: of too many entries, those not made lately go."""
        entries = [entry for entry in self._folder.iterdir() if not entry.name.startswith("part-")]
        if len(entries) > _MOST:
            for entry in sorted(entries, key=lambda entry: entry.stat().st_mtime)[: _MOST // 4]:
                shutil.rmtree(entry, ignore_errors=True)


def _link(source: str, target: str) -> str:
    """A hard link where the disk allows it; what gates make is replaced whole and never changed in place."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
    return target
