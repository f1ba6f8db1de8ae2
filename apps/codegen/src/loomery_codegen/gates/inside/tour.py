"""Visits every page of the application as somebody who may, and checks it. Usage: tour.py PROJECT.

Runs with the environment that drives browsers; APP_BASE_URL, CHROMIUM and E2E_RESULTS say where the
application and the browser are and where pictures go. Prints a line for each fault; keeps a picture of each
page, and one at phone width for the first of each look.

The first page of each role is loaded; to the others it goes inside the application, as people do, which costs
a third: by way of an address that no page has, so that nothing of the page before can be taken for the next.
Roles come one after another in one window that forgets each of them: a window of its own costs two processes.
"""

import base64
import contextlib
import json
import os
import re
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from playwright.sync_api import APIRequestContext, CDPSession, Error, Page, ViewportSize, sync_playwright

DESK: ViewportSize = {"width": 1280, "height": 860}
PHONE: ViewportSize = {"width": 390, "height": 844}
PASSWORD = "demo-password-1"  # noqa: S105 - of the demo accounts, printed in every README
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--in-process-gpu",
    "--renderer-process-limit=1",
]
SETTLED = """() => document.querySelector('h1') !== null
  && document.querySelector('[aria-busy="true"], [role="progressbar"][aria-label="Loading"]') === null"""
# Resolves to false where it does not arrive: the caller loads the page then, which tells what is wrong.
GO = """async (path) => {
  const heading = () => document.querySelector('h1');
  const until = async (reached) => {
    for (const end = performance.now() + 5000; performance.now() < end;) {
      if (reached()) return true;
      await new Promise((next) => setTimeout(next, 8));
    }
    return false;
  };
  const go = (to) => {
    const state = { idx: (history.state?.idx ?? 0) + 1, key: String(performance.now()) };
    history.pushState(state, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state }));
  };
  go('/-/nowhere');
  if (!(await until(() => heading()?.textContent === 'Page not found'))) return false;
  heading().dataset.nowhere = '';
  go(path);
  return until(() => heading()?.dataset.nowhere === undefined && heading() !== null
    && !document.querySelector('[aria-busy="true"], [role="progressbar"][aria-label="Loading"]'));
}"""
JUDGE = "(given) => judge(given)"
_JUDGING = Path(__file__).with_name("judge.js")
EXPECTED = "/api/auth/me"
"""Answers 401 to visitors: that is how a page learns that nobody is signed in."""


class Tour:
    """One browser over all pages."""

    def __init__(self, spec: Mapping[str, Any], base: str, results: Path) -> None:
        self._spec = spec
        self._base = base
        self._results = results
        package = find_spec("axe_playwright_python")
        self._axe = Path(package.origin if package and package.origin else "").parent / "axe.min.js"
        self._faults: list[str] = []
        self._seen: set[tuple[str, ...]] = set()
        self._good: set[str] = set()
        self._at_desk = True

    def run(self) -> list[str]:
        """The faults of all pages."""
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=ARGUMENTS)
            context = browser.new_context(viewport=DESK, base_url=self._base, reduced_motion="reduce")
            context.add_init_script(script=f"{self._axe.read_text('utf-8')}\n{_JUDGING.read_text('utf-8')}")
            page = context.new_page()
            camera = context.new_cdp_session(page)
            for role, pages in self._by_role().items():
                self._forget(page, camera)
                if role and not self._sign_in(page, role):
                    continue
                for number, described in enumerate(pages):
                    self._visit(page, camera, described, load=number == 0)
            browser.close()
        return self._faults

    def _by_role(self) -> dict[str, list[Mapping[str, Any]]]:
        """Pages by the role that visits them; the empty role is the visitor."""
        groups: dict[str, list[Mapping[str, Any]]] = {}
        for page in self._spec.get("pages", ()):
            groups.setdefault(self._visitor_of(page), []).append(page)
        return groups

    def _visitor_of(self, page: Mapping[str, Any]) -> str:
        roles = {role["name"]: role.get("kind", "member") for role in self._spec.get("roles", ())}
        named = [name for name in page.get("roles", ()) if name in roles]
        if any(roles[name] == "visitor" for name in named):
            return ""
        if named:
            return str(named[0])
        side = page.get("side", "public")
        return next((name for name, kind in roles.items() if kind == side), "") if side != "public" else ""

    def _forget(self, page: Page, camera: CDPSession) -> None:
        """Nothing is left of who was there before."""
        page.context.clear_cookies()
        camera.send("Storage.clearDataForOrigin", {"origin": self._base, "storageTypes": "all"})
        with contextlib.suppress(Error):  # a page without an address keeps nothing
            page.evaluate("sessionStorage.clear()")

    def _sign_in(self, page: Page, role: str) -> bool:
        """Become somebody of the role."""
        email = f"{role.replace('_', '-')}@example.com"
        answer = page.request.post(
            "/api/auth/login",
            data={"email": email, "password": PASSWORD},
            headers={"X-Requested-With": "app"},
        )
        if not answer.ok:
            self._fault("api/app", "sign-in", f"{email} cannot sign in: {answer.status}")
        return bool(answer.ok)

    def _visit(self, page: Page, camera: CDPSession, described: Mapping[str, Any], *, load: bool) -> None:
        name, path = str(described["name"]), self._address(page.request, str(described["path"]))
        if not path:
            return
        where = f"page:{described['path']}"
        said: list[str] = []

        def hear(message: Any) -> None:
            url = message.location.get("url", "").removeprefix(self._base)
            if message.type == "error" and url != EXPECTED:
                said.append(f"{message.text} {url}")

        def hear_error(error: Error) -> None:
            said.append(str(error))

        page.on("console", hear)
        page.on("pageerror", hear_error)
        try:
            if load or not page.evaluate(GO, path):
                said.clear()
                page.goto(path, wait_until="domcontentloaded")
                page.wait_for_function(SETTLED, timeout=15_000)
            self._check(page, camera, name, where, first=self._is_first(described))
        except Error as error:
            self._fault(where, "page", f"does not settle: {error.message.splitlines()[0]}")
        finally:
            page.remove_listener("console", hear)
            page.remove_listener("pageerror", hear_error)
        for text in dict.fromkeys(said):
            self._fault(where, "console", text[:300])

    def _is_first(self, described: Mapping[str, Any]) -> bool:
        """Whether no page that looks like this one was visited before."""
        look = tuple(str(described.get(key, "")) for key in ("kind", "layout", "mode"))
        if look in self._seen:
            return False
        self._seen.add(look)
        return True

    def _check(self, page: Page, camera: CDPSession, name: str, where: str, *, first: bool) -> None:
        """The page at both widths, beginning with the one that the page before it ended with."""
        looks = (self._look_at_desk, self._look_at_phone)
        for look in looks if self._at_desk else reversed(looks):
            look(page, camera, name, where, first=first)

    def _look_at_desk(self, page: Page, camera: CDPSession, name: str, where: str, *, first: bool) -> None:
        """A picture; axe in light, and for the first of its look in dark."""
        if not self._at_desk:
            page.set_viewport_size(DESK)
            self._at_desk = True
        self._shoot(camera, f"{name}-desk")
        self._judge(page, where, "axe", None)
        if first:
            page.emulate_media(color_scheme="dark")
            self._judge(page, where, "axe-dark", ["color-contrast"])
            page.emulate_media(color_scheme="light")

    def _look_at_phone(self, page: Page, camera: CDPSession, name: str, where: str, *, first: bool) -> None:
        """The width of a phone, and for the first of its look a picture."""
        if self._at_desk:
            page.set_viewport_size(PHONE)
            self._at_desk = False
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 1:
            self._fault(where, "overflow", f"is {wide} pixels wider than a phone")
        if first:
            self._shoot(camera, f"{name}-phone")

    def _judge(self, page: Page, where: str, code: str, rules: list[str] | None) -> None:
        """What axe finds wrong by the rules, or by all of them."""
        judged = page.evaluate(JUDGE, [rules, sorted(self._good)])
        self._good.update(judged["good"])
        for violation in judged["violations"]:
            targets = ", ".join(violation["targets"])
            told = f"{violation['help']} ({violation['count']}: {targets})"
            self._fault(where, f"{code}:{violation['id']}", told)

    def _shoot(self, camera: CDPSession, name: str) -> None:
        options = {"format": "jpeg", "quality": 80, "optimizeForSpeed": True}
        taken = camera.send("Page.captureScreenshot", options)
        (self._results / f"{name}.jpg").write_bytes(base64.b64decode(taken["data"]))

    def _address(self, request: APIRequestContext, path: str) -> str:
        """The path with the id of the first record that the caller sees; empty when there is none to look at."""
        if ":" not in path:
            return path
        collection = next((part for part in path.split("/") if part and not part.startswith(":")), "")
        answer = request.get(f"/api/{collection}?page_size=1")
        items = answer.json().get("items", []) if answer.ok else []
        return re.sub(r":\w+", str(items[0]["id"]), path) if items else ""

    def _fault(self, where: str, code: str, message: str) -> None:
        self._faults.append(f"{where} {code.replace(' ', '-')} {' '.join(message.split())}")


def main(project: Path, results: Path) -> int:
    """Print a line for each fault; 1 when there is one."""
    spec = json.loads((project / "loomery.json").read_text("utf-8"))
    results.mkdir(parents=True, exist_ok=True)
    faults = Tour(spec, os.environ["APP_BASE_URL"], results).run()
    for fault in faults:
        print("FAULT", fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(os.environ["E2E_RESULTS"])))
