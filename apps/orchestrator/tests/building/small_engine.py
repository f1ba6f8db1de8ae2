"""An engine that builds quickly: its application is the tiny one of the tests of releases.

It keeps what lies between its steps in files, as the port asks, so that a build can be interrupted anywhere.
"""

import json
import shutil
import time
import zipfile
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from loomery_cli.building import make_builder
from loomery_cli.planning import make_rule_planner
from loomery_codegen.durable import DurableBuilds
from loomery_codegen.review.understandings import Understandings
from loomery_codegen.settings import CodegenSettings
from loomery_shared.contracts.builds import (
    BuildNews,
    BuildOrder,
    Check,
    GateVerdict,
    Picture,
    Publication,
    SentenceEvidence,
    StageAnswer,
    TellNews,
    Understanding,
    Verdict,
)
from loomery_shared.errors import NotFoundError, UnavailableError, UsageError

TINY = Path(__file__).parents[1] / "releases" / "tiny_app.py"
BEHAVIOUR = {
    "version": "1",
    "migrations": [["0001", ["CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)"]]],
}

SPEC = {"name": "Tiny", "slug": "tiny"}


def reading(home: Path) -> Understandings:
    """The real reader of words; what it needs is loaded when somebody asks."""
    return Understandings(
        DurableBuilds(home, lambda: make_builder(CodegenSettings(home=home))), make_rule_planner
    )


class SmallEngine:
    """Words in a description make it slow (`slow:verify:0.5`), shaky (`shaky:merge:2`), broken (`broken:merge:1`), have
    it wait for a file (`held:verify:name`), make it `red`, or mean `nothing`.
    """

    def __init__(self, home: Path) -> None:
        self._home = home

    def _folder(self, order: BuildOrder) -> Path:
        folder = self._home / "tenants" / order.tenant / "jobs" / order.job
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _begin(self, order: BuildOrder, step: str, tell: TellNews) -> None:
        """Behave as the description says; leaves a line for every time a step is taken."""
        with (self._home / "taken").open("a") as file:
            file.write(f"{order.job} {step}\n")
        words = [word.split(":") for word in order.description.split() if word.count(":") == 2]
        for kind, at, amount in words:
            if at != step:
                continue
            if kind == "slow":
                until = time.monotonic() + float(amount)
                while time.monotonic() < until:
                    tell(BuildNews(kind="line", message="still at it"))
                    time.sleep(0.05)
            while kind == "held" and not (self._home / amount).exists():
                tell(BuildNews(kind="line", message="held"))
                time.sleep(0.05)
            if kind == "broken":
                raise RuntimeError("cannot reach postgresql://loomery:tr0ub4dor@db/loomery")
            if kind == "shaky":
                tries = self._folder(order) / f"tries-{step}"
                count = int(tries.read_text()) if tries.exists() else 0
                tries.write_text(str(count + 1))
                if count < int(amount):
                    raise UnavailableError("The disk is away.")

    def prepare(self, tell: TellNews) -> StageAnswer:
        return StageAnswer(message="ready")

    def understand(self, order: BuildOrder, tell: TellNews) -> Understanding:
        self._begin(order, "understand", tell)
        if "nothing" in order.description.split():
            raise UsageError("Nothing can be built from this description.", hint="Say what it should keep.")
        (self._folder(order) / "plan.json").write_text(json.dumps({"name": "Tiny"}))
        return Understanding(message="1 entity", name="Tiny", slug="tiny")

    def compile(self, order: BuildOrder, tell: TellNews) -> StageAnswer:
        self._begin(order, "compile", tell)
        (self._folder(order) / "drafts").write_text((self._folder(order) / "plan.json").read_text())
        return StageAnswer(message="2 files")

    def merge(self, order: BuildOrder, tell: TellNews) -> StageAnswer:
        self._begin(order, "merge", tell)
        shutil.copy(self._folder(order) / "drafts", self._folder(order) / "merged")
        return StageAnswer(message="no edits")

    def verify(self, order: BuildOrder, tell: TellNews) -> Verdict:
        self._begin(order, "verify", tell)
        assert (self._folder(order) / "merged").exists()
        status = "failed" if "red" in order.description.split() else "passed"
        gate = GateVerdict(name="tests", status=status, seconds=0.0)  # type: ignore[arg-type]
        tell(BuildNews(kind="gate", message=f"tests {status}", gate=gate))
        checks = [Check(name="api/tests/test_note.py", gate="tests", status=status)]  # type: ignore[arg-type]
        return Verdict(
            message="1 gate",
            green=status == "passed",
            gates=[gate],
            sentences=[
                SentenceEvidence(
                    text=order.description,
                    status="realised",
                    elements=["entities.note", "pages.home"],
                    checks=checks,
                    pages=["notes"],
                )
            ],
            pictures=self._pictures(order),
        )

    def _pictures(self, order: BuildOrder) -> list[Picture]:
        """Of two pages, unless the description says `unchanged`; `huge` and `forged` ones are no good."""
        words, taken = order.description.split(), []
        if "unchanged" in words:
            return []
        for page, width in (("home", 1280), ("home", 390), ("notes", 1280)):
            file = self._folder(order) / f"{page}-{width}.jpg"
            content = (
                b"<html>" if "forged" in words else b"\xff\xd8\xff" + f"{order.job} {page} {width}".encode()
            )
            file.write_bytes(content + (b"0" * 600_000 if "huge" in words else b""))
            taken.append(Picture(page=page, path=f"/{page}", width=width, theme="light", file=file))
        return taken

    def publish(self, order: BuildOrder, tell: TellNews) -> Publication:
        self._begin(order, "publish", tell)
        folder = self._folder(order)
        bundle = folder / "build-1.bundle.zip"
        with zipfile.ZipFile(bundle, "w") as file:
            for name, content in {
                "api/app/__init__.py": b"",
                "api/app/__main__.py": TINY.read_bytes(),
                "api/app/behaviour.json": json.dumps(BEHAVIOUR).encode(),
            }.items():
                file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
        project = self.project(order.tenant, order.app)
        project.mkdir(parents=True, exist_ok=True)
        (project / "loomery.json").write_text(json.dumps(order.spec or SPEC))
        tag = f"build-{len(list(project.glob('build-*.json'))) + 1}"
        (project / f"{tag}.json").write_text(json.dumps(order.spec or SPEC))
        return Publication(message=tag, tag=tag, commit="c" * 40, changed=True, archive=bundle, bundle=bundle)

    def specification(self, tenant: str, app: str, tag: str = "") -> dict[str, Any]:
        file = self.project(tenant, app) / (f"{tag}.json" if tag else "loomery.json")
        if not file.exists():
            raise NotFoundError("Nothing was published yet.")
        found: dict[str, Any] = json.loads(file.read_text())
        return found

    def discard(self, order: BuildOrder) -> None:
        shutil.rmtree(self._folder(order), ignore_errors=True)

    def forget(self, tenant: str, app: str) -> None:
        place = self._home / "tenants" / tenant
        shutil.rmtree(place / "apps" / app if app else place, ignore_errors=True)

    def project(self, tenant: str, app: str) -> Path:
        return self._home / "tenants" / tenant / "apps" / app

    def undisturbed(self, tenant: str, app: str) -> AbstractContextManager[None]:
        return nullcontext()
