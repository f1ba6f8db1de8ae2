"""Plain words: splitting text, singular forms, content words. No model and no data file behind it."""

import re
from functools import lru_cache

__all__ = ["STOP_WORDS", "content_words", "sentences", "singular", "word_set", "words"]

_WORD = re.compile(r"[a-z0-9][a-z0-9+#]*(?:'[a-z]+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?;\n])\s+")
_LONGEST_WORD = 40

_STOP_WORDS = """
    a an the this that these those of for to in on at by with from as into onto over under about between
    through and or but nor so if then than while when where which who whom whose what how why also etc
    is are was were be been being am do does did done have has had having can could may might must shall
    should will would able allow let enable enabling make making get give provide providing support
    include including i me my we us our you your he his she her it its they them their there here one
    own other some any all each every more most such only very just not no please want need wish like
    implement develop create build design write add use using used via per based various different
    relevant corresponding related user people person visitor website site webpage web page online app
    application system platform software program mini function functionality feature module service
    basic simple information detail
"""
_IRREGULAR = """
    people person men man women woman children child feet foot teeth tooth mice mouse geese goose lives
    life wives wife knives knife leaves leaf shelves shelf halves half loaves loaf thieves thief wolves
    wolf criteria criterion analyses analysis bases base crises crisis theses thesis diagnoses diagnosis
    indices index matrices matrix vertices vertex quizzes quiz buses bus gases gas movies movie cookies
    cookie selfies selfie zombies zombie ties tie pies pie lies lie heroes hero potatoes potato tomatoes
    tomato echoes echo shoes shoe axes axis caches cache headaches headache toothaches toothache niches
    niche canoes canoe calories calorie
"""
_UNCHANGED = """
    series species news status analysis basis bus gas lens canvas atlas tennis mathematics maths physics
    economics politics statistics logistics athletics electronics genetics ethics gymnastics analytics
    campus virus bonus census corpus genus focus syllabus process access address business class glass
    pass press progress success express mass loss boss dress chess cross less yes this his is was has
    does us plus minus gps sms css dns aws always perhaps besides overseas whereas towards goods clothes
    means premises headquarters
"""

STOP_WORDS = frozenset(_STOP_WORDS.split())
_SINGULAR = dict(zip(_IRREGULAR.split()[::2], _IRREGULAR.split()[1::2], strict=True))
_SAME = frozenset(_UNCHANGED.split())


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of a lower-case English noun; words that have none come back as they are."""
    if word in _SINGULAR:
        return _SINGULAR[word]
    if len(word) < 4 or word in _SAME or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def words(text: str) -> tuple[str, ...]:
    """All words of a text, lower case and singular, in order; `sign-up` and `sign_up` are two words."""
    lowered = text.lower().replace("’", "'")
    return tuple(
        singular(word.removesuffix("'s").split("'")[0])
        for word in _WORD.findall(lowered)
        if len(word) <= _LONGEST_WORD
    )


def content_words(text: str) -> tuple[str, ...]:
    """The words of a text without those that say nothing about its subject."""
    return tuple(word for word in words(text) if word not in STOP_WORDS)


def word_set(text: str) -> frozenset[str]:
    """The words of a text as they stand, for constants."""
    return frozenset(text.split())


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, roughly: cut after full stops, question marks, semicolons and line ends."""
    return tuple(part for part in _SENTENCE_END.split(text) if part.strip())
