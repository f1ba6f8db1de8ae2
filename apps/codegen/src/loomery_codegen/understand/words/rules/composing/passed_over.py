"""Nouns that the text names and that are no kind of record: units, computed outcomes, uploads, people as values."""

from __future__ import annotations

import re

from loomery_codegen.understand.words.rules.reading.details import UNIT_WORDS
from loomery_codegen.understand.words.rules.reading.model import Reading, Thing
from loomery_codegen.understand.words.rules.reading.nouns import singular
from loomery_codegen.understand.words.rules.reading.values import VALUES
from loomery_codegen.understand.words.rules.reading.vocabulary import (
    ABSTRACT,
    EMPTY,
    LISTS,
    PRODUCT,
    SOFT,
)
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

HOLDERS = word_set("assignee assigner reporter requester requestor responsible creator")
"""People as values: whoever a record was given to or comes from."""
_KEPT_UNITS = word_set("page person hour day week month year people")
_OUTCOMES = word_set("result outcome standing tally ranking winner")
_COUNTED = word_set("vote poll election ballot contest")
_UPLOADS = word_set("cv resume photo picture image avatar logo portrait selfie scan")
_UPLOADING = word_set("upload attach enclose add send submit include")
_VALUES_OF = re.compile(
    r"\b(?:the|its|their) (?P<values>[a-z]+(?:, [a-z]+)*,? and [a-z]+) of (?:each|every|all|the|an?) (?P<thing>[a-z]+)"
)
_MEASURES = word_set("pace speed streak progress average total balance mileage spending saving")
_MADE_OF = word_set(
    "accessibility usability readability scalability compatibility responsiveness optimization optimisation mechanism "
    "formatting indentation folding highlighting rendering caching preloading beautification localization "
    "internationalization"
)
"""Qualities of an application and treatments of a text: `search engine optimization`, `code folding`."""
_LOOKS = word_set("navigation interface ui layout page visual")
_OF_LOOKS = word_set("menu design bar layout style effect")
"""`navigation menu`, `interface design`: how an application looks."""
_VARIED = word_set("format language font device browser resolution platform")
_HANDLED_KINDS = re.compile(
    r"\b(?:support|handle|adapt|access|compatible|run|work|ensur|us)\w*\b[^.;]*?"
    r"\b(?:different|multiple|various|all|many|several|other|mobile|any) (?:\w+ )?"
    r"(?:formats?|languages?|fonts?|devices?|browsers?|resolutions?|platforms?)\b[^.;]*"
)
"""`supports various text formats, including …`: what an application copes with."""
_EXAMPLES = re.compile(
    r"\b(?P<kind>[a-z]+s)(?: (?:to|for) [a-z]+)?,? (?:like|such as|for example|e\.g\.) (?P<examples>[a-z][a-z ,]*)"
)
_SHARED_WITH = re.compile(
    r"\b(?:share[sd]?|sharing|together)\b[^.;:]{0,40}? (?:with|among|between) [^.;:,]{0,40}", re.IGNORECASE
)
_THINGS = word_set("things items goods articles products objects")
_COINS = word_set("cent penny pence")
_FORMATS = word_set("pdf csv excel xlsx json xml word")
"""Forms in which something else is handed out."""
_HOW_MANY = re.compile(
    r"\bhow many (?P<what>[a-z]+(?:(?:, (?:and |or )?| and | or )[a-z]+)*) (?:there )?(?:is|are|come|we have)\b"
)
_WHEREABOUTS = word_set(
    "shop store supermarket market office kitchen garden street town village counter door desk"
)
_BEING_THERE = re.compile(r"\b(?:in|at|to|from) the$")
_KEPT_SIGNS = frozenset({"kept", "own", "owner", "whole", "varied"})
_DONE_WITH = word_set("kept shown own whole")
_LOOKED_AT = frozenset({"shown", "done", "beside", "weak", "listed"})


def is_passed_over(thing: Thing, reading: Reading) -> bool:
    """Whether the text itself shows that nothing of that name is kept."""
    tests = (
        _is_holder,
        _is_counted,
        _is_upload,
        _is_notice,
        _is_one_of_values,
        _is_coped_with,
        _is_audience,
        _is_shared_with,
        _is_example,
        _is_the_place,
        _is_whereabouts,
        _is_how_many,
    )
    plain = (_is_unit, _is_format, _is_measure, _is_of_the_product)
    return any(test(thing) for test in plain) or any(test(thing, reading) for test in tests)


def _is_unit(thing: Thing) -> bool:
    """`kilograms` and `euros`: how much, of something else."""
    units = UNIT_WORDS | _COINS
    return thing.name not in _KEPT_UNITS and (thing.name in units or f"{thing.name}s" in units)


def _is_format(thing: Thing) -> bool:
    """`a PDF to send`: the form that an invoice takes."""
    return thing.name in _FORMATS and "owner" not in thing.signs


def _is_measure(thing: Thing) -> bool:
    """`show my pace`: a figure about one's own records."""
    plain = not thing.plural or thing.name == "streak"
    return thing.name in _MEASURES and plain and not thing.signs & _KEPT_SIGNS


def _is_of_the_product(thing: Thing) -> bool:
    """`engine optimization` and `navigation menu` are about the application itself."""
    words = thing.name.split()
    return words[-1] in _MADE_OF or (words[-1] in _OF_LOOKS and bool(_LOOKS.intersection(words[:-1])))


def _is_coped_with(thing: Thing, reading: Reading) -> bool:
    """`works on different devices`, `supports multiple languages`: every mention is one of that kind."""
    if thing.name.split()[-1] not in _VARIED or "own" in thing.signs:
        return False
    coped = [match.span() for match in _HANDLED_KINDS.finditer(reading.text.lower())]
    return bool(thing.places) and all(
        any(start <= place.start < end for start, end in coped) for place in thing.places
    )


def _is_example(thing: Thing, reading: Reading) -> bool:
    """`things to lend like drills and ladders`: mere examples of what is kept, wherever they are named."""
    lists = [
        match.span("examples")
        for match in _EXAMPLES.finditer(reading.text.lower())
        if match["kind"] in _THINGS
        or singular(match["kind"]) not in LISTS | PRODUCT | EMPTY | SOFT | ABSTRACT
    ]
    return bool(thing.places) and all(
        any(start <= place.start < end for start, end in lists) for place in thing.places
    )


def _is_holder(thing: Thing, reading: Reading) -> bool:
    acts = any(role.name == thing.name and role.acts for role in reading.roles)
    return thing.name in HOLDERS and not thing.plural and not acts


def _is_counted(thing: Thing, reading: Reading) -> bool:
    """The result of a vote is counted from the votes; it is only looked at."""
    if thing.name not in _OUTCOMES or not thing.signs <= _LOOKED_AT:
        return False
    votes = any(deed.verb in ("vote", "upvote") for deed in reading.deeds)
    return votes or any(other.name.split()[-1] in _COUNTED for other in reading.things)


def _is_one_of_values(thing: Thing, reading: Reading) -> bool:
    """`write down the name, breed and weight of each dog`: what stands among values is one."""
    for match in _VALUES_OF.finditer(reading.text.lower()):
        said = re.split(r",? and |, ", match["values"])
        if thing.name in said and thing.name != match["thing"] and VALUES.intersection(said):
            return not thing.plural
    return False


def _is_notice(thing: Thing, reading: Reading) -> bool:
    """`send a reminder the day before`: what is only sent is a message of the application itself."""
    return thing.name == "reminder" and not thing.plural and _verbs(thing, reading) <= {"send"}


def _is_upload(thing: Thing, reading: Reading) -> bool:
    """`applicants upload their CV`: a file of whatever they hand in."""
    if thing.plural or thing.name not in _UPLOADS:
        return False
    done = _verbs(thing, reading)
    return bool(done) and done <= _UPLOADING


def _verbs(thing: Thing, reading: Reading) -> set[str]:
    """All that the text does to the thing."""
    return {one.verb for one in reading.deeds if one.object is not None and one.object.head == thing.name}


def _is_audience(thing: Thing, reading: Reading) -> bool:
    """`a forum for gardeners`: people for whom all this is, and of whom nothing more is said."""
    text = reading.text
    return (
        thing.person
        and len(thing.places) == 1
        and text[: thing.places[0].start].rstrip().lower().endswith(" for")
        and not thing.signs & _DONE_WITH
    )


def _is_shared_with(thing: Thing, reading: Reading) -> bool:
    """`a list I can share with friends`: those with whom it is shared, of whom nothing is kept."""
    shared = [match.span() for match in _SHARED_WITH.finditer(reading.text)]
    return (
        thing.person
        and bool(thing.places)
        and all(any(start <= place.start < end for start, end in shared) for place in thing.places)
    )


def _is_the_place(thing: Thing, reading: Reading) -> bool:
    """`a booking site for our sauna`: the one place that all this is about."""
    text = reading.text
    place = thing.places[0] if len(thing.places) == 1 else None
    if place is None or thing.signs & _DONE_WITH:
        return False
    one_only = not text[place.start : place.end].lower().endswith("s")
    return one_only and text[: place.start].rstrip().lower().endswith((" for our", " for my"))


def _is_whereabouts(thing: Thing, reading: Reading) -> bool:
    """`tick them off in the shop`: where somebody is while doing it."""
    before = [reading.text[: place.start].rstrip().lower() for place in thing.places]
    stays = bool(before) and all(_BEING_THERE.search(one) for one in before)
    return thing.name in _WHEREABOUTS and stays and not thing.plural and not thing.signs & _DONE_WITH


def _is_how_many(thing: Thing, reading: Reading) -> bool:
    """`how many sopranos and altos there are`: people counted by a value of theirs."""
    spans = [match.span() for match in _HOW_MANY.finditer(reading.text.lower())]
    return (
        thing.person
        and bool(thing.places)
        and all(any(start <= place.start < end for start, end in spans) for place in thing.places)
    )
