"""What in a specification answers to a feature that needs no module: nothing is claimed that is not there."""

from __future__ import annotations

import re
from collections.abc import Callable

from loomery_codegen.understand.words.rules.composing.features import Asked
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import AppSpec

EVERYWHERE = word_set(
    "browsing record_management static_pages showcase responsive homepage_banner security navigation"
)
"""What every application has anyway; it is told only where a sentence asks for nothing else."""

_PAGES = {
    "settings": "settings tool",
    "cart": "cart",
    "checkout": "checkout",
    "calendar": "calendar",
    "scheduling": "calendar board",
    "quiz": "quiz",
    "maps": "map",
    "calculator": "tool",
    "conversion": "tool",
    "code_tools": "tool",
    "chat": "chat",
    "tasks": "board",
    "comparison": "list tool",
    "dashboard": "dashboard report",
    "preview": "tool",
    "device_control": "board",
}
"""Kinds of page that answer to a feature."""
_NAMES = {
    "settings": "setting configuration rule threshold preference parameter option",
    "orders": "order purchase sale demand",
    "inventory": "stock inventory warehouse quantity material",
    "booking": "booking reservation appointment ticket slot",
    "events": "event activity registration participation",
    "crm": "customer client lead contact deal",
    "courses": "course lesson class training grade learning study chapter",
    "forum": "topic question thread reply post answer comment forum",
    "message_board": "message comment inquiry request reply",
    "publishing": "article news post blog story content work update page notice release video",
    "feed_posts": "post moment story feed photo confession share",
    "survey": "survey vote poll questionnaire ballot",
    "quiz": "quiz exam question test assessment",
    "ranking": "ranking leaderboard rank",
    "history_records": "history record log",
    "audit_log": "log audit",
    "customer_service": "ticket consultation question message feedback request inquiry complaint advice",
    "chatbot": "chat assistant conversation question answer",
    "points_rewards": "point reward prize badge redemption coin",
    "coupons": "coupon promotion discount",
    "lottery": "lottery draw prize",
    "subscription": "subscription membership plan",
    "newsletter": "subscriber newsletter",
    "referral": "invitation referral commission",
    "wallet": "balance wallet earning recharge fund income",
    "donation": "donation",
    "templates": "template",
    "help": "help faq guide documentation tutorial manual question",
    "advertising": "ad advert advertisement banner",
    "friends_follow": "friend follow friendship contact",
    "form_builder": "form questionnaire template",
    "attendance": "attendance check-in check_in attendant",
    "applications": "application registration request",
    "learning_progress": "progress result grade learning attempt",
    "likes": "like",
    "tasks": "task job order",
    "calendar": "calendar schedule timetable",
    "categories": "category tag section type genre kind",
    "maps": "map geo location",
    "backup": "backup",
}
"""Words in the names of entities, fields and pages that answer to a feature."""


def answered(one: Asked, spec: AppSpec) -> bool:
    """Whether the specification has what this feature, or part of a feature, needs."""
    name = one.name
    if name in _PROOFS:
        return _PROOFS[name](spec)
    kinds = set(_PAGES.get(name, "").split())
    if any(page.kind in kinds for page in spec.pages):
        return True
    told = set(_NAMES.get(name, name.replace("_", " ")).split())
    return bool(told & _names(spec))


def _names(spec: AppSpec) -> set[str]:
    """Words in the names of what the application keeps and shows, in the singular too."""
    names = [page.title for page in spec.pages]
    for entity in spec.entities:
        names += [entity.name, entity.label, entity.archetype or "", *(one.name for one in entity.fields)]
    found = set(re.findall(r"[a-z]+", " ".join(names).lower().replace("_", " ")))
    return found | {word.removesuffix("s") for word in found}


def _has_field(*kinds: str) -> Callable[[AppSpec], bool]:
    return lambda spec: any(field.type.kind in kinds for entity in spec.entities for field in entity.fields)


def _has_states(spec: AppSpec) -> bool:
    return any(entity.states is not None for entity in spec.entities) or "status" in _names(spec)


def _judges(spec: AppSpec) -> bool:
    """Whether somebody takes a record from one state to another, or signs it."""
    return any(
        (entity.states is not None and bool(entity.states.transitions))
        or any(rule.kind == "approval_chain" for rule in entity.constraints)
        for entity in spec.entities
    )


def _keeps(spec: AppSpec) -> bool:
    return any(not entity.system for entity in spec.entities)


_TRADED = word_set("bid listing trade auction lot swap")


def _trades(spec: AppSpec) -> bool:
    """Whether people put up things of theirs: a kind of record is called so, or is what flea markets keep."""
    names = {word for one in spec.entities for word in f"{one.name}_{one.archetype or ''}".split("_")}
    return bool(_TRADED & names) or any(one.archetype == "second_hand_item" for one in spec.entities)


_PROOFS: dict[str, Callable[[AppSpec], bool]] = {
    "categories": lambda spec: _has_field("choice", "tags")(spec) or "category" in _names(spec),
    "forms": _keeps,
    "validation": _keeps,
    "preview": lambda spec: _keeps(spec) or any(page.kind == "tool" for page in spec.pages),
    "tracking": _has_states,
    "approval": _judges,
    "auction_trade": _trades,
    "finance": _has_field("money"),
    "notes_editor": _has_field("long_text"),
    "automation": lambda spec: bool(spec.workflows),
    "video_playback": _has_field("video", "audio"),
    "audio_playback": _has_field("audio"),
    "seo": lambda spec: any(page.kind in ("landing", "static") for page in spec.pages),
}
"""Features whose answer is something else than a kind of page or a name."""
