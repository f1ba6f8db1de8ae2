"""Reads which values things have: `each book has a title`, `product information, including name and price`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loomery_codegen.understand.words.rules.reading.chunks import Chunk
from loomery_codegen.understand.words.rules.reading.model import Phrase, Sentence, StatedField
from loomery_codegen.understand.words.rules.reading.nouns import is_person
from loomery_codegen.understand.words.rules.reading.vocabulary import EMPTY, HAS, PRODUCT, SEVERAL
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

# Heads that are values of something rather than things of their own.
VALUES = word_set(
    "name title price date time status description address phone email e-mail amount number quantity "
    "age gender sex height weight size colour color width length duration rating score level priority "
    "deadline location position category type cost fee total balance salary budget rate percentage "
    "percent ratio summary body subject note notes remark comment author publisher isbn sku barcode "
    "code id birthday birthdate nationality language currency population area capacity temperature "
    "humidity pressure speed distance latitude longitude url link website photo picture image avatar "
    "logo cover thumbnail file attachment format version stock unit discount tax start end beginning "
    "origin destination arrival departure method brand model material specification parameter "
    "ingredient instruction difficulty tag label keyword content introduction occupation education "
    "experience skill hobby password username nickname point points credit calorie dosage symptom "
    "diagnosis reason purpose state progress condition grade mark salary wage period season year "
    "month day hour minute frequency interval venue place city country region province district "
    "street postcode zip room floor seat row mileage plate color vin theme background font style "
    "option answer question headline caption lyric genre artist album track likes views availability "
    "visibility importance urgency contact telephone mobile bio biography gpa major hometown feature "
    "advantage effect opening hours itinerary manufacturer supplier warranty expiry validity odds "
    "yield profit revenue income expense loss interest principal term area layout orientation bedroom "
    "bathroom rent deposit"
)
_RECORDS = word_set(
    "record enter input fill store keep track save capture collect specify set provide show display view edit "
    "update see browse select choose adjust customize customise change modify configure define"
)
_ASKED = word_set("enter input fill specify select choose")
_CHOICES = re.compile(
    r"\b([a-z]+(?: [a-z]+)?)\s*(?:\(\s*(?:e\.g\.,?|such as|like|either)?\s*|(?:,)?\s+(?:such as|like)\s+"
    r"|,?\s+which (?:can be|is) (?:either )?|"
    r"\s+of (?:either )?)([a-z0-9 '/-]+(?:(?:, | or | and |/|, or |, and )[a-z0-9 '-]+)+)\)?",
    re.IGNORECASE,
)
_CHOICE_HEADS = word_set(
    "status state stage type category level priority role size gender kind method mode phase condition"
)


def is_value(phrase: Phrase) -> bool:
    """Whether a noun phrase names a value (`due date`) rather than a thing."""
    return phrase.head in VALUES and not is_person(phrase.name)


def fields(sentence: Sentence, chunks: Sequence[Chunk]) -> tuple[StatedField, ...]:
    """The values that one sentence says something has."""
    found: list[StatedField] = []
    for at, piece in enumerate(chunks):
        if piece.kind == "verb" and piece.word in HAS:
            found.extend(_after_has(chunks, at))
        elif piece.kind == "prep" and piece.word == "with":
            found.extend(_after_with(chunks, at))
        elif piece.kind == "prep" and piece.word in ("including", "include", "like", "as"):
            found.extend(_after_including(chunks, at))
        elif piece.kind == "verb" and piece.word in _RECORDS:
            found.extend(_after_record(chunks, at))
        elif piece.kind == "poss":
            found.extend(_after_possessive(chunks, at))
    found.extend(_compounds(chunks))
    found.extend(_of_phrases(chunks))
    found.extend(_kinds_of(chunks))
    found.extend(_shown_in(chunks))
    return tuple(_with_choices(sentence, _unique(found)))


def _unique(found: Sequence[StatedField]) -> list[StatedField]:
    best: dict[tuple[str, str], StatedField] = {}
    for one in found:
        key = (one.owner.name if one.owner else "", one.name)
        if key not in best or best[key].confidence < one.confidence:
            best[key] = one
    return list(best.values())


def listed(chunks: Sequence[Chunk], at: int) -> list[Phrase]:
    """The noun phrases of a list that begins at or right after `at`."""
    found: list[Phrase] = []
    for place in range(at, len(chunks)):
        piece = chunks[place]
        if piece.kind == "np" and piece.phrase is not None:
            if found and _acts(chunks, place):
                break
            found.append(_whole(chunks, place, piece.phrase))
        elif piece.kind not in ("comma", "and") and piece.word not in ("etc", "etc."):
            break
    return found


def _whole(chunks: Sequence[Chunk], at: int, phrase: Phrase) -> Phrase:
    """`starting and ending points`: the first word lends the head of the next phrase."""
    following = chunks[at + 2].phrase if at + 2 < len(chunks) and chunks[at + 1].kind == "and" else None
    halved = len(phrase.words) == 1 and phrase.head in _HALVES
    if not halved or following is None or len(following.words) < 2:
        return phrase
    return replace(phrase, words=(phrase.head, following.head), plural=following.plural)


_HALVES = word_set("starting beginning start first old new minimum maximum pickup departure opening")


def _acts(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the phrase is the subject of a clause of its own."""
    return at + 1 < len(chunks) and chunks[at + 1].kind in ("modal", "verb")


def _before(chunks: Sequence[Chunk], at: int) -> Phrase | None:
    """The noun phrase right before, over commas and `such`."""
    for piece in reversed(chunks[:at]):
        if piece.kind == "np":
            return piece.phrase
        if piece.kind not in ("comma", "other", "modal", "relative"):
            return None
    return None


def owner_of(phrase: Phrase | None) -> Phrase | None:
    """What a phrase is about: `product information` is product; nothing for the application itself."""
    if phrase is None:
        return None
    words = phrase.words
    while len(words) > 1 and words[-1] in EMPTY:
        words = words[:-1]
    several = phrase.plural and phrase.head in SEVERAL and words == phrase.words
    if (words[-1] in PRODUCT and not several) or words[-1] in EMPTY:
        return None
    return Phrase(words, phrase.plural, phrase.place, phrase.sentence, phrase.determiner, phrase.adjectives)


def _make(owner: Phrase | None, phrase: Phrase, confidence: float) -> StatedField:
    name = " ".join(word for word in phrase.words if word not in ("information", "info"))
    return StatedField(
        owner, name or phrase.name, phrase.place, phrase.sentence, confidence, (), phrase.plural
    )


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
    items = listed(chunks, at + 1)
    return [_make(owner, item, 0.95) for item in items if _is_field_of(item, len(items))]


def _is_field_of(item: Phrase, size: int) -> bool:
    if item.head in PRODUCT or (is_person(item.name) and item.plural):
        return False
    return is_value(item) or (not item.plural and size > 1) or not item.plural


def _after_with(chunks: Sequence[Chunk], at: int) -> list[StatedField]:
    owner = owner_of(_before(chunks, at))
    items = listed(chunks, at + 1)
    if _belongs_to_product(chunks, at):
        return []
    if owner is None or not items or sum(1 for item in items if is_value(item)) * 2 < len(items):
        return []
    return [_make(owner, item, 0.9) for item in items if not is_person(item.name)]


def _belongs_to_product(chunks: Sequence[Chunk], at: int) -> bool:
    """`a website for my bakery with ...`: the website has it, not the bakery."""
    before = [piece for piece in chunks[:at] if piece.kind in ("np", "prep", "verb")]
    if len(before) < 3 or before[-2].word not in ("for", "of", "about", "to"):
        return False
    return before[-3].phrase is not None and before[-3].phrase.head in PRODUCT


def _after_including(chunks: Sequence[Chunk], at: int) -> list[StatedField]:
    subject = _before(chunks, at)
    items = listed(chunks, at + 1)
    values = [item for item in items if is_value(item)]
    if subject is None or len(values) * 2 < len(items) or not items:
        return []
    owner = owner_of(subject)
    if owner is not None and owner.head in VALUES and len(owner.words) == 1:
        owner = None
    return [_make(owner, item, 0.9) for item in items if not (is_person(item.name) and item.plural)]


def _after_record(chunks: Sequence[Chunk], at: int) -> list[StatedField]:
    """`record the date and place of each visit`; without an owner only plain words count, for the main thing."""
    items = listed(chunks, at + 1)
    owner = _owner_after(chunks, at + 1)
    if owner is not None and is_person(owner.name) and chunks[at].word == "provide":
        return []
    silent = PRODUCT | _NOTHING if owner is not None else PRODUCT | EMPTY | _NOTHING
    if not items or not all(is_value(item) and item.head not in silent for item in items):
        return []
    asked = chunks[at].word in _ASKED
    sure = 0.8 if owner is not None else 0.6 if asked else 0.5
    return [_make(owner, item, sure) for item in items if owner is not None or asked or len(item.words) == 1]


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
    return [_make(owner, item, 0.85) for item in items if is_value(item)]


def _compounds(chunks: Sequence[Chunk]) -> list[StatedField]:
    """`delivery status`, `product price`: the last word is a value of the words before."""
    found = []
    for piece in chunks:
        phrase = piece.phrase
        if phrase is None or len(phrase.words) < 2 or phrase.head not in _COMPOUND_VALUES:
            continue
        owner = Phrase(phrase.words[:-1], False, phrase.place, phrase.sentence)
        if owner.head not in PRODUCT and owner.head not in EMPTY:
            found.append(
                _make(owner, Phrase((phrase.head,), phrase.plural, phrase.place, phrase.sentence), 0.7)
            )
    return found


_COMPOUND_VALUES = word_set("status price name description title quantity deadline priority rating")


def _of_phrases(chunks: Sequence[Chunk]) -> list[StatedField]:
    """`the status of the device`."""
    found = []
    for at, piece in enumerate(chunks[1:-1], start=1):
        value, owner = chunks[at - 1].phrase, owner_of(chunks[at + 1].phrase)
        if piece.word != "of" or value is None or owner is None or value.head not in _COMPOUND_VALUES:
            continue
        found.append(_make(owner, value, 0.75))
    return found


def _kinds_of(chunks: Sequence[Chunk]) -> list[StatedField]:
    """`various types of messages`: a message has a type."""
    found = []
    for at, piece in enumerate(chunks[1:-1], start=1):
        kind, owner = chunks[at - 1].phrase, owner_of(chunks[at + 1].phrase)
        if (
            piece.word == "of"
            and kind is not None
            and kind.name in ("type", "kind", "category")
            and owner is not None
        ):
            found.append(_make(owner, replace(kind, words=("type",), plural=False), 0.6))
    return found


def _shown_in(chunks: Sequence[Chunk]) -> list[StatedField]:
    """`results, shown in HTML or JSON format`: the result has a format."""
    found = []
    for at, piece in enumerate(chunks):
        if piece.word != "in" or piece.kind != "prep":
            continue
        items = listed(chunks, at + 1)
        owner = next((owner_of(one.phrase) for one in reversed(chunks[:at]) if one.phrase is not None), None)
        if items and owner is not None and items[-1].head in ("format", "language", "currency"):
            head = replace(items[-1], words=(items[-1].head,), plural=False)
            choices = tuple(" ".join(item.words).removesuffix(items[-1].head).strip() for item in items)
            made = _make(owner, head, 0.6)
            found.append(replace(made, choices=choices if len(items) > 1 and all(choices) else ()))
    return found


def _with_choices(sentence: Sentence, found: list[StatedField]) -> list[StatedField]:
    for match in _CHOICES.finditer(sentence.text):
        head = match.group(1).lower().split()
        if head[-1] not in _CHOICE_HEADS and head[-1].removesuffix("s") not in _CHOICE_HEADS:
            continue
        options = tuple(
            word.strip(" '")
            for word in re.split(r", or |, and |,| or | and |/", match.group(2))
            if word.strip(" '")
        )
        if not 2 <= len(options) <= 12 or any(len(option.split()) > 3 for option in options):
            continue
        found = [_chosen(one, head[-1], options) for one in found]
    return found


def _chosen(one: StatedField, head: str, options: tuple[str, ...]) -> StatedField:
    if one.name.split()[-1] != head.removesuffix("s") and one.name.split()[-1] != head:
        return one
    return StatedField(one.owner, one.name, one.place, one.sentence, one.confidence, options, False)
