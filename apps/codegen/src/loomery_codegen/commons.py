"""What applications of different people have in common: the files that come from the templates as they are.

What was found out about these may be known to everybody: whoever asks has the same file, and it says nothing of
anybody. All else that is remembered of files stays with those whose files they are.
"""

import hashlib
from functools import cache
from pathlib import Path

import loomery_templates

__all__ = ["template_digests"]


@cache
def template_digests() -> frozenset[str]:
    """Digests (SHA-256) of the templates' files into which nothing is filled."""
    files = Path(loomery_templates.__file__).parent / "files"
    plain = (path for path in files.rglob("*") if path.suffix != ".jinja" and path.is_file())
    return frozenset(hashlib.sha256(path.read_bytes()).hexdigest() for path in plain)
