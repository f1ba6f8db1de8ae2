"""Formats fresh drafts, so that a pristine generation is what the project's own formatters would write.

What a formatter made of a file is remembered by content: files that many applications share are formatted
once.
"""

import hashlib
import os
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from loomery_codegen.commons import template_digests
from loomery_codegen.gates.files import ProjectFiles
from loomery_codegen.gates.formatting import FORMAT_SETTINGS, RUFF_PROJECT, FormatCheck, format_checks
from loomery_codegen.gates.verdicts import Verdicts
from loomery_codegen.sandbox.model import Command, Limits, Sandbox
from loomery_codegen.toolchain.model import Toolchain
from loomery_codegen.write import read_drafts, write_drafts
from loomery_compiler.drafts import FileDraft
from loomery_shared.errors import UnavailableError

__all__ = ["Formatter"]

_LIMITS = Limits(memory=1500, seconds=90)


@dataclass(frozen=True, kw_only=True, slots=True)
class Formatter:
    """Prettier and Ruff with a memory, used on drafts before they become a generation."""

    tools: Toolchain
    sandbox: Sandbox
    verdicts: Verdicts
    cache: Path
    commons: Path | None = None
    """Where what was made of files of the templates is kept for everybody."""

    def format(self, drafts: Sequence[FileDraft], scratch: Path) -> tuple[FileDraft, ...]:
        """The drafts as the formatters write them; a file no formatter can read stays as it is.

        `scratch` is an empty folder to work in.
        """
        files = ProjectFiles.of_drafts(drafts)
        project = next((draft.content for draft in drafts if str(draft.path) == RUFF_PROJECT), b"")
        known: dict[str, bytes] = {}
        missing: list[tuple[FormatCheck, list[str]]] = []
        for check in format_checks(self.tools, files, project):
            paths = files.matching(check.globs)
            seen = {path: self._find(check.name, path, files.digests[path]) for path in paths}
            known |= {path: content for path, content in seen.items() if content is not None}
            missing.append((check, [path for path in paths if seen[path] is None]))
        known |= self._run(drafts, files, missing, scratch)
        result = tuple(
            replace(draft, content=known[str(draft.path)]) if str(draft.path) in known else draft
            for draft in drafts
        )
        self._remember(result, missing, known)
        return result

    def _remember(
        self,
        drafts: Sequence[FileDraft],
        missing: Sequence[tuple[FormatCheck, list[str]]],
        known: Mapping[str, bytes],
    ) -> None:
        """The gate that checks the same need not look at what has just been formatted."""
        files = ProjectFiles.of_drafts(drafts)
        for check, _ in missing:
            paths = [path for path in files.matching(check.globs) if path in known]
            clean = [(path, files.digests[path]) for path in paths]
            self.verdicts.passed(check.name, clean)
            plain = template_digests()
            self.verdicts.passed_for_all(check.name, [item for item in clean if item[1] in plain])

    def _run(
        self,
        drafts: Sequence[FileDraft],
        files: ProjectFiles,
        missing: Sequence[tuple[FormatCheck, list[str]]],
        scratch: Path,
    ) -> dict[str, bytes]:
        """Format what was never seen; returns only files that a formatter accepted."""
        todo = [(check, paths) for check, paths in missing if paths]
        if not todo:
            return {}
        needed = {path for _, paths in todo for path in paths}.union(files.matching(FORMAT_SETTINGS))
        write_drafts(scratch, [draft for draft in drafts if str(draft.path) in needed])
        with ThreadPoolExecutor(max_workers=2) as pool:
            calls = [pool.submit(self._call, check, paths, scratch) for check, paths in todo]
            told = "".join(call.result() for call in calls)
        formatted: dict[str, bytes] = {}
        for check, paths in todo:
            accepted = [PurePosixPath(path) for path in paths if path not in told]
            for draft in read_drafts(scratch, accepted):
                path = str(draft.path)
                self._keep(check.name, path, files.digests[path], draft.content)
                formatted[path] = draft.content
        return formatted

    def _call(self, check: FormatCheck, share: Sequence[str], scratch: Path) -> str:
        """Run one formatter over its share of the files; returns its complaints, which name the files.

        Raises UnavailableError when somebody outside ended it.
        """
        outcome = self.sandbox.run(
            Command(
                argv=(*check.write, *share),
                cwd=scratch,
                read_only=self.tools.read_only,
                writable=(scratch,),
                env={"NO_COLOR": "1"},
                limits=_LIMITS,
            )
        )
        if outcome.killed:
            raise UnavailableError("A formatter was ended from outside before it was done.")
        complained = outcome.output if not outcome.ok else ""
        named = any(path in complained for path in share)
        return complained if outcome.ok or named else "\n".join(share)

    def _entry(self, check: str, path: str, digest: str) -> Path:
        """Where it is kept what a formatter made of a file: for everybody, if it is one that everybody has."""
        shared = self.commons is not None and digest in template_digests()
        key = hashlib.sha256(f"{path}\0{digest}".encode()).hexdigest()
        return (self.commons if self.commons and shared else self.cache) / check / key[:2] / key[2:40]

    def _find(self, check: str, path: str, digest: str) -> bytes | None:
        try:
            return self._entry(check, path, digest).read_bytes()
        except OSError:
            return None

    def _keep(self, check: str, path: str, digest: str, content: bytes) -> None:
        entry = self._entry(check, path, digest)
        try:
            entry.parent.mkdir(parents=True, exist_ok=True)
            descriptor, part = tempfile.mkstemp(dir=entry.parent)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            Path(part).replace(entry)
        except OSError:
            return  # a full or read-only cache costs time, not the build
