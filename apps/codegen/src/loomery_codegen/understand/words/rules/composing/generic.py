"""Fields for a thing that the catalogue does not know: what things of its nature usually have."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from loomery_codegen.understand.words.rules.composing.generic_kinds import BY_HEAD, IN_MONEY, OF_SOLD, STEPS
from loomery_codegen.understand.words.rules.reading.nouns import is_person, senses
from loomery_spec import Evidence, Field, StateMachine, Transition
from loomery_spec import fields as types
from loomery_spec.fields import FieldType
from loomery_spec.naming import field_name, snake
from loomery_templates.catalogue.to_spec.labels import label, step_label, tone

_KINDS: dict[str, Callable[[], FieldType]] = {
    "text": types.TextType,
    "long_text": types.LongTextType,
    "image": types.ImageType,
    "file": types.FileType,
    "audio": types.AudioType,
    "video": types.VideoType,
    "date": types.DateType,
    "datetime": types.DateTimeType,
    "time": types.TimeType,
    "duration": types.DurationType,
    "email": types.EmailType,
    "phone": types.PhoneType,
    "address": types.AddressType,
    "url": types.UrlType,
    "boolean": types.BooleanType,
    "tags": types.TagsType,
    "integer": partial(types.IntegerType, min=0),
    "decimal": types.DecimalType,
    "money": partial(types.MoneyType, min=0),
    "rating": types.RatingType,
}
_BY_NATURE = {
    "person": "name email:email phone:phone notes:long_text",
    "group": "name description:long_text address:address website:url",
    "location": "name description:long_text address:address photo:image",
    "event": "title starts_at:datetime place:text description:long_text",
    "possession": "title amount:money date:date description:long_text",
    "food": "name photo:image description:long_text price:money available:boolean",
    **dict.fromkeys(("act", "phenomenon", "process"), "title date:date description:long_text"),
    **dict.fromkeys(("communication", "cognition", "feeling", "motive"), "title content:long_text date:date"),
    **dict.fromkeys(
        ("animal", "artifact", "body", "object", "plant", "substance"),
        "name photo:image description:long_text",
    ),
}
"""Names of fields by the first sense of a noun in WordNet's lexicographer files; the first one titles the record."""
_USUAL = "name description:long_text date:date"
_ICONS = {
    "person": "user-round", "group": "users", "location": "map-pin", "act": "activity", "event": "calendar-days",
    "phenomenon": "sparkles", "process": "workflow", "possession": "coins", "communication": "file-text",
    "cognition": "lightbulb", "feeling": "heart", "animal": "paw-print", "artifact": "package", "body": "heart-pulse",
    "food": "utensils", "object": "package", "plant": "leaf", "substance": "test-tube", "time": "clock",
    "state": "gauge", "quantity": "hash", "attribute": "list", "relation": "link",
}  # fmt: skip
_ICON_OF = {
    word: icon
    for icon, words in {
        "file": "file document attachment pdf upload download",
        "image": "image picture photo drawing artwork",
        "video": "video film clip stream",
        "music": "music song track sound",
        "clipboard-list": "result record entry log report outcome",
        "settings": "setting option preference configuration",
        "code": "code script function component directive slot module plugin",
        "chart-line": "trend statistic analysis metric figure indicator",
        "server": "server database api endpoint service",
        "calendar-days": "day week date schedule period shift",
        "ship": "boat ship yacht",
        "house": "house home flat room",
        "car": "car vehicle truck",
        "map": "map area region district",
        "gamepad-2": "game level round score",
        "bike": "bicycle bike tandem",
        "flame": "candle sauna fireplace stove",
        "book-open": "book novel comic magazine",
        "shirt": "shirt clothes garment dress",
        "footprints": "shoe sneaker boot",
        "cake": "cake cupcake pastry pie",
        "coffee": "coffee tea",
        "wine": "wine",
        "flower": "flower bouquet",
        "gem": "jewel jewellery jewelry ring necklace earring gem",
        "palette": "painting print canvas",
        "sprout": "plant seed seedling",
        "guitar": "guitar instrument",
        "watch": "watch",
        "sofa": "furniture sofa chair",
        "lamp": "lamp",
        "camera": "camera",
        "laptop": "laptop computer notebook",
        "tent": "tent campsite",
        "bed": "bed cabin chalet",
    }.items()
    for word in words.split()
}


def icon_of(words: str) -> str:
    """A picture for a thing called `words`: by its last word, else by its nature."""
    head = words.split()[-1]
    return _ICON_OF.get(head) or _ICONS.get(
        "person" if is_person(head) else next(iter(senses(head)), ""), "box"
    )


def own_icon(words: str) -> str:
    """A picture of just such a thing; nothing where only its nature is known."""
    return _ICON_OF.get(words.split()[-1], "")


def about_of(plural: str, fields: Sequence[Field]) -> str:
    """A line about a thing: what its records tell."""
    told = [field.label.lower() for field in fields if field.name not in ("name", "title", "status")][:3]
    if not told:
        return f"All {plural.lower()} at a glance."
    last = f" and {told[-1]}" if len(told) > 1 else told[0]
    return f"{plural} with {', '.join(told[:-1])}{last}."


@dataclass(frozen=True, slots=True)
class Made:
    """Fields of a thing, the first of which names the record, and its life if it has one."""

    fields: tuple[Field, ...]
    states: StateMachine | None


def generic(words: str, because: Evidence, sold: bool = False) -> Made:
    """Believable fields for a thing called `words`; with a price and a stock where it is `sold`."""
    told = f"{_told(words)} {OF_SOLD if sold else ''}".split()
    parts = {part.partition(":")[0]: part for part in reversed(told)}
    fields = tuple(_field(parts[name], because) for name in dict.fromkeys(p.partition(":")[0] for p in told))
    first = fields[0].model_copy(update={"required": True, "searchable": True})
    path = next((part for part in told if f":{STEPS}(" in part), "")
    return Made((first, *fields[1:]), _states(path) if path else None)


def _told(words: str) -> str:
    """What is known of things of that name: of people, by the last word, by its nature."""
    *before, head = words.split()
    if is_person(head) and head not in BY_HEAD:
        return _BY_NATURE["person"]
    known = BY_HEAD.get(head) or next(
        (_BY_NATURE[sense] for sense in senses(head)[:1] if sense in _BY_NATURE), _USUAL
    )
    paid = IN_MONEY & set(before) and "money" not in known
    return f"{known} amount:money" if paid else known


def _field(told: str, because: Evidence) -> Field:
    name, _, kind = told.rstrip("!").partition(":")
    choices = re.fullmatch(r"(?:choice|steps)\((.+)\)", kind)
    made = _choices(choices[1]) if choices else _KINDS[kind or "text"]()
    return Field(
        name=field_name(name),
        label=label(name),
        type=made,
        required=told.endswith("!"),
        searchable=made.kind in ("long_text", "email", "phone", "address"),
        evidence=because,
    )


def _choices(told: str) -> FieldType:
    return types.ChoiceType(
        choices=tuple(types.Choice(value=one, label=label(one), tone=tone(one)) for one in told.split(","))
    )


def _states(told: str) -> StateMachine:
    """One step after the other, as written."""
    name, _, rest = told.partition(":")
    values = rest.partition("(")[2].rstrip(")").split(",")
    steps = tuple(
        Transition(name=snake(step_label(after)), label=step_label(after), sources=(before,), target=after)
        for before, after in pairwise(values)
    )
    return StateMachine(field=field_name(name), initial=values[0], transitions=steps)
