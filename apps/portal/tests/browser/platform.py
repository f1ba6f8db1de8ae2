"""The whole platform as a process, and people who use it with a browser."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

import httpx2
from playwright.sync_api import Browser, BrowserContext, Page

from loomery_cli.planning import load_settings
from tests.servers import free_port, surely

PASSWORD = "a quiet blue umbrella"
PATIENCE = 240.0
PATIENCE_MS = 120_000
"""For what is to be seen on a page; machines that do much else beside are slow."""
LONG = (
    "A hospital. Patients have a name, a date of birth and a blood group. Doctors have a name and a speciality. "
    "Wards have a name and a floor. Beds belong to a ward and have a number. Appointments have a date, a patient and "
    "a doctor. Prescriptions have a dose and a medicine. Medicines have a name and a price. Invoices have a number, "
    "an amount and a due date. Suppliers have a name and a phone number. Shifts have a start and an end. Vehicles have "
    "a plate and a kind. Visitors have a name and a time of arrival."
)
"""A description that takes a while to build: what is done to a running build must find it running."""
Found = TypeVar("Found")


def until(look: Callable[[], Found], pause: float = 0.25) -> Found:
    """What `look` gives as soon as it is something; fails after a long while."""
    last = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < last, "it never came"
        time.sleep(pause)
    return found


@dataclass
class Platform:
    """`loomery up` on a port that stays the same when it is started again."""

    home: Path
    environment: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        """Where the portal is."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        tools = load_settings().home / "toolchains"
        tools.mkdir(parents=True, exist_ok=True)
        if not (self.home / "toolchains").exists():
            (self.home / "toolchains").symlink_to(tools)
        log = self.home / "log"
        before = log.read_bytes().count(b"Loomery is ready") if log.exists() else 0
        # A password is checked many times here; what hashing costs is tried elsewhere.
        cheap = {"MEMORY_KIB": "8", "TIME_COST": "1", "PARALLELISM": "1"}
        given = {
            "LOOMERY_HOME": str(self.home),
            **{f"LOOMERY_PASSWORDS__{name}": value for name, value in cheap.items()},
            **self.environment,
        }
        with log.open("ab") as writing:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "loomery_cli", "up", "--port", str(self.port)],
                env={**os.environ, **given},
                stdout=writing,
                stderr=writing,
            )
        until(lambda: log.read_bytes().count(b"Loomery is ready") > before or self._ended(log))

    def _ended(self, log: Path) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, log.read_text()[-4000:]
        return False

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it and wait for that."""
        if self.process is not None:
            self.process.send_signal(how)
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(60)
            self.process = None

    def client(self, **headers: str) -> httpx2.Client:
        """HTTP as a page of the portal sends it."""
        given = {"Origin": self.url, "X-Loomery-Request": "1", **headers}
        return httpx2.Client(base_url=self.url, headers=given, timeout=60)

    def mailed(self, email: str, page: str) -> str:
        """The newest link in a mail to this address that leads to the page."""
        with self.client() as http:

            def look() -> str:
                for mail in http.get("/api/dev/outbox").json()["items"]:
                    for link in mail["links"]:
                        if email in str(mail) and urlsplit(link).path == page:
                            return str(link)
                return ""

            return until(look)


@contextmanager
def running(home: Path, port: int | None = None, **environment: str) -> Iterator[Platform]:
    """A platform of its own, ended afterwards."""
    platform = Platform(home, environment, port or free_port())
    with surely(platform.stop):
        platform.start()
        yield platform


@dataclass
class Person:
    """Somebody with an account, signed in: `http` carries a token, `context` is a browser with the session.

    Ended as a context: what is left open would be found, and held against another test.
    """

    platform: Platform
    email: str
    http: httpx2.Client
    context: BrowserContext

    def __enter__(self) -> "Person":
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()
        self.context.close()

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """The JSON of an answer that must be a success."""
        answer = self.http.request(method, path, json=body)
        if answer.status_code == 401:
            self.sign_in()
            answer = self.http.request(method, path, json=body)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def sign_in(self) -> None:
        """Take a fresh token for `http`."""
        given = self.http.post("/api/auth/login", json={"email": self.email, "password": PASSWORD})
        assert given.is_success, given.text
        self.http.headers["Authorization"] = f"Bearer {given.json()['access_token']}"

    def page(self, path: str = "/") -> Page:
        """A tab of the browser at an address of the portal."""
        page = self.context.new_page()
        page.goto(self.platform.url + path)
        return page

    def order(self, description: str = LONG, **more: Any) -> str:
        """A build that has just begun; its job."""
        body = {"description": description, "options": {"browser": False}, **more}
        return str(self.ask("POST", "/api/createApp", body)["job"])

    def cancel(self, job: str) -> None:
        """Call a build off, and wait until it has ended."""
        self.ask("POST", f"/api/jobs/{job}/cancel")
        until(lambda: self.ask("GET", f"/api/status/{job}")["state"] in ("cancelled", "succeeded"))

    def build(self, description: str, **options: Any) -> dict[str, str]:
        """Have an application built without a look in a browser; `app`, `job` and `url` once it is live."""
        body = {"description": description, "options": {"browser": False, **options}}
        made = self.ask("POST", "/api/createApp", body)
        self.until_over(made["job"])
        url = until(lambda: self.ask("GET", f"/api/apps/{made['app']}")["url"])
        return {**made, "url": url}

    def until_over(self, job: str) -> None:
        """Wait for a job that must succeed."""

        def over() -> str:
            state = str(self.ask("GET", f"/api/status/{job}")["state"])
            return state if state in ("succeeded", "failed", "cancelled") else ""

        assert until(over) == "succeeded", self.ask("GET", f"/api/jobs/{job}/log")


def address_of(name: str) -> str:
    """Where somebody gets mail."""
    return f"{name.lower()}@example.org"


def sign_up(platform: Platform, name: str) -> None:
    """Somebody gets an account, and follows the mail."""
    email = address_of(name)
    with platform.client() as http:
        asked = {"email": email, "password": PASSWORD, "name": name}
        assert http.post("/api/auth/signup", json=asked).is_success
        token = parse_qs(urlsplit(platform.mailed(email, "/verify-email")).query)["token"][0]
        assert http.post("/api/auth/verify-email", json={"token": token}).is_success


def new_person(platform: Platform, browser: Browser, name: str, **context: Any) -> Person:
    """Sign up, follow the mail, sign in, in a browser of their own."""
    sign_up(platform, name)
    return signed_in(platform, browser, name, **context)


def signed_in(platform: Platform, browser: Browser, name: str, **context: Any) -> Person:
    """Somebody who has an account, in a browser of their own."""
    email, http = address_of(name), platform.client()
    shown = new_context(platform, browser, **context)
    person = Person(platform, email, http, shown)
    person.sign_in()
    entered = shown.request.post(
        f"{platform.url}/api/auth/login",
        data={"email": email, "password": PASSWORD},
        headers={"Origin": platform.url, "X-Loomery-Request": "1"},
    )
    assert entered.ok, entered.text()
    return person


def new_context(platform: Platform, browser: Browser, **options: Any) -> BrowserContext:
    """A browser of somebody's own, in which nobody is signed in."""
    made = browser.new_context(base_url=platform.url, **{"locale": "en-GB", **options})
    made.set_default_timeout(PATIENCE_MS)
    return made
