"""Rules about what is there once: unique values, one per pair, the same not stored twice."""

import re
from typing import Final

from loomery_spec import Entity, Relation
from loomery_spec.constraints import UniqueTogether
from loomery_templates.catalogue.to_spec.members import member_named, own_words
from loomery_templates.catalogue.to_spec.rules.parts import (
    add,
    entities_for,
    field_named,
    message,
    replace_field,
    with_articles_off,
)
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.words import word_set, words

__all__ = ["one_per", "unique_value"]

_UNIQUE: Final = re.compile(
    r"^(?P<what>[\w' -]+?) (?:is|are|has|have|do not|does not|keep|stay)\s*(?:unique|repeat|"
    r"different names)?\s*"
    r"(?P<mark>unique|repeat)?(?: (?:within|in|per|for each|among) (?:a |an |the |one |each "
    r")?(?P<scope>[\w ]+?))?$"
)
_SAME: Final = re.compile(
    r"^the same (?P<what>[\w ]+?)(?: of (?:an?|the|one) (?P<of>[\w ]+?))? is (?:not )?(?:stored|"
    r"saved|added|kept|booked|recorded)"
    r"(?: once| twice| only once)?.*$"
)
_ONE_PER: Final = re.compile(
    r"^(?:at most |only )?one (?P<what>[\w -]+?) (?:per|each|for each|by each|a|from each) (?P<per>[\w ,-]+)$"
)
_ONCE: Final = re.compile(
    r"^(?:an? |each |every )?(?P<who>[\w ]+?) (?:\w+ )(?:an? |the same |the |each )(?P<what>[\w "
    r"]+?) (?:only )?(?:once|twice)$"
)
_PEOPLE: Final = word_set(
    "person people user member reader visitor customer buyer student learner player guest author "
    "employee cook "
    "volunteer applicant resident citizen nobody somebody voter participant donor fan viewer "
    "listener child patient "
    "client adopter account borrower"
)
_ABOUT_ANYTHING: Final = frozenset({"comment", "review", "favourite", "like", "attachment", "report"})
"""Kinds of record that may be about anything; a rule that names what about gives them the link."""
_TOLD_APART: Final = frozenset({"text", "email", "url", "phone", "integer", "date"})
"""Kinds of field whose values tell records apart."""
_DAYS: Final = word_set("day night date month week period year")


def _unique_in(entity: Entity, name: str, within: str | None, text: str, scope: Scope) -> bool:
    field = entity.field(name)
    if within:
        other = member_named(entity, with_articles_off(within))
        if other:
            add(scope, entity, UniqueTogether(fields=(other, name), message=message(text)))
            return True
    if field and field.type.kind in _TOLD_APART:
        replace_field(scope, entity, field, unique=True)
        return True
    return False


def _both_unique(text: str, scope: Scope) -> bool:
    found = re.match(r"^(?P<one>[\w ]+?) and (?P<other>[\w ]+?) together are unique$", text)
    if not found:
        return False
    for entity in entities_for(text, scope):
        names = [member_named(entity, with_articles_off(found[part])) for part in ("one", "other")]
        if names[0] and names[1] and names[0] != names[1]:
            add(scope, entity, UniqueTogether(fields=(names[0], names[1]), message=message(text)))
            return True
    return False


def unique_value(text: str, scope: Scope) -> bool:
    """`member numbers are unique`, `folder names do not repeat within a folder`, `the same link is stored
    once`."""
    if _both_unique(text, scope):
        return True
    found = _UNIQUE.match(text)
    if found and ("unique" in text or "repeat" in text):
        for entity in entities_for(text, scope):
            field = field_named(entity, found["what"])
            if field and field.type.kind in _TOLD_APART:
                return _unique_in(entity, field.name, found["scope"], text, scope)
        return False
    same = _SAME.match(text)
    stored = scope.named(same["what"]) if same else None
    return stored is not None and _stored_once(stored, same["of"] if same else None, text, scope)


def _stored_once(entity: Entity, within: str | None, text: str, scope: Scope) -> bool:
    if entity.archetype == "contact_request":
        names = tuple(name for name in ("email", "message") if entity.field(name))
        if len(names) == 2:
            add(scope, entity, UniqueTogether(fields=names, message="We have this message already."))
            return True
        return False
    url = next((field.name for field in entity.fields if field.type.kind == "url"), None)
    name = url or entity.title_field
    return bool(name) and _unique_in(entity, str(name), within, text, scope)


def _member_for(entity: Entity, phrase: str, scope: Scope) -> str | None:
    """The relation or field that a word of "per person and day" means."""
    said = words(with_articles_off(phrase))
    if not said:
        return None
    for relation in entity.relations:
        if relation.kind in ("many_to_one", "one_to_one") and set(said) <= own_words(
            relation.name
        ) | own_words(relation.target):
            return relation.name
    if said[-1] in _PEOPLE:
        named = [item.name for item in entity.relations if said[-1] in own_words(item.target)]
        people = [item.name for item in entity.relations if item.target == "user"]
        return next(iter((*named, *people)), None)
    if said[-1] in _DAYS:
        return next((item.name for item in entity.fields if item.type.kind == "date"), None)
    target = scope.named(phrase)
    if target and target.name != entity.name:
        link = next((item.name for item in entity.relations if item.target == target.name), None)
        if link:
            return link
        if entity.archetype in _ABOUT_ANYTHING and not entity.field(target.name):
            about = Relation(name=target.name, label=target.label, target=target.name, on_delete="cascade")
            scope.add_relation(entity, about)
            return about.name
    return member_named(entity, with_articles_off(phrase))


def _together(entity: Entity, parts: list[str], text: str, scope: Scope) -> bool:
    members = [_member_for(entity, part, scope) for part in parts]
    names = tuple(dict.fromkeys(name for name in members if name))
    if len(names) != len(parts) or not names:
        return False
    relation = entity.relation(names[0]) if len(names) == 1 else None
    if len(names) == 1 and relation is None:
        return False
    add(scope, entity, UniqueTogether(fields=names, message=message(text)))
    return True


def one_per(text: str, scope: Scope) -> bool:
    """`one review per person and product`, `a person joins a game once`."""
    found = _ONE_PER.match(text)
    if found:
        what = found["what"].replace("open ", "").replace("active ", "")
        entity = scope.named(what)
        parts = [part for part in re.split(r",| and | or ", found["per"]) if part.strip()]
        if what != found["what"]:
            return False
        return entity is not None and _together(entity, parts, text, scope)
    once = _ONCE.match(text)
    if not once or ("once" not in text and "nobody" not in text and "no one" not in text):
        return False
    target, who = scope.named(once["what"]), with_articles_off(once["who"])
    if target is None:
        return False
    leading = [
        entity
        for entity in scope.entities.values()
        if entity.name != target.name and any(item.target == target.name for item in entity.relations)
    ]
    return any(_together(entity, [who, target.name], text, scope) for entity in leading)
