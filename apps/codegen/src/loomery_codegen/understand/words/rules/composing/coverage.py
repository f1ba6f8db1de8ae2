"""What became of each sentence: the elements that answer to it, and the words that nothing answers to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from loomery_codegen.understand.words.rules.composing.features import Asked
from loomery_codegen.understand.words.rules.composing.placed import MARKING
from loomery_codegen.understand.words.rules.composing.proofs import EVERYWHERE, answered
from loomery_codegen.understand.words.rules.composing.refused import refused_is_absent
from loomery_codegen.understand.words.rules.reading.details import UNIT_WORDS
from loomery_codegen.understand.words.rules.reading.leads import lead_of
from loomery_codegen.understand.words.rules.reading.model import Deed, Place, Reading, Sentence
from loomery_codegen.understand.words.rules.reading.nouns import senses, singular
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import AppSpec, Element, SentenceCoverage, Span
from loomery_spec.naming import ascii_letters
from loomery_templates.catalogue import Catalogue

_USUAL = word_set(
    "have offer belong contain include borrow lend keep own hold give take put carry consist be tick"
)
_FUNCTION_WORDS = word_set("have provide include function functionality feature")
_VAGUE = word_set(
    "friend user administrator feature interface list part module need service box function data"
)
# How a site looks and feels is every application's matter.
_LOOKS = word_set("design interface layout screen device browser experience look feel ease")
_NOTHING_KEPT = word_set(
    "track thing anything everything something nothing lot care sure day week month year time hour morning evening "
    "way number order place part bit rest people person others overview idea"
)
"""What people do something to without asking for it: `keep track`, `forget anything`, `see my week`."""
_LOOKING = word_set("see show view display watch look check")
"""What everybody does with all that is kept."""
_PURPOSE = re.compile(
    r"\b(?:so that|so (?=(?:i|we|they|nobody|people)\b)|in order (?:to|that)|because)\b", re.IGNORECASE
)
"""What comes then tells what for."""
_MANNER = re.compile(
    r"^(?:please |just |and )?(?:(?:keep|make) (?:it|this|everything|things) (?:very |really |as )?[a-z]+"
    r"(?: as possible)?|(?:it|this|the [a-z]+) (?:should|must|needs to|has to) be (?:very |really )?[a-z-]+"
    r"(?:,? (?:and )?[a-z-]+){0,3}|nothing (?:fancy|more|else)|simple is better|thanks?(?: you)?(?: in advance| a lot|"
    r" so much)?|(?:best|kind) regards.*|(?:hi|hello|hey|dear)\b.{0,30}|cheers.*|sincerely.*|yours .*)[.!,]*$",
    re.IGNORECASE,
)
"""How an application should be in general, and courtesies: nothing that could be left out."""
_OTHERWISE = re.compile(r"\b(?:otherwise|or else)\b[^.;]*", re.IGNORECASE)
"""What follows from breaking a rule; the rule refuses, and nothing follows."""
Status = Literal["realised", "partly", "not_understood"]


def coverage(
    reading: Reading, spec: AppSpec, asked: tuple[Asked, ...], enforced: Mapping[int, Sequence[str]]
) -> tuple[SentenceCoverage, ...]:
    """One entry for each sentence of the text, in order; `enforced` tells what keeps the rule that begins there."""
    elements = list(_elements(spec))
    return tuple(_entry(reading, sentence, elements, asked, spec, enforced) for sentence in reading.sentences)


def _elements(spec: AppSpec) -> Iterator[tuple[str, Element]]:
    if spec.theme.evidence is not None:
        yield "theme", spec.theme
    for entity in spec.entities:
        yield f"entities.{entity.name}", entity
        yield from ((f"entities.{entity.name}.{field.name}", field) for field in entity.fields)
        yield from ((f"entities.{entity.name}.{link.name}", link) for link in entity.relations)
    for role in spec.roles:
        yield f"roles.{role.name}", role
    for page in spec.pages:
        yield f"pages.{page.name}", page
    for feature in spec.features:
        yield f"features.{feature.feature}", feature


def _entry(
    reading: Reading,
    sentence: Sentence,
    elements: list[tuple[str, Element]],
    asked: tuple[Asked, ...],
    spec: AppSpec,
    enforced: Mapping[int, Sequence[str]],
) -> SentenceCoverage:
    place = sentence.place
    found = [path for path, element in elements if _stands_in(element, place.start, place.end)]
    told, missed = _of_features(sentence, asked, spec, bool(found))
    found += told
    if sentence.index == 0 and (spec.kind or found):
        found.append("name")
    missed.extend(_unanswered(reading, sentence, found, spec))
    missed.extend(_not_kept(reading, sentence, spec))
    missed.extend(_values_lost(reading, sentence, spec))
    missed.extend(match.group().strip(" .,") for match in _OTHERWISE.finditer(sentence.text))
    for yes, no in (_of_rules(reading, sentence, enforced), _of_refusals(reading, sentence, spec)):
        found.extend(yes)
        missed.extend(no)
    missed = _without_functions(missed, sentence, asked)
    if not found and _MANNER.search(sentence.text):
        found, missed = ["theme"], []
    if reading.fates[sentence.index] == "instruction":
        found, missed = [], [sentence.text]
    if reading.fates[sentence.index] == "aside":
        return SentenceCoverage(
            sentence=sentence.text, span=Span(start=place.start, end=place.end), status="realised"
        )
    status: Status = "not_understood" if not found else "partly" if missed else "realised"
    return SentenceCoverage(
        sentence=sentence.text,
        span=Span(start=place.start, end=place.end),
        status=status,
        elements=tuple(dict.fromkeys(found)),
        missed=tuple(dict.fromkeys(missed)) or (() if found else (sentence.text,)),
    )


def _of_features(
    sentence: Sentence, asked: tuple[Asked, ...], spec: AppSpec, answered_already: bool
) -> tuple[list[str], list[str]]:
    """What answers to the features that the sentence asks for, and what nothing answers to."""
    found: list[str] = []
    missed: list[str] = []
    everywhere: list[str] = []
    known = {use.feature for use in spec.features}
    for one in (one for one in asked if one.sentence == sentence.index):
        name = one.name.replace("_", " ")
        if one.guessed and one.name in _GUESSED_OF and one.name not in _kinds_of(spec):
            continue
        if one.alias is None or one.alias.answer == "none":
            missed.append(f"{name}: {one.alias.note if one.alias else 'not known'}")
        elif one.alias.answer == "built_in" and one.name in EVERYWHERE:
            everywhere.append(f"built_in.{one.name}")
        elif one.alias.answer == "built_in" and answered(one, spec):
            found.append(f"built_in.{one.name}")
        elif (one.alias.answer == "built_in" and not one.guessed) or one.alias.module in MARKING - known:
            missed.append(f"{name}: nothing here answers to it")
    return (found if found or answered_already else everywhere), missed


def _kinds_of(spec: AppSpec) -> frozenset[str]:
    """The guesses that an application of this kind makes likely."""
    bought = any(page.kind in ("cart", "checkout") for page in spec.pages)
    online = bought or any(role.kind == "member" for role in spec.roles)
    return frozenset(
        name
        for name, likely in (
            ("gameplay", spec.kind == "game"),
            ("payments", online),
            (
                "wallet",
                online and any(field.type.kind == "money" for one in spec.entities for field in one.fields),
            ),
            ("donation", bought),
        )
        if likely
    )


_GUESSED_OF = frozenset({"gameplay", "payments", "wallet", "donation"})
"""What a verb alone says too little of: to harvest honey is no game, and rent that is written down is not paid here."""


def _without_functions(missed: Sequence[str], sentence: Sentence, asked: tuple[Asked, ...]) -> list[str]:
    """`have filter functions`: what is told as a feature is not told once more as a thing that is missing."""
    told = {word for one in asked if one.sentence == sentence.index for word in one.name.split("_")}
    return [
        one
        for one in missed
        if not set(one.split()) - _FUNCTION_WORDS or set(one.split()) - _FUNCTION_WORDS - told
    ]


def _of_rules(
    reading: Reading, sentence: Sentence, enforced: Mapping[int, Sequence[str]]
) -> tuple[list[str], list[str]]:
    rules = [rule for rule in reading.rules if rule.sentence == sentence.index]
    kept = [path for rule in rules for path in enforced.get(rule.place.start, ())]
    return kept, [f"not enforced: {rule.text}" for rule in rules if rule.place.start not in enforced]


def _of_refusals(reading: Reading, sentence: Sentence, spec: AppSpec) -> tuple[list[str], list[str]]:
    refused = [one for one in reading.refusals if one.sentence == sentence.index]
    absent = [one for one in refused if refused_is_absent(one, spec)]
    return [f"without.{one.what}" for one in absent], [
        f"no {one.what}" for one in refused if one not in absent
    ]


def _stands_in(element: Element, start: int, end: int) -> bool:
    spans = element.evidence.spans if element.evidence is not None else ()
    return any(span.start < end and span.end > start for span in spans)


def _unanswered(reading: Reading, sentence: Sentence, found: list[str], spec: AppSpec) -> list[str]:
    """Deeds on things that became no part of the application."""
    names = " ".join(path.replace("_", " ") for path in found)
    starts, ends = _asking(sentence)
    return [
        f"{deed.verb} {deed.object.name}"
        for deed in reading.deeds
        if deed.sentence == sentence.index
        and deed.object is not None
        and starts <= sentence.within(deed.place)[0] < ends
        and deed.object.head not in _NOTHING_KEPT
        and not (deed.verb in _LOOKING and {deed.object.head, f"{deed.object.head}s"} & _known_words(spec))
        and not _answered(deed, names)
        and not _is_a_step(deed, spec)
        and not (deed.verb in _HAVING and _is_a_value(deed.object.place, spec))
        and not (found and deed.object.head in _LOOKS)
    ]


def _asking(sentence: Sentence) -> tuple[int, int]:
    """Where in the sentence something is asked for: after the name of it all, before what it is good for."""
    lead = lead_of(sentence.text) if sentence.index == 0 else ""
    purpose = _PURPOSE.search(sentence.text)
    return len(lead), purpose.start() if purpose else len(sentence.text) + 1


def _not_kept(reading: Reading, sentence: Sentence, spec: AppSpec) -> list[str]:
    """Things named in the plural, such as in a list, that nothing in the application is called after."""
    known = _known_words(spec)
    known |= {singular(word) for word in known}
    kinds = {entity.archetype for entity in spec.entities if entity.archetype}
    catalogue = Catalogue.load()
    named = [
        item.name
        for item in reading.things
        if sentence.index in item.sentences and item.score > 0 and item.plural and not item.person
    ]
    named += [
        phrase.name
        for phrase in reading.phrases
        if phrase.sentence == sentence.index
        and phrase.plural
        and phrase.head not in _VAGUE
        and catalogue.archetypes_by_word(phrase.name)
    ]
    named += _listed(reading, sentence)
    return [
        name
        for name in dict.fromkeys(named)
        if f"{name}s" not in UNIT_WORDS
        and not set(ascii_letters(name).split()) & known
        and not kinds & set(catalogue.archetypes_by_word(name))
    ]


def _listed(reading: Reading, sentence: Sentence) -> list[str]:
    """What stands in the list after the name of it all: `Factory: orders, the parts we need and which machine …`."""
    lead = lead_of(sentence.text) if sentence.index == 0 else ""
    if not lead:
        return []
    return [
        phrase.name
        for phrase in reading.phrases
        if phrase.sentence == sentence.index
        and sentence.within(phrase.place)[0] >= len(lead)
        and (phrase.plural or phrase.determiner in ("which", "each", "every"))
        and senses(phrase.head)[:1] in _SOLID
    ]


_SOLID = (("artifact",), ("animal",), ("food",), ("possession",))
"""What can be pointed at."""


def _values_lost(reading: Reading, sentence: Sentence, spec: AppSpec) -> list[str]:
    """Values that the sentence says something has and that nothing in the application answers to."""
    known = {singular(word) for word in _known_words(spec)}
    said = [one for one in reading.fields if one.sentence == sentence.index and one.confidence >= _SURE_VALUE]
    lost = [one.name for one in said if not _is_a_value(one.place, spec)]
    return [name for name in dict.fromkeys(lost) if not {singular(word) for word in name.split()} & known]


def _is_a_value(place: Place, spec: AppSpec) -> bool:
    """Whether some field or link comes from these words."""
    members = (one for entity in spec.entities for one in (*entity.fields, *entity.relations))
    return any(_stands_in(one, place.start, place.end) for one in members)


_HAVING = word_set("have contain include hold show record store keep enter")
_SURE_VALUE = 0.75


def _known_words(spec: AppSpec) -> set[str]:
    """Words in the names of everything that the application has."""
    names = [spec.name, spec.kind, *(use.feature for use in spec.features)]
    for path, _ in _elements(spec):
        names.append(path)
    for entity in spec.entities:
        names += [entity.label, entity.plural]
    for page in spec.pages:
        names += [page.title, *(getattr(section, "title", "") for section in page.sections)]
    return set(re.findall(r"[a-z]+", " ".join(names).lower().replace("_", " ")))


def _is_a_step(deed: Deed, spec: AppSpec) -> bool:
    """`a booking can be cancelled`: one of the steps that such a record takes."""
    return any(
        step.name.split("_")[0] == deed.verb
        for entity in spec.entities
        if deed.object is not None
        and deed.object.head in entity.name.split("_")
        and entity.states is not None
        for step in entity.states.transitions
    )


def _answered(deed: Deed, names: str) -> bool:
    words = deed.object.words if deed.object is not None else ()
    known = deed.verb in _USUAL or deed.verb in Catalogue.load().verbs
    return deed.verb in names or (known and any(word in names for word in words))
