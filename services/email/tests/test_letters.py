"""What letters say and what they are made of; golden files under golden/.

Rewrite them with `LOOMERY_GOLDEN=write pytest services/email/tests/test_letters.py`, then read the difference.
"""

import os
import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, get_args

import pytest
from bs4 import BeautifulSoup

from loomery_email.letters.catalogue import LOCALES, Catalogue, locale_of
from loomery_email.letters.composer import Composer
from loomery_email.letters.samples import SAMPLES
from loomery_email.settings import MailSettings
from loomery_shared.contracts.mail import MailRequest, Template
from loomery_shared.contracts.mail_values import VALUES

GOLDEN = Path(__file__).parent / "golden"
TEMPLATES: tuple[Template, ...] = get_args(Template)
HOME = "https://loomery.example"
AT = datetime(2026, 3, 9, 14, 5, tzinfo=UTC)
NASTY = 'Eve"><script>alert(1)</script>\r\nBcc: all@example.org {{ 7*7 }} {% raw %} & Söhne'


@pytest.fixture(scope="module")
def composer() -> Composer:
    settings = MailSettings(sender="no-reply@loomery.example")
    return Composer(settings, HOME, lambda _to, _scope: f"{HOME}/api/mail/unsubscribe?token=x")


def request(template: Template, **values: Any) -> MailRequest:
    return MailRequest(
        key="k", to="ada@example.org", template=template, values={**SAMPLES[template], **values}
    )


def composed(composer: Composer, asked: MailRequest) -> EmailMessage:
    content = composer.compose(asked, "mail_1", AT).content
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def test_every_template_is_complete() -> None:
    assert set(SAMPLES) == set(VALUES) == set(TEMPLATES)
    english = Catalogue("en")
    for locale in LOCALES:
        catalogue = Catalogue(locale)
        for section in (*TEMPLATES, "common", "words"):
            assert catalogue.keys(section) == english.keys(section), f"{locale}: {section}"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_letters_are_as_agreed(composer: Composer, template: Template, locale: str) -> None:
    letter = composer.letter(template, locale, SAMPLES[template], "ada@example.org")
    for kind, said in (("txt", f"{letter.subject}\n\n{letter.text}"), ("html", letter.html)):
        path = GOLDEN / f"{template}.{locale}.{kind}"
        if os.environ.get("LOOMERY_GOLDEN") == "write":
            path.parent.mkdir(exist_ok=True)
            path.write_text(said, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == said


@pytest.mark.parametrize("template", TEMPLATES)
def test_html_loads_nothing_and_is_accessible(composer: Composer, template: Template) -> None:
    page = BeautifulSoup(
        composer.letter(template, "de", SAMPLES[template], "ada@example.org").html, "html.parser"
    )
    assert page.find_all(["img", "script", "link", "iframe", "video"]) == []
    assert re.findall(r"url\(|@import|background=", str(page)) == []
    assert page.html is not None
    assert page.html["lang"] == "de"
    assert len(page.find_all("h1")) == 1
    assert page.title is not None
    assert page.title.get_text().strip()
    for table in page.find_all("table"):
        assert table.get("role") == "presentation" or table.find("th", scope="row"), table
    assert [link for link in page.find_all("a") if not link.get_text().strip()] == []
    assert "prefers-color-scheme: dark" in str(page)


@pytest.mark.parametrize("template", TEMPLATES)
def test_both_parts_lead_to_the_same_places(composer: Composer, template: Template) -> None:
    letter = composer.letter(template, "en", SAMPLES[template], "ada@example.org")
    links = {link["href"] for link in BeautifulSoup(letter.html, "html.parser").find_all("a", href=True)}
    assert {link for link in links if link not in letter.text} == set()
    assert set(re.findall(r"https://\S+", letter.text)) <= links


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_people_typed_stays_text(composer: Composer, template: Template) -> None:
    fields = VALUES[template].model_fields
    typed = {
        name: NASTY
        for name, value in SAMPLES[template].items()
        if isinstance(value, str)
        and "link" not in name
        and name not in ("at", "erased_at", "first", "last", "new_email", "role")
        and name in fields
    }
    message = composed(composer, request(template, **typed))
    assert message.get_all("Bcc") is None
    assert "\n" not in str(message["Subject"])
    assert [str(to) for to in message.get_all("To", [])] == ["ada@example.org"]
    page = BeautifulSoup(part(message, "html"), "html.parser")
    assert page.find_all("script") == []
    assert "49" not in part(message, "plain").replace("{{ 7*7 }}", "")
    if typed:
        assert 'Eve"><script>alert(1)</script>' in page.get_text()


def test_links_with_quotes_are_refused() -> None:
    for bad in ('https://a.example/"onclick="x', "https://a.example/<b>", "data:text/html,x", "https://a b"):
        with pytest.raises(ValueError, match="link"):
            VALUES["build_started"].model_validate({"app": "A", "link": bad})


def test_names_are_not_empty() -> None:
    with pytest.raises(ValueError, match="app"):
        VALUES["build_started"].model_validate({"app": " \r\n ", "link": HOME})


@pytest.mark.parametrize("template", ["verify_email", "build_failed"])
def test_headers(composer: Composer, template: Template) -> None:
    message = composed(composer, request(template))
    assert str(message["From"]) == "Loomery <no-reply@loomery.example>"
    assert message["Message-ID"] == "<mail_1@loomery.example>"
    assert message["Date"].datetime == AT
    assert message["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    notification = template == "build_failed"
    assert ("List-Unsubscribe" in message) == notification
    if notification:
        assert message["List-Unsubscribe"] == f"<{HOME}/api/mail/unsubscribe?token=x>"
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_long_links_in_headers_stay_whole() -> None:
    link = f"{HOME}/api/mail/unsubscribe?token={'x' * 300}"
    long = Composer(MailSettings(), HOME, lambda _to, _scope: link)
    content = long.compose(request("build_failed"), "mail_1", AT).content
    assert f"List-Unsubscribe: <{link}>\r\n".encode() in content


def test_no_line_is_longer_than_mail_allows(composer: Composer) -> None:
    asked = request("build_failed", app="Ä" * 200, reason="ß" * 2000)
    content = composer.compose(asked, "mail_1", AT).content
    assert max(len(line) for line in content.split(b"\r\n")) <= 998
    assert content.isascii()


def test_addresses_with_other_letters(composer: Composer) -> None:
    asked = MailRequest(
        key="k", to="jürgen@bücher.example", template="build_started", values=SAMPLES["build_started"]
    )
    message = composer.compose(asked, "mail_1", AT)
    assert message.recipient == "jürgen@xn--bcher-kva.example"
    assert "To: jürgen@xn--bcher-kva.example" in message.content.decode()


@pytest.mark.parametrize(
    ("tag", "spoken"),
    [("de", "de"), ("de-AT", "de"), ("DE_ch", "de"), ("en-GB", "en"), ("fr", "en"), ("", "en")],
)
def test_languages(tag: str, spoken: str) -> None:
    assert locale_of(tag) == spoken


@pytest.mark.parametrize("template", TEMPLATES)
def test_models_travel_in_requests(composer: Composer, template: Template) -> None:
    model = VALUES[template].model_validate(SAMPLES[template])
    carried = model.model_dump(mode="json", exclude_none=True)
    asked = MailRequest(key="k", to="ada@example.org", template=template, values=carried)
    assert composed(composer, asked)["Subject"] == composed(composer, request(template))["Subject"]


def test_empty_values_leave_no_gaps(composer: Composer) -> None:
    values = {"app": "Bakery", "link": HOME, "reason": "It broke."}
    letter = composer.letter("build_failed", "en", values, "ada@example.org")
    assert "Hello,\n" in letter.text
    assert "Step" not in letter.text
    assert "\n\n\n" not in letter.text
    gone = composer.letter("account_deleted", "de", {}, "ada@example.org")
    assert "ndgültig" not in gone.text
    asked = {**SAMPLES["invitation"], "inviter": ""}
    invited = composer.letter("invitation", "en", asked, "ada@example.org")
    assert (invited.subject, "Invited by" in invited.text) == ("Invitation to Analytical Engines", False)
    assert "If you did not expect this, ignore" in invited.text
    alarm = composer.letter(
        "app_alert", "de", {"app": "A", "reason": "Es steht.", "link": HOME}, "a@example.org"
    )
    assert "Zeitpunkt" not in alarm.text


@pytest.mark.parametrize(
    ("minutes", "en", "de"),
    [
        (1, "1 minute", "1 Minute"),
        (30, "30 minutes", "30 Minuten"),
        (90, "1 hour 30 minutes", "1 Stunde 30 Minuten"),
    ],
)
def test_durations(composer: Composer, minutes: int, en: str, de: str) -> None:
    values = {"link": HOME, "expires_minutes": minutes}
    for locale, words in (("en", f"works for {en} and"), ("de", f"gilt {de} und")):
        assert words in composer.letter("reset_password", locale, values, "ada@example.org").text
