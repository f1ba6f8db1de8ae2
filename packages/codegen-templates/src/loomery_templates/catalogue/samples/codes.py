"""Codes that follow the name of a record: short forms, handles, addresses, and samples counted on."""

import re
from collections.abc import Iterator
from typing import Final

from loomery_spec.naming import ascii_letters
from loomery_templates.catalogue.words import word_set

__all__ = ["ascii_slug", "candidates", "mail_address", "renumbered", "short_form"]

_NUMBER: Final = re.compile(r"\d+(?=\D*$)")
_SMALL: Final = word_set("the a an of for and in on at to with by from")
_HANDLES: Final = word_set("handle username account_name user_name nickname")
_SLUGS: Final = word_set("slug path key host")
_NAMES: Final = word_set("name title label full_name")


def ascii_slug(text: str) -> str:
    """`Café Lumen` -> `cafe-lumen`."""
    return re.sub(r"[^a-z0-9]+", "-", ascii_letters(text).lower()).strip("-") or "entry"


def short_form(text: str, length: int = 4) -> str:
    """`Solheim Power` -> `SOPO`: the first letters of the words that count."""
    parts = [part for part in ascii_slug(text).split("-") if part not in _SMALL and not part.isdigit()]
    if not parts:
        return "X" * length
    share = max(1, length // min(len(parts), length))
    return ("".join(part[:share] for part in parts) + parts[-1][share:] + "XXXX")[:length].upper()


def renumbered(sample: str, step: int) -> str | None:
    """The sample with its last number raised, digits kept: `ORD-0042` -> `ORD-0045`; None when it has
    none."""
    found = _NUMBER.search(sample)
    if not found or len(found[0]) > 15:
        return None
    digits = found[0]
    return f"{sample[: found.start()]}{int(digits) + step:0{len(digits)}d}{sample[found.end() :]}"


def mail_address(name: str, person: bool) -> str:
    """`Ines Duarte` -> `ines.duarte@example.org`; a firm has an office under its own name."""
    slug = ascii_slug(name)[:40].strip("-")
    return f"{slug.replace('-', '.')}@example.org" if person else f"office@{slug}.example"


def candidates(field: str, sample: str, title: str, number: int) -> Iterator[str]:
    """Values for a unique text field, the likeliest first: a handle or short form of the name, the sample
    counted on."""
    slug = ascii_slug(title)[:40].strip("-")
    if field in _SLUGS:
        yield slug.replace("-", "_") if "_" in sample else slug
    if field in _HANDLES:
        yield slug.replace("-", "")[:20]
    if field in _NAMES:
        yield title
    if field in {"symbol", "tag", "short_name"} or (field == "code" and sample.isalpha()):
        yield short_form(title, max(2, min(len(sample), 5)))
        yield short_form(title, 5)
    for step in range(number, number + 400):
        counted = renumbered(sample, step * 7)
        yield counted if counted else f"{short_form(title)}-{step:02d}"
