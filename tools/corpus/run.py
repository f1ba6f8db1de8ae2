"""Builds one description after another, in several processes, and keeps what came of each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from loomery_cli.building import make_builder
from loomery_cli.planning import load_settings
from loomery_codegen.build import Builder
from loomery_codegen.request import BuildRequest
from loomery_codegen.store import HomeFolders
from loomery_shared.errors import LoomeryError
from tools.corpus.sources import Description
from tools.corpus.workers import Lost, work_off

LIMIT = 1800.0
"""Seconds after which a build is given up: far more than one takes on a loaded machine."""


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


@dataclass(frozen=True)
class _Preparing:
    """Makes the builder of a process: its own state, the toolchain of the machine."""

    home: Path
    browser: bool

    def __call__(self) -> Callable[[Description], Outcome]:
        builder = replace(make_builder(load_settings()), home=HomeFolders(self.home))
        return partial(_build, builder, self.browser)


def _build(builder: Builder, browser: bool, description: Description) -> Outcome:
    request = BuildRequest(text=description.text, app=description.id.replace("_", "-"), browser=browser)
    try:
        result = builder.build(request)
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


def run(
    descriptions: Sequence[Description], *, home: Path, browser: bool, jobs: int, limit: float = LIMIT
) -> Iterator[Outcome]:
    """Yield an outcome per description as it is done; a build whose process dies or hangs has crashed."""
    for made in work_off(descriptions, _Preparing(home, browser), jobs=jobs, limit=limit):
        yield Outcome(made.item.id, "crashed", findings=(made.why,)) if isinstance(made, Lost) else made
