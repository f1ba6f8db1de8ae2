"""Gathers what an application might keep, each with the signals that speak for and against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from loomery_codegen.understand.words.rules.composing.brands import other_subject
from loomery_codegen.understand.words.rules.composing.called import opening_things
from loomery_codegen.understand.words.rules.composing.chosen import chosen, taken
from loomery_codegen.understand.words.rules.composing.common_nouns import readiness
from loomery_codegen.understand.words.rules.composing.features import asked
from loomery_codegen.understand.words.rules.composing.field_owners import has_values
from loomery_codegen.understand.words.rules.composing.goods import goods
from loomery_codegen.understand.words.rules.composing.histories import histories
from loomery_codegen.understand.words.rules.composing.kinds import NAMED_BY_TEXT, Kind, subject
from loomery_codegen.understand.words.rules.composing.mere_names import is_mere_name
from loomery_codegen.understand.words.rules.composing.named_lists import named_lists
from loomery_codegen.understand.words.rules.composing.names import archetype_for, names_of
from loomery_codegen.understand.words.rules.composing.passed_over import is_passed_over
from loomery_codegen.understand.words.rules.composing.picks import Source
from loomery_codegen.understand.words.rules.composing.shops import bought_with
from loomery_codegen.understand.words.rules.composing.stated_values import (
    is_mere_value,
    is_only_sent,
    values_of,
)
from loomery_codegen.understand.words.rules.composing.traces import companions, said_of_coming, trace_of
from loomery_codegen.understand.words.rules.reading.model import Place, Reading, Thing
from loomery_codegen.understand.words.rules.reading.nouns import is_person, senses
from loomery_codegen.understand.words.rules.reading.values import VALUES
from loomery_codegen.understand.words.rules.reading.vocabulary import (
    ABSTRACT,
    LIGHT,
    PRODUCT,
    QUALITIES,
    SOFT,
)
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_templates.catalogue import Catalogue, content_words, words

_NEEDED = {"categories": "category", "chat": "message", "cart": "order_item"}
_NEVER = word_set(
    "dashboard homepage leaderboard timeline us me user person people other everyone everybody someone somebody "
    "anyone anybody nobody system setting money time"
)
_ANYWHERE = word_set(
    "booking review favourite message conversation payment order order_item cart comment category task project tag "
    "post follow article subscription event note"
)
"""What other kinds of thing come with as well."""
_DEALS = {"booking": "booking", "shop": "order", "travel": "booking"}
_LIVE = word_set("call videocall")
"""What happens between people and leaves nothing that an application keeps."""
_MACHINERY = word_set("user setting audit_entry notification report")
TERSE = 50
"""Words below which a text names its things rather than telling around them."""
BARELY = 0.3
"""Weight in the text up to which a thing is only hinted at."""
COMPANION_OF = 0.9
"""Weight in the text from which a thing brings its companions."""
_SIGNED_UP = word_set("booking registration enrolment reservation appointment")
_DIARIES = word_set("log diary journal logbook")
_HANDLED = word_set("kept shown own whole")
_EACH = word_set("kept own")
"""How a text speaks of `every film` that is written down."""
_SOLID = word_set("artifact person animal plant food group location communication object possession")
_FLUID = word_set("attribute quantity time cognition motive feeling state process phenomenon act")


@dataclass
class Candidate:
    """A thing with all that speaks for it."""

    words: str
    archetype: str | None
    source: Source
    text: float = 0.0
    expected: float = 0.0
    signals: dict[str, float] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def mark(self, name: str, value: float = 1.0) -> None:
        """Note a signal; the strongest of the same name counts."""
        self.signals[name] = max(value, self.signals.get(name, value))


class Candidates:
    """Candidates by archetype, or by name for what the catalogue does not know."""

    def __init__(self, reading: Reading, kinds: Sequence[Kind], catalogue: Catalogue) -> None:
        self.reading, self.kinds, self.catalogue = reading, kinds, catalogue
        self.said = content_words(subject(reading))
        self.found: dict[str, Candidate] = {}

    def get(self, name: str, source: Source, archetype: str | None = None) -> Candidate:
        """The candidate of that name, made when it is new."""
        known = archetype or archetype_for(name, self.catalogue, self.kinds, self.said)
        key = known or f"={name}"
        if key not in self.found:
            self.found[key] = Candidate(name, known, source)
        return self.found[key]

    def has(self, archetype: str) -> bool:
        """Whether something speaks for that archetype already."""
        return archetype in self.found

    def names(self) -> frozenset[str]:
        """How the text calls the candidates."""
        return frozenset(one.words for one in self.found.values())


def gather(reading: Reading, kinds: Sequence[Kind], catalogue: Catalogue) -> tuple[Candidate, ...]:
    """All candidates with their signals, in a stable order."""
    all_of_them = Candidates(reading, kinds, catalogue)
    _named(all_of_them)
    _opening(all_of_them)
    _listed_by_name(all_of_them)
    _modifiers(all_of_them)
    _traces(all_of_them)
    _asked(all_of_them)
    _diary(all_of_them)
    _expected(all_of_them)
    _companions(all_of_them)
    for one in all_of_them.found.values():
        _describe(one, all_of_them)
    return tuple(sorted(all_of_them.found.values(), key=lambda one: (-one.text - one.expected, one.words)))


def _named(into: Candidates) -> None:
    reading = into.reading
    product = tuple(phrase.place for phrase in reading.phrases[:1])
    values, sold = values_of(reading), goods(reading, into.kinds)
    for thing in reading.things:
        if _is_left_out(thing, reading, product, values):
            continue
        archetype = "product" if thing.name.split()[-1] in sold else None
        one = into.get(_full_name(thing, into), "stated", archetype)
        one.text = max(one.text, thing.score)
        one.places.extend(thing.places)
        one.notes.append(f"called “{thing.name}”")
        _mark(one, thing)
    _people_and_more(into)


def _opening(into: Candidates) -> None:
    """`Holiday requests that my boss approves`: the text opens with what such an application keeps."""
    title = opening_things(into.reading) if into.kinds else ""
    if not title or not into.reading.sentences:
        return
    usual = {one.archetype for one in into.kinds[0].blueprint.entities}
    known = usual & set(into.catalogue.archetypes_by_word(title))
    if known and title.split()[-1] not in PRODUCT:
        one = into.get(title, "stated", min(known))
        one.text = max(one.text, 1.2)
        one.mark("is_kept")
        one.places.append(into.reading.sentences[0].place)
        one.notes.append(f"called “{title}”")


def _listed_by_name(into: Candidates) -> None:
    for phrase, archetype in named_lists(into.reading, into.catalogue):
        one = into.get(phrase.name, "stated", archetype)
        one.text = max(one.text, 1.0)
        one.mark("is_kept")
        one.places.append(phrase.place)
        one.notes.append(f"called “{phrase.name}”")


def _is_left_out(thing: Thing, reading: Reading, product: tuple[Place, ...], values: frozenset[str]) -> bool:
    """Whether the text speaks of it as of something that no application keeps."""
    handled = bool(thing.signs & _HANDLED)
    told = thing.signs >= _EACH or has_values(thing, reading)
    itself = not thing.plural and thing.places == product and not told
    of_it = (thing.name in values or "mine" in thing.signs) and not handled
    people = thing.name.split()[-1] == "person" and not told
    never = people or thing.name in _NEVER or thing.name.split()[-1] in _LIVE or is_mere_value(thing)
    sent = is_only_sent(thing, reading)
    passed = is_passed_over(thing, reading) or is_mere_name(thing, reading)
    return itself or of_it or never or sent or passed


def _mark(one: Candidate, thing: Thing) -> None:
    one.mark("mentions", min(len(thing.places), 4))
    one.mark("sentences", min(len(thing.sentences), 3))
    one.mark("opening", float(0 in thing.sentences))
    one.mark("plural", float(thing.plural))
    for sign in thing.signs:
        one.mark("is_kept" if sign == "whole" else f"is_{sign}")


def _people_and_more(into: Candidates) -> None:
    """People who only act are roles; those who are chosen, and what is booked along, are kept."""
    reading = into.reading
    actors = {role.name for role in reading.roles if role.acts}
    picked, along = chosen(reading), taken(reading)
    things = {thing.name: thing for thing in reading.things}
    for one in into.found.values():
        thing, head = things.get(one.words), one.words.split()[-1]
        if head in along:
            one.text = max(one.text, 1.0)
            one.mark("is_kept")
        if head in picked:
            one.mark("is_shown")
        elif thing is not None and is_person(one.words) and one.words in actors and "kept" not in thing.signs:
            one.mark("acts")
            one.mark("only_acts", float(not _is_object(thing, reading)))


def _full_name(thing: Thing, into: Candidates) -> str:
    """`didactic plan` where that is the only kind of plan, unless the short name is well known by itself."""
    if len(thing.longer) != 1:
        return thing.name
    longer = thing.longer[0]
    known = into.catalogue.archetypes_by_word
    plain = archetype_for(thing.name, into.catalogue, into.kinds, into.said)
    return longer if known(longer) or plain is None else thing.name


def _is_object(thing: Thing, reading: Reading) -> bool:
    """Whether somebody does something to it: it is managed, browsed or chosen."""
    for deed in reading.deeds:
        for phrase in (deed.object, *(other for _, other in deed.others)):
            if phrase is not None and thing.name in phrase.name:
                return True
    return False


def _modifiers(into: Candidates) -> None:
    """Nouns before a noun count a little: `product` in `product sales`, `mosque` in `mosque activities`."""
    for phrase in into.reading.phrases:
        if phrase.head in PRODUCT and phrase.sentence > 0:
            continue
        core = phrase.words[:-1] if phrase.head in LIGHT else phrase.words
        for word in core[:-1]:
            if (
                word in _NEVER
                or word in PRODUCT
                or not (into.catalogue.has_archetype(word) or _is_solid(word))
            ):
                continue
            one = into.get(word, "stated", word if into.catalogue.has_archetype(word) else None)
            one.mark("modifier", min(1 + one.signals.get("modifier", 0.0), 3.0))
            one.places.append(phrase.place)
            one.notes.append(f"named in “{phrase.name}”")


def _is_solid(word: str) -> bool:
    return bool(senses(word)) and senses(word)[0] in _SOLID


def _traces(into: Candidates) -> None:
    for deed in into.reading.deeds:
        trace = trace_of(deed)
        if trace is None:
            continue
        one = into.get(trace.words, "implied")
        one.mark("trace" if trace.sure else "perhaps_trace")
        one.places.append(deed.place)
        one.notes.append(f"kept because of “{deed.verb}”")
    for what, place in histories(into.reading):
        one = into.get(what, "implied")
        one.mark("history")
        one.places.append(place)
        one.notes.append("its history is looked at")
    _comings(into)


def _comings(into: Candidates) -> None:
    """Whether somebody comes is kept by itself where nobody books or registers."""
    for sentence in into.reading.sentences:
        if said_of_coming(sentence.text) and not any(one.words in _SIGNED_UP for one in into.found.values()):
            one = into.get("participation", "implied")
            one.mark("trace")
            one.places.append(sentence.place)


def _diary(into: Candidates) -> None:
    """`Running log. I enter distance and time`: where nothing else is kept, the entries of what the text opens with."""
    loose = any(one.owner is None for one in into.reading.fields)
    opening = into.reading.phrases[0] if into.reading.phrases else None
    if opening is None or not loose or opening.head not in _DIARIES or len(opening.words) < 2:
        return
    if all(one.text < 1.0 for one in into.found.values()):
        one = into.get(" ".join((*opening.words[:-1], "entry")), "implied")
        one.text = 1.0
        one.mark("is_kept")
        one.places.append(opening.place)


def _asked(into: Candidates) -> None:
    """Features that need records of their own: sorting needs categories, talking needs messages."""
    for one in asked(into.reading):
        thing = _NEEDED.get(one.feature)
        if thing is not None:
            candidate = into.get(thing, "implied", thing)
            candidate.mark("asked")
            candidate.places.append(one.place)
            candidate.notes.append(f"needed for {one.feature}")
    for thing in bought_with(into.reading, into.kinds):
        into.get(thing.replace("_", " "), "implied", thing).mark("trace")


def _expected(into: Candidates) -> None:
    """What the matching blueprints keep."""
    said = " ".join(words(subject(into.reading)))
    instead = other_subject(into.reading.sentences[0].text) if into.reading.sentences else ""
    for place, kind in enumerate(into.kinds):
        if instead and place == 0:
            _usual_deal(into, kind)
        for rank, entity in enumerate(kind.blueprint.entities):
            if entity.archetype in _MACHINERY or (instead and entity.archetype not in _ANYWHERE):
                continue
            called = any(" ".join(words(phrase)) in said for phrase in entity.when)
            if entity.when and not called:
                continue
            # Where the text names its kind, what other kinds usually have is a guess upon a guess.
            if place > 0 and into.kinds[0].why == NAMED_BY_TEXT and not into.has(entity.archetype):
                continue
            weight = kind.score * max(0.2, 1.0 - 0.12 * rank) * (0.8**place)
            one = into.get(entity.archetype.replace("_", " "), "assumed", entity.archetype)
            one.expected = max(one.expected, weight)
            one.mark("called", float(called))
            one.mark("first", float(rank == 0 and place == 0) * kind.score)
            one.notes.append(f"usual for {kind.blueprint.title.lower()}")


def _usual_deal(into: Candidates, kind: Kind) -> None:
    """`Airbnb for boats` books boats: the deal stays what it is when the things are others."""
    deal = _DEALS.get(kind.blueprint.kind)
    if deal is not None:
        one = into.get(deal, "implied", deal)
        one.mark("trace")
        one.notes.append(f"usual for {kind.blueprint.title.lower()}")


def _companions(into: Candidates) -> None:
    """What strong candidates hardly ever come without."""
    strong = [one for one in into.found.values() if one.text >= COMPANION_OF or "trace" in one.signals]
    for one in strong:
        for name in companions(one.words):
            other = into.get(name, "implied")
            if other is not one:
                other.mark("companion")
                other.notes.append(f"goes with {one.words}")


def _echo(one: Candidate, said: frozenset[str]) -> float:
    """How much of a usual thing's names the text says: 1 for a whole name, 0.5 for the main word of one."""
    if one.archetype is None:
        return 0.0
    names = [content_words(name) for name in names_of(one.archetype)]
    if any(name and set(name) <= said for name in names):
        return 1.0
    return 0.5 if any(name and name[-1] in said for name in names[:1]) else 0.0


def _describe(one: Candidate, among: Candidates) -> None:
    """Signals of the name itself and of what is known of it."""
    name = one.words.split()
    head = name[-1]
    kinds = senses(head)[:1]
    stated = (one.source == "stated" and "modifier" not in one.signals) or one.text > 0
    one.mark("text", max(min(one.text, 3.0), -1.0))
    one.mark("expected", one.expected)
    one.mark("expected_only", float(one.expected > 0 and not one.text and "trace" not in one.signals))
    one.mark("known", float(bool(one.archetype) and stated))
    one.mark("abstract", float(head in ABSTRACT or head in QUALITIES))
    one.mark("part_value", float(len(name) > 1 and head in VALUES and " ".join(name[:-1]) in among.names()))
    one.mark("soft_varied", float(head in SOFT and "is_varied" in one.signals))
    one.mark("compound", float(len(name) > 1 and not one.archetype))
    one.mark("long", float(len(name) > 2))
    one.mark("person", float(is_person(one.words)))
    one.mark("fluid", float(kinds != () and kinds[0] in _FLUID))
    one.mark("value", float(head in VALUES))
    one.mark("soft", float(head in SOFT))
    if one.text > 0 and readiness(head) and not is_person(one.words):
        one.mark(f"noun_{readiness(head)}")
    rich = min(sum(1 for other in among.found.values() if other.text >= 1.0) / 8, 1.0)
    alone = float(one.expected > 0 and one.text <= 0 and not {"trace", "asked"} & one.signals.keys())
    if len(among.reading.text.split()) < TERSE:
        one.mark("terse", float(stated and bool(one.signals.get("plural"))))
        one.mark("terse_alone", alone * one.expected)
    echo = _echo(one, frozenset(among.said)) if alone else 0.0
    one.mark("echo", echo)
    one.mark("alone_expected", alone * one.expected)
    one.mark("alone_first", alone * one.signals.get("first", 0.0))
    one.mark("alone_rich", alone * rich)
    one.mark("both", min(max(one.text, 0.0), 2.0) * one.expected)
    one.mark("strong", float(one.text >= 1.0))
    one.mark("weak_text", float(one.text <= 0.3 and one.source == "stated"))
    one.mark("rich_text", rich)
    if one.source == "stated" and one.text <= BARELY and not one.signals.get("plural"):
        one.source = "implied"
