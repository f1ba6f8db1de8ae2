"""What a file of the web part reaches by its imports, so that a check of it can be remembered by content.

It errs to the safe side: every text that looks like a relative path counts as an import, and where a file
refers to others in a way that is not understood here, there is no answer.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from loomery_codegen.gates.files import ProjectFiles

__all__ = ["Imports"]

_RELATIVE = re.compile(r"""["'`](\.{1,2}/[^"'`\n]*)["'`]""")
_NAMED = re.compile(
    r"""(?:\bfrom\s*|\bimport\s*\(?\s*|\bmock\w*\(\s*|\brequire\(\s*)["'`]([^."'`\n][^"'`\n]*)["'`]"""
)
_QUOTED = re.compile(r"""["'`]([^"'`\n]+)["'`]""")
_DYNAMIC = re.compile(r"""import\.meta\.glob|\bimport\(\s*[^"'\s]""")
_ENDINGS = ("", ".ts", ".tsx", ".d.ts", ".js", ".mjs", ".css", ".json", "/index.ts", "/index.tsx")
_ALWAYS = ("node:", "vite/", "vitest/", "react-dom/", "react/")


@dataclass(frozen=True, slots=True)
class Imports:
    """The imports of a project's web part."""

    project: Path
    files: ProjectFiles

    def digest(self, path: str) -> str | None:
        """Names the content of a file and of all it reaches; None when that can't be told."""
        reached = self.reached(path)
        return None if reached is None else self.files.digest_of(reached)

    def reached(self, path: str) -> frozenset[str] | None:
        """A file and all that it imports, and what those import; None when that can't be told."""
        packages = self._packages()
        pending, reached = [path], set[str]()
        while pending:
            file = pending.pop()
            if file in reached:
                continue
            reached.add(file)
            if not file.endswith((".ts", ".tsx", ".js", ".mjs")):
                continue
            found = self._imports(file, packages)
            if found is None:
                return None
            pending += found
        return frozenset(reached)

    def mentioned(self, path: str) -> list[str]:
        """Files of the web part that settings name by their paths."""
        text = (self.project / path).read_text("utf-8", "replace")
        names = (f"web/{name.removeprefix('./')}" for name in _QUOTED.findall(text))
        return [name for name in names if name in self.files.digests]

    def _imports(self, file: str, packages: frozenset[str]) -> list[str] | None:
        text = (self.project / file).read_text("utf-8", "replace")
        if _DYNAMIC.search(text):
            return None
        if not all(_package(name) in packages or name.startswith(_ALWAYS) for name in _NAMED.findall(text)):
            return None
        found = (self._resolve(file, name.partition("?")[0]) for name in _RELATIVE.findall(text))
        return [path for path in found if path]

    def _resolve(self, file: str, name: str) -> str:
        parts: list[str] = list(PurePosixPath(file).parent.parts)
        for part in PurePosixPath(name).parts:
            if part == "..":
                parts = parts[:-1]
            elif part != ".":
                parts.append(part)
        whole = "/".join(parts)
        return next((whole + end for end in _ENDINGS if whole + end in self.files.digests), "")

    def _packages(self) -> frozenset[str]:
        try:
            listed = json.loads((self.project / "web" / "package.json").read_text("utf-8"))
        except (OSError, ValueError):
            return frozenset()
        if not isinstance(listed, Mapping):
            return frozenset()
        groups = (listed.get("dependencies") or {}, listed.get("devDependencies") or {})
        return frozenset(name for group in groups for name in group)


def _package(name: str) -> str:
    words = name.split("/")
    return "/".join(words[:2]) if name.startswith("@") else words[0]
