"""Which noun phrases name values of something, and what a phrase is about."""

from __future__ import annotations

from loomery_codegen.understand.words.rules.reading.model import Phrase
from loomery_codegen.understand.words.rules.reading.nouns import is_person
from loomery_codegen.understand.words.rules.reading.vocabulary import EMPTY, PRODUCT, SEVERAL
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

# Heads that are values of something rather than things of their own.
VALUES = word_set(
    "name title price date time status description address phone email e-mail amount number quantity "
    "age gender sex height weight size colour color width length duration rating score level priority "
    "deadline location position category type cost fee total balance salary budget rate percentage "
    "percent ratio summary body subject note notes remark comment author publisher isbn sku barcode "
    "code id birthday birthdate nationality language currency population area capacity temperature "
    "humidity pressure speed distance latitude longitude url link website photo picture image avatar "
    "logo cover thumbnail file attachment format version stock unit discount tax start end beginning "
    "origin destination arrival departure method brand model material specification parameter "
    "ingredient instruction difficulty tag label keyword content introduction occupation education "
    "experience skill hobby password username nickname point points credit calorie dosage symptom "
    "diagnosis reason purpose state progress condition grade mark salary wage period season year "
    "month day hour minute frequency interval venue place city country region province district "
    "street postcode zip room floor seat row mileage plate color vin theme background font style "
    "option answer question headline caption lyric genre artist album track likes views availability "
    "visibility importance urgency contact telephone mobile bio biography gpa major hometown feature "
    "advantage effect opening hours itinerary manufacturer supplier warranty expiry validity odds "
    "yield profit revenue income expense loss interest principal term area layout orientation bedroom "
    "bathroom rent deposit"
)


def is_value(phrase: Phrase) -> bool:
    """Whether a noun phrase names a value (`due date`) rather than a thing."""
    if "of" in phrase.words and phrase.words[0] in VALUES:
        return True
    return phrase.head in VALUES and not is_person(phrase.name)


def owner_of(phrase: Phrase | None) -> Phrase | None:
    """What a phrase is about: `product information` is product; nothing for the application itself."""
    if phrase is None:
        return None
    words = phrase.words
    while len(words) > 1 and words[-1] in EMPTY:
        words = words[:-1]
    many = phrase.plural or phrase.determiner in ("each", "every")
    several = many and phrase.head in SEVERAL and words == phrase.words
    if (words[-1] in PRODUCT and not several) or words[-1] in EMPTY:
        return None
    return Phrase(words, phrase.plural, phrase.place, phrase.sentence, phrase.determiner, phrase.adjectives)


# Further words that are values wherever a list says what something has.
_IN_LISTS = VALUES | word_set(
    "make stage vintage variety breed species issn edition chapter episode iban commission bonus shift "
    "step gate terminal fuel engine transmission serving protein fat carbs reps sets dose allergy "
    "insurance prescription motto slogan excerpt due reference text details surname firstname lastname "
    "forename initials salutation company employer manager owner birth fax homepage twitter instagram "
    "linkedin vat signature passport guests persons people resolution director actor cast plot runtime "
    "release developer platform power gear doors payment mode channel source target goal objective result "
    "outcome reading value threshold trigger action rule reward response request header path host port "
    "protocol domain environment branch commit severity component assignee reporter sprint estimate "
    "effort milestone pay overtime holiday teacher trainer instructor doctor coach speaker organizer "
    "organiser writer seller buyer sender recipient customer client vendor maker brewery winery grape "
    "town feedback allergies needs weekday bpm systolic diastolic pulse"
)


def names_value(name: str) -> bool:
    """Whether a name in a list of what something has can be a value."""
    words = name.split()
    return bool(words) and (words[-1] in _IN_LISTS or words[0] in ("date", "time", "place", "type", "number"))
