"""Headers on their way, one by one."""

import pytest

from loomery_orchestrator.proxy.headers import from_app, host_of, to_app
from loomery_orchestrator.releases.settings import ProxySettings

COOKIES = frozenset({"loomery_refresh"})


@pytest.mark.parametrize(
    ("host", "name"),
    [
        (b"tiny.localhost", "tiny.localhost"),
        (b"Tiny.Localhost:8400", "tiny.localhost"),
        (b"[::1]:8400", "[::1]"),
        (b"[::1]", "[::1]"),
        (b"", ""),
    ],
)
def test_the_host_is_read_without_its_port(host: bytes, name: str) -> None:
    assert host_of([(b"host", host)]) == name


@pytest.mark.parametrize(
    ("given", "passed"),
    [
        (b"a=1; loomery_refresh=x; b=2", b"a=1; b=2"),
        (b"loomery_refresh=x", None),
        (b" loomery_refresh = x ;a=1", b"a=1"),
        (b"loomery_refresh2=x", b"loomery_refresh2=x"),
    ],
)
def test_cookies_of_the_platform_stay_with_the_platform(given: bytes, passed: bytes | None) -> None:
    sent = to_app([(b"cookie", given)], client="1.1.1.1", scheme="http", platform_cookies=COOKIES)
    assert dict(sent).get(b"cookie") == passed


def test_a_length_beside_an_encoding_is_not_believed() -> None:
    headers = [(b"content-length", b"3"), (b"transfer-encoding", b"chunked"), (b"expect", b"100-continue")]
    sent = to_app(headers, client="", scheme="http", platform_cookies=COOKIES)
    assert not {b"content-length", b"transfer-encoding", b"expect"} & {name for name, _ in sent}


@pytest.mark.parametrize(
    ("cookie", "shown"),
    [
        (b"a=1; Domain=localhost; Path=/", b"a=1; Path=/"),
        (b"a=1;DOMAIN=.example.org;Secure", b"a=1;Secure"),
        (b"a=domain; Path=/", b"a=domain; Path=/"),
    ],
)
def test_cookies_are_for_the_host_that_sets_them(cookie: bytes, shown: bytes) -> None:
    assert from_app([(b"Set-Cookie", cookie)]) == [(b"set-cookie", shown)]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ([(b"X-Frame-Options", b"DENY")], []),
        ([(b"Content-Security-Policy", b"Frame-Ancestors 'none'")], []),
        (
            [(b"Content-Security-Policy", b"default-src 'self'; frame-ancestors *; img-src data:")],
            [(b"content-security-policy", b"default-src 'self'; img-src data:")],
        ),
    ],
)
def test_the_platform_alone_shows_applications_in_frames(
    given: list[tuple[bytes, bytes]], shown: list[tuple[bytes, bytes]]
) -> None:
    sent = from_app(given, framed_by="https://portal.example.org")
    said = (b"content-security-policy", b"frame-ancestors 'self' https://portal.example.org")
    assert sent == [*shown, said]


def test_the_portal_is_at_the_public_address_unless_another_origin_is_named() -> None:
    at = "https://portal.example.org:8443/apps"
    assert ProxySettings().for_portal_at(at).framed_by == "https://portal.example.org:8443"
    assert ProxySettings(framed_by="https://x.org").for_portal_at(at).framed_by == "https://x.org"


def test_without_an_origin_applications_say_themselves_who_frames_them() -> None:
    assert from_app([(b"X-Frame-Options", b"DENY")]) == [(b"x-frame-options", b"DENY")]
