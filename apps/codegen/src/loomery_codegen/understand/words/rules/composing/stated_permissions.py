"""Stated permissions: who alone may do something, who may not, and what is shown only once it was approved."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.approvals import judged
from loomery_codegen.understand.words.rules.reading.limits import OWNERS
from loomery_codegen.understand.words.rules.reading.model import StatedRule
from loomery_codegen.understand.words.rules.reading.nouns import singular
from loomery_spec import Entity, Grant, Relation, Role
from loomery_spec.constraints import Visibility
from loomery_spec.expressions import Actor
from loomery_spec.naming import snake
from loomery_spec.permissions import Action
from loomery_templates.catalogue.to_spec.rules.parts import add, binary, literal, ref
from loomery_templates.catalogue.to_spec.scope import Scope

_ACTIONS: dict[str, tuple[Action, ...]] = {
    "edit": ("edit",), "change": ("edit",), "update": ("edit",), "modify": ("edit",), "delete": ("delete",),
    "remove": ("delete",), "add": ("create",), "create": ("create",), "post": ("create",), "write": ("create",),
    "publish": ("create", "edit"), "upload": ("create",), "submit": ("create",), "manage": ("create", "edit", "delete"),
    "see": ("view",), "view": ("view",), "read": ("view",), "access": ("view",), "export": ("export",),
}  # fmt: skip
_AT_LEAST: tuple[Action, ...] = ("view", "create", "edit")
"""What people may do with records of their own, whatever is said to be for those only."""
_VERBS = "|".join(_ACTIONS)
_ONLY = re.compile(
    rf"^only (?:the |an? |its |their )?(?P<who>[a-z]+(?: [a-z]+)??)(?: and (?:the |an? )?(?P<too>[a-z]+))? "
    rf"(?:can|may|should|are allowed to|"
    rf"is allowed to) (?P<verb>{_VERBS})(?: (?:or|and) (?P<verb2>{_VERBS}))? (?:the |an? |all |any |their |his |"
    rf"its |own )*(?P<what>[a-z ]+)$"
)
_NOT = re.compile(
    rf"^(?:the |an? |each |every )?(?P<who>[a-z]+) "
    rf"(?:cannot|can not|can't|must not|may not|should not|are not allowed to|is not allowed to) "
    rf"(?P<verb>{_VERBS})(?: (?:or|and) (?P<verb2>{_VERBS}))? (?:the |an? |all |any )?(?P<what>[a-z ]+)$"
)
_OWN = re.compile(
    rf"^(?:the |an? |each |every )?(?P<who>[a-z]+(?: [a-z]+)??) "
    rf"(?:(?:can |may |should )?only (?P<verb>{_VERBS})s?(?: (?:or|and) (?P<verb2>{_VERBS})s?)?|"
    rf"(?:can |may |should )?(?P<verb3>{_VERBS})s?(?: (?:or|and) (?P<verb4>{_VERBS})s?)? only) "
    rf"(?:their|his|her|its) own (?P<what>[a-z ]+)$"
)
_APPROVED = re.compile(
    r"^(?:the |an? |new |all |each |every )*(?P<what>[a-z ]+?) (?:is|are|become|becomes|must be|will be|should "
    r"be|may be|can be)? ?(?:only )?"
    r"(?:visible|shown|public|published|listed|displayed)(?: to [a-z]+)? (?:only )?(?:after|once|when|if) "
    r"(?:being |an? |the |they are |it is |"
    r"they have been |it has been |they're )?(?:approval|approved|accepted|review|reviewed|confirmed)\b"
    r"|^only approved (?P<what2>[a-z ]+?) (?:are|is|may be|can be) (?:visible|shown|public|published|listed|"
    r"displayed)\b"
    r"|^(?:the |an? |new |all |each |every )*(?P<what3>[a-z ]+?) (?:must|have to|has to|need to|needs to|"
    r"should) be (?:approved|reviewed|"
    r"confirmed|checked)\b.*\b(?:before|until)\b.*(?:visible|shown|public|published|appear|online|listed|displayed)"
)


def approved_first(text: str, scope: Scope) -> bool:
    """`posts are visible after approval`: pending until somebody approves; hidden from others until then."""
    match = _APPROVED.match(text)
    what = next((value for value in match.groups() if value), "") if match else ""
    entity = scope.named(what) if what else None
    keepers = tuple(role.name for role in scope.roles if role.kind in ("staff", "admin"))
    if entity is None or not keepers:
        return False
    if entity.states is None or not any(step.target == "approved" for step in entity.states.transitions):
        entity = judged(entity, keepers)
        scope.put(entity)
    if entity.states is None:
        return False
    shown = binary("eq", ref(entity.states.field), literal("approved"))
    if entity.owner:
        shown = binary("or", shown, binary("eq", ref(entity.owner), Actor()))
    outside = tuple(role.name for role in scope.roles if role.kind in ("visitor", "member"))
    add(scope, entity, Visibility(roles=outside, condition=shown))
    return True


def restricted(text: str, scope: Scope, grants: tuple[Grant, ...]) -> tuple[tuple[Grant, ...], str] | None:
    """The grants that keep the rule and the entity it is about; none when the words fit nothing that there is."""
    for pattern in (_ONLY, _OWN, _NOT):
        match = pattern.match(text)
        entity = scope.named(match["what"]) if match else None
        if match is None or entity is None:
            continue
        verbs = [value for name, value in match.groupdict().items() if name.startswith("verb") and value]
        actions = {action for verb in verbs for action in _ACTIONS[verb]}
        if pattern is _NOT:
            made = _without(grants, entity, _roles(match["who"], scope), actions)
        elif pattern is _OWN:
            made = _own_only(grants, entity, scope, match["who"], actions)
        elif singular(match["who"].split()[-1]) in OWNERS:
            made = _owners_only(grants, entity, scope, actions)
        else:
            named = [match["who"], *([match["too"]] if match["too"] else [])]
            made = _only(grants, entity, scope, named, actions)
        if made is not None:
            return made, entity.name
    return None


def _roles(who: str, scope: Scope) -> list[Role]:
    name = snake(singular(who.split()[-1])) if who else ""
    name = {"administrator": "admin"}.get(name, name)
    found = [role for role in scope.roles if name in (role.name, snake(role.label), role.name.split("_")[-1])]
    anybody = (
        [role for role in scope.roles if role.kind == "member"]
        if name in ("user", "people", "person")
        else []
    )
    return found or anybody


def _without(
    grants: tuple[Grant, ...], entity: Entity, roles: list[Role], actions: set[Action], own: bool = True
) -> tuple[Grant, ...] | None:
    """The grants of these roles without the actions; `own` tells whether those on own records go as well."""
    names = {role.name for role in roles if role.kind != "admin"}
    if not roles:
        return None
    kept = []
    for grant in grants:
        hit = grant.entity == entity.name and grant.role in names and (own or grant.scope != "own")
        left = tuple(action for action in grant.actions if action not in actions) if hit else grant.actions
        if left:
            kept.append(grant.model_copy(update={"actions": left}) if hit else grant)
    return tuple(kept)


def _owners_only(
    grants: tuple[Grant, ...], entity: Entity, scope: Scope, actions: set[Action]
) -> tuple[Grant, ...] | None:
    if entity.owner is None:
        return None
    others = [role for role in scope.roles if role.kind != "admin"]
    return _without(grants, entity, others, actions, own=False)


def _own_only(
    grants: tuple[Grant, ...], entity: Entity, scope: Scope, who: str, actions: set[Action]
) -> tuple[Grant, ...] | None:
    """These people do this with records of their own only; what they may not see, strangers see even less."""
    people = [role for role in _roles(who, scope) if role.kind not in ("visitor", "admin")]
    if entity.owner is None or not people:
        return None
    seen: set[Action] = {"edit", "delete", "export"} if "view" in actions else set()
    bound = actions | seen
    strangers = [role for role in scope.roles if role.kind == "visitor"] if "view" in actions else []
    rest = _without(grants, entity, [*people, *strangers], bound, own=False)
    if rest is None:
        return None
    had = {
        role.name: [action for grant in grants if (grant.role, grant.entity) == (role.name, entity.name)
                    for action in grant.actions if action in bound]
        for role in people
    }  # fmt: skip
    own = tuple(
        Grant(
            role=name, entity=entity.name, actions=tuple(sorted({*_AT_LEAST, *actions, *found})), scope="own"
        )
        for name, found in had.items()
    )
    return (*rest, *own)


def with_owners(
    entities: Sequence[Entity], rules: Sequence[StatedRule], accounts: bool
) -> tuple[Entity, ...]:
    """The entities; those of which people have records of their own lead to their owner."""
    scope = Scope.of(entities, {})
    for rule in rules if accounts else ():
        match = _OWN.match(rule.text)
        entity = scope.named(match["what"]) if match else None
        if entity is not None and entity.owner is None and entity.field("owner") is None:
            known = next((one.name for one in entity.relations if one.target == "user"), None)
            link = Relation(name="owner", label="Owner", target="user", on_delete="set_null")
            relations = entity.relations if known else (*entity.relations, link)
            scope.put(entity.model_copy(update={"owner": known or "owner", "relations": relations}))
    return tuple(scope.entities[one.name] for one in entities)


def _only(
    grants: tuple[Grant, ...], entity: Entity, scope: Scope, who: list[str], actions: set[Action]
) -> tuple[Grant, ...] | None:
    allowed = [role for name in who for role in _roles(name, scope)]
    if not allowed:
        return None
    names = {role.name for role in allowed}
    rest = _without(grants, entity, [role for role in scope.roles if role.name not in names], actions)
    given = tuple(
        Grant(role=role.name, entity=entity.name, actions=tuple(sorted({"view", *actions})))
        for role in allowed
        if role.kind not in ("admin", "visitor")
    )
    return (*(rest if rest is not None else grants), *given)
