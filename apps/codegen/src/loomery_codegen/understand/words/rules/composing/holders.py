"""People and choices that the text gives to a record: whoever it is assigned to, and what is chosen for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loomery_codegen.understand.words.rules.composing.passed_over import HOLDERS
from loomery_codegen.understand.words.rules.composing.picks import Pick
from loomery_codegen.understand.words.rules.reading.model import Deed, Reading
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

_CHOOSES = word_set("choose pick select")
_DEALS = word_set("appointment booking reservation rental order lesson visit")
_SORTS = word_set("type kind")
"""What people arrange by choosing with whom, what and when."""


def holders(picks: Sequence[Pick], reading: Reading) -> Iterator[tuple[Pick, str]]:
    """Things with the people that they name by an office: a task and its assignee."""
    for pick in picks:
        names = [one.name for one in pick.fields]
        names += [link.target for link in reading.links if link.source == pick.words and not link.many]
        yield from ((pick, name) for name in dict.fromkeys(names) if name in HOLDERS)


def chosen_for(picks: Sequence[Pick], reading: Reading) -> Iterator[tuple[Pick, Pick]]:
    """`patients choose a dentist and a treatment`: both belong to the one deal that there is."""
    deals = [pick for pick in picks if pick.words.split()[-1] in _DEALS and pick.source != "assumed"]
    if len(deals) != 1:
        return
    for deed in reading.deeds:
        thing = _thing(deed, picks) if deed.verb in _CHOOSES and deed.actor is not None else None
        if thing is not None and thing is not deals[0]:
            yield deals[0], thing


def _thing(deed: Deed, picks: Sequence[Pick]) -> Pick | None:
    phrase = deed.object
    if phrase is None:
        return None
    kind = phrase.words[-2] if phrase.head in _SORTS and len(phrase.words) > 1 else phrase.head
    return next((pick for pick in picks if pick.words.split()[-1] == kind), None)
