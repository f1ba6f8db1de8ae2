"""Reading a kept message: its parts and the links in it."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser

__all__ = ["Parts", "read"]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a person sees of a message."""

    text: str
    html: str
    links: list[str]


def read(content: bytes | None) -> Parts:
    """The parts of a message; empty ones when its content was removed."""
    if not content:
        return Parts("", "", [])
    mail = message_from_bytes(content, policy=policy.SMTPUTF8)
    html = _part(mail, "html")
    links = _Links()
    links.feed(html)
    return Parts(_part(mail, "plain"), html, list(dict.fromkeys(links.found)))


def _part(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    return body.get_content().replace("\r\n", "\n") if isinstance(body, EmailMessage) else ""


class _Links(HTMLParser):
    """Gathers where links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the address of a link."""
        address = dict(attrs).get("href")
        if tag == "a" and address:
            self.found.append(address)
