"""Values in turns of phrase that plainly tell what something has: `filter flats by price`, `a loan has …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from loomery_codegen.understand.words.rules.reading.model import Details, Phrase, Sentence, StatedField
from loomery_codegen.understand.words.rules.reading.nouns import can_be_noun, can_be_verb, is_person
from loomery_codegen.understand.words.rules.reading.values import VALUES, names_value
from loomery_codegen.understand.words.rules.reading.vocabulary import ABSTRACT, PRODUCT, SEVERAL
from loomery_codegen.understand.words.rules.reading.word_lists import word_list, word_set
from loomery_codegen.understand.words.rules.reading.written_lists import ENDS, Item, items
from loomery_codegen.understand.words.rules.reading.written_owner import owner_named, value_of

Care = Literal["told", "mostly", "plain"]
"""Whether any name in the list counts, or most must be known values, or each of them."""

_STOP = (
    r"(?:i|we|you|they|it|he|she|us|me|that|which|who|with|without|the|a|an|is|are|was|has|have|had|for|of|in|on|at|and|"
    r"or|to|by|from|as|can|could|should|must|will|their|its|his|her|our|my|your|this|these|such|be|not|if|whether|when|"
    r"out|up|off|down|each|every|all|any|comes|come|based|using|according|then|also|only|about|into|onto|"
    r"under|between|through|via|per|like|than|but|so)"
)
_OWNER = rf"(?P<owner>(?!{_STOP}\b)[a-z][a-z-]+(?: (?!{_STOP}\b)[a-z][a-z-]+)?)"
_EACH = r"(?:each|every|an?|the|any|all|new) "
_THEIRS = r"(?:its |their |his |her |the |an? )?"
_WHO = r"(?:i|we|you|they|he|she|users?|people|members?|staff|(?:the )?[a-z]+s?)"
_NOTE = (
    r"(?:log|record|note|write|writes|track|keep|store|save|know|see|enter|specify|list|remember|capture|collect|"
    r"fill in|show|document)"
)
_LIST = r"(?P<list>[^.;:!?]{3,300})"


@dataclass(frozen=True, slots=True)
class _Frame:
    pattern: re.Pattern[str]
    care: Care
    least: int = 2
    """How many values a list has at least."""


def _frame(pattern: str, care: Care, least: int = 2) -> _Frame:
    return _Frame(re.compile(pattern, re.IGNORECASE), care, least)


_FRAMES = (
    _frame(
        rf"\b(?:fields?|attributes?|properties|columns|details|characteristics|data) (?:of|for) {_EACH}{_OWNER} "
        rf"(?:are|include|is|comprise|should be|will be)(?: the following)? {_LIST}",
        "told",
    ),
    _frame(
        rf"\bwhat {_WHO} (?:want to |need to |like to |have to )?{_NOTE}(?: down)? (?:about|of|for|on) {_EACH}{_OWNER} "
        rf"(?:is|are) {_LIST}",
        "told",
    ),
    _frame(
        rf"\b(?:for|of|about|on) (?:each|every|any|all|our|my|the) {_OWNER},? (?:{_WHO} )?(?:also |always )?(?:(?:want|"
        rf"need|should|can|must|would like|like|have)(?: to)? )?(?:be able to )?{_NOTE}s?(?: down)? {_LIST}",
        "told",
    ),
    _frame(
        rf"\bfor (?:each|every|an?|the) {_OWNER},? {_WHO} (?:need|want|require)(?:s|ed)?(?: to know)? (?!to\b){_LIST}",
        "mostly",
    ),
    _frame(
        rf"\b(?:add|create|register|enter|submit|post|record|list|log)(?:s|ing)? (?:{_EACH}|their )?{_OWNER} "
        r"(?:by|after) (?:typing|entering|giving|choosing|filling|specifying|providing|stating|selecting|setting)"
        rf"(?: in)? {_THEIRS}{_LIST}",
        "told",
    ),
    _frame(
        rf"\b{_OWNER},? (?:specifying|giving|stating|indicating|describing|detailing|noting|filling in|entering) "
        rf"{_THEIRS}{_LIST}",
        "mostly",
    ),
    _frame(
        rf"\b(?:when|while|on|before|to) (?:adding|add|creating|create|registering|register|booking|entering|reporting|"
        rf"posting|submitting|offering|making|logging) {_EACH}{_OWNER},? (?:{_WHO} )?(?:must |should |can )?"
        rf"(?:choose|enter|select|pick|specify|give|fill in|set|type|provide|write|state)s?(?: in)? {_THEIRS}{_LIST}",
        "told",
    ),
    _frame(
        rf"\b{_NOTE}s?(?: down)? for (?:each|every) {_OWNER},? {_THEIRS}{_LIST}",
        "mostly",
    ),
    _frame(
        rf"\b(?:records?|measures?|notes?|logs?|tracks?|writes? down|checks?|enters?|inputs?|shows?|displays?|"
        rf"stores?|keeps?|saves?|specif(?:y|ies)|sees?|updates?) {_THEIRS}"
        rf"(?P<list>[a-z][a-z' ,-]{{2,120}}?) (?:of|for) (?:each|every|the|my|our|all) {_OWNER}(?=[\s.,;]|$)",
        "mostly",
    ),
    _frame(
        rf"\b(?:each|every) {_OWNER} (?:stores?|keeps?|records?|shows?|remembers?|tracks?|knows?) {_THEIRS}{_LIST}",
        "mostly",
    ),
    _frame(
        rf"\b{_OWNER} (?:are|is|can be) (?:described|identified|defined|characteri[sz]ed|recorded|registered|entered) "
        rf"(?:by|with|through) {_THEIRS}{_LIST}",
        "told",
    ),
    _frame(
        rf"\b(?:filter|sort|search|group|order|narrow|rank|arrange)(?:s|ed|ing)? (?:down |through |for |all |the |our |"
        rf"their )*{_OWNER} (?:by|on) {_THEIRS}{_LIST}",
        "plain",
        1,
    ),
    _frame(
        rf"\b{_OWNER} (?:can be|are|is|should be|may be) (?:filtered|sorted|searched|grouped|ordered|ranked|arranged|"
        rf"searchable|sortable|filterable) (?:by|on) {_THEIRS}{_LIST}",
        "plain",
        1,
    ),
    _frame(rf"\b{_OWNER},? (?:and|plus|along with|together with) (?:its|their|his|her) {_LIST}", "mostly"),
    _frame(
        rf"\b(?:give|assign|grant)s? (?:to )?{_EACH}{_OWNER} (?:an?|its|their) {_LIST}",
        "plain",
        1,
    ),
)
_DEEDS = dict(
    pair.split(":")
    for pair in word_list(
        "inspect:inspection visit:visit examine:examination measure:measurement repair:repair harvest:harvest "
        "water:watering feed:feeding clean:cleaning treat:treatment test:test taste:tasting weigh:weighing "
        "interview:interview deliver:delivery check:check rsvp:rsvp apply:application rate:review book:booking "
        "reserve:reservation order:order"
    )
)
"""What is done, and the record of it."""
_REPORTS = re.compile(r"\breports? (?:an? |the |any )?$", re.IGNORECASE)
_DONE = (
    _frame(
        r"\b(?P<deed>inspect|visit|examine|measure|repair|harvest|water|feed|clean|treat|test|taste|weigh|interview|"
        r"deliver|check)(?:e?s)? (?:the |their |our |my |an? |each |every )?[a-z-]+(?: [a-z-]+)? and "
        rf"(?:then )?{_NOTE}(?: down)? {_THEIRS}{_LIST}",
        "told",
    ),
    _frame(
        # After whoever does it: `books with a title` are things.
        r"\b(?:can|could|may|must|should|will|to|who|i|we|you|they|people|[a-z]+s) "
        r"(?P<deed>rsvp|apply|book|reserve|order)\b(?: (?:online|(?:(?!each|every)[a-z ,]){3,60}?))?,? "
        rf"(?:with|stating|giving|specifying) {_THEIRS}{_LIST}",
        "mostly",
    ),
)
_RATED = _frame(rf"\b(?P<deed>rate)s? [a-z]+(?: [a-z]+)? (?:on|by|for) {_THEIRS}{_LIST}", "told")
_NOBODY = _frame(
    rf"\b(?:fill in|write down|writes down|note down|jot down|logs?|records?|notes?|enters?) {_THEIRS}{_LIST}",
    "mostly",
)
"""Whose the values are is not said; only lists with clauses count, which nothing else reads."""
_BESIDE = (
    _frame(rf"\b{_OWNER}'s? {_LIST}", "mostly"),
    _frame(
        rf"(?<!for )(?<!of )(?<!for my )(?<!for our )(?<!about )(?<!about my )\b(?:{_EACH})?{_OWNER},? "
        rf"(?:that |which )?(?:has|have|(?:comes? )?with|needs?|consists? of|contains?|containing|comprises?|gets?|"
        rf"carr(?:y|ies)|includes?) {_THEIRS}{_LIST}",
        "mostly",
    ),
)
"""Read by grammar as well, which is surer where it reads something."""
_ON_OFFER = re.compile(
    r"\b(?P<owner>[a-z]+) (?:for|on) (?:sale|rent|hire|loan|offer) with (?P<list>[^.;:!?]{3,300})", re.I
)
_OFFER = _Frame(_ON_OFFER, "mostly")
_TRAVELS = word_set(
    "ride trip journey flight transfer delivery train route shipment transport drive bus ferry"
)
_NO_OWNERS = word_set("option filter tab menu button message deal chat talk contact help work come start")
_SORTING = word_set("category tag label type kind group keyword")


def framed(sentence: Sentence) -> list[StatedField]:
    """The values of the lists in one sentence that stand in a frame of words that tells it plainly."""
    offers = [(match, _OFFER) for match in _ON_OFFER.finditer(sentence.text)]
    return _values(sentence, [*offers, *_matches(sentence, (*_FRAMES, *_DONE, _RATED))])


def without_owner(sentence: Sentence) -> list[StatedField]:
    """The values of `I fill in when I woke up and how I felt`."""
    found: list[StatedField] = []
    for match, frame in _matches(sentence, (_NOBODY,)):
        listed = _leading(items(sentence.text, match.start("list"), match.end("list")), frame.care)
        clauses = [item for item in listed if item.details.kind]
        if (
            clauses
            and len(listed) >= frame.least
            and sum(item.is_value for item in listed) * 2 >= len(listed)
        ):
            found.extend(value_of(sentence, None, item) for item in listed)
    return found


def framed_beside(sentence: Sentence, read: Sequence[StatedField]) -> list[StatedField]:
    """Values after `has`, `with` and a possessive that were not `read` by grammar, which knows fewer words."""
    known = [one.place for one in read]
    return [
        one
        for one in _values(sentence, _matches(sentence, _BESIDE))
        if not is_person(one.name)
        and not any(place.start < one.place.end and one.place.start < place.end for place in known)
    ]


def _matches(sentence: Sentence, frames: Sequence[_Frame]) -> list[tuple[re.Match[str], _Frame]]:
    return [(match, frame) for frame in frames for match in frame.pattern.finditer(sentence.text)]


def _values(sentence: Sentence, matches: Sequence[tuple[re.Match[str], _Frame]]) -> list[StatedField]:
    found: list[StatedField] = []
    for match, frame in (one for one in matches if not _is_told_of_more(sentence.text, one[0])):
        for owner, listed in _of(sentence, match, frame.care, frame.least):
            taken = {one.place.start for one in found}
            made = [value_of(sentence, owner, item) for item in listed]
            found.extend(one for one in made if one.place.start not in taken)
    return found


def _is_told_of_more(text: str, match: re.Match[str]) -> bool:
    """`problems in the building, with a photo`: the photo is of the problem."""
    owned = match.groupdict().get("owner")
    if owned is None or not text[match.end("owner") :].lower().startswith(", with"):
        return False
    return _WITHIN.search(text[: match.start("owner")]) is not None


_WITHIN = re.compile(r"\b(?:in|at|on|from|near) (?:the |an? |their |our |my )?$", re.IGNORECASE)


def _of(
    sentence: Sentence, match: re.Match[str], care: Care, least: int
) -> Iterator[tuple[Phrase, Sequence[Item]]]:
    owner = _owner(sentence, match)
    if owner is None or not _can_have(owner, care):
        return
    listed = _leading(items(sentence.text, match.start("list"), match.end("list")), care)
    if len(listed) < least:
        return
    known = sum(item.is_value for item in listed)
    if care == "mostly" and known * 2 < len(listed):
        return
    yield owner, [_timed(owner, item, listed) for item in listed if care != "plain" or _is_plain(item)]


def _owner(sentence: Sentence, match: re.Match[str]) -> Phrase | None:
    """Who has the values: what is named, the record of what is done, or the report of what is reported."""
    if "deed" in match.groupdict():
        place = sentence.locate(match.start("deed"), match.end("deed"))
        noun = _DEEDS[match["deed"].lower()]
        return Phrase((noun,), False, place, sentence.index, "each")
    owner = owner_named(sentence, match)
    if owner is None:
        return None
    while len(owner.words) > 1 and _is_deed(owner.words[0]):
        owner = replace(owner, words=owner.words[1:])
    if _REPORTS.search(sentence.text[: match.start("owner")]):
        owner = replace(owner, words=(*owner.words, "report"))
    return owner


def _can_have(owner: Phrase, care: Care) -> bool:
    """A thing of its own: no value, no quality, and no word for doing something."""
    head = owner.head
    if (
        head in _NO_OWNERS
        or (head in PRODUCT and not (owner.plural and head in SEVERAL))
        or (head in ABSTRACT and care != "told")
    ):
        return False
    return owner.plural or care == "told" or not (head in VALUES and len(owner.words) == 1)


def _leading(found: Sequence[Item | None], care: Care) -> list[Item]:
    """The items before the first that is no name: from there on the sentence goes on otherwise."""
    kept: list[Item] = []
    for item in found:
        if item is None or not _is_name(item, care):
            break
        kept.append(item)
        if item.tail and not item.choices:
            break
    if kept and kept[-1].tail.lower().startswith("with"):
        kept.pop()
    return kept


def _is_name(item: Item, care: Care) -> bool:
    words = item.name.split()
    if item.details.kind or item.name in ENDS:
        return True
    if care != "told" and is_person(item.name):
        return False
    if words[0] in PRODUCT or words[-1] in PRODUCT or (len(words) > 1 and _is_deed(words[0])):
        return False
    return not (item.plural and (is_person(item.name) or not (item.is_value or care == "told")))


def _is_deed(word: str) -> bool:
    """`manage orders`: something to do; `pickup date` and `record label` are names."""
    return can_be_verb(word) and not can_be_noun(word) and not word.endswith(("ing", "ed"))


def _is_plain(item: Item) -> bool:
    words = item.name.split()
    return (
        bool(item.details.kind)
        or ((words[-1] in VALUES or words[0] in ("number", "date")) and words[-1] not in _SORTING)
        or (names_value(item.name) and words[-1] not in _SORTING)
    )


def _timed(owner: Phrase, item: Item, beside: Sequence[Item]) -> Item:
    """`date, from and to` are times of the day; without a date they are dates, of journeys places."""
    if item.name not in ENDS or owner.head in _TRAVELS:
        return item
    dated = any("date" in other.name or "day" in other.name for other in beside)
    return replace(item, details=Details(kind="time" if dated else "date"))
