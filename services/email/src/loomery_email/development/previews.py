"""Templates filled with samples."""

from typing import TYPE_CHECKING

from loomery_email.development.schemas import TemplateItem
from loomery_email.letters.catalogue import DEFAULT_LOCALE, LOCALES
from loomery_email.letters.composer import Composer
from loomery_email.letters.kinds import category_of
from loomery_email.letters.samples import SAMPLES
from loomery_shared.contracts.mail import Template

if TYPE_CHECKING:
    from loomery_email.letters.templates import Letter

__all__ = ["Previews"]

_NOBODY = "somebody@example.org"


class Previews:
    """Shows what templates look like."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer

    def all(self) -> list[TemplateItem]:
        """Every template, with its values."""
        return [
            TemplateItem(
                template=template,
                category=category_of(template),
                subject=self.one(template, DEFAULT_LOCALE).subject,
                locales=list(LOCALES),
                sample=values,
            )
            for template, values in SAMPLES.items()
        ]

    def one(self, template: Template, locale: str) -> "Letter":
        """One of them in a language."""
        return self._composer.letter(template, locale, SAMPLES[template], _NOBODY)
