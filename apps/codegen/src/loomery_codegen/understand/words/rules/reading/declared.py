"""What a text declares in writing: `Customer: name, phone`, `books (title, author)`, `a shop: products, orders`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loomery_codegen.understand.words.rules.reading.details import measured
from loomery_codegen.understand.words.rules.reading.framed import framed, without_owner
from loomery_codegen.understand.words.rules.reading.model import Deed, Phrase, Place, Sentence, StatedField
from loomery_codegen.understand.words.rules.reading.nominal import nominal_verb
from loomery_codegen.understand.words.rules.reading.nouns import (
    can_be_noun,
    is_person,
    singular,
)
from loomery_codegen.understand.words.rules.reading.values import names_value
from loomery_codegen.understand.words.rules.reading.vocabulary import LISTS, PRODUCT
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_codegen.understand.words.rules.reading.written_lists import Item, items
from loomery_codegen.understand.words.rules.reading.written_owner import (
    LEADS,
    is_plain_value,
    mostly_values,
    owner_at,
    owner_named,
    value_of,
)

_COLON = re.compile(r"(?<=[A-Za-z)]):\s+(?=\S)|(?<=[a-z)]) - (?=[^,]+,)")
_FIELDS = re.compile(
    r"\s*\b(?:(?:has|have) )?(?:the |these )?(?:following )?"
    r"(?:fields?|attributes?|propert(?:y|ies)|columns?|values?|inputs?|information|"
    r"data|details|entries|following)$",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"\b(?P<owner>[a-z][a-z-]*(?: [a-z][a-z-]*)?)\s+(?:should |must |will |can )?(?:has|have|contains?|includes?|with|"
    r"consists? of|needs?|asks? for|records?|stores?|shows?|gets?)\s*(?:at least)?$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:of|for|about) (?:an?|the|each|every|all|my|our) ?(?P<owner>[a-z-]+(?: [a-z-]+)?)$", re.IGNORECASE
)
_FOR_EACH = re.compile(r"\bfor (?:each|every|all|any) (?P<owner>[a-z-]+(?: [a-z-]+)?)\b,?", re.IGNORECASE)
_FOR_EACH_AT_END = re.compile(
    r",? (?:for|of|per) (?:each|every) (?P<owner>[a-z-]+(?: [a-z-]+)?)(?=[.!]?$|,)", re.IGNORECASE
)
_NAME = re.compile(
    r"(?:an? |the |each |every |my |our )?(?P<owner>[a-z][a-z-]*(?: [a-z][a-z-]*){0,2})$", re.IGNORECASE
)
_LISTING = re.compile(
    r"\b(?:keep track(?: of)?|keeps?|tracks?|stores?|records?|saves?|notes?|logs?|enter(?:s|ing)?|show(?:s|ing)?|"
    r"displays?|with|including|collects?|see|know|needs?) (?P<list>[a-z][a-z' ,-]{2,150}?) (?:of|for) "
    r"(?:each |every |my |our |the |all |an? |his |her |their )?(?P<owner>[a-z-]+(?: [a-z-]+)?)(?=[\s.,;]|$)",
    re.IGNORECASE,
)
_EACH_LISTING = re.compile(
    r"\bfor (?:each|every|any) (?P<owner>[a-z-]+(?: [a-z-]+)?),? (?:(?:i|we|you|it|they|users?|the [a-z]+) )?"
    r"(?:(?:want|need|should|can|must|would like|have)(?: to)? )?(?:store|record|keep|know|see|note|enter|save|track|"
    r"show|display|need|there (?:is|are))s?(?: track of)? (?P<list>[^.;:]{3,300})",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"^(?:each|every|all|an?|the) (?P<owner>[a-z-]+(?: [a-z-]+)?) (?:has|have|gets?|needs?|should have|must have) "
    r"(?P<list>[^.;:]{3,300})",
    re.IGNORECASE,
)
"""`every visit gets a date, the weather and whether it rained`: where the list holds clauses."""
_CLAUSE = re.compile(
    r"(?:,|\band\b) (?:whether|how many|how much|when|if|(?:the )?(?:date|day|time) (?:it|they|the)) "
)
_DOING = re.compile(r" (?:that |which )?(?:i|we|you|they|he|she) [a-z]+(?: [a-z]+)?$", re.IGNORECASE)
_EACH = re.compile(r"\b(?:each|every|all the|all my|any) (?P<owner>[a-z-]+(?: [a-z-]+)?)$", re.IGNORECASE)
"""`writing down every film I watch: title, director`."""
_NOTED = re.compile(
    r"\b(?:writ|not|jott?|tak)(?:es?|ing)? down (?P<list>[a-z][a-z' ,-]{2,150}?) (?:of|for) (?:each|every) "
    r"(?P<owner>[a-z-]+)(?=[\s.,;]|$)",
    re.IGNORECASE,
)
"""`write down a diagnosis and a treatment for each visit`."""
_BRACKETS = re.compile(r"(?P<owner>[A-Za-z][A-Za-z-]*)\s*\((?P<list>[^()]{3,300})\)")
_ASIDE = re.compile(r"\s*\((?:e\.g|such as|i\.e|like|for example|optional|including)\b", re.IGNORECASE)
_KEEPING = re.compile(
    r"\b(?:manages?|keeps?|stores?|tracks?|organi[sz]es?|handles?|for|with|of|includ(?:es?|ing)|needs?|has|have|things|entities|"
    r"tables|data|objects|following)\b",
    re.IGNORECASE,
)


_MEASURES = word_set("number amount count quantity type kind list date place")
"""`the number of seats` is one value, not a value of seats."""


@dataclass(frozen=True, slots=True)
class Declared:
    """Values with their owners, and things that a list names."""

    fields: list[StatedField] = field(default_factory=list)
    things: list[Phrase] = field(default_factory=list)
    leads: list[Place] = field(default_factory=list)
    """Words such as `Recipe fields` that only open a list."""

    def covers(self, place: Place) -> bool:
        """Whether a place is part of what is declared."""
        spans = [*(one.place for one in self.fields), *(one.place for one in self.things), *self.leads]
        return any(span.start <= place.start < span.end for span in spans)


def declared(sentence: Sentence) -> Declared:
    """What one sentence declares."""
    found = Declared()
    _colons(sentence, found)
    _bare(sentence, found)
    _brackets(sentence, found)
    for pattern in (_EACH_LISTING, _NOTED, _LISTING, _TELLING):
        for match in pattern.finditer(sentence.text):
            if pattern is not _TELLING or _CLAUSE.search(match["list"]) or " gets " in match.group():
                _listing(sentence, match, found)
    _measures(sentence, found)
    known = {one.place.start for one in found.fields}
    found.fields.extend(one for one in framed(sentence) if one.place.start not in known)
    if not found.fields:
        found.fields.extend(without_owner(sentence))
    return found


def _measures(sentence: Sentence, to: Declared) -> None:
    """`harvests are recorded in kilograms`: an amount of each."""
    told = measured(sentence.text)
    owner = owner_named(sentence, told[0]) if told else None
    if told is not None and owner is not None:
        place = sentence.locate(told[0].start("unit"), told[0].end("unit"))
        to.fields.append(StatedField(owner, "amount", place, sentence.index, 0.95, (), False, told[1]))


def manage(thing: Phrase) -> Deed:
    """What a list names is there to be kept."""
    return Deed("manage", None, thing, (), thing.place, thing.sentence, nominal=True)


def _keep(sentence: Sentence, owner: Phrase | None, found: Sequence[Item | None], to: Declared) -> None:
    to.fields.extend(value_of(sentence, owner, item) for item in found if item is not None)


def _colons(sentence: Sentence, to: Declared) -> None:
    for colon in _COLON.finditer(sentence.text):
        lead, end = sentence.text[: colon.start()].strip(), _end_of_list(sentence.text, colon.end())
        last = _FOR_EACH_AT_END.search(sentence.text, colon.end(), end)
        found = items(sentence.text, colon.end(), last.start() if last else end)
        good = [item for item in found if item is not None]
        if not good or len(good) * 2 < len(found):
            continue
        if _thing_with_values(sentence, found, to):
            return
        owner, sure = (owner_named(sentence, last), True) if last else _lead_owner(sentence, lead)
        opens = sentence.index == 0 and not sure and sum(item.plural for item in good) * 2 > len(good)
        if opens and _lists_things(lead, good):
            _things(sentence, good, to)
        elif sure or (_is_list(found) and (mostly_values(found) or not any(item.plural for item in good))):
            if owner is not None or (sure and mostly_values(found)):
                _keep(sentence, owner, found, to)
                to.leads.extend([sentence.locate(0, len(lead))] if sure else [])
        elif _lists_things(lead, good):
            _things(sentence, good, to)
        return


def _is_list(found: Sequence[Item | None]) -> bool:
    """Whether names stand there, and no clauses as in `Fleet app: drivers log trips and fuel`."""
    return bool(found) and found[0] is not None and found.count(None) * 4 <= len(found)


def _thing_with_values(sentence: Sentence, found: Sequence[Item | None], to: Declared) -> bool:
    """`A collection: recipes with ingredients, cooking time and difficulty`: one thing, and what it has."""
    first = found[0]
    good = [item for item in found[1:] if item is not None]
    if first is None or not first.plural or not first.tail.lower().startswith("with "):
        return False
    tails = sum(bool(item.tail) for item in good)
    if not good or tails or len(good) + 1 < len(found) or sum(item.is_value for item in good) * 2 < len(good):
        return False
    _things(sentence, [first], to)
    if not to.things:
        return False
    _keep(sentence, to.things[-1], good, to)
    return True


def _bare(sentence: Sentence, to: Declared) -> None:
    """`Product price in euros, description up to 500 characters`: a sentence that is nothing but a list of values."""
    asked = _ASKS.search(sentence.text)
    start = asked.end() if asked else 0
    found = items(sentence.text, start, _end_of_list(sentence.text, start))
    good = [item for item in found if item is not None]
    if to.fields or len(good) < 2 or len(good) < len(found) or not all(map(is_plain_value, good)):
        return
    first = good[0]
    words = first.name.split()
    owner = None
    if len(words) > 1 and can_be_noun(words[-2]) and not names_value(words[-2]) and not asked:
        end = first.end - len(sentence.text[first.start : first.end].split()[-1])
        owner = owner_at(sentence, first.start, end)
    if owner is not None:
        good[0] = replace(first, name=words[-1], written=words[-1])
    _keep(sentence, owner, good, to)


_ASKS = re.compile(r"\b(?:asks?|prompts?)(?: [a-z]+)? for (?:the |their |your )?", re.IGNORECASE)


def _end_of_list(text: str, at: int) -> int:
    end = re.search(r"[.;!?](?=\s|$)| - ", text[at:])
    return at + end.start() if end else len(text)


def _lead_owner(sentence: Sentence, lead: str) -> tuple[Phrase | None, bool]:
    """Who has what stands after the colon, and whether the words say that these are values."""
    plain = _FIELDS.sub("", lead)
    said = plain != lead
    if not plain:
        return None, True
    if match := _HAVING.search(plain):
        return owner_named(sentence, match), said
    if match := _EACH.search(_DOING.sub("", plain)):
        return owner_named(sentence, match), True
    if said and (match := _OF.search(plain)):
        return owner_named(sentence, match), True
    if match := _FOR_EACH.search(plain):
        return owner_named(sentence, match), True
    match = _NAME.match(plain)
    return (owner_named(sentence, match) if match else None), said and match is not None


def _lists_things(lead: str, found: Sequence[Item]) -> bool:
    words = [singular(word) for word in re.findall(r"[a-z-]+", lead.lower())]
    if not words or words[-1] in LEADS:
        return False
    about_product = bool(set(words) & PRODUCT) or _KEEPING.search(lead) is not None or len(words) <= 3
    return about_product and sum(item.plural for item in found) * 2 >= len(found)


def _things(sentence: Sentence, found: Sequence[Item], to: Declared) -> None:
    """Each item is a thing; what stands behind it after `with` is its own."""
    for item in found:
        words = tuple(item.name.split())
        if (
            item.details.kind
            or nominal_verb(words)[0]
            or words[-1] in LISTS
            or (is_person(item.name) and not item.plural)
        ):
            continue
        place = sentence.locate(item.start, item.end)
        thing = Phrase(words, item.plural, place, sentence.index, "each")
        to.things.append(thing)
        if item.tail.lower().startswith("with "):
            start = sentence.text.index(item.tail, item.end) + len("with ")
            rest = items(sentence.text, start, start + len(item.tail) - len("with "))
            _keep(sentence, thing, rest, to)


def _brackets(sentence: Sentence, to: Declared) -> None:
    """`members (name, birthday, phone)`: values of what stands before, unless that is a value with its options."""
    for match in _BRACKETS.finditer(sentence.text):
        found = items(sentence.text, match.start("list"), match.end("list"))
        if len(found) < 2 or not mostly_values(found) or _ASIDE.match(sentence.text, match.end("owner")):
            continue
        owner = owner_named(sentence, match)
        known = {one.name for one in to.fields}
        if owner is not None and owner.name not in known and (owner.plural or not names_value(owner.name)):
            _keep(sentence, owner, found, to)


def _listing(sentence: Sentence, match: re.Match[str], to: Declared) -> None:
    """`track name, phone, email of clients`, `for each patient store the name and blood type`."""
    found = items(sentence.text, match.start("list"), match.end("list"))
    good = [item for item in found if item is not None]
    each = match.re in (_EACH_LISTING, _TELLING)
    for_each = match.re is _NOTED and not any(item.plural for item in good)
    if not good or len(good) < len(found) or (len(good) < 2 and not each):
        return
    if not mostly_values(found) and not for_each:
        return
    if not each and not for_each and (not all(map(is_plain_value, good)) or good[-1].name in _MEASURES):
        return
    owner = owner_named(sentence, match)
    spans = {one.place.start for one in to.fields}
    fresh = [item for item in good if sentence.locate(item.start, item.end).start not in spans]
    if owner is not None:
        _keep(sentence, owner, fresh, to)
