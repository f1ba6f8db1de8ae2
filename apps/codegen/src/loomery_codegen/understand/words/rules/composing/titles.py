"""What an application is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.introduced import introduced, made_or_shown, trade_told
from loomery_codegen.understand.words.rules.composing.kinds import CUSTOMS, NAMED_BY_TEXT, SURE_KIND, Kind
from loomery_codegen.understand.words.rules.reading.leads import lead_of
from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_codegen.understand.words.rules.reading.nouns import singular
from loomery_codegen.understand.words.rules.reading.vocabulary import PRODUCT, PRODUCT_VERBS
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec.pages import AnyPage

_KIND_WORDS = re.compile(
    r"^(?:please\s+)?(?:(?:help me|i want(?: to have)?|i need|i would like|we need|we want|can you|"
    r"could you|build|make|create|"
    r"implement|develop|design|recreate|write|add|fix|optimi[sz]e|modify|update|redesign|improve|and|to)\s+)*"
    r"(?:me\s+)?(?:(?:an?|the|my|our|some)\s+)?(.+)$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\b(?:that|which|for|to|with|from|where|(?<!-)based|using|affiliated|on the|and (?:deploy|"
    r"make|add|connect)|containing|including|similar|so|and then|called|named|in order"
    r"|who|whose|on which|i|we|wants|needs)\b"
    r"|[.,:;()]",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b(?:called|named)\s+[\"']?([A-Z][\w'&-]*(?:\s+[A-Z][\w'&-]*){0,4})")
_THEIRS = re.compile(
    r"\b(?:for (?:my|our|a|an|the)|where (?:my|our)) ([A-Za-z][\w' -]{2,40}?)"
    r"(?: (?:with|where|that|which|to|and|can|may|could|keeps?|shares?|plans?)\b|[.,:;]|$)"
)
_PURPOSE = re.compile(
    r"\bfor (?!\w+ing\b)([a-z][\w' -]{2,40}?)(?: (?:with|where|that|which|to|in|based|using|by)\b|[.,:;]|$)",
    re.IGNORECASE,
)
_PLAIN = word_set(
    "simple small new basic online web mobile lightweight static dynamic single a the of one nice modern page easy "
    "and place"
)
_LIKENED = re.compile(r"\blike [A-Z]\w+ for ([a-z][\w -]{2,40}?)(?:[.,:;]|$)")
_EMPTY = word_set(
    "html php css javascript python java react vue "
    "something thing server network program solution project function service services deploy it"
)
_ORDER = re.compile(
    r"^(?:please\s+)?(?:(?:help me|i want(?: to have)?|i need|i would like|we need|we want|"
    r"build|make|create|implement|"
    r"develop|design|write)\s+)*(?:me\s+)?(?:(?:an?|the|my|our)\s+)?(?:(?:simple|small|basic|online|little)\s+)?",
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
_LIKE = re.compile(r"^(?:something |an? \w+ )?like\b", re.IGNORECASE)
_INITIALS = word_set(
    "url crm faq hr qr bmi pdf csv json api erp cv ai pos seo tv vat okr html css xml sql gps iot cms"
)
_TELLING = re.compile(
    r"^(?:(?:for )?(?:each|every)\b|(?:all|any|only|nobody|no one)\b|"
    r"(?:an?|the|my|our) [a-z]+(?: [a-z]+)? (?:has|have|gets?|needs?)\b)",
    re.IGNORECASE,
)
TELLING = 4
"""Words from which a text can tell what people do."""
_NO_NAMES = word_set(
    "task requirement requirements goal goals title name description note notes project subject prompt example context "
    "role feature features user users app application website site system tool idea i we the please build create make"
)
"""Words that open a text before a colon without naming the application."""
_NAME_WORDS = 5
_COMMAND = re.compile(
    r"^(?:please )?(?:convert|generate|format|count|calculate|compress|compare|encode|decode|roll)\b",
    re.IGNORECASE,
)
_TECHNICAL = re.compile(
    r"(?: (?:wechat|web|mobile|h5|online|responsive|static|dynamic))*"
    r" (?:web ?sites?|web ?pages?|web app(?:lication)?|mini[ -]program|"
    r"mobile app(?:lication)?|application|app|(?<!landing )page|software)$",
    re.IGNORECASE,
)
"""What every application is; it says nothing at the end of a name."""


def name(
    reading: Reading, kinds: Sequence[Kind], tools: Sequence[AnyPage] = (), kept: Sequence[str] = ()
) -> str:
    """What to call the application: as the text calls it, else its kind, its tool, or what it keeps (`kept`)."""
    if not reading.sentences:
        return "App"
    told = introduced(reading.sentences[0].text)
    if told and not _CALLED.search(reading.sentences[0].text):
        return _titled(told.split())
    does = trade_told(reading.sentences[0].text)
    if does and not tools and not (kinds and kinds[0].score >= CUSTOMS):
        return _titled(does.split())
    if kept and not tools and kinds and kinds[0].score < SURE_KIND and _tells(reading):
        return kept[0]
    found = _name(reading, kinds, tools)
    words = _TECHNICAL.sub("", found) or found
    says_nothing = all(word.lower() in PRODUCT | _PLAIN | _EMPTY for word in words.split())
    return kept[0] if says_nothing and kept else words


def _name(reading: Reading, kinds: Sequence[Kind], tools: Sequence[AnyPage]) -> str:
    first = reading.sentences[0].text
    said = _given(first)
    if said:
        return said
    usual = tools[0].title if tools else _title(kinds[0]) if kinds else ""
    named = bool(kinds) and kinds[0].why == NAMED_BY_TEXT
    lead = lead_of(first).removesuffix(": ")
    if lead and not tools and len(lead.split()) <= _NAME_WORDS and lead.split()[0].lower() not in _NO_NAMES:
        return _titled(_KIND_WORDS.sub(r"\1", lead).split())
    tells = _tells(reading) and not named
    if usual and ((tools and _COMMAND.match(first)) or tells or _LIKE.match(first)):
        return usual
    phrase = _phrase(first)
    words = phrase.split()
    if all(word.lower() in PRODUCT | _PLAIN for word in words):
        sure = bool(tools) or (bool(kinds) and kinds[0].score >= SURE_KIND)
        made = "" if sure else made_or_shown(first)
        if made:
            return _titled(made.split())
        return _after_for(first, usual if sure else "") or usual or _titled(words)
    return _titled(words) if len(words) <= 6 and len(phrase) <= 60 else usual or _titled(words[:4])


def _given(first: str) -> str:
    """The name that the text gives: outright, by what it is like, or by the place that it is for."""
    called = _CALLED.search(first)
    if called:
        return called.group(1)
    likened = _LIKENED.search(first)
    if likened:
        return _titled(likened.group(1).split())
    placed = _FOR_A_PLACE.match(_ORDER.sub("", first))
    if placed is None:
        return ""
    words, head = placed["place"].split(), placed["head"]
    owner = words if placed["article"] else [*words[:-1], singular(words[-1])]
    kept = [word for word in owner if word.lower() not in _PLAIN]
    return _titled([*kept, head if head.isupper() else head.lower()])


def _phrase(first: str) -> str:
    """The noun phrase that a first sentence asks for."""
    found = _KIND_WORDS.match(first)
    return _STOP.split(found.group(1) if found else first, maxsplit=1)[0].strip(" \"'-")


def _after_for(first: str, usual: str) -> str:
    """Where the phrase says nothing: whose it is, else its sure kind, else what it is for."""
    theirs = _THEIRS.search(first)
    if theirs:
        return _titled(theirs.group(1).split())
    purpose = _PURPOSE.search(first)
    return usual or (_titled(purpose.group(1).split()) if purpose else "")


def _title(kind: Kind) -> str:
    """The title of a blueprint without what it comes with."""
    return kind.blueprint.title.partition(" with ")[0]


def _tells(reading: Reading) -> bool:
    """Whether the text begins by telling what people do, instead of naming the application."""
    if len(reading.text.split()) < TELLING:
        return False
    start = reading.sentences[0].place.start
    if _TELLING.match(reading.sentences[0].text):
        return True
    first = [deed for deed in reading.deeds if deed.sentence == 0]
    acting = [deed.actor.place.start for deed in first if deed.actor is not None]
    return start in (*acting, *(deed.place.start for deed in first if deed.verb not in PRODUCT_VERBS))


def _titled(words: Sequence[str]) -> str:
    dropped = [
        word for word in words if word.lower() not in ("simple", "small", "new", "basic", "type", "of", "a")
    ]
    kept = [word.upper() if word.lower() in _INITIALS else word for word in dropped or words]
    if not kept:
        return "App"
    return " ".join([kept[0][:1].upper() + kept[0][1:], *kept[1:]])[:120]
