"""What deeds leave behind, and what things never come without: records that a text hardly ever names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loomery_codegen.understand.words.rules.reading.model import Deed, Phrase
from loomery_codegen.understand.words.rules.reading.vocabulary import PRODUCT
from loomery_codegen.understand.words.rules.reading.word_lists import word_list, word_set


@dataclass(frozen=True, slots=True)
class Trace:
    """The record that a deed leaves; `sure` when such deeds hardly ever go unrecorded."""

    words: str
    sure: bool = True


SURE_TRACES = {
    "comment": "comment", "rate": "review", "review": "review", "book": "booking", "reserve": "booking",
    "purchase": "order", "buy": "order", "order": "order", "checkout": "order", "apply": "application",
    "pay": "payment", "donate": "donation", "vote": "vote", "subscribe": "subscription", "message": "message",
    "chat": "message", "communicate": "message", "favourite": "favourite", "bookmark": "favourite",
    "enroll": "enrolment", "enrol": "enrolment", "borrow": "loan", "feedback": "feedback", "bid": "bid",
    "transfer": "transfer", "recharge": "recharge", "consult": "consultation", "redeem": "redemption",
    "check in": "check-in", "follow": "follow", "refund": "refund", "invite": "invitation", "reply": "reply",
    "withdraw": "withdrawal", "predict": "prediction", "upvote": "vote",
}  # fmt: skip
_UNSURE = {
    "click": "click", "favor": "favourite", "like": "like", "recommend": "recommendation",
    "crawl": "crawl run", "scrape": "crawl run", "recognize": "recognition record", "approve": "approval",
    "exchange": "exchange", "convert": "conversion", "calculate": "calculation", "monitor": "reading",
    "download": "download", "check out": "check-out",
}  # fmt: skip
_GROUPS = word_set("group team club community room guild clan channel")
_LESSONS = word_set("course class lesson training workshop webinar program programme")
_EVENTS = word_set(
    "event activity game contest competition campaign tournament meeting challenge match sport race lottery hackathon "
    "trip tour"
)
_SERVICES = word_set(
    "account newsletter service plan trial membership subscription access profile update alert free"
)
_JOINS = word_set("join participate attend enter")
_LOTS = word_set("lottery prize card lot raffle ticket winner gift note box")
_RUN = word_set("test query workflow script job model experiment pipeline simulation")
_ANSWERED = word_set("question")
_CONTENT = word_set("comment post reply message thread topic review listing photo video user profile ad")
"""What others publish, so that to report it is to complain of it."""
_LENT_ELSEWHERE = word_set("book money credit loan cash fund dvd magazine medium funds ebook")
"""What libraries and banks lend, who keep a loan."""
_READ = word_set("update news instruction step rule guide progress link trend status")
_KEEPABLE_BY = word_set("user visitor member customer reader viewer player student guest shopper fan")

_COMING = re.compile(
    r"\b(?:whether|if|who)(?: (?:they|he or she|people|somebody))?(?: (?:can|will|would|are|is|want to))? "
    r"(?:com(?:e|es|ing)|attend(?:s|ing)?|tak(?:e|es|ing) part|participat(?:e|es|ing))\b",
    re.IGNORECASE,
)

_COMPANIONS = {
    line.split(":")[0]: tuple(line.split(":")[1].split(","))
    for line in word_list(
        "conversation:message chat:message chat_room:message group:group_member team:team_member club:club_member "
        "question:answer quiz:question,answer exam:question,score test:question questionnaire:question,answer "
        "survey:question,answer form:form_field,submission poll:option,vote election:candidate,vote contest:entry,vote "
        "playlist:track album:track track:album song:album podcast:episode show:episode episode:podcast "
        "course:lesson,enrolment lesson:course sensor:reading device:reading meter:reading "
        "database:table table:field wiki:page,revision dataset:run_result workflow:step "
        "cart:order,order_item order:order_item store:product shop:product product:category menu:menu_item "
        "restaurant:menu_item,order auction:bid checklist:checklist_item shopping_list:shopping_item "
        "recipe:ingredient workout:exercise "
        "habit:check-in goal:progress project:task board:task invoice:invoice_line,client "
        "activity:participation event:registration tournament:match,team level:score game:score player:score "
        "article:category,comment blog:category,comment post:comment,category news:category resource:category "
        "video:category expense:category novel:chapter comic:chapter library:book,loan hotel:room,booking "
        "property:booking room:booking flight:booking doctor:appointment patient:appointment "
        "appointment:doctor employee:department customer:order company:contact contact:company "
        "material:stock_movement inventory:stock_movement stock:stock_movement warehouse:stock_item "
        "influencer:campaign membership:payment case:document"
    )
}


def trace_of(deed: Deed) -> Trace | None:
    """What a deed leaves behind: `book` a booking, `request vacation` a vacation request; nothing for most."""
    if _leaves_nothing(deed):
        return None
    elsewhere = head_of(deed) in _LENT_ELSEWHERE or _meets(deed, _LENT_ELSEWHERE)
    if deed.verb in ("borrow", "lend") and not deed.passive and not elsewhere:
        return Trace("lending")
    if deed.verb in SURE_TRACES:
        return Trace(SURE_TRACES[deed.verb])
    head = head_of(deed)
    if deed.verb == "request" and deed.object is not None and not deed.nominal:
        return Trace(f"{deed.object.name} request")
    if deed.verb in _JOINS | {"sign up", "register"}:
        return _joined(deed)
    if deed.verb == "report" and head in _CONTENT and not deed.nominal:
        return Trace("abuse report")
    return _of_kind(deed, head)


def head_of(deed: Deed) -> str:
    """The last word of what something is done to."""
    return deed.object.head if deed.object is not None else ""


def _leaves_nothing(deed: Deed) -> bool:
    """`card application` is no deed; `follow updates` is to read them."""
    if deed.object is None:
        return False
    return (deed.verb == "apply" and deed.nominal) or (deed.verb == "follow" and deed.object.head in _READ)


def _of_kind(deed: Deed, head: str) -> Trace | None:
    """What deeds leave that leave it of some kinds of thing only."""
    if deed.verb == "draw" and (head in _LOTS or _meets(deed, _LOTS)):
        return Trace("draw")
    if deed.verb in ("run", "execute") and head in _RUN:
        return Trace(f"{head} run", sure=False)
    if deed.verb == "ask" and head in _ANSWERED:
        return Trace("question")
    if deed.verb in ("provide", "give", "leave", "collect", "submit") and head == "feedback":
        return Trace("feedback")
    if deed.verb in ("save", "collect") and deed.object is not None and _by_readers(deed.actor):
        return Trace(f"saved {head}", sure=False)
    return Trace(_UNSURE[deed.verb], sure=False) if deed.verb in _UNSURE else None


def said_of_coming(text: str) -> bool:
    """`players say whether they come`, `see who is coming`: each answer is kept."""
    return _COMING.search(text) is not None


def _joined(deed: Deed) -> Trace | None:
    """Taking part: a member of a group, an enrolment in a course, a participation in an event."""
    for phrase in (
        deed.object,
        *(other for preposition, other in deed.others if preposition in ("in", "for", "to")),
    ):
        if phrase is None:
            continue
        if phrase.head in _GROUPS and deed.verb == "join":
            return Trace(f"{phrase.head} member")
        if phrase.head in _LESSONS:
            return Trace("enrolment")
        if phrase.head in _EVENTS:
            return Trace("participation", sure=False) if deed.verb in _JOINS else Trace("registration")
    planned = [other for preposition, other in deed.others if preposition == "for"]
    takes_part = deed.verb == "sign up" and planned and planned[0].head not in _SERVICES | PRODUCT
    return Trace("registration") if takes_part else None


def _meets(deed: Deed, heads: frozenset[str]) -> bool:
    return any(other.head in heads for _, other in deed.others)


def _by_readers(actor: Phrase | None) -> bool:
    return actor is None or actor.head in _KEEPABLE_BY


def companions(words: str) -> tuple[str, ...]:
    """What a thing of that name hardly ever comes without."""
    found = _COMPANIONS.get(words.replace(" ", "_")) or _COMPANIONS.get(words.split()[-1]) or ()
    return tuple(one.replace("_", " ") for one in found)
