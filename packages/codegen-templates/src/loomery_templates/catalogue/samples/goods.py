"""Sample goods of a shop whose goods no bank knows: named after what is sold, not after a kitchen shop."""

from collections.abc import Mapping, Sequence
from typing import Final

from loomery_spec import Entity
from loomery_templates.catalogue.models import Archetype, RecordBank, WordBanks
from loomery_templates.catalogue.samples.setting import Setting

__all__ = ["with_goods"]

_GOODS: Final = "product"
_LINES: Final = ("order_item",)
_SERIES: Final = (
    "Harbour", "Meadow", "Nordic", "Linden", "Morning", "Atelier", "Willow", "Studio", "Garden", "Classic", "Alder",
    "Coast", "Juniper", "Market", "Northgate", "Orchard", "Quarry", "Riverside", "Sage", "Summer", "Terrace", "Winter",
    "Juno", "Heritage",
)  # fmt: skip


def with_goods(
    banks: WordBanks, entities: Sequence[Entity], sources: Mapping[str, Archetype], setting: Setting
) -> WordBanks:
    """The banks; with one more where the goods are called by a name that says what they are."""
    for entity in entities:
        source = sources.get(entity.name)
        if source is None or source.id != _GOODS or not _is_named(entity, source):
            continue
        known = setting.bank(banks, _GOODS)
        if known is None or not known.when:
            return banks.model_copy(update={"banks": (_bank(entity), *banks.banks)})
    return banks


def _is_named(entity: Entity, source: Archetype) -> bool:
    return entity.label.lower() not in (source.title.lower(), *source.synonyms)


def _bank(entity: Entity) -> RecordBank:
    thing = entity.label.lower().split()[-1]
    names = tuple((f"{series} {thing}",) for series in _SERIES)
    said = (thing, entity.label_plural.lower().split()[-1])
    return RecordBank.model_validate({"for": (_GOODS, *_LINES), "when": said, "texts": _GOODS, "rows": names})
