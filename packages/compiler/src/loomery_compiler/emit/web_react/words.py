"""Values and words as TypeScript and JSX: literals, text, attributes, property names."""

import json
import re

from loomery_spec.base import Scalar

_PLAIN_TEXT = re.compile(r"[\w.,!?:;()'’…–—%/+*=@#€$£&-][\w .,!?:;()'’…–—%/+*=@#€$£-]*", re.UNICODE)
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def literal(value: Scalar | list[str] | tuple[str, ...]) -> str:
    """A JSON value as a TypeScript literal."""
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def text(words: str) -> str:
    """Words as JSX children: bare where that is safe, otherwise a string expression."""
    bare = _PLAIN_TEXT.fullmatch(words) and "  " not in words and not words.endswith(" ") and "&" not in words
    return words if bare and not words.startswith(("/", "*", "//")) else "{" + literal(words) + "}"


def attribute(name: str, value: str | None) -> str:
    """` name="value"` for JSX, or nothing for an empty value."""
    if not value:
        return ""
    safe = not set(value) & set('"&\\\n\r\t{}<>')
    return f' {name}="{value}"' if safe else f" {name}={{{literal(value)}}}"


def key(name: str) -> str:
    """A property name: bare when it is an identifier."""
    return name if _IDENTIFIER.fullmatch(name) else literal(name)


def union(values: list[str]) -> str:
    """A union of string literals."""
    return " | ".join(literal(value) for value in values) or "never"


def sentence(words: str) -> str:
    """Words with a capital letter at the start."""
    return words[:1].upper() + words[1:]
