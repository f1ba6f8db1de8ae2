"""Values in lists: after `has`, `with`, `including`, `record`, and after a possessive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loomery_codegen.understand.words.rules.reading.chunks import Chunk
from loomery_codegen.understand.words.rules.reading.lists import listed
from loomery_codegen.understand.words.rules.reading.model import Details, Phrase, StatedField
from loomery_codegen.understand.words.rules.reading.nouns import is_person
from loomery_codegen.understand.words.rules.reading.values import VALUES, is_value, owner_of
from loomery_codegen.understand.words.rules.reading.vocabulary import ABSTRACT, EMPTY, HAS, PRODUCT
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

_RECORDS = word_set(
    "record enter input fill store keep track save capture collect specify set provide show display view edit "
    "update see browse select choose adjust customize customise change modify configure define control"
)
_ASKED = word_set("enter input fill specify select choose")
_SETS = word_set("set adjust configure define control")


def in_lists(chunks: Sequence[Chunk]) -> list[StatedField]:
    """The values that lists of one sentence name."""
    found: list[StatedField] = []
    for at, piece in enumerate(chunks):
        shows = piece.word in _SHOWS and _is_record(_before(chunks, at))
        if piece.kind == "verb" and (piece.word in HAS or shows):
            found.extend(_after_has(chunks, at))
        elif piece.kind == "prep" and piece.word == "with":
            found.extend(_after_with(chunks, at))
        elif piece.kind == "prep" and piece.word in ("including", "include", "like", "as"):
            found.extend(_after_including(chunks, at))
        elif piece.kind == "verb" and piece.word in _RECORDS:
            found.extend(_after_record(chunks, at))
        elif piece.kind == "poss":
            found.extend(_after_possessive(chunks, at))
    return found


def _is_record(subject: Phrase | None) -> bool:
    """`loans show the tool and a start date`: not a page that shows things, nor a person who does."""
    return subject is not None and not is_person(subject.name) and subject.head not in _PLACES | PRODUCT


_SHOWS = word_set("show state carry bear name")
_PLACES = word_set(
    "page dashboard view screen list chart map section graph home homepage panel table calendar report board it they"
)


def stated(owner: Phrase | None, phrase: Phrase, confidence: float) -> StatedField:
    empty = ("information", "info", "field") if len(phrase.words) > 1 else ("information", "info")
    name = " ".join(word for word in phrase.words if word not in empty)
    counted = phrase.plural and any(word.isdigit() for word in phrase.adjectives)
    details = Details(kind="integer") if counted else Details()
    return StatedField(
        owner, name or phrase.name, phrase.place, phrase.sentence, confidence, (), phrase.plural, details
    )


def written_texts(items: Sequence[Phrase]) -> list[Phrase]:
    """`a title, notes and a due date`: among single values, these plurals are one text that somebody writes."""
    beside = any(not item.plural and is_value(item) for item in items)
    return [_as_text(item) if beside and item.plural and item.head in _TEXTS else item for item in items]


def _as_text(item: Phrase) -> Phrase:
    return replace(item, words=(*item.words[:-1], f"{item.head}s"), plural=False)


_TEXTS = word_set("note remark detail instruction direction observation")


def _before(chunks: Sequence[Chunk], at: int) -> Phrase | None:
    """The noun phrase right before, over commas and `such`."""
    for piece in reversed(chunks[:at]):
        if piece.kind == "np":
            return piece.phrase
        if piece.kind not in ("comma", "other", "modal", "relative"):
            return None
    return None


def _subject(chunks: Sequence[Chunk], at: int) -> Phrase | None:
    """Who has it: what stands before, or the first thing of the sentence after `and`."""
    before = chunks[at - 1] if at else None
    if before is not None and before.kind == "and":
        return next((piece.phrase for piece in chunks[:at] if piece.phrase is not None), None)
    return _before(chunks, at)


def _after_has(chunks: Sequence[Chunk], at: int) -> list[StatedField]:
    subject = _subject(chunks, at)
    owner = owner_of(subject)
    if (
        owner is None
        or subject is None
        or (is_person(owner.name) and chunks[at].word in ("record", "store", "keep", "need"))
    ):
        return []
    items = written_texts(listed(chunks, at + 1))
    return [stated(owner, item, 0.95) for item in items if _is_field_of(item, len(items))]


def _is_field_of(item: Phrase, size: int) -> bool:
    if item.head in PRODUCT or (is_person(item.name) and item.plural):
        return False
    return is_value(item) or (not item.plural and size > 1) or not item.plural


def _after_with(chunks: Sequence[Chunk], at: int) -> list[StatedField]:
    owner = owner_of(_joining(chunks, at) or _told_of(chunks, at) or _before(chunks, at))
    items = written_texts(listed(chunks, at + 1))
    if _belongs_to_product(chunks, at):
        return []
    if owner is None or not items or sum(1 for item in items if is_value(item)) * 2 < len(items):
        return []
    return [stated(owner, item, 0.9) for item in items if not is_person(item.name)]


def _told_of(chunks: Sequence[Chunk], at: int) -> Phrase | None:
    """`problems in the building, with a photo`: what is told after a comma is of the problem."""
    if at < 4 or [piece.kind for piece in chunks[at - 4 : at]] != ["np", "prep", "np", "comma"]:
        return None
    return chunks[at - 4].phrase if chunks[at - 3].word in _WHERE else None


_WHERE = word_set("in at on from near")


def _joining(chunks: Sequence[Chunk], at: int) -> Phrase | None:
    """`rentals connect a car and a customer with a start date`: what connects has it."""
    for place in range(at - 1, 0, -1):
        if chunks[place].kind == "verb":
            return _before(chunks, place) if chunks[place].word in _CONNECTS else None
    return None


_CONNECTS = word_set("connect link join combine tie relate")


def _belongs_to_product(chunks: Sequence[Chunk], at: int) -> bool:
    """`a website for my bakery with ...`: the website has it, not the bakery."""
    before = [piece for piece in chunks[:at] if piece.kind in ("np", "prep", "verb")]
    if len(before) < 3 or before[-2].word not in ("for", "of", "about", "to"):
        return False
    return before[-3].phrase is not None and before[-3].phrase.head in PRODUCT


def _after_including(chunks: Sequence[Chunk], at: int) -> list[StatedField]:
    items = listed(chunks, at + 1)
    subject = _before(chunks, at) or _possessor(chunks, at, items)
    if subject is not None and subject.head in PRODUCT and owner_of(subject) is None:
        return []
    values = [item for item in items if is_value(item)]
    if subject is None or subject.proper or len(values) * 2 < len(items) or not items:
        return []
    if chunks[at].word in ("like", "as") and all(item.plural for item in items) and subject.plural:
        return []
    owner = _without_setting(owner_of(subject))
    if owner is not None and owner.head in VALUES and len(owner.words) == len(subject.words) == 1:
        owner = None
    return [stated(owner, item, 0.9) for item in items if not (is_person(item.name) and item.plural)]


def _possessor(chunks: Sequence[Chunk], at: int, items: Sequence[Phrase]) -> Phrase | None:
    """`each product is shown including its price`: `its` refers to what is spoken of."""
    if not items or items[0].determiner not in ("its", "their", "his", "her"):
        return None
    before = (piece.phrase for piece in reversed(chunks[:at]) if piece.phrase is not None)
    return next((phrase for phrase in before if not is_value(phrase)), None)


def _without_setting(owner: Phrase | None) -> Phrase | None:
    """`conversion parameters, such as colour and style`: these are of the conversion."""
    if owner is None or len(owner.words) < 2 or owner.head not in _SETTINGS:
        return owner
    return replace(owner, words=owner.words[:-1], plural=False)


_SETTINGS = word_set("parameter setting option attribute property criterion field metadata specification")


def _after_record(chunks: Sequence[Chunk], at: int) -> list[StatedField]:
    """`record the date and place of each visit`; without an owner only plain words count, for the main thing."""
    items = listed(chunks, at + 1)
    owner = _owner_after(chunks, at + 1)
    if owner is None and chunks[at].word in _ASKED and _only_asks(chunks, at + 1):
        return []
    if owner is not None and is_person(owner.name) and chunks[at].word == "provide":
        return []
    silent = PRODUCT | _NOTHING if owner is not None else PRODUCT | EMPTY | _NOTHING
    asked = chunks[at].word in _ASKED
    alike = asked and len(items) > 1 and all(item.determiner in ("a", "an") for item in items)
    one = items[0] if len(items) == 1 and not items[0].plural else None
    if (
        owner is not None
        and one is not None
        and owner.determiner in ("each", "every")
        and one.determiner == "the"
    ):
        return [] if one.head in silent | ABSTRACT else [stated(owner, one, 0.8)]
    values = [item for item in items if is_value(item) and (item.head not in silent or _is_sort(item))]
    if not values or (
        len(values) < len(items)
        and not (asked and len(values) * 2 > len(items) > 2)
        and not (alike and len(values) * 2 == len(items))
    ):
        return []
    told = asked or (chunks[at].word in _SETS and all(len(item.words) > 1 for item in items))
    sure = 0.8 if owner is not None else 0.6 if told else 0.5
    return [stated(owner, item, sure) for item in items if owner is not None or asked or len(item.words) == 1]


def _is_sort(item: Phrase) -> bool:
    """`a car type`, `the room category`."""
    return item.head in ("type", "category") and len(item.words) > 1 and not item.plural


def _only_asks(chunks: Sequence[Chunk], at: int) -> bool:
    """`enter keywords to find books`: what is entered is a question and not kept."""
    to = next((place for place in range(at, len(chunks)) if chunks[place].kind == "to"), len(chunks))
    words = [piece.word for piece in chunks[to + 1 : to + 3]]
    return bool(set(words) & _LOOKING_UP) and all(piece.kind != "pron" for piece in chunks[at:to])


_LOOKING_UP = word_set(
    "view search find get see query retrieve filter look check browse display convert calculate"
)
_NOTHING = frozenset({"option", "information", "detail", "feature", "update", "website"})


def _owner_after(chunks: Sequence[Chunk], at: int) -> Phrase | None:
    """`the name and price of each product`: what stands after `of`."""
    for place in range(at, len(chunks)):
        piece = chunks[place]
        if piece.kind == "prep" and piece.word in ("of", "for") and place + 1 < len(chunks):
            return owner_of(chunks[place + 1].phrase)
        if piece.kind not in ("np", "comma", "and"):
            return None
    return None


def _after_possessive(chunks: Sequence[Chunk], at: int) -> list[StatedField]:
    owner = owner_of(_before(chunks, at))
    items = listed(chunks, at + 1)
    if owner is None or not items or not is_value(items[0]):
        return []
    return [stated(owner, item, 0.85) for item in items if is_value(item)]
