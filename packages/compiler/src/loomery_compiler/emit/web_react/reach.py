"""Leaves out modules of the library that the application at hand never imports."""

import re
from collections.abc import Iterable, Iterator
from posixpath import dirname, join, normpath

from loomery_compiler.drafts import FileDraft

_OPTIONAL = ("web/src/lib/functions/", "web/src/features/shared/")
"""Folders of which an application gets what it uses; all else is there for those who build on."""
_IMPORT = re.compile(rb"""(?:\bfrom|\bimport)\s*\(?\s*"(\.{1,2}/[^"]+)\"""")
_ENDINGS = (".ts", ".tsx", "/index.ts", "")


def without_unused(drafts: Iterable[FileDraft]) -> Iterator[FileDraft]:
    """The drafts without optional modules that nothing reaches, and without the tests of those."""
    all_drafts = {str(draft.path): draft for draft in drafts}
    reached = {path for path in all_drafts if not path.startswith(_OPTIONAL)}
    waiting = list(reached)
    while waiting:
        for path in _imports(waiting.pop(), all_drafts):
            if path not in reached:
                reached.add(path)
                waiting.append(path)
    for path, draft in all_drafts.items():
        if path in reached or (".test." in path and reached.issuperset(_imports(path, all_drafts))):
            yield draft


def _imports(path: str, drafts: dict[str, FileDraft]) -> Iterator[str]:
    if not path.endswith((".ts", ".tsx")):
        return
    for found in _IMPORT.findall(drafts[path].content):
        target = normpath(join(dirname(path), found.decode()))
        yield from (name for ending in _ENDINGS if (name := target + ending) in drafts)
