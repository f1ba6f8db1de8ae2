"""A session ends in the middle of long forms, in two tabs: whoever signs in again loses nothing that was typed."""

import re

from playwright.sync_api import Browser, expect

from apps.portal.tests.browser.platform import PASSWORD, Person, signed_in

# What goes to the server stays as it is, and can be looked at afterwards.
LISTEN = """() => {
  const send = window.fetch;
  window.sent = [];
  window.fetch = (request, ...more) => {
    if (request.url?.endsWith("/api/createApp"))
      void request.clone().text().then((body) => window.sent.push(body));
    return send(request, ...more);
  };
}"""


def test_nothing_that_was_typed_is_lost(person: Person, browser: Browser) -> None:
    asked = {"description": "Notes about candles", "name": "Candles", "options": {"browser": False}}
    made = person.ask("POST", "/api/createApp", asked)
    person.cancel(made["job"])
    # In one tab a dialog is filled in, in the other a specification is reviewed and changed.
    dialog = person.page(f"/apps/{made['app']}/secrets")
    dialog.get_by_role("button", name="Add a secret").click()
    form = dialog.get_by_role("dialog", name="Add a secret")
    form.get_by_label("Name").fill("PAYMENT_KEY")
    form.get_by_label("Value").fill("only the application knows")
    review = person.page("/")
    review.get_by_label("What do you want to build?").fill("A todo list with tasks.")
    review.get_by_role("button", name="Review first").click()
    tasks = review.get_by_role("article", name="Tasks")
    tasks.get_by_role("button", name="Add field").click()
    tasks.get_by_label("New field of Task").fill("Location")
    review.keyboard.press("Enter")
    expect(tasks.get_by_role("button", name="Details of Location")).to_be_visible()

    name = person.email.removesuffix("@example.org")
    with signed_in(person.platform, browser, name) as elsewhere:
        ended = elsewhere.page("/settings/security")
        ended.get_by_role("button", name="Sign out everywhere else").click()
        expect(ended.get_by_text("All other browsers are signed out.")).to_be_visible()

    dialog.bring_to_front()
    form.get_by_role("button", name="Save").click()
    over = dialog.get_by_role("dialog", name="Please sign in again")
    expect(over.get_by_role("textbox", name="Password")).to_be_focused()
    review.bring_to_front()
    review.evaluate(LISTEN)
    review.get_by_role("button", name="Build it").click()
    again = review.get_by_role("dialog", name="Please sign in again")
    again.get_by_role("textbox", name="Password").fill(PASSWORD)
    review.keyboard.press("Enter")
    # What waited goes on by itself, in both tabs.
    expect(review).to_have_url(re.compile(r"/jobs/job_"))
    job = review.url.rsplit("/", 1)[-1]
    expect(dialog.get_by_role("code").filter(has_text="PAYMENT_KEY")).to_be_visible()
    expect(dialog.get_by_role("dialog")).to_have_count(0)
    sent = review.evaluate("sent")
    assert len(sent) == 2
    assert '"location"' in sent[1]
    person.sign_in()
    person.ask("POST", f"/api/jobs/{job}/cancel")
