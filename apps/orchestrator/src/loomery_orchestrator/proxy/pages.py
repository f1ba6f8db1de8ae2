"""The few pages that the proxy answers itself. They load nothing and say nothing about who is hosted here."""

from html import escape

from starlette.types import Send

__all__ = ["Answer", "broken", "busy", "missing", "too_large", "too_many_headers", "waking"]


class Answer:
    """A short page; `retry_after` in seconds, and then it loads itself again."""

    def __init__(self, status: int, title: str, text: str, *, retry_after: int = 0) -> None:
        self.status = status
        self._title = title
        self._text = text
        self._retry_after = retry_after

    async def send(self, send: Send) -> None:
        """Answer a request with it."""
        body = self._html().encode()
        headers = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
            (b"content-security-policy", b"default-src 'none'; style-src 'unsafe-inline'"),
            (b"x-content-type-options", b"nosniff"),
        ]
        if self._retry_after:
            headers.append((b"retry-after", str(self._retry_after).encode()))
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _html(self) -> str:
        again = f'<meta http-equiv="refresh" content="{self._retry_after}">' if self._retry_after else ""
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8">{again}'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{escape(self._title)}</title><style>"
            "body{font:1.1rem/1.5 system-ui,sans-serif;display:grid;place-content:center;min-height:100vh;"
            "margin:0;padding:1rem;text-align:center;color:#1f2937;background:#f9fafb}"
            "@media(prefers-color-scheme:dark){body{color:#e5e7eb;background:#111827}}"
            f"</style></head><body><main><h1>{escape(self._title)}</h1><p>{escape(self._text)}</p></main>"
            "</body></html>"
        )


def missing() -> Answer:
    """For every host that leads nowhere, whatever the reason."""
    return Answer(404, "There is nothing here", "Check the address.")


def waking(retry_after: int) -> Answer:
    """It does not answer now."""
    return Answer(503, "Waking up", "This page loads itself again in a moment.", retry_after=retry_after)


def busy() -> Answer:
    """Too many requests at once."""
    return Answer(503, "Very busy", "This page loads itself again in a moment.", retry_after=1)


def broken() -> Answer:
    """It broke while it worked on the request."""
    return Answer(502, "Something broke", "The application did not finish its answer. Try again.")


def too_large(most: int) -> Answer:
    """More bytes than are taken."""
    return Answer(413, "Too much at once", f"At most {most} bytes are taken.")


def too_many_headers() -> Answer:
    """Headers beyond the limit (RFC 6585)."""
    return Answer(431, "Too many headers", "Remove cookies of this site and try again.")
