"""Weighs which nouns are data that the application keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.reading.fields import is_value
from loomery_codegen.understand.words.rules.reading.links import name_of
from loomery_codegen.understand.words.rules.reading.model import Deed, Phrase, Place, StatedField, Thing
from loomery_codegen.understand.words.rules.reading.nouns import is_person, senses
from loomery_codegen.understand.words.rules.reading.vocabulary import ABSTRACT, HAS, PRODUCT, QUALITIES
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

_KEEPS = word_set(
    "manage add create edit delete update publish post record store submit book order reserve upload "
    "maintain save track write register place approve review import export query archive assign "
    "schedule generate receive send buy purchase sell borrow rent apply modify list categorize"
)
_SHOWS = word_set(
    "browse view display show search see read select choose compare watch find check access download share"
)
_WEAK = word_set(
    "provide support improve ensure promote facilitate enhance offer use make get obtain meet optimize"
)
_DETERMINED = word_set("each every many several their own")


class _Weigher:
    def __init__(self) -> None:
        self.scores: dict[str, float] = defaultdict(float)
        self.places: dict[str, list[Place]] = defaultdict(list)
        self.sentences: dict[str, set[int]] = defaultdict(set)
        self.plural: dict[str, bool] = defaultdict(bool)

    def add(self, phrase: Phrase | None, score: float) -> None:
        name = name_of(phrase)
        if phrase is None or not name:
            return
        self.scores[name] += score
        self.sentences[name].add(phrase.sentence)
        self.plural[name] = self.plural[name] or phrase.plural
        if phrase.place not in self.places[name]:
            self.places[name].append(phrase.place)


def weigh(
    deeds: Sequence[Deed], phrases: Sequence[Phrase], fields: Sequence[StatedField]
) -> tuple[Thing, ...]:
    """Candidates with a score, surest first; above 1 a thing is likely data."""
    weigher = _Weigher()
    for deed in deeds:
        weigher.add(deed.object, _deed_weight(deed))
        for _, other in deed.others:
            weigher.add(other, 0.5 if other.plural else 0.2)
    for phrase in phrases:
        weigher.add(phrase, _phrase_weight(phrase))
    for one in fields:
        weigher.add(one.owner, 1.2 * one.confidence)
    things = [_thing(weigher, name) for name in weigher.scores]
    return tuple(sorted((thing for thing in things if thing.score > 0), key=lambda t: (-t.score, t.name)))


def _deed_weight(deed: Deed) -> float:
    if deed.verb in _KEEPS or deed.verb in HAS:
        return 1.2
    if deed.verb in _SHOWS:
        return 0.8
    return 0.1 if deed.verb in _WEAK else 0.6


def _phrase_weight(phrase: Phrase) -> float:
    weight = 0.4 if phrase.plural else 0.1
    return weight + (0.5 if phrase.determiner in _DETERMINED or "own" in phrase.adjectives else 0.0)


def _thing(weigher: _Weigher, name: str) -> Thing:
    head = name.split()[-1]
    score = weigher.scores[name]
    kinds = senses(head)[:1]
    if len(name.split()) == 1 and (name in ABSTRACT or name in QUALITIES):
        score -= 3
    if is_value(Phrase(tuple(name.split()), False, Place(0, 0), 0)):
        score -= 1.2
    if (
        kinds
        and kinds[0] in ("attribute", "quantity", "time", "cognition", "motive", "feeling", "state")
        and not weigher.plural[name]
    ):
        score -= 0.6
    if name.split()[0] in PRODUCT and len(name.split()) == 1:
        score -= 3
    return Thing(
        name=name,
        score=round(score, 3),
        places=tuple(weigher.places[name][:6]),
        sentences=tuple(sorted(weigher.sentences[name])),
        plural=weigher.plural[name],
        person=is_person(name),
    )
