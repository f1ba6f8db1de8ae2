"""One suite for every way out: the outbox, a mail server (plain, STARTTLS, TLS, sign-in), and SES."""

import json
import ssl
import urllib.request
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path

import boto3
import pytest
from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pydantic import SecretStr
from sqlalchemy import select

from loomery_email.errors import RefusedError, TryAgainError
from loomery_email.settings import EmailSettings, SmtpSettings
from loomery_email.tables import Outbox
from loomery_email.transports.outbox import OutboxTransport
from loomery_email.transports.port import Outgoing, Transport
from loomery_email.transports.ses import SesTransport
from loomery_email.transports.smtp import SmtpTransport
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.ids import utc_now
from loomery_shared.migrating import migrate
from loomery_shared.settings import AwsSettings, DatabaseSettings
from tests.receivers import SmtpServer
from tests.servers import free_port

SENDER = "no-reply@loomery.example"


@dataclass
class WayOut:
    """A transport, and what has come out at its other end."""

    transport: Transport
    arrived: Callable[[], Awaitable[list[EmailMessage]]]
    envelope_to: Callable[[], Awaitable[list[str]]]


def parsed(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def outgoing(
    number: int = 1, to: str = "ada@example.org", text: str = "Grüße aus dem Webstuhl\n.\nEnde"
) -> Outgoing:
    message = EmailMessage(policy=policy.SMTP)
    message["From"], message["To"], message["Subject"] = SENDER, to, f"Nachricht {number} — schön"
    message["Message-ID"] = f"<mail_{number}@loomery.example>"
    message["X-Loomery-Message"] = f"mail_{number}"
    message.set_content(text, cte="quoted-printable")
    return Outgoing(id=f"mail_{number}", sender=SENDER, recipient=to, content=message.as_bytes())


@pytest.fixture
async def outbox(tmp_path: Path) -> AsyncIterator[WayOut]:
    async with outbox_in("", tmp_path) as way:
        yield way


@pytest.fixture
async def outbox_of_postgresql(postgres_url: str, tmp_path: Path) -> AsyncIterator[WayOut]:
    async with outbox_in(postgres_url, tmp_path) as way:
        yield way


@asynccontextmanager
async def outbox_in(url: str, home: Path) -> AsyncIterator[WayOut]:
    database = Database(DatabaseSettings(url=SecretStr(url)), home, "email")
    await migrate(database, "loomery_email")

    async def rows() -> list[Outbox]:
        async with database.transaction(EVERY_TENANT, write=False) as session:
            return list((await session.execute(select(Outbox).order_by(Outbox.message))).scalars())

    async def arrived() -> list[EmailMessage]:
        return [parsed(row.content) for row in await rows()]

    async def envelope() -> list[str]:
        return [row.recipient for row in await rows()]

    yield WayOut(OutboxTransport(database, utc_now), arrived, envelope)
    await database.close()


@pytest.fixture
def smtp(smtp_server: SmtpServer) -> WayOut:
    async def arrived() -> list[EmailMessage]:
        return [received.message for received in smtp_server.messages]

    async def envelope() -> list[str]:
        return [received.recipients[0] for received in smtp_server.messages]

    settings = SmtpSettings(host=smtp_server.host, port=smtp_server.port, security="none")
    return WayOut(SmtpTransport(settings, 30), arrived, envelope)


@pytest.fixture
def ses(aws_endpoint: str) -> Iterator[WayOut]:
    aws = AwsSettings(endpoint=aws_endpoint)
    owner = boto3.client("ses", region_name=aws.region, endpoint_url=aws_endpoint)
    owner.verify_email_identity(EmailAddress=SENDER)
    owner.close()

    def sent() -> list[dict[str, object]]:
        with urllib.request.urlopen(f"{aws_endpoint}/moto-api/data.json") as answer:
            found: list[dict[str, object]] = json.load(answer)["ses"].get("RawMessage", [])
        return found

    async def arrived() -> list[EmailMessage]:
        return [parsed(str(message["raw_data"]).encode()) for message in sent()]

    async def envelope() -> list[str]:
        return [message["destinations"][0] for message in sent()]  # type: ignore[index]

    yield WayOut(SesTransport(aws, 60), arrived, envelope)


@pytest.fixture(params=["outbox", "outbox_of_postgresql", "smtp", "ses"])
def way_out(request: pytest.FixtureRequest) -> WayOut:
    way: WayOut = request.getfixturevalue(request.param)
    return way


async def test_a_message_arrives_whole(way_out: WayOut) -> None:
    await way_out.transport.deliver(outgoing())
    (message,) = await way_out.arrived()
    assert message["Subject"] == "Nachricht 1 — schön"
    assert message["X-Loomery-Message"] == "mail_1"
    assert message.get_content().replace("\r\n", "\n").strip() == "Grüße aus dem Webstuhl\n.\nEnde"
    assert await way_out.envelope_to() == ["ada@example.org"]


async def test_a_repeat_can_be_told(way_out: WayOut) -> None:
    for number in (1, 2, 1):
        await way_out.transport.deliver(outgoing(number))
    told = {message["Message-ID"] for message in await way_out.arrived()}
    assert told == {"<mail_1@loomery.example>", "<mail_2@loomery.example>"}


async def test_a_long_message_arrives_whole(way_out: WayOut) -> None:
    text = "\n".join(f"{number} {'ä' * 300}" for number in range(300))
    await way_out.transport.deliver(outgoing(text=text))
    (message,) = await way_out.arrived()
    assert message.get_content().replace("\r\n", "\n").strip() == text


@pytest.mark.parametrize(
    ("answer", "error", "unknown"),
    [
        ("451 Later", TryAgainError, None),
        ("421 4.7.0 Too many connections", TryAgainError, None),
        ("554 5.7.1 Spam", RefusedError, False),
        ("550 5.1.1 No such user", RefusedError, True),
    ],
)
async def test_answers_of_a_mail_server(
    smtp: WayOut, smtp_server: SmtpServer, answer: str, error: type[Exception], unknown: bool | None
) -> None:
    smtp_server.refuse = answer
    with pytest.raises(error, match=answer[:3]) as caught:
        await smtp.transport.deliver(outgoing())
    assert getattr(caught.value, "unknown_address", None) == unknown


async def test_ses_says_which_sender_is_not_verified(aws_endpoint: str) -> None:
    transport = SesTransport(AwsSettings(endpoint=aws_endpoint), 60)
    with pytest.raises(TryAgainError, match=f"does not send from {SENDER}") as caught:
        await transport.deliver(outgoing())
    hint = "Verify one of them in SES (eu-central-1), or change LOOMERY_EMAIL__SENDER."
    assert caught.value.hint == hint
    await transport.close()


async def test_ses_refuses_what_it_never_takes(ses: WayOut) -> None:
    with pytest.raises(RefusedError, match="Amazon SES refused it"):
        await ses.transport.deliver(outgoing(to="not an address"))


async def test_nobody_there_is_worth_another_try(aws_endpoint: str) -> None:
    for transport in (
        SesTransport(AwsSettings(endpoint=f"http://127.0.0.1:{free_port()}"), 60),
        SmtpTransport(SmtpSettings(port=free_port(), security="none"), 30),
    ):
        with pytest.raises(TryAgainError, match="cannot be reached"):
            await transport.deliver(outgoing())
        await transport.close()


class Guarded(Controller):
    """A mail server with STARTTLS that takes nothing before it."""

    def __init__(self, handler: SmtpServer, context: ssl.SSLContext) -> None:
        super().__init__(
            handler,
            hostname="127.0.0.1",
            port=handler.port,
            tls_context=context,
            require_starttls=True,
            authenticator=handler.authenticate,
            auth_required=True,
            ready_timeout=60,
        )


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of its own authority for 127.0.0.1, with its key in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mail.example")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(utc_now() - timedelta(days=1))
        .not_valid_after(utc_now() + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "mail.pem"
    plain = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_private_connections_and_sign_in(certificate: Path, security: str) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    server = SmtpServer("127.0.0.1", free_port())
    if security == "starttls":
        controller: Controller = Guarded(server, context)
    else:
        controller = Controller(
            server,
            hostname=server.host,
            port=server.port,
            ssl_context=context,
            authenticator=server.authenticate,
            auth_require_tls=False,
            ready_timeout=60,
        )
    controller.start()
    settings = SmtpSettings.model_validate(
        {
            "host": server.host,
            "port": server.port,
            "security": security,
            "user": "loomery",
            "password": "geheim",
            "ca_file": str(certificate),
        }
    )
    try:
        await SmtpTransport(settings, 30).deliver(outgoing())
        stranger = settings.model_copy(update={"ca_file": ""})
        with pytest.raises(TryAgainError, match=r"cannot be reached: .*certificate"):
            await SmtpTransport(stranger, 30).deliver(outgoing())
    finally:
        controller.stop()
    assert [received.message["X-Loomery-Message"] for received in server.messages] == ["mail_1"]
    assert server.logins == [("loomery", "geheim")]


async def test_no_mail_leaves_in_the_open_by_mistake(smtp_server: SmtpServer) -> None:
    settings = SmtpSettings(host=smtp_server.host, port=smtp_server.port)
    with pytest.raises(TryAgainError, match="STARTTLS"):
        await SmtpTransport(settings, 30).deliver(outgoing())
    assert smtp_server.messages == []


def test_a_lease_outlives_a_try() -> None:
    with pytest.raises(ValueError, match="LEASE must be longer"):
        EmailSettings.model_validate({"email": {"delivery": {"lease": 30, "timeout": 30}}})


def test_secrets_are_not_shown() -> None:
    settings = EmailSettings.model_validate({"email": {"smtp": {"password": "geheim"}}})
    assert "geheim" not in repr(settings)
