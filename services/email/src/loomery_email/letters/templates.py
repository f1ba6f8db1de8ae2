"""Templates: structure said once in `files/bodies`, words per language, made into HTML (by MJML) and plain text.

Two steps, so that what people typed never meets the first. Step one, once per template and language, knows no values:
it puts words into the structure and lets MJML make HTML of it; its marks are `[[ ]]` and `[% %]`. Step two fills
`{{ }}` in the finished HTML, where every value is escaped for the place it stands in.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import jinja2
from markupsafe import Markup
from mjml import mjml_to_html  # type: ignore[import-untyped]

from loomery_email.letters.catalogue import Catalogue
from loomery_email.letters.kinds import category_of, tone_of, why_of
from loomery_email.letters.wording import Wording
from loomery_shared.contracts.mail import Template

__all__ = ["Letter", "render"]

_GAPS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Letter:
    """What is said, without its envelope."""

    subject: str
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class _Compiled:
    subject: jinja2.Template
    html: jinja2.Template
    text: jinja2.Template


def render(template: Template, locale: str, values: dict[str, Any]) -> Letter:
    """A letter in one of the LOCALES; raises jinja2.UndefinedError when a value is missing."""
    compiled = _compiled(template, locale)
    subject = " ".join(compiled.subject.render(values).split())
    html = compiled.html.render(values, subject=subject)
    return Letter(subject, html, _GAPS.sub("\n\n", compiled.text.render(values)).strip() + "\n")


@cache
def _compiled(template: Template, locale: str) -> _Compiled:
    catalogue = Catalogue(locale)
    known = {
        "t": lambda key: catalogue.message(template, key),
        "locale": locale,
        "tone": tone_of(template),
        "category": category_of(template),
        "why": why_of(template),
    }
    plain, rich = _values_environment(catalogue, autoescape=False), _values_environment(catalogue)
    return _Compiled(
        subject=plain.from_string(catalogue.message(template, "subject")),
        html=rich.from_string(mjml_to_html(_part("mjml", template, known)).html),
        text=plain.from_string(_part("txt", template, known)),
    )


def _part(kind: str, template: Template, known: dict[str, Any]) -> str:
    structure = _structure_environment()
    blocks = structure.get_template(f"blocks.{kind}").make_module(known)
    body = structure.get_template(f"bodies/{template}.jinja").render(b=blocks)
    return structure.get_template(f"layout.{kind}").render(known, b=blocks, body=body)


def _structure_environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("loomery_email.letters", "files"),
        autoescape=jinja2.select_autoescape(enabled_extensions=("mjml",)),
        undefined=jinja2.StrictUndefined,
        block_start_string="[%",
        block_end_string="%]",
        variable_start_string="[[",
        variable_end_string="]]",
        comment_start_string="[#",
        comment_end_string="#]",
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _breakable(address: str) -> Markup:
    """An address that may go on in the next line before its @, and is still copied whole."""
    local, _, domain = address.rpartition("@")
    return Markup("{}<wbr>@{}").format(local, domain)


def _values_environment(catalogue: Catalogue, *, autoescape: bool = True) -> jinja2.Environment:
    environment = jinja2.Environment(
        autoescape=jinja2.select_autoescape(default_for_string=autoescape),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
    )
    wording = Wording(catalogue)
    environment.filters.update(
        seconds=wording.seconds,
        minutes=wording.minutes,
        moment=wording.moment,
        role=wording.role,
        day=wording.day,
        counted=wording.counted,
        attention=wording.attention,
        address=_breakable if autoescape else str,
    )
    return environment
