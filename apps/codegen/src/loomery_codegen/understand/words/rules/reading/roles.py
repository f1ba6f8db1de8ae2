"""Reads which kinds of people take part, and on whose side they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from loomery_codegen.understand.words.rules.reading.model import Deed, Phrase, Sentence, StatedRole
from loomery_codegen.understand.words.rules.reading.nouns import is_person, singular
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

Side = Literal["visitor", "member", "staff", "admin"]

_ADMIN = word_set("admin administrator superadmin webmaster sysadmin owner moderator")
_STAFF = word_set(
    "staff manager editor librarian receptionist operator agent clerk dispatcher "
    "supervisor cashier housekeeper technician engineer officer reviewer approver curator organizer "
    "organiser coordinator assistant boss chief conductor"
)
_BODIES = word_set(
    "committee board panel jury council commission department office secretariat hr kitchen reception finance "
    "accounting warehouse sale agent dispatch payroll helpdesk crew support marketing"
)
"""Several people who act as one, on the side that keeps the place."""
_PARTIES = word_set(
    "company agency organisation organization school restaurant shop merchant charity household business"
)
"""Bodies that take part as members do, where the text speaks of several."""
_THINGS_DO = word_set(
    "have show display contain include provide offer support be list use need consist hold carry become allow let help"
)
"""What a thing of that name does as well: no sign of people."""
_VISITOR = word_set("visitor viewer reader guest audience")
_FOLK = word_set("person people rep team man woman force")
"""Said of those who work in a part of a firm: `sales people`, `support team`."""
_GENERIC = word_set("user people person individual other one everyone anyone end child friend")
_ADMIN_SIDE = re.compile(
    r"\b(?:management|admin(?:istration|istrator|istrative)?|backend|back-end|backstage|background management)"
    r"[ -](?:end|side|system|panel|platform|area|backend|interface|console|dashboard)\b"
    r"|\bback-?end (?:system|management)\b|\bbackend\b|\badmins?\b|\badministrators?\b"
    r"|\b(?:the )?management platform should\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(driver|merchant|student|teacher|customer|doctor|patient|employee|seller|buyer|supplier|client|parent)s?"
    r"[ -](?:end|side|terminal|portal)\b",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r"\bregister(?:ed)? as (?:an? )?([a-z]+)s?\b", re.IGNORECASE)


def read_roles(
    sentences: Sequence[Sentence], deeds: Sequence[Deed], phrases: Sequence[Phrase]
) -> tuple[StatedRole, ...]:
    """The roles in order of appearance; those who act are surer than those only named."""
    found: dict[str, StatedRole] = {}
    for deed in deeds:
        for actor in _actors(deed):
            _keep(found, StatedRole(role_name(actor), _side(actor), actor.place, 0.95, True))
    for sentence in sentences:
        for match in _ADMIN_SIDE.finditer(sentence.text):
            place = sentence.locate(match.start(), match.end())
            _keep(found, StatedRole("administrator", "admin", place, 0.9, True))
        for match in _ENDS.finditer(sentence.text):
            name = singular(match.group(1).lower())
            _keep(
                found, StatedRole(name, side_of(name), sentence.locate(match.start(), match.end()), 0.9, True)
            )
        for match in _INDEFINITE.finditer(sentence.text):
            name = singular(match.group(1).lower())
            if is_person(name):
                _keep(
                    found,
                    StatedRole(name, side_of(name), sentence.locate(match.start(), match.end()), 0.9, True),
                )
    for phrase in phrases:
        if is_person(phrase.name) and len(phrase.words) <= 2:
            name = role_name(phrase)
            _keep(found, StatedRole(name, side_of(name), phrase.place, 0.5, False))
    return tuple(found.values())


def _actors(deed: Deed) -> list[Phrase]:
    actors = [phrase for preposition, phrase in deed.others if preposition == "by"]
    if deed.actor is not None:
        actors.append(deed.actor)
    return [
        actor
        for actor in actors
        if len(actor.words) <= 3 and (is_person(actor.name) or _are_folk(actor) or _acts(actor, deed))
    ]


def _are_folk(actor: Phrase) -> bool:
    """`sales people`, `the support team`."""
    return len(actor.words) > 1 and actor.head in _FOLK and actor.words[-2] in _BODIES


def _acts(actor: Phrase, deed: Deed) -> bool:
    """A body of people that does what people do: `the committee approves`, `companies post jobs`."""
    if deed.passive or deed.verb in _THINGS_DO:
        return False
    return actor.head in _BODIES or (actor.head in _PARTIES and actor.plural)


def role_name(phrase: Phrase) -> str:
    """The name of a role: `website administrator` is administrator, `sales rep` stays."""
    words = tuple(
        word for word in phrase.words if word not in ("website", "platform", "system", "app", "site", "other")
    )
    name = " ".join(words or phrase.words)
    return {"admin": "administrator", "people": "user", "person": "user"}.get(name, name)


def _side(actor: Phrase) -> Side:
    """Several owners are people with something of their own; the one owner keeps the place."""
    name = role_name(actor)
    return "member" if name.split()[-1] == "owner" and actor.plural else side_of(name)


def side_of(name: str) -> Side:
    """On whose side a role stands, by its last word, or by the part of the firm before it."""
    *before, head = name.split()
    if head in _FOLK and before and before[-1] in _BODIES:
        return "staff"
    if head in _ADMIN and name != "business owner":
        return "admin"
    if head in _STAFF:
        return "staff"
    if head in _BODIES:
        return "staff"
    return "visitor" if head in _VISITOR else "member"


def is_generic(name: str) -> bool:
    """Words for anybody: they give the ordinary role but no kind of thing of their own."""
    return name in _GENERIC


def _keep(found: dict[str, StatedRole], role: StatedRole) -> None:
    old = found.get(role.name)
    if old is None or old.confidence < role.confidence:
        found[role.name] = role
