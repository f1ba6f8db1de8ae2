"""Leaves out what the text does not want."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from loomery_codegen.understand.words.rules.composing.features import Asked, asked
from loomery_codegen.understand.words.rules.composing.people import People
from loomery_codegen.understand.words.rules.composing.picks import Pick
from loomery_codegen.understand.words.rules.reading.model import Fate, Reading, Refusal, Sentence
from loomery_codegen.understand.words.rules.reading.nouns import singular
from loomery_codegen.understand.words.rules.reading.refusals import refuses_accounts
from loomery_spec import AppSpec
from loomery_spec.behaviour import FeatureUse
from loomery_spec.pages import AnyPage


def wanted_only(found: tuple[Asked, ...], reading: Reading) -> tuple[Asked, ...]:
    """The features asked for but for those that are refused."""
    left_out = {one.feature for one in _meant(reading.refusals)}
    return tuple(one for one in found if one.feature not in left_out)


def picks_left(picks: Sequence[Pick], reading: Reading) -> tuple[Pick, ...]:
    """The things to keep but for those that are refused, unless none would be left."""
    left = tuple(pick for pick in picks if not _is_refused((pick.words, pick.archetype or ""), reading))
    return left or tuple(picks)


def people_left(people: People, reading: Reading) -> People:
    """Only whoever comes, where nobody shall have to sign in."""
    if not any(_NOBODY_SIGNS_IN.search(one.what) for one in reading.refusals):
        return people
    return People(tuple(role for role in people.roles if role.kind == "visitor"), public=True)


def refused_is_absent(one: Refusal, spec: AppSpec) -> bool:
    """Whether nothing in the application is called by what is refused."""
    if refuses_accounts((one,)):
        return not any(role.signs_up for role in spec.roles)
    names = [
        *(entity.name for entity in spec.entities),
        *(use.feature for use in spec.features),
        *(page.name for page in spec.pages),
    ]
    return all(_core(name.replace("_", " ")) != _core(one.what) for name in names)


def uses_left(uses: Iterable[FeatureUse], reading: Reading) -> tuple[FeatureUse, ...]:
    """The feature modules but for those that are refused."""
    meant = _meant(reading.refusals)
    left_out = {one.feature for one in meant} | {one.alias.module for one in meant if one.alias is not None}
    return tuple(use for use in uses if use.feature not in left_out)


def pages_left(pages: Sequence[AnyPage], reading: Reading) -> tuple[AnyPage, ...]:
    """The pages but for those that are refused; the first page stays."""
    return tuple(
        page
        for page in pages
        if page.path == "/" or not _is_refused((page.title.lower(), page.name), reading)
    )


def _meant(refusals: Sequence[Refusal]) -> tuple[Asked, ...]:
    """The features that the refused words would ask for."""
    sentences = tuple(Sentence(at, one.what, tuple(range(len(one.what)))) for at, one in enumerate(refusals))
    statement: Fate = "statement"
    fates = (statement,) * len(sentences)
    return asked(Reading(text="", sentences=sentences, fates=fates))


def _is_refused(names: Iterable[str], reading: Reading) -> bool:
    mine = {_core(name.replace("_", " ")) for name in names if name}
    left_out = {_core(one.what) for one in reading.refusals}
    return bool(mine & (left_out | {_ALIKE.get(name, name) for name in left_out}))


_NOBODY_SIGNS_IN = re.compile(r"\b(?:accounts?|log ?ins?|authentication|user management|passwords?)\b")
"""A place without accounts has no keeper either; one that needs no registration may."""
_ALIKE = {"rating": "review", "feedback": "review", "shop": "product", "chat": "message"}


def _core(words: str) -> str:
    kept = [
        word for word in words.split() if word not in ("a", "an", "the", "any", "page", "section", "user")
    ]
    return " ".join([*kept[:-1], singular(kept[-1])]) if kept else ""
