"""Rules that take a permission away: own records only, some roles only, nothing deleted."""

import re
from typing import Final

from loomery_spec import Entity, Grant, Role, Transition
from loomery_templates.catalogue.to_spec.rules.meant import to_one
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.words import word_set, words

__all__ = ["never_deleted", "only_role", "own_only"]

_OWN_ONLY: Final = re.compile(
    r"^(?:an? |the )?(?P<who>[\w ]+?) (?:sees?|see|opens?|reads?|edits?|changes?|"
    r"manages?) (?:only )?(?:and \w+ only )?"
    r"(?:the |its |his |her |their )?own (?P<what>[\w ]+?)(?: (?:only|alone|unless .*))?$"
    r"|^only (?:the )?(?P<owner>owner|writer|author|buyer|sender|person|uploader|creator|member|"
    r"asker) (?:may |can )?"
    r"(?P<verb>sees?|reads?|edits?|changes?|deletes?|opens?|removes?)(?: (?:an? |the |"
    r"its )?(?P<thing>[\w ]+))?$"
    r"|^(?P<private>[\w ]+?) (?:is|are|stays?) (?:private to the \w+|private until shared|private|"
    r"seen only by the (?:person|owner)"
    r"|seen by the owner alone|confidential)$"
)
_ANYBODY: Final = word_set(
    "people person user customer client visitor patient member investor tenant applicant owner student"
)
_ONLY: Final = re.compile(
    r"^only (?:an? |the )?(?P<role>[\w -]+?)s? (?:may |can )?(?P<verb>publish(?:es)?|approves?|"
    r"edits?|changes?|deletes?|"
    r"removes?|accepts?|switch(?:es)?|voids?|signs?|answers?|posts?|quotes?|bids?|sells?|writes?|"
    r"creates?|adds?|enters?|"
    r"cancels?|closes?|book|books|manages?)(?: (?:an? |the |its )?(?P<what>[\w ]+?))?(?: in it)?$"
    r"|^(?P<barred>[\w -]+?) cannot (?P<not>publish|approve|edit|delete|post|write)(?: (?P<it>[\w ]+))?$"
)
_ACTIONS: Final = {
    "edit": "edit", "change": "edit", "switch": "edit", "delete": "delete", "remove": "delete", "answer": "create",
    "post": "create", "quote": "create", "bid": "create", "sell": "create", "write": "create", "create": "create",
    "add": "create", "enter": "create", "book": "create", "manage": "edit",
}  # fmt: skip
_KEPT: Final = re.compile(
    r"^(?:an? |the |nobody deletes (?:an? |the )?)?(?P<what>[\w -]+?)? ?(?:(?:is|are|is \w+|"
    r"are \w+)(?: and)? (?:never|not) deleted|"
    r"cannot be deleted|cannot be withdrawn|never deleted)$|^nobody deletes (?:an? |the )?(?P<thing>[\w ]+)$"
)


def _outsiders(scope: Scope) -> set[str]:
    return {role.name for role in scope.roles if role.kind in ("member", "visitor")}


def _meant(phrase: str, scope: Scope) -> set[str]:
    """The roles that a phrase names; words for anybody mean those who sign up."""
    said = set(words(phrase))
    named = {
        role.name
        for role in scope.roles
        if said & set(words(role.label)) and role.kind in ("member", "staff")
    }
    return named or (
        {role.name for role in scope.roles if role.kind == "member"} if said & _ANYBODY else set()
    )


def own_only(text: str, scope: Scope, grants: list[Grant]) -> bool:
    """`customers see only their own orders`, `only the owner reads a mailbox`: what people have is theirs alone."""
    found = _OWN_ONLY.match(text)
    if found is None:
        return False
    who = _meant(found["who"], scope) if found["who"] else _outsiders(scope)
    phrase = found["what"] or found["thing"] or found["private"] or ""
    entity = scope.named(phrase) or (
        _first_owned(scope) if not phrase or phrase in ("data", "case", "cases") else None
    )
    if entity is None or not who:
        return False
    looks = not found["verb"] or found["verb"].startswith(("see", "read", "open"))
    mine = () if entity.owner else _through(entity, scope)
    return (entity.owner is not None or bool(mine)) and _narrow(entity, who, looks, grants, mine)


def _through(entity: Entity, scope: Scope) -> tuple[str, ...]:
    """The way from a record to the person whose thing it is about: from a prescription over the patient."""
    for link in to_one(entity):
        parent = scope.entities.get(link.target)
        if parent is not None and parent.owner and parent.name != entity.name:
            return (link.name, parent.owner)
    return ()


def _first_owned(scope: Scope) -> Entity | None:
    return next((item for item in scope.entities.values() if item.owner and not item.system), None)


def _narrow(
    entity: Entity, who: set[str], looks: bool, grants: list[Grant], mine: tuple[str, ...] = ()
) -> bool:
    """Turns grants on all records into grants on own ones; those of visitors end."""
    wanted = {"view", "edit", "delete", "export"} if looks else {"edit", "delete"}
    touched = False
    for grant in list(grants):
        if grant.entity != entity.name or grant.role not in who:
            continue
        touched = True
        hit = wanted & set(grant.actions)
        if grant.scope != "all" or not hit:
            continue
        grants.remove(grant)
        rest = tuple(action for action in grant.actions if action not in hit)
        own = tuple(action for action in grant.actions if action in hit)
        if rest:
            grants.append(grant.model_copy(update={"actions": rest}))
        if _is_visitor(grant.role):
            continue
        narrowed = {"scope": "own"} if not mine else {"scope": "related", "through": mine}
        grants.append(grant.model_copy(update={"actions": own, **narrowed}))
    return touched


def _is_visitor(role: str) -> bool:
    return role == "visitor"


def only_role(text: str, scope: Scope, grants: list[Grant]) -> bool:
    """`only editors publish`, `only a manager voids an item`: others lose the right, or the step."""
    found = _ONLY.match(text)
    if found is None:
        return False
    said = set(words(found["role"] or found["barred"]))
    named = [role for role in scope.roles if said & set(words(role.label)) or said & set(words(role.name))]
    if not named:
        return False
    verb = words(found["verb"] or found["not"])[0]
    phrase = found["what"] or found["it"]
    allowed = _allowed(named, found["barred"] is not None, scope)
    steps = _only_step(verb, phrase, allowed, scope)
    entity = scope.named(phrase) if phrase else _first_shown(scope)
    action = _ACTIONS.get(verb)
    if entity is None or action is None or found["barred"]:
        return steps
    return _only_action(entity, action, {role.name for role in named}, scope, grants) or steps


def _allowed(named: list[Role], barred: bool, scope: Scope) -> tuple[str, ...]:
    names = {role.name for role in named}
    heads = {role.name for role in scope.roles if role.kind == "admin"}
    if barred:
        return tuple(r.name for r in scope.roles if r.name not in names and r.kind in ("staff", "admin"))
    return tuple(role.name for role in scope.roles if role.name in names | heads)


def _first_shown(scope: Scope) -> Entity | None:
    return next((item for item in scope.entities.values() if not item.system), None)


def _only_step(verb: str, phrase: str | None, allowed: tuple[str, ...], scope: Scope) -> bool:
    """Steps of that name are for the allowed roles."""
    named = scope.named(phrase) if phrase else None
    hit = False
    for entity in [named] if named else list(scope.entities.values()):
        if entity is None or entity.states is None or not allowed:
            continue
        changed = tuple(_for_roles(step, verb, allowed) for step in entity.states.transitions)
        if changed != entity.states.transitions or any(_is_step(step, verb) for step in changed):
            scope.put(
                entity.model_copy(
                    update={"states": entity.states.model_copy(update={"transitions": changed})}
                )
            )
            hit = hit or any(_is_step(step, verb) for step in changed)
    return hit


def _is_step(step: Transition, verb: str) -> bool:
    return step.name.startswith(verb[:5]) or step.target.startswith(verb[:5])


def _for_roles(step: Transition, verb: str, allowed: tuple[str, ...]) -> Transition:
    return step.model_copy(update={"roles": allowed}) if _is_step(step, verb) else step


def _only_action(entity: Entity, action: str, names: set[str], scope: Scope, grants: list[Grant]) -> bool:
    """Takes the action from every role but the named ones and the administrators."""
    kept = names | {role.name for role in scope.roles if role.kind == "admin"}
    if not any(
        grant.role in kept and grant.entity == entity.name and action in grant.actions for grant in grants
    ):
        return False
    for grant in list(grants):
        if grant.entity == entity.name and action in grant.actions and grant.role not in kept:
            grants.remove(grant)
            rest = tuple(one for one in grant.actions if one != action)
            if rest:
                grants.append(grant.model_copy(update={"actions": rest}))
    return True


def never_deleted(text: str, scope: Scope, grants: list[Grant]) -> bool:
    """`evidence cannot be deleted`: nobody who works with it may delete it."""
    found = _KEPT.match(text)
    if found is None:
        return False
    phrase = found["what"] or found["thing"] or ""
    entity = scope.named(phrase)
    if entity is None:
        return False
    held = [grant for grant in grants if grant.entity == entity.name]
    for grant in held:
        if "delete" in grant.actions:
            grants.remove(grant)
            rest = tuple(action for action in grant.actions if action != "delete")
            if rest:
                grants.append(grant.model_copy(update={"actions": rest}))
    return bool(held)
