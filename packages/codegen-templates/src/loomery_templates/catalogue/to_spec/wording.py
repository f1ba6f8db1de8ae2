"""Sentences of landing and static pages, made from what the blueprint says about itself."""

from collections.abc import Sequence
from typing import Final

from loomery_spec import Entity
from loomery_spec.sections import Item
from loomery_templates.catalogue.models import Blueprint

__all__ = ["highlights", "is_part", "paragraph", "questions", "sentence", "steps", "told"]


def sentence(text: str) -> str:
    """With a capital at the start and a full stop at the end."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def paragraph(title: str, blueprint: Blueprint) -> str:
    """A short text for a static block such as `story` or `values`."""
    about = sentence(blueprint.about)
    texts = {
        "story": f"{about} It began with a wish: to do this well and make it easy for everybody.",
        "history": f"{about} What started small has grown with the people who use it every day.",
        "values": "We say what we do and do what we say. We answer quickly and explain plainly.",
        "team": "A small team that knows its trade. Write to us: a person answers.",
        "mission": about,
        "privacy": "We keep only what is needed, show it to nobody else, and delete it on request.",
        "opening hours": "Monday to Friday 9:00 to 18:00, Saturday 10:00 to 14:00.",
        "contact": "Write to us at any time. We answer within one working day.",
    }
    return texts.get(title.lower(), about)


def _thing(entities: Sequence[Entity]) -> tuple[str, str]:
    main = next((entity for entity in entities if not entity.system), None)
    if main is None:
        return "entry", "entries"
    return main.label.lower(), main.label_plural.lower()


def steps(blueprint: Blueprint, entities: Sequence[Entity]) -> tuple[Item, ...]:
    """Three steps of use: look, act, keep track."""
    _, many = _thing(entities)
    act = blueprint.copy_text.call_to_action
    return (
        Item(
            title=f"Look around the {many}",
            text="Search, filter and compare at your own pace.",
            icon="search",
        ),
        Item(
            title=act,
            text="It takes a minute, and you see at once that it worked.",
            icon="mouse-pointer-click",
        ),
        Item(
            title="Keep track", text="Come back at any time: everything is where you left it.", icon="check"
        ),
    )


_PARTS: Final = frozenset({"item", "line", "position", "cart"})
_PLACED: Final = {
    "order": "Place your order and follow it until it is in your hands.",
    "booking": "Choose a time that suits you, and change or cancel it here.",
    "reservation": "Choose a time that suits you, and change or cancel it here.",
    "appointment": "Choose a time that suits you, and change or cancel it here.",
    "request": "Send your request and see at once what has been decided.",
    "application": "Send your application and see at once what has been decided.",
    "message": "Write to each other, and find every answer again.",
}


def is_part(entity: Entity) -> bool:
    """Whether its records are only looked at within others: lines of orders, the cart."""
    last = entity.name.split("_")[-1]
    return last == "cart" or (last in _PARTS and not entity.states)


def told(entity: Entity) -> str:
    """What people do with such records, said to those who use the application."""
    one, many = entity.label.lower(), entity.label_plural.lower()
    placed = _PLACED.get(entity.name.split("_")[-1])
    if placed and entity.owner:
        return placed
    if entity.owner and entity.states:
        return f"Add your {one} and follow what becomes of it."
    if entity.owner:
        return f"Keep your {many} together: add, find and change them at any time."
    return f"Look through all {many}, search them, and open the one you want."


def highlights(blueprint: Blueprint, entities: Sequence[Entity]) -> tuple[Item, ...]:
    """Up to three blocks, one for each main thing that people meet."""
    shown = [entity for entity in entities if not entity.system and not is_part(entity)][:3]
    return tuple(
        Item(title=entity.label_plural, text=told(entity), icon=entity.icon) for entity in shown
    ) or (Item(title=blueprint.title, text=sentence(blueprint.about), icon="sparkles"),)


def questions(blueprint: Blueprint, entities: Sequence[Entity], signs_up: bool) -> tuple[Item, ...]:
    """Questions that any newcomer has."""
    one, many = _thing(entities)
    account = (
        "Looking around is free for everybody. An account is needed only to add and change things of "
        "your own."
        if signs_up
        else "No. Everything here works without one."
    )
    return (
        Item(title="What is this?", text=sentence(blueprint.about)),
        Item(title="Do I need an account?", text=account),
        Item(
            title=f"How do I find a {one}?",
            text=f"Open {many}, type a word into the search, or use the filters.",
        ),
    )
