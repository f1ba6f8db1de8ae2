"""Which headers pass between a browser and an application, and in which form.

Hop-by-hop headers are those of RFC 9110, section 7.6.1.
"""

from collections.abc import Iterable

__all__ = ["Headers", "from_app", "host_of", "size_of", "to_app"]

Headers = list[tuple[bytes, bytes]]
_HOP_BY_HOP = frozenset(
    {
        b"connection",
        b"keep-alive",
        b"proxy-authenticate",
        b"proxy-authorization",
        b"proxy-connection",
        b"te",
        b"trailer",
        b"transfer-encoding",
        b"upgrade",
    }
)
# The server in front has answered the expectation by reading the body.
_NOT_PASSED = _HOP_BY_HOP | {b"expect"}
_OURS = (b"forwarded", b"x-forwarded-", b"x-real-ip", b"x-service-token")
"""Said by the platform alone: an application may believe them."""
_REFUSED = frozenset({b"clear-site-data", b"alt-svc", b"server", b"date"})
"""What an application may not say: it would hold for its neighbours, or is said already."""


def host_of(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """The host that was asked for, without its port, in small letters."""
    host = next((value for name, value in headers if name == b"host"), b"").decode("latin-1").lower()
    return host.rsplit(":", 1)[0] if not host.endswith("]") else host


def size_of(headers: Headers) -> int:
    """Bytes that headers take."""
    return sum(len(name) + len(value) + 4 for name, value in headers)


def to_app(
    headers: Headers, *, client: str, scheme: str, platform_cookies: frozenset[str], websocket: bool = False
) -> Headers:
    """What an application gets to see of a request's headers."""
    dropped = _named_by_connection(headers) | _NOT_PASSED
    if any(name.lower() == b"transfer-encoding" for name, _ in headers):
        dropped |= {b"content-length"}  # RFC 9112, section 6.3: it must not be believed then
    passed = []
    host = b""
    for name, value in headers:
        lower = name.lower()
        if lower in dropped or lower.startswith(_OURS):
            continue
        if websocket and lower.startswith(b"sec-websocket-"):
            continue
        if lower == b"host":
            host = value
        if lower == b"cookie":
            value = _without(value, platform_cookies)
            if not value:
                continue
        passed.append((name, value))
    return [
        *passed,
        (b"x-forwarded-for", client.encode("latin-1", "replace")),
        (b"x-forwarded-proto", scheme.encode()),
        (b"x-forwarded-host", host),
    ]


def from_app(headers: Iterable[tuple[bytes, bytes]], *, framed_by: str = "") -> Headers:
    """What a browser gets to see of an answer's headers.

    With `framed_by`, an origin, only its pages and the application's own may show the answer in a frame.
    """
    given = [(name.lower(), value) for name, value in headers]
    dropped = _named_by_connection(given) | _HOP_BY_HOP | _REFUSED
    passed = [
        (name, _own_cookie(value) if name == b"set-cookie" else value)
        for name, value in given
        if name not in dropped
    ]
    return _framed(passed, framed_by.encode()) if framed_by else passed


def _named_by_connection(headers: Iterable[tuple[bytes, bytes]]) -> frozenset[bytes]:
    named = b",".join(value for name, value in headers if name.lower() == b"connection")
    return frozenset(part.strip().lower() for part in named.split(b",") if part.strip())


def _without(cookies: bytes, names: frozenset[str]) -> bytes:
    kept = [
        part.strip()
        for part in cookies.split(b";")
        if part.strip() and part.split(b"=", 1)[0].strip().decode("latin-1") not in names
    ]
    return b"; ".join(kept)


def _framed(headers: Headers, origin: bytes) -> Headers:
    """Browsers heed every policy they are told, so that the application's own word on frames goes first."""
    kept = []
    for name, value in headers:
        if name == b"content-security-policy":
            value = _without_directive(value, b"frame-ancestors")
        if value and name != b"x-frame-options":
            kept.append((name, value))
    return [*kept, (b"content-security-policy", b"frame-ancestors 'self' " + origin)]


def _without_directive(policy: bytes, directive: bytes) -> bytes:
    kept = [
        part.strip()
        for part in policy.split(b";")
        if part.strip() and part.split(maxsplit=1)[0].lower() != directive
    ]
    return b"; ".join(kept)


def _own_cookie(value: bytes) -> bytes:
    """A cookie for the host that sets it alone, never for the domain above."""
    parts = [part for part in value.split(b";") if not part.strip().lower().startswith(b"domain")]
    return b";".join(parts)
