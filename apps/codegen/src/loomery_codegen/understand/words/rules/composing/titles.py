"""What an application is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.kinds import SURE_KIND, Kind
from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_codegen.understand.words.rules.reading.nouns import singular
from loomery_codegen.understand.words.rules.reading.vocabulary import PRODUCT, PRODUCT_VERBS
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec.pages import AnyPage

_KIND_WORDS = re.compile(
    r"^(?:please\s+)?(?:(?:help me|i want(?: to have)?|i need|i would like|we need|we want|can you|"
    r"could you|build|make|create|"
    r"implement|develop|design|recreate|write|add|fix|optimi[sz]e|modify|update|redesign|improve|and|to)\s+)*"
    r"(?:me\s+)?(?:an?|the|my|our|some)?\s*(.+)$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\b(?:that|which|for|to|with|where|(?<!-)based|using|affiliated|on the|and (?:deploy|"
    r"make|add|connect)|containing|including|similar|so|and then|called|named|in order"
    r"|who|whose|on which)\b"
    r"|[.,:;()]",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b(?:called|named)\s+[\"']?([A-Z][\w'&-]*(?:\s+[A-Z][\w'&-]*){0,4})")
_THEIRS = re.compile(
    r"\bfor (?:my|our|a|an|the) ([A-Za-z][\w' -]{2,40}?)(?: (?:with|where|that|which|to|and)\b|[.,:;]|$)"
)
_PURPOSE = re.compile(
    r"\bfor (?!\w+ing\b)([a-z][\w' -]{2,40}?)(?: (?:with|where|that|which|to|in|based|using|by)\b|[.,:;]|$)",
    re.IGNORECASE,
)
_PLAIN = word_set(
    "simple small new basic online web mobile lightweight static dynamic single a the of one nice modern"
)
_LIKENED = re.compile(r"\blike [A-Z]\w+ for ([a-z][\w -]{2,40}?)(?:[.,:;]|$)")
_EMPTY = word_set(
    "something thing server network program solution project function service services deploy it"
)
_ORDER = re.compile(
    r"^(?:please\s+)?(?:(?:help me|i want(?: to have)?|i need|i would like|we need|we want|"
    r"build|make|create|implement|"
    r"develop|design|write)\s+)*(?:me\s+)?(?:an?|the|my|our)?\s*(?:simple|small|basic|online|little)?\s*",
    re.IGNORECASE,
)
_HEADS = (
    "store shop marketplace market booking bookings tracker planner log diary journal crm forum directory community "
    "blog catalogue catalog portal network hub scheduler inventory library calculator quiz helpdesk board scheduling"
)
_FOR_A_PLACE = re.compile(
    rf"^(?:\w+ )??(?P<head>{'|'.join(_HEADS.split())})(?: (?:system|app|application|site|"
    rf"website|page|platform|tool|software))?"
    r" for (?P<article>an? |the |my |our |your )?(?P<place>[A-Za-z][\w' -]{2,40}?)(?: (?:with|"
    r"where|that|which|to|and|in)\b|[.,:;]|$)",
    re.IGNORECASE,
)
_TECHNICAL = re.compile(
    r"(?: (?:wechat|web|mobile|h5|online|responsive|static|dynamic))*"
    r" (?:web ?sites?|web ?pages?|web app(?:lication)?|mini[ -]program|"
    r"mobile app(?:lication)?|application|app|page|software)$",
    re.IGNORECASE,
)
"""What every application is; it says nothing at the end of a name."""


def name(
    reading: Reading, kinds: Sequence[Kind], tools: Sequence[AnyPage] = (), kept: Sequence[str] = ()
) -> str:
    """What to call the application: as the text calls it, else its kind, its tool, or what it keeps (`kept`)."""
    if not reading.sentences:
        return "App"
    found = _name(reading, kinds, tools)
    words = _TECHNICAL.sub("", found) or found
    says_nothing = all(word.lower() in PRODUCT | _PLAIN | _EMPTY for word in words.split())
    return kept[0] if says_nothing and kept else words


def _name(reading: Reading, kinds: Sequence[Kind], tools: Sequence[AnyPage]) -> str:
    called = _CALLED.search(reading.sentences[0].text)
    if called:
        return called.group(1)
    likened = _LIKENED.search(reading.sentences[0].text)
    if likened:
        return _titled(likened.group(1).split())
    first = reading.sentences[0].text
    placed = _FOR_A_PLACE.match(_ORDER.sub("", first))
    if placed:
        words, head = placed["place"].split(), placed["head"]
        head = head if head.isupper() else head.lower()
        owner = words if placed["article"] else [*words[:-1], singular(words[-1])]
        return _titled([*(word for word in owner if word.lower() not in _PLAIN), head])
    if _tells(reading) and kinds:
        return _title(kinds[0])
    found = _KIND_WORDS.match(first)
    phrase = found.group(1) if found else first
    phrase = _STOP.split(phrase, maxsplit=1)[0].strip(" \"'-")
    words = phrase.split()
    says_nothing = all(word.lower() in PRODUCT | _PLAIN for word in words)
    theirs = _THEIRS.search(first) if says_nothing else None
    if theirs:
        return _titled(theirs.group(1).split())
    sure = bool(kinds) and kinds[0].score >= SURE_KIND
    if says_nothing and (tools or sure):
        return tools[0].title if tools else _title(kinds[0])
    purpose = _PURPOSE.search(first) if says_nothing else None
    if purpose:
        return _titled(purpose.group(1).split())
    if 1 <= len(words) <= 6 and len(phrase) <= 60 and phrase[0].isalnum():
        return _titled(words)
    if kinds:
        return _title(kinds[0])
    return _titled(words[:4]) if words else "App"


def _title(kind: Kind) -> str:
    """The title of a blueprint without what it comes with."""
    return kind.blueprint.title.partition(" with ")[0]


def _tells(reading: Reading) -> bool:
    """Whether the text begins by telling what people do, instead of naming the application."""
    start = reading.sentences[0].place.start
    acting = [
        deed.actor.place.start for deed in reading.deeds if deed.sentence == 0 and deed.actor is not None
    ]
    begins = [
        deed.place.start for deed in reading.deeds if deed.sentence == 0 and deed.verb not in PRODUCT_VERBS
    ]
    return start in (*acting, *begins)


def _titled(words: Sequence[str]) -> str:
    dropped = [
        word for word in words if word.lower() not in ("simple", "small", "new", "basic", "type", "of", "a")
    ]
    kept = list(dropped or words)
    return " ".join([kept[0][:1].upper() + kept[0][1:], *kept[1:]])[:120] or "App"
