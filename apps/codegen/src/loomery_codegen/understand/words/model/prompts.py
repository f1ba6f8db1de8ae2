"""Prompts: texts in `prompts/<version>/`, filled in here. A changed prompt is a new version."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import Template

__all__ = ["VERSION", "fill", "mark_of"]

VERSION = "v1"


@cache
def _template(name: str, version: str) -> Template:
    folder = files(__package__ or "").joinpath("prompts", version)
    return Template(folder.joinpath(f"{name}.md").read_text(encoding="utf-8").strip())


def fill(name: str, **values: str) -> str:
    """The prompt of that name with its values put in; values are not searched for placeholders."""
    return _template(name, VERSION).substitute(values)


def mark_of(text: str) -> str:
    """A code for the marks around a text; no text can hold its own code."""
    return sha256(text.encode()).hexdigest()[:20]
