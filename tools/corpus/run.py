"""Builds one description after another, in several processes, and keeps what came of each."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from pathlib import Path

from loomery_cli.building import make_builder
from loomery_cli.planning import load_settings
from loomery_codegen.build import Builder
from loomery_codegen.request import BuildRequest
from loomery_codegen.store import HomeFolders
from loomery_shared.errors import LoomeryError
from tools.corpus.sources import Description

_builder: Builder | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of one description."""

    id: str
    status: str
    """green, red, refused (with a clear message) or crashed."""
    seconds: float = 0.0
    entities: int = 0
    gates: dict[str, str] = field(default_factory=dict)
    sentences: dict[str, int] = field(default_factory=dict)
    findings: tuple[str, ...] = ()


def _start(home: Path) -> None:
    """Make the builder of this process: its own state, the toolchain of the machine."""
    global _builder
    _builder = replace(make_builder(load_settings()), home=HomeFolders(home))


def _build(description: Description, browser: bool) -> Outcome:
    assert _builder is not None  # noqa: S101 - set by the initialiser
    request = BuildRequest(text=description.text, app=description.id.replace("_", "-"), browser=browser)
    try:
        result = _builder.build(request)
    except LoomeryError as error:
        return Outcome(description.id, "refused", findings=(f"{error.code}: {error.message} {error.hint}",))
    except Exception as error:
        return Outcome(description.id, "crashed", findings=(f"{type(error).__name__}: {error}",))
    sentences: dict[str, int] = {}
    for item in result.coverage:
        sentences[item.status] = sentences.get(item.status, 0) + 1
    findings = tuple(
        f"{gate.name} {finding.file}:{finding.line} {finding.code} {finding.message}"
        for gate in result.gates
        if not gate.green
        for finding in gate.findings[:3]
    )
    return Outcome(
        id=description.id,
        status=result.status,
        seconds=round(result.seconds["total"], 2),
        entities=sum(not entity.system for entity in result.spec.entities),
        gates={gate.name: gate.status for gate in result.gates},
        sentences=sentences,
        findings=findings,
    )


def run(descriptions: Sequence[Description], *, home: Path, browser: bool, jobs: int) -> Iterator[Outcome]:
    """Yield an outcome per description as it is done."""
    with ProcessPoolExecutor(max_workers=jobs, initializer=_start, initargs=(home,)) as pool:
        futures = [pool.submit(_build, description, browser) for description in descriptions]
        for future in as_completed(futures):
            yield future.result()
