"""Nouns that the text names and that are no kind of record: units, computed outcomes, uploads, people as values."""

from __future__ import annotations

from loomery_codegen.understand.words.rules.reading.details import UNIT_WORDS
from loomery_codegen.understand.words.rules.reading.model import Reading, Thing
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

HOLDERS = word_set("assignee assigner reporter requester requestor responsible creator")
"""People as values: whoever a record was given to or comes from."""
_KEPT_UNITS = word_set("page person hour day week month year people")
_OUTCOMES = word_set("result outcome standing tally ranking winner")
_COUNTED = word_set("vote poll election ballot contest")
_UPLOADS = word_set("cv resume photo picture image avatar logo portrait selfie scan")
_UPLOADING = word_set("upload attach enclose add send submit include")
_LOOKED_AT = frozenset({"shown", "done", "beside", "weak", "listed"})


def is_passed_over(thing: Thing, reading: Reading) -> bool:
    """Whether the text itself shows that nothing of that name is kept."""
    return (
        _is_unit(thing)
        or _is_holder(thing, reading)
        or _is_counted(thing, reading)
        or _is_upload(thing, reading)
    )


def _is_unit(thing: Thing) -> bool:
    """`kilograms` and `euros`: how much, of something else."""
    return thing.name not in _KEPT_UNITS and (thing.name in UNIT_WORDS or f"{thing.name}s" in UNIT_WORDS)


def _is_holder(thing: Thing, reading: Reading) -> bool:
    acts = any(role.name == thing.name and role.acts for role in reading.roles)
    return thing.name in HOLDERS and not thing.plural and not acts


def _is_counted(thing: Thing, reading: Reading) -> bool:
    """The result of a vote is counted from the votes; it is only looked at."""
    if thing.name not in _OUTCOMES or not thing.signs <= _LOOKED_AT:
        return False
    votes = any(deed.verb in ("vote", "upvote") for deed in reading.deeds)
    return votes or any(other.name.split()[-1] in _COUNTED for other in reading.things)


def _is_upload(thing: Thing, reading: Reading) -> bool:
    """`applicants upload their CV`: a file of whatever they hand in."""
    if thing.plural or thing.name not in _UPLOADS:
        return False
    done = {one.verb for one in reading.deeds if one.object is not None and one.object.head == thing.name}
    return bool(done) and done <= _UPLOADING
