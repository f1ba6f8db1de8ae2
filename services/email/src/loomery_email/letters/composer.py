"""From a request to the bytes that go out (RFC 5322), complete with headers, the same at every try."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING

from loomery_email.letters.addresses import wire_address
from loomery_email.letters.catalogue import locale_of
from loomery_email.letters.kinds import category_of
from loomery_email.letters.scopes import Unsubscribed, scope_of
from loomery_email.settings import MailSettings
from loomery_shared.contracts.mail import MailRequest, Template
from loomery_shared.contracts.mail_values import VALUES

if TYPE_CHECKING:
    from loomery_email.letters.templates import Letter

__all__ = ["Composed", "Composer"]


class _Policy(policy.EmailPolicy):
    """Leaves long links in one piece: the usual way encodes them (RFC 2047), and nobody decodes them there."""

    def fold_binary(self, name: str, value: str) -> bytes:
        """A header as bytes."""
        if name == "List-Unsubscribe":
            return f"{name}: {value}{self.linesep}".encode("ascii")
        return super().fold_binary(name, value)


_POLICY = _Policy(linesep="\r\n")


@dataclass(frozen=True, slots=True)
class Composed:
    """A finished message."""

    recipient: str
    subject: str
    content: bytes


class Composer:
    """Writes messages in the name of the platform.

    `unsubscribe` makes the address under which a recipient switches notifications off, all or those of a scope.
    """

    def __init__(
        self, settings: MailSettings, public_url: str, unsubscribe: Callable[[str, Unsubscribed], str]
    ) -> None:
        self._settings = settings
        self._home = public_url
        self._unsubscribe = unsubscribe
        self._domain = settings.sender.rpartition("@")[2]

    def letter(self, template: Template, locale: str, values: dict[str, object], to: str) -> "Letter":
        """What is said; raises pydantic.ValidationError when values are missing, unknown or not of their type."""
        # MJML and Jinja take a while to load: the first letter waits for them, and not the start.
        from loomery_email.letters.templates import render

        checked = VALUES[template].model_validate(values).model_dump()
        about = {
            "product": self._settings.product,
            "home": self._home,
            "unsubscribe": self._unsubscribe(to, scope_of(template)),
        }
        return render(template, locale_of(locale), checked | about)

    def compose(self, request: MailRequest, message: str, at: datetime) -> Composed:
        """The message `message` for this request; raises pydantic.ValidationError as `letter` does."""
        to = wire_address(request.to)
        letter = self.letter(request.template, request.locale, dict(request.values), to)
        mail = EmailMessage(policy=_POLICY.clone(utf8=not to.isascii()))
        mail["From"] = Address(self._settings.product, addr_spec=self._settings.sender)
        local, _, domain = to.rpartition("@")
        mail["To"] = Address(username=local, domain=domain)
        mail["Subject"] = letter.subject
        mail["Date"] = format_datetime(at)
        mail["Message-ID"] = f"<{message}@{self._domain}>"
        if self._settings.reply_to:
            mail["Reply-To"] = Address(addr_spec=self._settings.reply_to)
        mail["X-Loomery-Message"] = message
        mail["Auto-Submitted"] = "auto-generated"
        mail["X-Auto-Response-Suppress"] = "All"
        mail["Content-Language"] = locale_of(request.locale)
        if category_of(request.template) == "notification":
            mail["List-Unsubscribe"] = f"<{self._unsubscribe(to, scope_of(request.template))}>"
            mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        mail.set_content(letter.text, cte="quoted-printable")
        mail.add_alternative(letter.html, subtype="html", cte="quoted-printable")
        return Composed(to, letter.subject, mail.as_bytes())
