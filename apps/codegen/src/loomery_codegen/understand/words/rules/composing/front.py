"""Pages of words: the front page, and pages that the text names or every site has."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.kinds import Kind
from loomery_codegen.understand.words.rules.composing.picks import evidence
from loomery_codegen.understand.words.rules.reading.model import StatedPage
from loomery_spec import Entity
from loomery_spec.naming import slug, snake
from loomery_spec.pages import LandingPage, Navigation, StaticPage
from loomery_spec.sections import CallToAction, Hero, Highlights, Item, Link, Records, Section, Text
from loomery_spec.theme import Copy
from loomery_templates.catalogue.to_spec.wording import is_part, told


def landing(
    kinds: Sequence[Kind], entities: Sequence[Entity], links: tuple[Link, ...], title: str, face: Copy
) -> LandingPage:
    """What a stranger sees first: what it is, the newest of the main thing, and where to go on."""
    blueprint = kinds[0].blueprint if kinds else None
    imagery = blueprint.style.imagery if blueprint else "none"
    sections: list[Section] = [
        Hero(
            title=(face.tagline or title).rstrip("."),
            text=face.about if face.about != face.tagline else "",
            actions=links,
            imagery="" if imagery == "none" else imagery,
        )
    ]
    if entities:
        first = next((one for one in entities if one.owner is None), entities[0])
        sections.append(Records(title=f"Latest {first.label_plural.lower()}", entity=first.name))
    met = [entity for entity in entities if not is_part(entity)][:3]
    if len(met) > 1:
        items = tuple(Item(title=e.label_plural, text=told(e), icon=e.icon) for e in met)
        sections.append(Highlights(title="What you find here", items=items))
    if links:
        sections.append(CallToAction(title=face.call_to_action or "Get started", actions=links[:1]))
    return LandingPage(
        name="home",
        title=title,
        path="/",
        sections=tuple(sections),
        navigation=Navigation(label="Home", icon="house", order=0),
    )


def named(page: StatedPage, entities: Sequence[Entity], about: str) -> StaticPage:
    """A page that the text names: some words, and the records that it is most likely about."""
    label = page.name[:1].upper() + page.name[1:]
    words = set(page.name.split())
    shown = next(
        (one for one in entities if words & set(one.name.split("_"))), entities[0] if entities else None
    )
    sections: list[Section] = [Text(title=label, body=about or f"{label}.")]
    if shown is not None:
        sections.append(Records(title=shown.label_plural, entity=shown.name))
    return StaticPage(
        name=f"page_{snake(page.name)}",
        title=label,
        path=f"/{slug(page.name)}",
        sections=tuple(sections),
        navigation=Navigation(label=label, icon="file-text", order=80),
        evidence=evidence("stated", (page.place,), page.confidence),
    )


def about_page(title: str, words: str) -> StaticPage:
    """Who stands behind a site."""
    return StaticPage(
        name="about",
        title="About",
        path="/about",
        sections=(Text(title=f"About {title}"[:120], body=words),),
        navigation=Navigation(label="About", icon="info", order=95, place="footer"),
        evidence=evidence("assumed", (), 0.4, "usual for a public site"),
    )
