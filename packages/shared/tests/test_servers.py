"""The stand-ins themselves: what other tests lean on."""

import asyncio
import smtplib
from email.message import EmailMessage

import boto3
import pytest

from tests.receivers import SmtpServer


def test_amazon_is_empty_at_the_start(aws_endpoint: str) -> None:
    client = boto3.client("ssm", endpoint_url=aws_endpoint, region_name="eu-central-1")
    assert client.get_parameters_by_path(Path="/", Recursive=True)["Parameters"] == []
    client.put_parameter(Name="/a", Value="b", Type="String")


test_amazon_is_empty_after_others = test_amazon_is_empty_at_the_start


async def test_mail_arrives_or_is_refused(smtp_server: SmtpServer) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Grüße"
    message.set_content("Guten Tag")

    def send() -> dict[str, tuple[int, bytes]]:
        with smtplib.SMTP(smtp_server.host, smtp_server.port) as client:
            client.login("me", "pass")
            return client.send_message(message)

    assert await asyncio.to_thread(send) == {}
    (got,) = smtp_server.messages
    assert (got.sender, got.recipients) == ("a@example.org", ["b@example.org"])
    assert (got.message["Subject"], got.message.get_content().strip()) == ("Grüße", "Guten Tag")
    assert smtp_server.logins == [("me", "pass")]
    smtp_server.refuse = "451 Later"
    with pytest.raises(smtplib.SMTPDataError, match="451"):
        await asyncio.to_thread(send)
    assert len(smtp_server.messages) == 1
