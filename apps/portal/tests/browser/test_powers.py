"""What browsers lend to the portal: hearing, notices. Their part is played by scripts, ours is real."""

from playwright.sync_api import Page, expect

from apps.portal.tests.browser.platform import Person, until

FIELD = "What do you want to build?"
SPOKEN = "A list. A todo list with tasks. Each task has a due date."
# Chromium without a window has neither ears nor a place for notices.
EARS = """
window.SpeechRecognition = class {
  constructor() { window.ears = this; }
  start() { this.begun = true; }
  stop() { this.onend(); }
  abort() { this.onend?.(); }
  hear(...pieces) {
    const results = pieces.map(([transcript, isFinal]) => Object.assign([{ transcript }], { isFinal }));
    this.onresult({ resultIndex: 0, results });
  }
  refuse(error) { this.onerror({ error }); this.onend(); }
};
"""
DEAF = "delete window.SpeechRecognition; delete window.webkitSpeechRecognition;"
NOTICES = """
window.asked = 0;
window.notices = [];
window.Notification = class {
  static requestPermission() { window.asked += 1; return Promise.resolve(window.answer); }
  constructor(title, { tag }) { window.notices.push([title, tag]); }
};
window.answer = "denied";
"""


def opened(person: Person, path: str, script: str) -> Page:
    """A page in a browser that has had this script from the beginning."""
    page = person.context.new_page()
    page.add_init_script(script)
    page.goto(person.platform.url + path)
    return page


def test_words_are_spoken(person: Person) -> None:
    page = opened(person, "/", EARS)
    page.get_by_label(FIELD).fill("A list.")
    speak = page.get_by_role("button", name="Speak")
    expect(page.get_by_title("It may send what you say", exact=False)).to_have_count(1)
    speak.click()
    stop = page.get_by_role("button", name="Stop listening")
    expect(stop).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("[ears.begun, ears.lang, ears.continuous, ears.interimResults]") == [
        True,
        "en",
        True,
        True,
    ]
    # What is not sure yet is shown, and not written; several pieces may come at once.
    page.evaluate("ears.hear(['a plant', false])")
    expect(page.get_by_role("status").filter(has_text="a plant")).to_be_visible()
    expect(page.get_by_label(FIELD)).to_have_value("A list.")
    page.evaluate("ears.hear([' A todo list with tasks. ', true], ['Each task has a due date.', true])")
    expect(page.get_by_label(FIELD)).to_have_value(SPOKEN)
    understood = page.get_by_role("region", name="Understood so far")
    expect(understood.get_by_text("Tasks", exact=True).first).to_be_visible()
    stop.click()
    expect(speak).to_have_attribute("aria-pressed", "false")

    speak.click()
    page.evaluate("ears.refuse('not-allowed')")
    expect(page.get_by_text("The microphone is not allowed.", exact=False)).to_be_visible()
    expect(speak).to_be_enabled()
    speak.click()
    expect(page.get_by_text("The microphone is not allowed.", exact=False)).to_have_count(0)
    page.evaluate("ears.refuse('network')")
    expect(page.get_by_text("The browser could not listen.", exact=False)).to_be_visible()
    expect(page.get_by_label(FIELD)).to_have_value(SPOKEN)


def test_where_nothing_hears_nothing_is_offered(person: Person) -> None:
    page = opened(person, "/", DEAF)
    expect(page.get_by_text("Attach", exact=False).first).to_be_visible()
    expect(page.get_by_role("button", name="Speak")).to_have_count(0)


def test_the_end_of_a_build_is_told(person: Person) -> None:
    job = person.order(name="Candles")
    page = opened(person, f"/jobs/{job}", NOTICES)
    tell = page.get_by_role("button", name="Tell me when it is done")
    expect(tell).to_be_visible()
    assert page.evaluate("asked") == 0
    tell.click()
    expect(page.get_by_text("A mail tells you all the same.", exact=False)).to_be_visible()
    page.evaluate("answer = 'granted'")
    tell.click()
    expect(page.get_by_role("button", name="You will be told")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("[asked, notices.length]") == [2, 0]
    person.cancel(job)
    expect(page.get_by_role("heading", name="You cancelled this build")).to_be_visible()
    until(lambda: page.evaluate("notices") == [["The build of Candles has ended", job]])
