"""What a single word can be: noun or verb, person or thing, and its base form, from a table of word meanings."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

from loomery_codegen.understand.words.rules.reading.word_lists import word_list, word_set

_NAMES = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        word_list(
            "tops act animal artifact attribute body cognition communication event feeling food group "
            "location motive object person phenomenon plant possession process quantity relation shape state "
            "substance time"
        ),
        strict=True,
    )
)
# Words the table lacks or ranks by an older use.
PERSONS = word_set(
    "admin administrator staff personnel moderator user member customer client employee people driver "
    "courier tenant landlord freelancer influencer blogger streamer vlogger gamer instructor "
    "recruiter applicant candidate attendee crew receptionist stylist technician caregiver babysitter "
    "petsitter rep salesperson webmaster sysadmin superadmin franchisee uploader reviewer approver "
    "seeker parent child kid guest host buyer seller merchant vendor supplier pupil trainee coach "
    "resident citizen cashier housekeeper groomer"
)
NOT_PERSONS = word_set(
    "favourite favorite pet type neighbour neighbor contact page post service agent model order "
    "character club team company organization organisation department group pick page number "
    "calculator computer printer browser file record report resource case unit lead role family match "
    "party supply subject ad source object star king queen card board image figure head hand body hub "
    "angel button counter tracker planner poster tutorial folder converter generator builder "
    "formatter minder reminder letter newsletter paper server router filter slider banner cover "
    "folder order calendar character bot robot chatbot dish chat item product monitor scanner projector "
    "nobody somebody anybody"
)
_KEPT = word_set(
    "series species news status bus gas lens process address analysis basis access business class "
    "glass campus bonus virus corpus canvas atlas consensus progress success process sms css ios saas "
    "gps pos faq cms focus census chess congress fitness wellness mattress compass princess waitress "
    "actress boss loss pass dress maths mathematics physics economics logistics statistics analytics "
    "politics diabetes lotus plus always clothes whereas this his its is was has does"
)
_LEADS = frozenset({"team lead", "shift lead", "project lead", "group lead", "tech lead"})
_IRREGULAR = {
    "people": "person", "children": "child", "men": "man", "women": "woman", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "data": "data", "media": "media", "criteria": "criterion", "analyses": "analysis",
    "indices": "index", "matrices": "matrix", "leaves": "leave", "quizzes": "quiz", "movies": "movie",
    "cookies": "cookie", "calories": "calorie", "selfies": "selfie", "menus": "menu", "buses": "bus",
    "statuses": "status", "addresses": "address", "bonuses": "bonus", "shelves": "shelf", "wolves": "wolf",
    "knives": "knife", "lives": "life", "wives": "wife", "halves": "half", "theses": "thesis", "crises": "crisis",
    "bases": "base", "databases": "database", "diagnoses": "diagnosis", "series": "series", "goods": "goods",
    "pies": "pie", "ties": "tie", "zombies": "zombie", "hobbies": "hobby", "caches": "cache", "axes": "axis",
    "houses": "house", "courses": "course", "purchases": "purchase", "expenses": "expense", "licenses": "license",
    "cases": "case", "exercises": "exercise", "responses": "response", "phrases": "phrase", "invoices": "invoice",
}  # fmt: skip


@cache
def _table() -> dict[str, str]:
    raw = gzip.decompress(files(__package__).joinpath("data/senses.txt.gz").read_bytes()).decode("utf-8")
    return dict(line.split(" ", 1) for line in raw.splitlines())


def senses(word: str) -> tuple[str, ...]:
    """Up to three kinds of meaning of a noun, most frequent first; empty when unknown."""
    return tuple(_NAMES[letter] for letter in _table().get(word, "").rstrip("+~"))


def can_be_noun(word: str) -> bool:
    """Whether the table knows it as a noun."""
    return bool(_table().get(word, "").rstrip("+~"))


def can_be_verb(word: str) -> bool:
    """Whether the table knows it as a verb."""
    return "+" in _table().get(word, "")


def can_be_adjective(word: str) -> bool:
    """Whether the table knows it as an adjective."""
    return "~" in _table().get(word, "")


@cache
def is_person(name: str) -> bool:
    """Whether a noun (the last word of it counts) means a kind of person."""
    head = name.split()[-1] if name else ""
    if name in _LEADS:
        return True
    if head in PERSONS:
        return True
    if head in NOT_PERSONS:
        return False
    return "person" in senses(head)[:2] and senses(head)[:1] in (("person",), ("group",), ("act",), ("tops",))


@cache
def singular(word: str) -> str:
    """The base form of a noun; a word that is its own base form stays as it is."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) == 3 and word.endswith("s") and word not in _KEPT and can_be_noun(word[:-1]):
        return word[:-1]
    if word in _KEPT or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    for ending, instead in (
        ("ies", "y"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("sses", "ss"),
        ("xes", "x"),
        ("zes", "ze"),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + instead
    if word.endswith("oes") and can_be_noun(word[:-2]):
        return word[:-2]
    return word[:-1]
