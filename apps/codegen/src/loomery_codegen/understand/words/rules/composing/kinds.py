"""Which kinds of application a text asks for: blueprints that match, and what they know."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_templates.catalogue import Blueprint, Catalogue, Match

STRONG = 0.35
"""Score from which a blueprint counts."""
STRONG_SHORT = 0.2
"""The same for texts too short to score high."""
SHORT = 30
"""Words."""
SURE_KIND = 0.5
"""Score from which a blueprint may add what the text does not name."""
SHARE = 0.82
"""A further blueprint composes when it has at least this share of the best score."""

_SIGNING = re.compile(r"\blog in(?: to the \w+)?,?", re.IGNORECASE)
LIKE = {
    "airbnb": "Holiday homes rented out by owners to guests, with bookings.",
    "uber": "Ride hailing: passengers order a ride from drivers.",
    "amazon|shopify|taobao": "An online shop with products, cart and orders.",
    "ebay|etsy|craigslist": "A marketplace where people sell second-hand goods.",
    "twitter|weibo|facebook|instagram": "A social network where people publish posts and follow each other.",
    "youtube|tiktok": "A video sharing site with comments.",
    "reddit": "A forum with topics and replies.",
    "tinder": "A dating app with profiles and matches.",
    "trello|asana|jira": "A task board for projects.",
    "slack|whatsapp|telegram": "An instant messenger with groups.",
    "spotify": "Music streaming with playlists.",
    "netflix": "Video on demand.",
    "wikipedia|mediawiki|fandom": "A wiki with pages, revisions and categories.",
    "quora|stackoverflow": "A site for questions and answers.",
    "linkedin": "A network for jobs and professionals.",
    "kickstarter": "Crowdfunding for projects.",
    "doordash|deliveroo": "Food delivery from restaurants.",
    "yelp|tripadvisor": "Reviews of places and restaurants.",
    "evernote|notion": "A notes app.",
}
"""What a well-known product is like, for texts that only compare."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A blueprint with how well it fits."""

    blueprint: Blueprint
    score: float
    why: str


def subject(reading: Reading) -> str:
    """The text without sentences about colours and without orders to the reader."""
    told = [s.text for s, fate in zip(reading.sentences, reading.fates, strict=True) if fate == "statement"]
    text = "\n".join(told)
    likened = [meaning for brand, meaning in LIKE.items() if re.search(rf"\b{brand}\b", text, re.IGNORECASE)]
    return _SIGNING.sub(" ", "\n".join([*told[:1], *likened, *told[1:]]))


def kinds(reading: Reading, catalogue: Catalogue, limit: int = 3) -> tuple[Kind, ...]:
    """The blueprints that fit, best first; none when the text fits none."""
    text = subject(reading)
    matches = catalogue.match_blueprints(
        text, limit=8, threshold=STRONG if len(text.split()) > SHORT else STRONG_SHORT
    )
    return tuple(
        Kind(catalogue.blueprint(match.id), match.score, match.explanation)
        for match in _composing(matches, limit)
    )


def _composing(matches: Sequence[Match], limit: int) -> Sequence[Match]:
    if not matches:
        return ()
    return [match for match in matches if match.score >= matches[0].score * SHARE][:limit]
