"""Chooses what the application keeps: what the text names first, then what such applications need."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.kinds import Kind, subject
from loomery_codegen.understand.words.rules.composing.names import archetype_for, facet_of, name_of
from loomery_codegen.understand.words.rules.composing.picks import Pick
from loomery_codegen.understand.words.rules.reading.model import Deed, Place, Reading, StatedField, Thing
from loomery_codegen.understand.words.rules.reading.nouns import singular
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_templates.catalogue import Catalogue, words

MOST = 8
FEWEST = 4
STATED = 1.3
"""Score from which a thing that the text names is kept."""

# Deeds that leave a record of their own.
_TRACES = {
    "comment": "comment", "rate": "review", "review": "review", "book": "booking", "reserve": "booking",
    "purchase": "order", "buy": "order", "apply": "application", "pay": "payment", "donate": "donation",
    "vote": "vote", "subscribe": "subscription", "message": "message", "chat": "message", "communicate": "message",
    "favourite": "favourite", "bookmark": "favourite", "enroll": "enrolment", "enrol": "enrolment",
    "borrow": "loan", "feedback": "feedback", "bid": "bid", "transfer": "transfer", "recharge": "recharge",
    "checkout": "order", "consult": "consultation", "redeem": "redemption",
}  # fmt: skip
_NEVER = word_set("user users people person other others friend")


class _Choice:
    """Picks so far by name; the first one of a name or archetype stays, later ones add to it."""

    def __init__(self) -> None:
        self.picks: dict[str, Pick] = {}

    def has(self, archetype: str | None) -> bool:
        return archetype is not None and any(pick.archetype == archetype for pick in self.picks.values())

    def add(self, pick: Pick) -> None:
        if pick.name and pick.name not in self.picks and not self.has(pick.archetype):
            self.picks[pick.name] = pick


def select(reading: Reading, kinds: Sequence[Kind], catalogue: Catalogue) -> tuple[Pick, ...]:
    """What to keep, the most certain first."""
    choice = _Choice()
    for thing in _stated(reading):
        archetype = archetype_for(thing.name, catalogue, kinds)
        note = f"archetype {archetype}, by name" if archetype else "named in the text"
        choice.add(
            Pick(
                name=name_of(thing.name),
                words=thing.name,
                archetype=archetype,
                source="stated",
                score=thing.score,
                places=thing.places,
                note=note,
            )
        )
    for pick in _traces(reading.deeds, kinds, catalogue):
        choice.add(pick)
    for pick in _assumed(reading, kinds, len(choice.picks)):
        choice.add(pick)
    picks = [_with_fields(pick, reading.fields) for pick in choice.picks.values()]
    return tuple(picks[:MOST])


def _stated(reading: Reading) -> list[Thing]:
    strong = [thing for thing in reading.things if thing.score >= STATED and thing.name not in _NEVER]
    names = {thing.name for thing in strong}
    roles = {role.name for role in reading.roles if role.acts}
    kept = []
    for thing in strong:
        if facet_of(thing.name, names) or (thing.name in roles and not _is_kept(thing.name, reading.deeds)):
            continue
        kept.append(thing)
    return kept


def _is_kept(name: str, deeds: Sequence[Deed]) -> bool:
    """Whether somebody manages or looks at records of this kind of person."""
    return any(deed.object is not None and name in deed.object.name for deed in deeds)


def _traces(deeds: Sequence[Deed], kinds: Sequence[Kind], catalogue: Catalogue) -> list[Pick]:
    found = []
    for deed in deeds:
        trace = _TRACES.get(deed.verb)
        if trace is None or (
            deed.nominal and deed.object is None and trace not in ("booking", "payment", "order")
        ):
            continue
        archetype = archetype_for(trace, catalogue, kinds)
        found.append(
            Pick(
                name_of(trace),
                trace,
                archetype,
                "implied",
                1.0,
                (deed.place,),
                f"kept because of “{deed.verb}”",
            )
        )
    return found


def _assumed(reading: Reading, kinds: Sequence[Kind], known: int) -> list[Pick]:
    said = set(words(subject(reading)))
    found: list[Pick] = []
    for place, kind in enumerate(kinds):
        for rank, entity in enumerate(kind.blueprint.entities):
            if entity.archetype in ("user", "setting", "audit_entry", "notification", "report"):
                continue
            called = any(
                singular(word) in said or word in said for phrase in entity.when for word in [phrase]
            )
            if entity.when and not called:
                continue
            score = kind.score * (1.0 if called else 0.8) - 0.1 * rank - 0.3 * place
            note = f"kept by {kind.blueprint.title.lower()}"
            found.append(
                Pick(
                    name_of(entity.archetype),
                    entity.archetype.replace("_", " "),
                    entity.archetype,
                    "assumed",
                    score,
                    (),
                    note,
                )
            )
    found.sort(key=lambda pick: (-pick.score, pick.name))
    room = max(0, FEWEST - known) if known else FEWEST
    return [pick for pick in found if pick.score > 0.2][:room]


def _with_fields(pick: Pick, fields: Sequence[StatedField]) -> Pick:
    mine = tuple(one for one in fields if one.owner is not None and _same(one.owner.name, pick.words))
    return Pick(pick.name, pick.words, pick.archetype, pick.source, pick.score, pick.places, pick.note, mine)


def _same(one: str, other: str) -> bool:
    return one == other or one.split()[-1] == other.split()[-1]


def first_place(pick: Pick) -> Place | None:
    """Where the thing is named first."""
    return pick.places[0] if pick.places else None
