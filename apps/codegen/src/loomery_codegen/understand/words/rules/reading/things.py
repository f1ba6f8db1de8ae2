"""Weighs which nouns are data that the application keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from loomery_codegen.understand.words.rules.reading.links import name_of
from loomery_codegen.understand.words.rules.reading.model import Deed, Phrase, Place, StatedField, Thing
from loomery_codegen.understand.words.rules.reading.nominal import nominal_verb
from loomery_codegen.understand.words.rules.reading.nouns import is_person, senses
from loomery_codegen.understand.words.rules.reading.values import is_value
from loomery_codegen.understand.words.rules.reading.vocabulary import ABSTRACT, HAS, PRODUCT, QUALITIES, SOFT
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

_KEEPS = word_set(
    "manage add create edit delete update publish post record store submit book order reserve upload "
    "maintain save track write register place approve review import export archive assign "
    "log schedule generate receive send buy purchase sell borrow rent apply modify list categorize enter collect"
)
_SHOWS = word_set(
    "browse view display show search see read compare watch find check access download share "
    "query showcase introduce"
)
_WEAK = word_set(
    "provide support improve ensure promote facilitate enhance use make get obtain meet optimize"
)
_DETERMINED = word_set("each every many several their own")
_UNSURE_KINDS = word_set("attribute quantity time cognition motive feeling state act process phenomenon")
# Heads that only look at the thing before them from another side.
FACETS = word_set(
    "record list log item entry library account storage history collection center relationship affair "
    "matter resource role interface page section module area file catalog catalogue archive database"
)
_VARIED = word_set("different various multiple several varied diverse many custom new specific")
_LIST_GAPS = (len(", "), len(" and "), len(", and "))
LEAST = -1.0
"""Score above which a noun stays a candidate; composing decides with more knowledge."""
MOST_OBJECTS = 5
_REPEATED = 0.35
"""What each further mention adds of its weight."""


class _Weigher:
    """Gathers mentions by name; the weightiest counts in full, the others in part."""

    def __init__(self) -> None:
        self.weights: dict[str, list[float]] = defaultdict(list)
        self.places: dict[str, list[Place]] = defaultdict(list)
        self.sentences: dict[str, set[int]] = defaultdict(set)
        self.plural: dict[str, bool] = defaultdict(bool)
        self.proper: set[str] = set()
        self.values: set[str] = set()
        self.signs: dict[str, set[str]] = defaultdict(set)

    def add(self, phrase: Phrase | None, weight: float, sign: str = "") -> None:
        name = name_of(phrase)
        if phrase is None or not name:
            return
        self.weights[name].append(weight)
        self.sentences[name].add(phrase.sentence)
        self.plural[name] = self.plural[name] or phrase.plural
        if sign:
            self.signs[name].add(sign)
        if phrase.place not in self.places[name]:
            self.places[name].append(phrase.place)

    def against(self, name: str) -> float:
        """What the text itself says against a name: written like a brand, or called a value of something."""
        return (1.0 if name in self.proper else 0.0) + (2.0 if name in self.values else 0.0)

    def score(self, name: str) -> float:
        first, *rest = sorted(self.weights[name], reverse=True)
        return first + min(_REPEATED * sum(rest), 1.5)


def weigh(
    deeds: Sequence[Deed], phrases: Sequence[Phrase], fields: Sequence[StatedField]
) -> tuple[Thing, ...]:
    """Candidates with a score, surest first; above 1 a thing is likely data."""
    weigher = _Weigher()
    crowded = _crowded(deeds)
    for deed in deeds:
        weigher.add(deed.object, _deed_weight(deed), "listed" if deed.place.start in crowded else _sign(deed))
        for preposition, other in deed.others:
            whole = deed.verb == "belong" and preposition == "to"
            weigher.add(
                other,
                1.2 if whole else _other_weight(deed, preposition, other),
                "whole" if whole else "beside",
            )
    for phrase in phrases:
        weigher.add(phrase, _phrase_weight(phrase), _own_sign(phrase))
        if phrase.proper:
            weigher.proper.add(phrase.name)
    for phrase in _enumerated(phrases):
        weigher.add(phrase, 0.0, "enumerated")
    for one in fields:
        weigher.add(one.owner, 1.2 * one.confidence, "owner")
        if not one.plural and one.owner is not None:
            weigher.values.add(one.name)
    things = {name: _thing(weigher, name) for name in weigher.weights}
    merged = _merge(_specialised(things))
    return tuple(sorted((thing for thing in merged if thing.score > LEAST), key=lambda t: (-t.score, t.name)))


def _crowded(deeds: Sequence[Deed]) -> set[int]:
    """Where verbs stand that have so many objects that these are kinds of one thing."""
    starts = [deed.place.start for deed in deeds]
    return {start for start in starts if starts.count(start) > MOST_OBJECTS}


def _enumerated(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Plural nouns that stand in a list of three or more, whatever opens the list: `with boards, cards and labels`."""
    runs: list[list[Phrase]] = [[]]
    for phrase in sorted(phrases, key=lambda one: one.place.start):
        last = runs[-1][-1] if runs[-1] else None
        gap = phrase.place.start - last.place.end if last is not None else 0
        if last is not None and (phrase.sentence != last.sentence or gap not in _LIST_GAPS):
            runs.append([])
        runs[-1].append(phrase)
    return [phrase for run in runs if len(run) > 2 for phrase in run if phrase.plural]


def _sign(deed: Deed) -> str:
    if deed.verb in _KEEPS:
        return "kept"
    if deed.verb in _SHOWS:
        return "shown"
    return "had" if deed.verb in HAS else "weak" if deed.verb in _WEAK else "done"


def _own_sign(phrase: Phrase) -> str:
    if phrase.determiner in ("my", "our") and not phrase.plural:
        return "mine"
    if phrase.determiner in _DETERMINED or "own" in phrase.adjectives:
        return "own"
    return "varied" if phrase.plural and any(one in _VARIED for one in phrase.adjectives) else ""


def _deed_weight(deed: Deed) -> float:
    if deed.verb in _KEEPS or deed.verb in HAS:
        return 1.2
    if deed.verb in _SHOWS:
        return 1.0
    return 0.2 if deed.verb in _WEAK else 0.7 if deed.verb != "offer" else 0.6


def _other_weight(deed: Deed, preposition: str, other: Phrase) -> float:
    """Items after `such as` stand for themselves after an empty noun, and are mere examples after a thing."""
    if preposition in ("include", "including", "as", "like"):
        if deed.object is not None and name_of(deed.object):
            return 0.3
        return 0.8 if other.plural else 0.5
    return 0.5 if other.plural else 0.2


def _phrase_weight(phrase: Phrase) -> float:
    weight = 0.4 if phrase.plural else 0.1
    return weight + (0.5 if phrase.determiner in _DETERMINED or "own" in phrase.adjectives else 0.0)


def _thing(weigher: _Weigher, name: str) -> Thing:
    return Thing(
        name=name,
        score=round(
            weigher.score(name)
            - weigher.against(name)
            - _doubt(name, weigher.plural[name], weigher.signs[name]),
            3,
        ),
        places=tuple(weigher.places[name][:6]),
        sentences=tuple(sorted(weigher.sentences[name])),
        plural=weigher.plural[name],
        person=is_person(name),
        signs=frozenset(weigher.signs[name]),
    )


def _doubt(name: str, plural: bool, signs: Collection[str] = ()) -> float:
    """How much speaks against a noun being data."""
    words = tuple(name.split())
    head, single = words[-1], len(words) == 1
    doubt = 1.0 if not single and words[0] in PRODUCT else 0.0
    if single and (name in ABSTRACT or name in QUALITIES) and "owner" not in signs:
        doubt += 3
    elif head in ABSTRACT:
        doubt += 0.8
    if single and name in SOFT:
        doubt += 0.6
    if is_value(Phrase(words, False, Place(0, 0), 0)) and head not in SOFT and "whole" not in signs:
        doubt += 0.5 if plural else 1.2
    if not plural and "whole" not in signs and senses(head)[:1] and senses(head)[0] in _UNSURE_KINDS:
        doubt += 0.5
    if nominal_verb(words)[0] and not plural:
        doubt += 1.0
    if head.endswith("ing") and senses(head)[:1] in ((), ("act",)):
        doubt += 1.0
    return doubt + (3 if single and name in PRODUCT and not plural else 0)


def _merge(things: dict[str, Thing]) -> list[Thing]:
    """`user account` and `employee list` join what they are about; `chemical product` joins `product`."""
    kept = dict(things)
    for name in sorted(things, key=lambda one: (-len(one.split()), one)):
        base = _base(name, kept)
        if base is not None:
            longer = (name,) if name.endswith(f" {base}") else ()
            kept[base] = _joined(kept[base], kept.pop(name), longer)
    return list(kept.values())


def _specialised(things: dict[str, Thing]) -> dict[str, Thing]:
    """An empty general word joins the one thing that it stands for: `file` joins `pac file`."""
    kept = dict(things)
    for name in sorted(SOFT & things.keys()):
        special = [other for other in kept if other.endswith(f" {name}") and kept[other].score >= 0.5]
        if special:
            best = max(special, key=lambda other: (kept[other].score, other))
            kept[best] = _joined(kept[best], kept.pop(name))
    return kept


def _base(name: str, things: dict[str, Thing]) -> str | None:
    words = name.split()
    if len(words) < 2:
        return None
    before, head = " ".join(words[:-1]), words[-1]
    if head in FACETS and before in things:
        return before
    for at in range(1, len(words)):
        general = " ".join(words[at:])
        needed = 1.0 if general in SOFT else 0.5
        if general in things and things[general].score >= needed:
            return general
    return None


def _joined(base: Thing, other: Thing, longer: tuple[str, ...] = ()) -> Thing:
    score = max(base.score, other.score) + _REPEATED * min(base.score, other.score)
    return replace(
        base,
        score=round(score, 3),
        places=(*base.places, *other.places)[:8],
        sentences=tuple(sorted({*base.sentences, *other.sentences})),
        plural=base.plural or other.plural,
        signs=base.signs | other.signs,
        longer=tuple(sorted({*base.longer, *other.longer, *longer})),
    )
