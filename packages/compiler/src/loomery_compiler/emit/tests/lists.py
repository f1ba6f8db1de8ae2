"""Cases for lists of an entity: search, order and filters."""

from collections.abc import Iterator
from typing import Any

from loomery_compiler.emit.tests.samples import Sample
from loomery_compiler.emit.tests.values import filled, valid
from loomery_spec import Field
from loomery_spec import fields as types

NEEDLE = "Zanzibar"
ORDERED = (
    types.TextType,
    types.IntegerType,
    types.DecimalType,
    types.MoneyType,
    types.PercentType,
    types.DateType,
    types.DateTimeType,
)
RANGED = ORDERED[1:]
PARAMETERS = frozenset({"q", "page", "page_size", "sort", "group_by", "by", "measure", "of"})


def stored(sample: Sample) -> Iterator[Field]:
    """Fields with a value in the database; those of accounts are the machinery's."""
    for item in sample.entity.fields:
        account = sample.entity.name == "user" and item.name in ("email", "name", "role")
        if item.name in sample.values and not account and not item.kept_back and item.name not in PARAMETERS:
            yield item


def searched(sample: Sample) -> list[str]:
    """Text fields that the list searches and that can hold the word looked for."""
    texts = [
        item
        for item in stored(sample)
        if isinstance(item.type, types.TextType | types.LongTextType)
        and item.type.max_length >= len(NEEDLE)
        and not getattr(item.type, "pattern", None)
    ]
    named = [item.name for item in texts if item.searchable]
    any_named = any(item.searchable for item in sample.entity.fields)
    return named if any_named or sample.entity.name == "user" else [item.name for item in texts]


def ordered(sample: Sample) -> Iterator[tuple[str, Any, Any]]:
    """Field, smaller value, larger value."""
    for item in stored(sample):
        if not isinstance(item.type, ORDERED):
            continue
        values = {filled(valid(item, shift), 1) for shift in (0, 1)}
        if isinstance(item.type, types.TextType):
            values = {"Alder", "Birch"} if not item.type.pattern and item.type.max_length >= 5 else values
        if len(values) == 2:
            low, high = sorted(values)
            yield item.name, low, high


def filtered(sample: Sample) -> Iterator[tuple[str, str, Any, Any]]:
    """Parameter, field, a value that it finds, a value that it leaves out."""
    for item in stored(sample):
        match item.type:
            case types.ChoiceType(choices=(first, second, *_)):
                yield item.name, item.name, first.value, second.value
            case types.BooleanType():
                yield item.name, item.name, True, False
            case _ if isinstance(item.type, RANGED):
                values = {filled(valid(item, shift), 1) for shift in (0, 1)}
                if len(values) == 2:
                    low, high = sorted(values)
                    yield f"{item.name}_max", item.name, low, high
                    yield f"{item.name}_min", item.name, high, low
