"""From a sentence to a live application: what is understood, the review, the draft."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from apps.portal.tests.browser.conftest import TODO
from apps.portal.tests.browser.platform import LONG, Person

BUILD_MS = 240_000
FIELD = "What do you want to build?"
SPEC = {
    "name": "Plants",
    "slug": "plants",
    "entities": [
        {
            "name": "plant",
            "plural": "plants",
            "label": "Plant",
            "label_plural": "Plants",
            "fields": [{"name": "name", "label": "Name", "type": {"kind": "text"}, "required": True}],
        }
    ],
}


def described(person: Person, words: str = TODO, path: str = "/") -> Page:
    """The start, with these words in the field."""
    page = person.page(path)
    # By then it is known whose words these are, and they are kept.
    expect(page.get_by_label(FIELD)).to_be_focused()
    page.get_by_label(FIELD).fill(words)
    return page


def reviewed(person: Person, words: str = TODO) -> Page:
    """The review of these words."""
    page = described(person, words)
    page.get_by_role("button", name="Review first").click()
    expect(page.get_by_role("tab", name="Data")).to_be_visible()
    return page


def test_a_sentence_is_reviewed_edited_built_and_used(person: Person) -> None:
    page = described(person)
    understood = page.get_by_role("region", name="Understood so far")
    expect(understood.get_by_text("Tasks", exact=True).first).to_be_visible()
    page.get_by_role("button", name="Review first").click()
    expect(page).to_have_url(re.compile("/new/review"))
    tasks = page.get_by_role("article", name="Tasks")
    tasks.get_by_role("button", name="Add field").click()
    tasks.get_by_label("New field of Task").fill("Location")
    page.keyboard.press("Enter")
    expect(tasks.get_by_role("button", name="Details of Location")).to_be_visible()
    page.get_by_role("button", name="Undo Add “Location”").click()
    expect(tasks.get_by_role("button", name="Details of Location")).to_be_hidden()
    page.get_by_role("button", name=re.compile("Do again")).click()
    expect(tasks.get_by_role("button", name="Details of Location")).to_be_visible()

    page.get_by_role("link", name="Look", exact=True).last.click()
    expect(page).to_have_url(re.compile("/new/look"))
    page.get_by_role("link", name="Targets", exact=True).last.click()
    page.get_by_label("Name of the application").fill("House tasks")
    page.get_by_label("Without a browser").check()
    page.go_back()
    page.go_back()
    expect(page.get_by_role("button", name="Details of Location")).to_be_visible()
    page.goto(f"{person.platform.url}/new/targets")
    expect(page.get_by_label("Name of the application")).to_have_value("House tasks")
    page.get_by_role("button", name="Build it").click()

    expect(page).to_have_url(re.compile("/jobs/job_"))
    expect(page.get_by_role("heading", name="House tasks is live")).to_be_visible(timeout=BUILD_MS)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Open application").click()
    app = opened.value
    app.set_default_timeout(60_000)
    app.wait_for_url(re.compile("house-tasks"))
    app.goto(f"{app.url.rstrip('/')}/tasks/new")
    # An account to try the application with fills the form.
    app.get_by_role("button", name=re.compile("Member|Administrator")).first.click()
    app.get_by_role("button", name="Sign in", exact=True).click()
    expect(app).to_have_url(re.compile("/tasks/new"))
    app.get_by_label("Title").fill("Water the ferns")
    app.get_by_label("Location").fill("Kitchen")
    app.get_by_role("button", name=re.compile("Save|Create|Add")).last.click()
    expect(app.get_by_text("Kitchen").first).to_be_visible()


def test_words_survive_a_reload_and_the_end_of_a_session(person: Person) -> None:
    page = described(person, "A list of plants with names.")
    page.reload()
    expect(page.get_by_label(FIELD)).to_have_value("A list of plants with names.")
    person.context.clear_cookies()
    page.reload()
    expect(page).to_have_url(re.compile("/login"))
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_role("textbox", name="Password").fill("a quiet blue umbrella")
    page.keyboard.press("Enter")
    expect(page.get_by_label(FIELD)).to_have_value("A list of plants with names.")
    page.get_by_role("button", name="Start over").click()
    expect(page.get_by_label(FIELD)).to_have_value("")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label(FIELD)).to_have_value("A list of plants with names.")


def test_what_was_not_understood_is_said_otherwise_and_edits_stay(person: Person) -> None:
    page = reviewed(person, f"{TODO} Wibble the frobnicated quux.")
    tasks = page.get_by_role("article", name="Tasks")
    tasks.get_by_role("button", name="Add field").click()
    tasks.get_by_label("New field of Task").fill("Location")
    page.keyboard.press("Enter")
    sentences = page.get_by_role("region", name="Your sentences")
    odd = sentences.get_by_role("listitem").filter(has_text="Wibble")
    expect(odd.get_by_text("partly understood")).to_be_visible()
    odd.get_by_role("button", name="Say it in other words").click()
    odd.get_by_label("In other words").fill("Each task has a colour.")
    odd.get_by_role("button", name="Read this instead").click()
    expect(sentences.get_by_text("Each task has a colour.")).to_be_visible()
    expect(sentences.get_by_text("Wibble")).to_have_count(0)
    expect(tasks.get_by_role("button", name="Details of Colour")).to_be_visible()
    expect(tasks.get_by_role("button", name="Details of Location")).to_be_visible()


def test_an_answer_changes_the_specification_and_can_be_taken_back(person: Person) -> None:
    page = reviewed(person)
    assistant = page.get_by_role("region", name="Worth knowing")
    questions = assistant.get_by_role("listitem")
    expect(questions.first).to_be_visible()
    assert questions.count() <= 5
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    questions.filter(has_not_text="other words").first.get_by_role("button").first.click()
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    expect(assistant.get_by_role("button", name="Change")).to_be_visible()
    assistant.get_by_role("button", name="Change").click()
    expect(assistant.get_by_role("button", name="Change")).to_be_hidden()


def test_files_are_attached_and_a_specification_is_used(person: Person, tmp_path: Path) -> None:
    spec, table = tmp_path / "plants.json", tmp_path / "seed.csv"
    spec.write_text(json.dumps(SPEC))
    table.write_text("name\nFern\n")
    page = person.page("/")
    page.get_by_label("Attach files").set_input_files([spec, table])
    expect(page.get_by_text("Built from this specification")).to_be_visible()
    expect(page.get_by_text("They are not read yet", exact=False)).to_be_visible()
    page.get_by_role("button", name="Review first").click()
    expect(page.get_by_role("heading", name="Review Plants")).to_be_visible()
    page.goto(person.platform.url)
    page.get_by_role("button", name="Remove plants.json").click()
    expect(page.get_by_role("button", name="Build it")).to_be_disabled()
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps({**SPEC, "slug": "No Slug"}))
    page.get_by_label("Attach files").set_input_files(broken)
    expect(page.get_by_text("is no valid specification", exact=False)).to_be_visible()


def test_starters_fill_the_field_and_are_understood(person: Person) -> None:
    page = person.page("/")
    page.get_by_role("button", name=re.compile("Inventory")).click()
    expect(page.get_by_label(FIELD)).to_have_value(re.compile("^An inventory app"))
    understood = page.get_by_role("region", name="Understood so far")
    expect(understood.get_by_text("Suppliers", exact=True).first).to_be_visible()
    expect(understood.get_by_text("Not understood yet")).to_be_hidden()


def test_the_way_is_accessible_and_fits_telephones(
    new_somebody: Callable[..., Person], axe: Callable[[Page], None], theme: str
) -> None:
    somebody = new_somebody(color_scheme=theme, viewport={"width": 390, "height": 800})
    page = reviewed(somebody)
    axe(page)
    for path, shown in (
        ("/new/look", "Main colour"),
        ("/new/targets", "Name of the application"),
        ("/", FIELD),
    ):
        page.goto(somebody.platform.url + path)
        expect(page.get_by_label(shown).first).to_be_visible()
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_the_whole_way_by_keyboard(person: Person) -> None:
    page = person.page("/")
    expect(page.get_by_label(FIELD)).to_be_focused()
    page.keyboard.type("A list of plants with a name and a height. ")
    page.keyboard.insert_text(LONG)
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Review first":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab", name="Data")).to_be_visible()
    page.get_by_role("tab", name="Data").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="People")).to_be_focused()
    page.go_back()
    expect(page.get_by_label(FIELD)).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile("/jobs/job_"))
    job = page.url.rsplit("/", 1)[-1]
    page.get_by_role("button", name="Cancel the build").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Keep building")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="You cancelled this build")).to_be_visible()
    assert person.ask("GET", f"/api/status/{job}")["state"] == "cancelled"
