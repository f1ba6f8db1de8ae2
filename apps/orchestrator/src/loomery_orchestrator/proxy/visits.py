"""Which pages of applications are looked at, told from the requests that pass by: nothing is put into pages.

Nobody is followed. A visitor is a number made from their address, their browser and a secret of the day that is never
written down: it says nothing about who they are, is another one for every application, and tomorrow nobody can make it
again. Whoever asks not to be tracked (`DNT: 1`, `Sec-GPC: 1`) is not counted.
"""

import hashlib
import hmac
import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.types import Scope

from loomery_orchestrator.proxy.rollup import Rollup
from loomery_orchestrator.releases.driver import Hosted
from loomery_shared.addresses import Addresses
from loomery_shared.contracts.events import Event
from loomery_shared.devices import device_class
from loomery_shared.ids import Clock, new_id
from loomery_shared.page_names import page_of

__all__ = ["Visits", "is_a_person"]

_NO = "1"
_AGAIN_AFTER = 1800.0
"""Seconds after which a page that is still looked at counts once more."""
_MOST_KNOWN = 20_000
_ROBOT = re.compile(r"bot\b|crawl|spider|slurp", re.IGNORECASE)


class Visits:
    """Makes `page.viewed` of what passes by, and has it told with the counts of requests."""

    def __init__(
        self,
        rollup: Rollup,
        addresses: Addresses,
        clock: Clock,
        *,
        now: Callable[[], float] = time.monotonic,
        make_secret: Callable[[], bytes] = lambda: secrets.token_bytes(32),
    ) -> None:
        self._rollup, self._addresses, self._clock = rollup, addresses, clock
        self._now, self._make_secret = now, make_secret
        self._day: date | None = None
        self._secret = b""
        self._known: OrderedDict[tuple[str, str, str], float] = OrderedDict()

    def seen(self, hosted: Hosted, scope: Scope, status: int, content_type: str) -> None:
        """One answer: a page that was loaded, or something that a page asked for."""
        request = HTTPConnection(scope)
        if scope["method"] != "GET" or status >= 400 or not is_a_person(request):
            return
        own, referrer = request.headers.get("host", ""), urlsplit(request.headers.get("referer", ""))
        if _is_document(request, content_type):
            came_from = "" if referrer.netloc == own else (referrer.hostname or "")
            raw = scope.get("raw_path") or scope["path"].encode()
            self._view(hosted, request, raw.decode("latin-1"), came_from, always=True)
        elif referrer.netloc == own and request.headers.get("sec-fetch-dest", "empty") == "empty":
            # Pages inside an application change without being loaded; what they then ask for tells which it is.
            self._view(hosted, request, referrer.path or "/", "", always=False)

    def _view(
        self, hosted: Hosted, request: HTTPConnection, path: str, referrer: str, *, always: bool
    ) -> None:
        page = page_of(path)
        if not page:
            return
        visitor = self._visitor(hosted.app, request)
        key, now = (hosted.app, visitor, page), self._now()
        fresh = now - self._known.get(key, -_AGAIN_AFTER) >= _AGAIN_AFTER
        if fresh or always:
            self._known[key] = now
            self._known.move_to_end(key)
            while len(self._known) > _MOST_KNOWN:
                self._known.popitem(last=False)
            self._rollup.tell(
                Event(
                    id=new_id("evt"),
                    name="page.viewed",
                    at=self._clock(),
                    tenant=hosted.tenant,
                    app=hosted.app,
                    visitor=visitor,
                    properties={
                        "path": page,
                        "referrer": _host(referrer),
                        "device": device_class(request.headers.get("user-agent", "")),
                    },
                )
            )

    def _visitor(self, app: str, request: HTTPConnection) -> str:
        today = self._clock().date()
        if today != self._day:
            self._day, self._secret = today, self._make_secret()
            self._known.clear()
        address = Addresses.network_of(self._addresses.of(request))
        who = "\0".join((app, address, request.headers.get("user-agent", "")))
        return hmac.new(self._secret, who.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:16]


def is_a_person(request: HTTPConnection) -> bool:
    """Whether somebody looks who did not ask not to be counted: no program, nobody who only loads ahead."""
    headers = request.headers
    if _NO in (headers.get("dnt"), headers.get("sec-gpc")):
        return False
    if "prefetch" in headers.get("sec-purpose", headers.get("purpose", "")):
        return False
    agent = headers.get("user-agent", "")
    return bool(agent) and not _ROBOT.search(agent)


def _is_document(request: HTTPConnection, content_type: str) -> bool:
    asked = request.headers.get("sec-fetch-dest", "document") == "document"
    return asked and "text/html" in request.headers.get("accept", "") and content_type.startswith("text/html")


def _host(name: str) -> str:
    name = name.lower()[:253]
    return name if re.fullmatch(r"[a-z0-9.:\[\]-]*", name) else ""
