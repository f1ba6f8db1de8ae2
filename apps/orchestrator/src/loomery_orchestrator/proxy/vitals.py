"""How fast pages of applications felt, told by the pages themselves when they are left.

A page is asked for it by the header `Server-Timing: loomery` of its own answer; elsewhere, where nobody takes what it
would tell, it is silent. Nothing is kept of who tells it, and whoever asks not to be tracked is not asked.
"""

from collections import Counter

from pydantic import ValidationError
from starlette.requests import HTTPConnection
from starlette.types import Message, Receive, Scope, Send

from loomery_orchestrator.proxy.rollup import Rollup
from loomery_orchestrator.proxy.visits import is_a_person
from loomery_orchestrator.releases.driver import Hosted
from loomery_shared.contracts.events import Event
from loomery_shared.contracts.vitals import VITALS_EVENT, MeasuredPage
from loomery_shared.devices import device_class
from loomery_shared.ids import Clock, new_id
from loomery_shared.page_names import page_of

__all__ = ["VITALS_PATH", "Vitals"]

VITALS_PATH = "/_loomery/vitals"
_ASK = (b"server-timing", b"loomery")
_MOST_BYTES = 4_000
_MOST_A_MINUTE = 300
"""Of one application; anybody can send them, and more of them tell nothing new."""


class Vitals:
    """Takes what pages tell, and has it told with the counts of requests."""

    def __init__(self, rollup: Rollup, clock: Clock) -> None:
        self._rollup, self._clock = rollup, clock
        self._minute = 0
        self._taken: Counter[str] = Counter()

    @staticmethod
    def concerns(scope: Scope) -> bool:
        """Whether a request tells how fast a page felt."""
        return bool(scope["method"] == "POST" and scope["path"] == VITALS_PATH)

    @staticmethod
    def asked_for(scope: Scope, message: Message, content_type: str) -> Message:
        """The beginning of an answer; pages are asked to tell."""
        if not content_type.startswith("text/html") or not is_a_person(HTTPConnection(scope)):
            return message
        return {**message, "headers": [*message["headers"], _ASK]}

    async def take(self, hosted: Hosted, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a page: 204, or 400 when it says something else than it was asked for."""
        body = await _body(receive)
        status = 204 if body is not None and self._told(hosted, HTTPConnection(scope), body) else 400
        await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})

    def _told(self, hosted: Hosted, request: HTTPConnection, body: bytes) -> bool:
        try:
            measured = MeasuredPage.model_validate_json(body)
        except ValidationError:
            return False
        own = request.headers.get("sec-fetch-site", "same-origin") == "same-origin"
        if own and is_a_person(request) and measured.figures() and self._is_room(hosted.app):
            device = device_class(request.headers.get("user-agent", ""))
            self._rollup.tell(
                Event(
                    id=new_id("evt"),
                    name=VITALS_EVENT,
                    at=self._clock(),
                    tenant=hosted.tenant,
                    app=hosted.app,
                    properties={"path": page_of(measured.path), "device": device, **measured.figures()},
                )
            )
        return True

    def _is_room(self, app: str) -> bool:
        minute = int(self._clock().timestamp()) // 60
        if minute != self._minute:
            self._minute = minute
            self._taken.clear()
        self._taken[app] += 1
        return self._taken[app] <= _MOST_A_MINUTE


async def _body(receive: Receive) -> bytes | None:
    """What was sent; None when it is too much, or never ended."""
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += bytes(message.get("body", b""))
        if len(body) > _MOST_BYTES:
            return None
        if not message.get("more_body", False):
            return body
