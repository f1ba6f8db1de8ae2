"""Formats fresh drafts, so that a pristine generation is what the project's own formatters would write.

What a formatter made of a file is remembered by content: files that many applications share are formatted
once.
"""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from loomery_codegen.gates.files import ProjectFiles
from loomery_codegen.gates.formatting import FORMAT_SETTINGS, PRETTIER_GLOBS, RUFF_GLOBS, format_check
from loomery_codegen.gates.verdicts import Verdicts
from loomery_codegen.sandbox.model import Command, Limits, Sandbox
from loomery_codegen.toolchain.model import Toolchain
from loomery_codegen.write import read_drafts, write_drafts
from loomery_compiler.drafts import FileDraft

__all__ = ["Formatter"]

_PRETTIER = "prettier/bin/prettier.cjs"
_LIMITS = Limits(memory=1500, seconds=90)


@dataclass(frozen=True, kw_only=True, slots=True)
class Formatter:
    """Prettier and Ruff with a memory, used on drafts before they become a generation."""

    tools: Toolchain
    sandbox: Sandbox
    verdicts: Verdicts
    cache: Path

    def format(self, drafts: Sequence[FileDraft], scratch: Path) -> tuple[FileDraft, ...]:
        """The drafts as the formatters write them; a file no formatter can read stays as it is.

        `scratch` is an empty folder to work in.
        """
        files = ProjectFiles.of_drafts(drafts)
        check = format_check(self.tools, files)
        wanted = set(files.matching((*PRETTIER_GLOBS, *RUFF_GLOBS)))
        seen = {path: self._find(check, path, files.digests[path]) for path in wanted}
        done = {path: content for path, content in seen.items() if content is not None}
        missing = wanted - done.keys()
        if missing:
            done |= self._run(drafts, files, missing, scratch, check)
        result = tuple(
            replace(draft, content=done[str(draft.path)]) if str(draft.path) in done else draft
            for draft in drafts
        )
        self.verdicts.passed(
            check, [(str(draft.path), draft.digest) for draft in result if str(draft.path) in done]
        )
        return result

    def _run(
        self, drafts: Sequence[FileDraft], files: ProjectFiles, missing: set[str], scratch: Path, check: str
    ) -> dict[str, bytes]:
        """Format what was never seen; returns only files that a formatter accepted."""
        settings = files.matching(FORMAT_SETTINGS)
        needed = missing.union(settings)
        write_drafts(scratch, [draft for draft in drafts if str(draft.path) in needed])
        commands = (
            (PRETTIER_GLOBS, (*self.tools.node_tool(_PRETTIER), "--write", "--log-level=warn")),
            (RUFF_GLOBS, (*self.tools.python_program("ruff"), "format", "--no-cache")),
        )
        with ThreadPoolExecutor(max_workers=2) as pool:
            calls = [pool.submit(self._call, *command, files, missing, scratch) for command in commands]
            told = "".join(call.result() for call in calls)
        accepted = sorted(path for path in missing if path not in told)
        formatted = {str(draft.path): draft.content for draft in read_drafts(scratch, _paths(accepted))}
        for path, content in formatted.items():
            self._keep(check, path, files.digests[path], content)
        return formatted

    def _call(
        self,
        globs: Sequence[str],
        argv: tuple[str, ...],
        files: ProjectFiles,
        missing: set[str],
        scratch: Path,
    ) -> str:
        """Run one formatter over its share of the files; returns its complaints, which name the files."""
        share = [path for path in files.matching(globs) if path in missing]
        if not share:
            return ""
        outcome = self.sandbox.run(
            Command(
                argv=(*argv, *share),
                cwd=scratch,
                read_only=self.tools.read_only,
                writable=(scratch,),
                env={"NO_COLOR": "1"},
                limits=_LIMITS,
            )
        )
        complained = outcome.output if not outcome.ok else ""
        named = any(path in complained for path in share)
        return complained if outcome.ok or named else "\n".join(share)

    def _entry(self, check: str, path: str, digest: str) -> Path:
        key = hashlib.sha256(f"{path}\0{digest}".encode()).hexdigest()
        return self.cache / check / key[:2] / key[2:40]

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


def _paths(names: Sequence[str]) -> list[PurePosixPath]:
    return [PurePosixPath(name) for name in names]
