"""Pages and features that nobody names and everybody expects: figures for those who keep the place, contact, help."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.kinds import Kind
from loomery_codegen.understand.words.rules.composing.picks import evidence
from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import Entity, Role
from loomery_spec.behaviour import FeatureUse, Workflow
from loomery_spec.pages import Navigation, StaticPage
from loomery_spec.sections import Item, Questions, Steps

_CONTENT_KINDS = word_set(
    "brochure portfolio blog news publishing directory community travel social learning health jobs streaming"
)
_OFFICE_KINDS = word_set("internal_tool erp crm analytics projects finance jobs health")
_SITE = re.compile(
    r"\b(?:web ?sites?|web ?pages?|home ?pages?|sites?|blogs?|landing pages?)\b", re.IGNORECASE
)
_PRODUCT = re.compile(
    r"\b(?:platform|system|portal|shop|store|marketplace|forum|network|community)\b", re.IGNORECASE
)
_ALONE = re.compile(r"\b(?:I|my|myself|me)\b")
_ORDERED = re.compile(
    r"^\s*(?:please\s+)?(?:I (?:want|need|would like|'d like)(?: (?:you )?to (?:build|make|create|have))?"
    r"|(?:build|make|create|give|write) me|help me (?:build|make|create|with)?)",
    re.IGNORECASE,
)
_DATA = re.compile(
    r"\b(?:data|records?|reports?|statistics|inventory|employees?|customers?)\b", re.IGNORECASE
)


def is_content_site(reading: Reading, kinds: Sequence[Kind], accounts: bool) -> bool:
    """Whether strangers come to read: a site of words and pictures where nobody signs in."""
    kind = kinds[0].blueprint.kind if kinds else ""
    return not accounts and says_site(reading) and (kind in _CONTENT_KINDS or not kind)


def says_site(reading: Reading) -> bool:
    """Whether the first sentence speaks of a site or a page of the web."""
    return bool(reading.sentences) and _SITE.search(reading.sentences[0].text) is not None


def is_for_one(reading: Reading, kinds: Sequence[Kind], accounts: bool) -> bool:
    """Whether it is a tool for one person, who wants to begin at once and needs no front page."""
    if accounts or not reading.sentences:
        return False
    kind = kinds[0].blueprint.kind if kinds else ""
    text = _ORDERED.sub("", reading.sentences[0].text)
    rest = " ".join(sentence.text for sentence in reading.sentences[1:])
    if _SITE.search(text) or _PRODUCT.search(text) or kind in _CONTENT_KINDS | {"shop", "booking", "game"}:
        return False
    speaks_of_self = _ALONE.search(f"{text} {rest}") is not None
    others = any(role.acts for role in reading.roles)
    return (speaks_of_self and not others) or kind in ("productivity", "finance", "health")


def uses(
    reading: Reading, kinds: Sequence[Kind], accounts: bool, stated: Sequence[FeatureUse]
) -> tuple[FeatureUse, ...]:
    """The stated uses, and those that such an application is expected to have."""
    known = {use.feature for use in stated}
    kind = kinds[0].blueprint.kind if kinds else ""
    found: list[FeatureUse] = []
    if is_content_site(reading, kinds, accounts):
        because = evidence("assumed", (), 0.4, "usual for a public site")
        found.append(FeatureUse(feature="contact_form", evidence=because))
    figures = known & {"dashboard", "reports"}
    if (kind in _OFFICE_KINDS and _DATA.search(reading.text)) or figures:
        because = evidence("assumed", (), 0.4, "usual where records are kept")
        found.append(FeatureUse(feature="csv", evidence=because))
    return (*stated, *(use for use in found if use.feature not in known))


def with_news(uses: Sequence[FeatureUse], flows: Sequence[Workflow]) -> tuple[FeatureUse, ...]:
    """The uses; with notifications where people are told what becomes of their records."""
    tells = any(action.kind == "notify" for flow in flows for action in flow.actions)
    if not tells or any(use.feature == "notifications" for use in uses):
        return tuple(uses)
    because = evidence("assumed", (), 0.4, "people are told what becomes of what they hand in")
    return (*uses, FeatureUse(feature="notifications", evidence=because))


def needs_overview(entities: Sequence[Entity], people: Sequence[Role]) -> bool:
    """Whether somebody keeps enough of a place to want its figures at a glance."""
    return len(entities) > 1 and any(role.kind in ("staff", "admin") for role in people)


def help_page(entities: Sequence[Entity], accounts: bool) -> StaticPage:
    """How it is used, told from what the application keeps."""
    steps = [Item(title="Sign in", text="Register once, then sign in with your e-mail and password.")]
    steps = steps if accounts else []
    for entity in entities[:3]:
        text = (
            f"Open {entity.label_plural}, press “New {entity.label.lower()}”, fill in the form and save it."
        )
        steps.append(Item(title=f"Add to {entity.label_plural.lower()}", text=text))
    asked = [
        Item(
            title="How do I find something?",
            text="Type some of its words into the search box above the list.",
        ),
        Item(title="Can I correct what I saved?", text="Yes. Open it, press “Edit”, and save it again."),
        Item(
            title="Why was my input refused?",
            text="The message beside the field says what has to be different.",
        ),
    ]
    return StaticPage(
        name="help",
        title="Help",
        path="/help",
        sections=(
            Steps(title="How it works", items=tuple(steps)),
            Questions(title="Questions", items=tuple(asked)),
        ),
        navigation=Navigation(label="Help", icon="circle-help", order=94, place="footer"),
    )
