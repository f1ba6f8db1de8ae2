"""Chooses what the application keeps: what the text names first, then what such applications need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loomery_codegen.understand.words.rules.composing.features import asked
from loomery_codegen.understand.words.rules.composing.kinds import SURE_KIND, Kind, subject
from loomery_codegen.understand.words.rules.composing.names import archetype_for, name_of
from loomery_codegen.understand.words.rules.composing.picks import Pick, Source
from loomery_codegen.understand.words.rules.reading.model import (
    Deed,
    Phrase,
    Place,
    Reading,
    Sentence,
    StatedField,
    Thing,
)
from loomery_codegen.understand.words.rules.reading.nouns import is_person
from loomery_codegen.understand.words.rules.reading.vocabulary import LIGHT, PRODUCT
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_templates.catalogue import Catalogue, content_words, words

MOST = 8
ENOUGH = 0.75
"""Score from which a candidate is kept."""
KNOWN = 0.45
"""What a name adds that the catalogue knows."""
EXPECTED = 0.75
"""What the first entity of a fully matching blueprint adds."""

WORTH = 0.5
"""How usual a thing must be to be added without words for it."""
FEWEST = 3
MODIFIER = 0.45
"""Weight of a known thing that only stands before another noun: `product` in `product sales`."""

# Deeds that leave a record of their own.
_TRACES = {
    "comment": "comment", "rate": "review", "review": "review", "book": "booking", "reserve": "booking",
    "purchase": "order", "buy": "order", "apply": "application", "pay": "payment", "donate": "donation",
    "vote": "vote", "subscribe": "subscription", "message": "message", "chat": "message", "communicate": "message",
    "favourite": "favourite", "bookmark": "favourite", "enroll": "enrolment", "enrol": "enrolment",
    "borrow": "loan", "feedback": "feedback", "bid": "bid", "transfer": "transfer", "recharge": "recharge",
    "checkout": "order", "consult": "consultation", "redeem": "redemption",
}  # fmt: skip
_NEEDED = {"categories": "category", "chat": "message"}
_NEVER = word_set("user person people other everyone system setting")
_MACHINERY = word_set("user setting audit_entry notification report")


@dataclass
class _Candidate:
    """A thing with all that speaks for it."""

    words: str
    archetype: str | None
    source: Source
    text: float = 0.0
    expected: float = 0.0
    places: list[Place] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def score(self) -> float:
        known = KNOWN if self.archetype and self.text else 0.0
        return self.text + self.expected + known


class _Choice:
    """Candidates by archetype, or by name for what the catalogue does not know."""

    def __init__(self) -> None:
        self.found: dict[str, _Candidate] = {}

    def get(self, words: str, archetype: str | None, source: Source) -> _Candidate:
        key = archetype or f"={words}"
        if key not in self.found:
            self.found[key] = _Candidate(words, archetype, source)
        return self.found[key]


def select(reading: Reading, kinds: Sequence[Kind], catalogue: Catalogue) -> tuple[Pick, ...]:
    """What to keep, the most certain first."""
    choice = _Choice()
    said = content_words(subject(reading))
    for thing in _stated(reading):
        one = choice.get(thing.name, archetype_for(thing.name, catalogue, kinds, said), "stated")
        one.text = max(one.text, thing.score)
        one.places.extend(thing.places)
        one.notes.append(f"called “{thing.name}”")
    for phrase in reading.phrases:
        _modifiers(choice, phrase, catalogue)
    for deed in reading.deeds:
        _trace(choice, deed, archetype_for(trace_of(deed), catalogue, kinds, said))
    _ask(choice, reading)
    _expect(choice, reading, kinds)
    ranked = sorted(choice.found.values(), key=lambda one: (-one.score, one.words))
    simple = _is_simple(reading)
    may_add = bool(kinds) and kinds[0].score >= SURE_KIND and not simple
    kept = [one for one in ranked if one.score >= ENOUGH and (one.text or may_add)]
    kept = _filled(kept, ranked, kinds, simple) or [one for one in ranked if one.text > 0][:1]
    picks = [_pick(one) for one in kept[:MOST] if one.archetype != "user"]
    return _with_fields(_distinct(picks), reading.fields, reading.sentences)


def _stated(reading: Reading) -> list[Thing]:
    actors = {role.name for role in reading.roles if role.acts}
    return [
        thing
        for thing in reading.things
        if thing.score > 0 and thing.name not in _NEVER and not (_only_acts(thing, actors, reading.deeds))
    ]


def _only_acts(thing: Thing, actors: set[str], deeds: Sequence[Deed]) -> bool:
    """A kind of person who does things and is never managed, browsed or chosen."""
    if not is_person(thing.name) or thing.name not in actors:
        return False
    named = [
        phrase for deed in deeds for phrase in (deed.object, *(other for _, other in deed.others)) if phrase
    ]
    return not any(thing.name in phrase.name for phrase in named)


def _modifiers(choice: _Choice, phrase: Phrase, catalogue: Catalogue) -> None:
    """Nouns before a noun count a little when the catalogue knows a thing by just that name."""
    if phrase.head in LIGHT or (phrase.head in PRODUCT and phrase.sentence > 0):
        return
    for word in phrase.words[:-1]:
        if catalogue.has_archetype(word) and word not in _NEVER:
            one = choice.get(word, word, "stated")
            one.text = max(one.text, MODIFIER)
            one.places.append(phrase.place)


def trace_of(deed: Deed) -> str:
    """What a deed leaves behind: `book` a booking, `request vacation` a vacation request; empty for most."""
    if deed.verb == "request" and deed.object is not None and not deed.nominal:
        return f"{deed.object.name} request"
    return _TRACES.get(deed.verb, "")


def _trace(choice: _Choice, deed: Deed, archetype: str | None) -> None:
    trace = trace_of(deed)
    if not trace or (deed.nominal and deed.object is not None and deed.verb == "apply"):
        return
    one = choice.get(trace, archetype, "implied")
    one.text = max(one.text, 0.9)
    one.places.append(deed.place)
    one.notes.append(f"kept because of “{deed.verb}”")


def _ask(choice: _Choice, reading: Reading) -> None:
    """Features that need records of their own: sorting needs categories, talking needs messages."""
    for one in asked(reading):
        thing = _NEEDED.get(one.feature)
        if thing is not None:
            candidate = choice.get(thing, thing, "implied")
            candidate.text = max(candidate.text, ENOUGH)
            candidate.places.append(one.place)
            candidate.notes.append(f"needed for {one.feature}")


def _expect(choice: _Choice, reading: Reading, kinds: Sequence[Kind]) -> None:
    """What the matching blueprints keep counts for candidates of the text, and adds some of its own."""
    said = " ".join(words(subject(reading)))
    for place, kind in enumerate(kinds):
        for rank, entity in enumerate(kind.blueprint.entities):
            if entity.archetype in _MACHINERY:
                continue
            called = any(" ".join(words(phrase)) in said for phrase in entity.when)
            if entity.when and not called:
                continue
            weight = EXPECTED * kind.score * max(0.2, 1.0 - 0.12 * rank) * (0.8**place) + (
                0.2 if called else 0.0
            )
            one = choice.get(entity.archetype.replace("_", " "), entity.archetype, "assumed")
            one.expected = max(one.expected, weight)
            one.notes.append(f"usual for {kind.blueprint.title.lower()}")


def _filled(
    kept: list[_Candidate], ranked: Sequence[_Candidate], kinds: Sequence[Kind], simple: bool
) -> list[_Candidate]:
    """Adds what is usual until there are as many things as the sureness of the kind allows."""
    sure = kinds[0].score if kinds else 0.0
    room = 5 if sure >= 0.75 else 4 if sure >= SURE_KIND else 2
    if simple and kept and kept[0].score >= 1.0:
        room = 0
    spare = [one for one in ranked if one not in kept and one.expected and not _overlaps(one, kept)]
    good = [one for place, one in enumerate(spare) if one.expected >= WORTH or len(kept) + place < FEWEST]
    return [*kept, *good[: max(0, room - len(kept))]]


def _is_simple(reading: Reading) -> bool:
    """A text that says itself that it wants little, or that tells in a sentence or two what its things have."""
    words_said = len(reading.text.split())
    return words_said < 60 and (
        " simple " in f" {reading.text.lower()} " or (words_said < 30 and bool(reading.fields))
    )


def _overlaps(one: _Candidate, kept: Sequence[_Candidate]) -> bool:
    """Whether the text names it already in other words: `exhibition` and `exhibition hall`."""
    mine = set(one.words.split())
    return any(mine & set(other.words.split()) for other in kept)


def _pick(one: _Candidate) -> Pick:
    return Pick(
        name=name_of(one.words),
        words=one.words,
        archetype=one.archetype,
        source=one.source,
        score=one.score,
        places=tuple(one.places[:6]),
        note="; ".join(dict.fromkeys(one.notes)),
    )


def _distinct(picks: Sequence[Pick]) -> list[Pick]:
    """One pick for each name."""
    seen: dict[str, Pick] = {}
    for pick in picks:
        if pick.name:
            seen.setdefault(pick.name, pick)
    return list(seen.values())


def _with_fields(
    picks: Sequence[Pick], fields: Sequence[StatedField], sentences: Sequence[Sentence]
) -> tuple[Pick, ...]:
    """Each value goes to the thing that has it; values that are asked for without an owner go to the main thing."""
    mine: dict[str, list[StatedField]] = {pick.name: [] for pick in picks}
    for one in fields:
        if one.owner is not None:
            owners = [pick for pick in picks if _same(one.owner.name, pick.words)]
        else:
            owners = [_asked_for(one, picks, sentences)] if picks and one.confidence >= 0.6 else []
        for pick in owners:
            mine[pick.name].append(one)
    return tuple(replace(pick, fields=tuple(mine[pick.name])) for pick in picks)


def _asked_for(one: StatedField, picks: Sequence[Pick], sentences: Sequence[Sentence]) -> Pick:
    """What a value without an owner is entered for: a thing of the same sentence, else the main thing."""
    around = sentences[one.sentence].place
    near = [
        pick
        for pick in picks
        if not is_person(pick.words)
        and any(around.start <= place.start < around.end for place in pick.places)
    ]
    return near[0] if near else picks[0]


def _same(one: str, other: str) -> bool:
    return one == other or one.split()[-1] == other.split()[-1]
