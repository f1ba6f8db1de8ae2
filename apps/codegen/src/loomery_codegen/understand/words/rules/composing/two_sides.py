"""Two sides of one thing: what some ask for others take on, and what people hand in is looked at before it is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.offered import is_about
from loomery_codegen.understand.words.rules.composing.picks import evidence
from loomery_codegen.understand.words.rules.reading.model import Deed, Reading
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import Entity
from loomery_spec.behaviour import FeatureUse
from loomery_spec.naming import snake
from loomery_templates.modules.targets import is_auxiliary

_TAKING = word_set("accept receive grab take claim undertake snatch")
_TAKEN = word_set(
    "demand order task job request ride errand delivery trip commission gig mission assignment shipment"
)
_DOING = word_set(
    "driver courier rider deliverer runner helper worker volunteer technician freelancer carrier mechanic"
)
"""People whose work it is to carry out what others ask for."""
_LOOKING = word_set("review approve audit moderate censor check verify")
_HEADS = re.compile(r"\b(?:administrators?|admins?|moderators?|editors?|staff|managers?)\b", re.IGNORECASE)
_HANDED_IN = word_set(
    "post note article listing ad advert comment story photo video work submission question topic"
)
_MOST = 3


def with_two_sides(
    uses: Sequence[FeatureUse], reading: Reading, entities: Sequence[Entity]
) -> tuple[FeatureUse, ...]:
    """The uses, with `taking` and `moderation` where the text speaks of such deeds."""
    found = list(uses)
    known = {use.feature for use in uses}
    things = [one for one in entities if not is_auxiliary(one)]
    if "taking" not in known and (taking := _taking(reading, things)) is not None:
        found.append(taking)
    if "moderation" not in known and (moderation := _moderation(reading, things)) is not None:
        found.append(moderation)
    return tuple(found)


def _taking(reading: Reading, things: Sequence[Entity]) -> FeatureUse | None:
    deeds = [deed for deed in reading.deeds if deed.verb in _TAKING and _does(deed) and deed.object]
    for deed in reversed(deeds):
        thing = next(
            (one for one in things if is_about(deed, one) and one.name.split("_")[-1] in _TAKEN), None
        )
        if thing is None:
            continue
        because = evidence("implied", (deed.place,), 0.7, "some ask for it, others take it on")
        return FeatureUse(
            feature="taking",
            entities=(thing.name,),
            options={"roles": [snake(_doer(deed))]},
            evidence=because,
        )
    return None


def _does(deed: Deed) -> bool:
    return _doer(deed) != ""


def _doer(deed: Deed) -> str:
    """The kind of people who carry out what others ask for, as a role is called."""
    words = deed.actor.name.split() if deed.actor is not None else []
    return next((word for word in words if word.lower() in _DOING), "")


def _moderation(reading: Reading, things: Sequence[Entity]) -> FeatureUse | None:
    texts = {sentence.index: sentence.text for sentence in reading.sentences}
    deeds = [
        deed
        for deed in reading.deeds
        if deed.verb in _LOOKING and _HEADS.search(texts.get(deed.sentence, "")) is not None
    ]
    found = [
        one.name
        for one in things
        if one.name.split("_")[-1] in _HANDED_IN and any(is_about(deed, one) for deed in deeds)
    ]
    if not found:
        return None
    because = evidence("implied", (deeds[0].place,), 0.7, "looked at before it is shown")
    return FeatureUse(feature="moderation", entities=tuple(found[:_MOST]), evidence=because)
