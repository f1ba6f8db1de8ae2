"""Which features the text asks for: phrases of the feature catalogue, and deeds of the action lexicon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from loomery_codegen.understand.words.rules.composing.picks import evidence
from loomery_codegen.understand.words.rules.reading.model import Deed, Place, Reading
from loomery_codegen.understand.words.rules.reading.vocabulary import PRODUCT_VERBS
from loomery_spec import Span
from loomery_spec.behaviour import FeatureUse
from loomery_templates.catalogue import Catalogue, words
from loomery_templates.modules import Alias, resolve

_DROPPED = re.compile(r"\bin order to\b|\bsearch engine (?:optimization|ranking)s?\b|\bconversion rate\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """A feature that the text asks for, where, and what answers to it."""

    feature: str
    place: Place
    sentence: int
    alias: Alias | None
    guessed: bool = False
    """Taken from what somebody does, and not named."""
    aspect: str = ""
    """The part of the feature that is meant, such as `reminders` of notifications; empty for the whole."""

    @property
    def name(self) -> str:
        """What people are told: the part, where only a part is meant."""
        return self.aspect or self.feature


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Feature, part of it, and the phrases that ask for it."""
    found = []
    for feature in Catalogue.load().features():
        parts = [("", feature.phrases), *((option.name, option.when) for option in feature.options)]
        for aspect, phrases in parts:
            options = sorted({_pattern(phrase) for phrase in phrases}, key=lambda text: (-len(text), text))
            if options:
                found.append((feature.id, aspect, re.compile(r"\b(?:" + "|".join(options) + r")\b")))
    return tuple(found)


def _pattern(phrase: str) -> str:
    parts = [r"(?:\S+ ){0,3}" if part == "*" else " ".join(words(part)) + " " for part in phrase.split()]
    return "".join(parts).strip()


def asked(reading: Reading) -> tuple[Asked, ...]:
    """The features and parts of features that the text asks for, each once, in order of appearance."""
    found: dict[tuple[str, str], Asked] = {}
    for sentence, fate in zip(reading.sentences, reading.fates, strict=True):
        if fate != "statement":
            continue
        plain = " ".join(words(_DROPPED.sub(" ", sentence.text.lower())))
        for feature, aspect, pattern in _patterns():
            if (feature, aspect) not in found and pattern.search(plain):
                found[feature, aspect] = _asked(feature, aspect, sentence.place, sentence.index)
    for deed in (one for one in reading.deeds if not _asks_for_all(one, reading)):
        for feature, aspect in _of_deed(deed):
            one = _asked(feature, aspect, deed.place, deed.sentence)
            found.setdefault((feature, aspect), replace(one, guessed=True))
    return tuple(found.values())


def _asks_for_all(deed: Deed, reading: Reading) -> bool:
    """`build me a habit tracker`: what is to be made is the application, and no part of it."""
    first = reading.phrases[0] if reading.phrases else None
    return (
        deed.verb in PRODUCT_VERBS
        and deed.object is not None
        and first is not None
        and deed.object.place == first.place
    )


def _asked(feature: str, aspect: str, place: Place, sentence: int) -> Asked:
    """A part of a feature may be answered by something else than the whole."""
    alias = (resolve(aspect) if aspect else None) or resolve(feature)
    return Asked(feature, place, sentence, alias, aspect=aspect)


def _of_deed(deed: Deed) -> list[tuple[str, str]]:
    noun = deed.object.name if deed.object else ""
    catalogue = Catalogue.load()
    rule = catalogue.action(deed.verb, noun) if noun else None
    if rule is None or rule.general:
        head = deed.object.head if deed.object else ""
        rule = catalogue.action(deed.verb, head) or rule
    if rule is None or rule.gives.ignore:
        return []
    return [(feature, rule.gives.option or "") for feature in rule.gives.feature]


def uses(found: Sequence[Asked], accounts: bool) -> tuple[FeatureUse, ...]:
    """Feature modules to use, each once, with the options that the words ask for.

    What nobody offers yet is named as well: a plug-in may offer it, and until then the compiler says so.
    """
    made: dict[str, FeatureUse] = {}
    for one in found:
        if one.alias is None or one.alias.answer == "none":
            _use(made, FeatureUse(feature=one.feature), one)
        elif one.alias.answer == "module" and not (one.alias.module == "auth" and not accounts):
            _use(made, FeatureUse(feature=one.alias.module, options=dict(one.alias.options)), one)
    return tuple(made.values())


def _use(made: dict[str, FeatureUse], use: FeatureUse, one: Asked) -> None:
    """Adds a use; a second one of the same module brings its options and its words along."""
    known = made.get(use.feature)
    notes = [] if known is None or known.evidence is None else known.evidence.note.split(", ")
    told = ", ".join(dict.fromkeys([*notes, one.name.replace("_", " ")]))
    if known is None or known.evidence is None:
        because = evidence("stated", (one.place,), 0.8, told)
    else:
        spans = (*known.evidence.spans, Span(start=one.place.start, end=one.place.end))
        because = known.evidence.model_copy(update={"note": told, "spans": tuple(dict.fromkeys(spans))})
    options = {**use.options, **known.options} if known is not None else use.options
    made[use.feature] = use.model_copy(update={"options": options, "evidence": because})
