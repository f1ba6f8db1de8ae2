"""Which features the text asks for: phrases of the feature catalogue, and deeds of the action lexicon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loomery_codegen.understand.words.rules.composing.picks import evidence
from loomery_codegen.understand.words.rules.reading.model import Deed, Place, Reading
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


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for feature in Catalogue.load().features():
        phrases = list(feature.phrases)
        for option in feature.options:
            phrases.extend(option.when)
        options = sorted({_pattern(phrase) for phrase in phrases}, key=lambda text: (-len(text), text))
        if options:
            found.append((feature.id, re.compile(r"\b(?:" + "|".join(options) + r")\b")))
    return tuple(found)


def _pattern(phrase: str) -> str:
    parts = [r"(?:\S+ ){0,3}" if part == "*" else " ".join(words(part)) + " " for part in phrase.split()]
    return "".join(parts).strip()


def asked(reading: Reading) -> tuple[Asked, ...]:
    """The features that the text asks for, each once, in order of appearance."""
    found: dict[str, Asked] = {}
    for sentence, fate in zip(reading.sentences, reading.fates, strict=True):
        if fate != "statement":
            continue
        plain = " ".join(words(_DROPPED.sub(" ", sentence.text.lower())))
        for feature, pattern in _patterns():
            if feature not in found and pattern.search(plain):
                found[feature] = Asked(feature, sentence.place, sentence.index, resolve(feature))
    for deed in reading.deeds:
        for feature in _of_deed(deed):
            found.setdefault(feature, Asked(feature, deed.place, deed.sentence, resolve(feature)))
    return tuple(found.values())


def _of_deed(deed: Deed) -> tuple[str, ...]:
    noun = deed.object.name if deed.object else ""
    catalogue = Catalogue.load()
    rule = catalogue.action(deed.verb, noun) if noun else None
    if rule is None or rule.general:
        head = deed.object.head if deed.object else ""
        rule = catalogue.action(deed.verb, head) or rule
    return rule.gives.feature if rule is not None and not rule.gives.ignore else ()


def uses(found: Sequence[Asked], accounts: bool) -> tuple[FeatureUse, ...]:
    """Feature modules to use, each once, with the options that the words ask for.

    What nobody offers yet is named as well: a plug-in may offer it, and until then the compiler says so.
    """
    made: dict[str, FeatureUse] = {}
    for one in found:
        if one.alias is None or one.alias.answer == "none":
            because = evidence("stated", (one.place,), 0.8, one.feature.replace("_", " "))
            made.setdefault(one.feature, FeatureUse(feature=one.feature, evidence=because))
            continue
        if one.alias.answer != "module" or (one.alias.module == "auth" and not accounts):
            continue
        because = evidence("stated", (one.place,), 0.8, one.feature.replace("_", " "))
        options = dict(one.alias.options)
        known = made.get(one.alias.module)
        if known is not None:
            options = {**options, **known.options}
            because = known.evidence or because
        made[one.alias.module] = FeatureUse(feature=one.alias.module, options=options, evidence=because)
    return tuple(made.values())
