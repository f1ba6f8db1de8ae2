"""An application is changed by words, by git and by going back; what people entered stays."""

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Page, expect

from apps.portal.tests.browser.conftest import TODO
from apps.portal.tests.browser.platform import Person, until

CHANGED = TODO + " Each task also has a location and a colour."
WRONG = 'export const note: number = "edited by hand";\n'
NOTE = 'export const note = "edited by hand";\n'


class Visitor:
    """Somebody who uses an application, as its own pages do."""

    def __init__(self, person: Person, url: str) -> None:
        # Not every machine knows the names below localhost; the platform goes by what is asked for.
        host = url.removeprefix("http://")
        self.http = httpx2.Client(
            base_url=person.platform.url,
            headers={"Host": host, "Origin": url, "X-Requested-With": "fetch"},
            timeout=60,
        )
        self.ask(
            "POST", "/api/auth/register", {"email": "v@example.org", "password": "a b c d e f g", "name": "V"}
        )

    def ask(self, method: str, path: str, body: object = None) -> object:
        answer = self.http.request(method, path, json=body)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json()

    def titles(self) -> list[str]:
        """Of all tasks that there are; empty while the application changes."""
        answer = self.http.get("/api/tasks")
        return [item["title"] for item in answer.json()["items"]] if answer.is_success else []


class Clone:
    """The code of an application on a developer's machine."""

    def __init__(self, person: Person, app: str, folder: Path) -> None:
        token = person.ask("POST", "/api/auth/tokens", {"name": "laptop", "role": "developer"})["token"]
        address = person.platform.url.replace("://", f"://ada:{token}@")
        self.folder = folder
        self("clone", "--quiet", f"{address}/git/{app}.git", str(folder), inside=False)

    def __call__(self, *arguments: str, inside: bool = True) -> str:
        done = subprocess.run(
            ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", *arguments],
            cwd=self.folder if inside else None,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    def push(self, path: str, content: str) -> str:
        """Commit a file and push it; the job that this begins."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content)
        self("add", path)
        self("commit", "--quiet", "--message", "By hand")
        told = re.search(r"build (job_\w+) started", self("push", "origin", "main"))
        assert told is not None
        return told[1]

    def fields(self) -> set[str]:
        """Of tasks, as the newest published build has them."""
        self("pull", "--quiet", "--ff-only")
        spec = json.loads((self.folder / "loomery.json").read_text())
        [task] = [entity for entity in spec["entities"] if entity["name"] == "task"]
        return {field["name"] for field in task["fields"]}


def build_from(person: Person, page: Page) -> None:
    """Have what is shown built, and wait until it is live."""
    loss = page.get_by_role("checkbox", name="I know that what is marked goes away")
    ready = page.get_by_role("button", name="Build and release")
    expect(page.get_by_text("It is checked before it is released")).to_be_visible()
    expect(page.get_by_label("What will change", exact=True)).to_have_attribute("aria-busy", "false")
    if loss.is_visible():
        expect(ready).to_be_disabled()
        loss.check()
    ready.click()
    expect(page).to_have_url(re.compile(r"/jobs/job_\w+$"))
    person.until_over(page.url.rsplit("/", 1)[1])


def look_at_what_is_red(person: Person, job: str) -> None:
    """The page of a build whose checks found a fault, and the ways from there."""
    page = person.page(f"/jobs/{job}")
    red = page.get_by_role("region", name="This build did not succeed")
    expect(red.get_by_text("This check found something to mend: Types of the pages.")).to_be_visible()
    fault = red.get_by_role("listitem").filter(has_text="not assignable to type 'number'")
    expect(fault.get_by_role("link")).to_have_text("web/src/custom/note.ts:1")
    red.get_by_role("link", name="Which sentences this concerns").click()
    expect(page).to_have_url(re.compile(r"/evidence$"))
    checks = page.get_by_role("list", name="Checks")
    expect(checks.get_by_role("listitem").filter(has_text="Types of the pages")).to_contain_text("failed")
    expect(page.get_by_role("heading", name="What the checks found")).to_be_visible()
    page.get_by_role("link", name="web/src/custom/note.ts:1").click()
    text = page.get_by_role("textbox", name="Text of web/src/custom/note.ts")
    expect(text.locator("[aria-current=location]")).to_contain_text("note: number")

    # The one commit, and nothing else that differs; by keyboard it is folded and opened.
    page.get_by_role("link", name="Commits").click()
    page.get_by_role("list", name="Commits").get_by_role("link", name="By hand").click()
    differences = page.get_by_role("region", name="What is different")
    expect(differences.get_by_role("article")).to_have_count(1)
    expect(differences.get_by_text("1 file, 1 line added, 0 lines removed")).to_be_visible()
    expect(differences.get_by_text("note: number", exact=False)).to_be_visible()
    fold = differences.get_by_role("button", name="web/src/custom/note.ts")
    fold.press("Enter")
    expect(differences.get_by_text("note: number", exact=False)).to_have_count(0)
    fold.press("Enter")
    expect(fold).to_have_attribute("aria-expanded", "true")

    page.goto(f"{person.platform.url}/jobs/{job}")
    red.get_by_role("button", name="Try again").click()
    expect(page).not_to_have_url(re.compile(job))
    expect(page).to_have_url(re.compile(r"/jobs/job_\w+$"))
    person.cancel(page.url.rsplit("/", 1)[1])
    page.close()


@pytest.fixture
def ends() -> Iterator[ExitStack]:
    """Closes what a test opens, also when it fails."""
    with ExitStack() as stack:
        yield stack


@pytest.mark.slow
def test_changing_by_words_by_hand_and_going_back(person: Person, tmp_path: Path, ends: ExitStack) -> None:
    made = person.build(TODO)
    app = made["app"]
    visitor = Visitor(person, made["url"])
    ends.callback(visitor.http.close)
    visitor.ask("POST", "/api/tasks", {"title": "Water the plants"})
    clone = Clone(person, app, tmp_path / "clone")
    before = clone.fields()
    wrong = clone.push("web/src/custom/note.ts", WRONG)
    until(lambda: person.ask("GET", f"/api/status/{wrong}")["state"] == "failed")
    look_at_what_is_red(person, wrong)
    person.cancel(clone.push("web/src/custom/note.ts", NOTE))

    # Words that were typed are there again after a reload; what follows from them is told before it is done.
    page = person.page(f"/apps/{app}/edit")
    words = page.get_by_role("textbox", name="Description of the application")
    expect(words).to_have_value(TODO)
    words.fill(CHANGED)
    page.reload()
    expect(words).to_have_value(CHANGED)
    page.get_by_role("button", name="See what will change").click()
    expect(page.get_by_role("heading", name="What happens to the data")).to_be_visible()
    expect(page.get_by_text("Everything that was entered stays.")).to_be_visible()
    expect(page.get_by_role("region", name="Data")).to_contain_text(re.compile("location", re.I))
    build_from(person, page)
    page.goto(f"{person.platform.url}/apps/{app}/edit")
    expect(words).to_have_value(CHANGED)
    expect(page.get_by_text("Nothing is changed yet.")).to_be_visible()

    until(lambda: visitor.titles() == ["Water the plants"])
    after = clone.fields()
    assert any("location" in name for name in after - before)
    assert (clone.folder / "web/src/custom/note.ts").read_text() == NOTE

    # The newest checkpoint says what it changed; the first one is restored, and nothing that was entered is lost.
    page.get_by_role("link", name="History").click()
    checkpoints = page.get_by_role("list", name="Checkpoints").get_by_role("article")
    expect(page.get_by_text("Newest")).to_be_visible()
    checkpoints.first.get_by_role("button", name="What it changed").click()
    expect(page.get_by_role("region", name="Data")).to_contain_text(re.compile("location", re.I))
    checkpoints.last.get_by_role("button", name="Restore").click()
    expect(page.get_by_text("The specification of build-1 is built again.")).to_be_visible()
    build_from(person, page)
    until(lambda: visitor.titles() == ["Water the plants"])
    assert clone.fields() == before
    assert (clone.folder / "web/src/custom/note.ts").read_text() == NOTE

    # The release before had other tables: rolled back, it comes with its records of then.
    page.goto(f"{person.platform.url}/apps/{app}/releases")
    releases = page.get_by_role("list", name="Releases").get_by_role("article")
    expect(releases.first).to_contain_text("Live")
    count = releases.count()
    releases.nth(1).get_by_role("button", name="Go back to it").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("radio", name="Bring back the records of then").check()
    dialog.get_by_role("button", name="Roll back").click()
    expect(releases).to_have_count(count + 1)
    expect(releases.first).to_contain_text("Live")
    until(lambda: visitor.titles() == ["Water the plants"])
