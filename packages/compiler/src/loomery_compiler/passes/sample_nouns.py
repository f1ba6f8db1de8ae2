"""What a noun stands for - a person, a place, a firm, an event - as far as names of its records depend on it."""

from typing import Final, Literal, TypeAlias

__all__ = ["Sort", "sort_of"]

Sort: TypeAlias = Literal[
    "person", "firm", "place", "event", "paper", "task", "request", "work", "animal", "level", "thing"
]
_WORDS: Final[dict[Sort, str]] = {
    "person": "person human people member customer client guest visitor patient student pupil teacher employee worker "
    "staff colleague friend neighbour resident tenant citizen volunteer nurse doctor child parent mother father "
    "candidate applicant participant passenger pilot chef cook captain guide host agent coach athlete hero "
    "assistant contestant attendant accountant consultant artist dentist therapist scientist musician technician "
    "librarian politician guardian alumnus referee trainee employee attendee nominee",
    "firm": "company firm organisation organization supplier vendor manufacturer partner agency bank brand merchant "
    "dealer distributor retailer sponsor publisher contractor carrier insurer",
    "place": "place location venue room hall studio office shop store branch site city town village district country "
    "region park garden clinic hospital school university library museum gallery station stop port harbour pier "
    "farm field court pitch pool gym salon hotel hostel cafe restaurant bar kitchen warehouse depot factory plant "
    "building house apartment flat cabin campsite beach island trail route playground parking garage zone area "
    "theatre cinema temple church mosque workshop lab laboratory marina shelter dock berth aisle floor",
    "event": "event meeting concert festival party ceremony wedding conference fair exhibition show tour trip "
    "excursion race tournament competition match game session class lesson course training seminar webinar rally "
    "regatta parade picnic lecture talk screening performance rehearsal auction hike cruise retreat camp",
    "paper": "document paper file report contract agreement permit licence license certificate invoice receipt form "
    "policy record log entry statement declaration letter protocol minutes list plan schedule "
    "inspection audit assessment reading measurement sample batch shipment delivery order booking reservation "
    "payment transaction claim visit appointment ticket result test",
    "task": "task todo chore duty job assignment activity step action goal milestone mission reminder",
    "request": "request complaint issue problem question inquiry enquiry incident fault defect feedback suggestion "
    "proposal application alert warning case",
    "work": "article post story book novel poem film movie episode song track album video podcast painting photo "
    "picture news essay chapter publication thesis",
    "animal": "animal pet dog cat horse pony cow sheep goat bird rabbit puppy kitten hamster parrot fish",
    "level": "level tier plan package type kind category class grade rank group genre style option role",
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SORTS: Final = {word: sort for sort, words in reversed(_WORDS.items()) for word in words.split()}
_DOERS: Final = ("er", "or", "ist", "eer")
_NO_DOERS: Final = _words(
    """
    order offer number paper letter chapter folder filter layer river tower computer container trailer counter meter
    printer scanner sensor motor error door floor color flavour behaviour newsletter poster banner charger timer
    router server calculator generator projector register transfer tender voucher water weather winter summer
    dinner center locker cooler power flower corner master cover border elevator conveyor reactor boiler mixer
    cylinder ladder rover scooter cruiser freezer toaster mirror list exist checklist playlist wishlist mist beer
    sticker marker starter slider blender feeder locker shelter holder adapter amplifier fertilizer detector
    """
)
"""Nouns that end like a kind of person and are none."""


def sort_of(noun: str) -> Sort:
    """What a noun in the singular (`tour_guide`) stands for; its last word decides."""
    head = noun.rpartition("_")[2]
    if noun in _SORTS or head in _SORTS:
        return _SORTS.get(noun) or _SORTS[head]
    doer = len(head) > 4 and head.endswith(_DOERS) and head not in _NO_DOERS
    return "person" if doer else "thing"
