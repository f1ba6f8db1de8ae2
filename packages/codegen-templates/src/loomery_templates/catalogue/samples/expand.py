"""Further records of an archetype: each takes a sample as its base, so that what belongs together stays
together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from loomery_templates.catalogue.models import (
    Archetype,
    ArchetypeField,
    RecordBank,
    SampleValue,
    WordBanks,
)
from loomery_templates.catalogue.samples.codes import ascii_slug, candidates, mail_address
from loomery_templates.catalogue.samples.dice import Dice
from loomery_templates.catalogue.samples.patterns import filled
from loomery_templates.catalogue.samples.people import looks_like_person, people
from loomery_templates.catalogue.samples.setting import ANYWHERE, Setting
from loomery_templates.catalogue.samples.sums import with_sums
from loomery_templates.catalogue.samples.titles import is_about_people, titles
from loomery_templates.catalogue.samples.values import moved, scaled, varied
from loomery_templates.catalogue.words import word_set

__all__ = ["expand_samples"]

_Row = dict[str, SampleValue]
_STEP_DAYS: Final = 3
_PLACES_IN_ORDER: Final = word_set("position sequence ballot_position rank_position")
_NUMBERS: Final = word_set("integer decimal money percent rating duration")
_FOLLOWS_NAME: Final = word_set("email url")
_NOTHING: Final = "-"


def _typed(kind: str, part: str) -> SampleValue:
    """A part of a bank's row as a value of that type of field."""
    if kind in _NUMBERS:
        return int(part) if part.lstrip("-").isdigit() else float(part)
    if kind == "boolean":
        return part == "yes"
    return [tag.strip() for tag in part.split(",")] if kind == "tags" else part


def _given(archetype: Archetype, bank: RecordBank, banks: WordBanks) -> list[_Row]:
    """The rows of a bank as records with only what they say; names of related records under their relation."""
    kinds = {item.name: item.type for item in archetype.fields}
    choices = {item.name: item.choices for item in archetype.fields if item.type == "choice"}
    shared = len(bank.for_archetypes) > 1
    known = {*kinds, *(item.name for item in archetype.relations)}
    found: list[_Row] = []
    people_of_rows = people(banks, archetype.id, len(bank.rows))
    for row, person in zip(bank.rows, people_of_rows, strict=True):
        parts = zip(bank.with_fields, row[1:], strict=False)
        values = {
            name: _typed(kinds.get(name, "text"), part)
            for name, part in parts
            if name in known
            and part != _NOTHING
            and not (shared and name in choices and part not in choices[name])
        }
        found.append({archetype.title_field: row[0].replace("{person}", person), **values})
    return found


def _names(archetype: Archetype, bank: RecordBank | None, banks: WordBanks, count: int) -> list[_Row] | None:
    """What is known beforehand of further records, by name; None when records of this kind have no names."""
    title = archetype.field(archetype.title_field)
    if title is None or title.type not in {"text", "long_text"}:
        return None
    if bank is not None:
        rows = _given(archetype, bank, banks)
        if bank.patterns:
            made = filled(bank.patterns, banks, archetype.id, count)
            rows += [{title.name: name} for name in dict.fromkeys(made)]
        return rows
    if title.type == "long_text":
        return None
    return [{title.name: name} for name in titles(archetype, title.name, banks, count)]


def _stocked_alike(row: _Row, given: _Row) -> bool:
    """Whether both are in stock or both are sold out, as far as that is known."""
    return "stock" in given and "stock" in row and bool(row["stock"]) == bool(given["stock"])


def _with_gender(archetype: Archetype, person: str | None, banks: WordBanks, row: _Row) -> _Row:
    """The record of a person with the gender that goes with the given name."""
    gender = "female" if person and person.split()[0] in banks.female_names else "male"
    for item in archetype.fields:
        if person and item.name in {"gender", "sex"} and item.name in row and gender in item.choices:
            row[item.name] = gender
    return row


@dataclass
class _Expansion:
    """The records of one archetype in the making; `taken` are the values of its unique fields so far."""

    archetype: Archetype
    banks: WordBanks
    bank: RecordBank | None
    taken: dict[str, set[str]] = field(default_factory=dict)

    def own(self, given: Sequence[_Row]) -> list[_Row]:
        """The samples, each with what the bank says of it besides."""
        if self.bank is not None and self.bank.replaces:
            return []
        said = {str(row[self.archetype.title_field]): row for row in given}
        links = {item.name for item in self.archetype.relations}
        rows: list[_Row] = []
        for sample in self.archetype.samples:
            more = said.get(str(sample.get(self.archetype.title_field)), {})
            rows.append({**dict(sample), **{name: more[name] for name in more.keys() & links}})
            self._note(sample)
        return rows

    def _note(self, row: _Row) -> None:
        for item in self.archetype.fields:
            if item.unique and row.get(item.name) is not None:
                self.taken.setdefault(item.name, set()).add(str(row[item.name]))

    def further(self, number: int, place: int, given: _Row) -> _Row:
        """One further record; its dates move by the same days and its numbers grow by the same factor."""
        dice = Dice(self.archetype.id, number)
        base = self._base(number, given)
        days = (_STEP_DAYS * number + dice.below(3)) * (1 if number % 2 else -1)
        factor = dice.between(0.92, 1.08) if self.archetype.person else dice.between(0.72, 1.38)
        money = self._money_factor(base, given, factor)
        title = str(
            given.get(self.archetype.title_field)
            or base.get(self.archetype.title_field)
            or self.archetype.title
        )
        made: _Row = {name: value for name, value in given.items() if not self.archetype.field(name)}
        later: list[ArchetypeField] = []
        for item in self.archetype.fields:
            value = base.get(item.name)
            if item.name in given:
                made[item.name] = given[item.name]
            elif item.type in {"date", "datetime"}:
                made[item.name] = moved(item.type, value, days) if isinstance(value, str) else value
            elif item.name in _PLACES_IN_ORDER and item.type == "integer":
                made[item.name] = place if item.max is None or place <= item.max else value
            elif item.type in _FOLLOWS_NAME or (item.unique and item.type in {"text", "phone", "integer"}):
                later.append(item)
            elif item.type in {"integer", "decimal", "money"} and isinstance(value, int | float):
                made[item.name] = scaled(item, value, money if item.type == "money" else factor)
            else:
                made[item.name] = self._value(item, value, title, number, dice)
        made = _with_gender(self.archetype, self._person(made), self.banks, made)
        for item in later:
            made[item.name] = self._following(item, base.get(item.name), title, number, made)
        self._note(made)
        in_order = [item.name for item in self.archetype.fields if made.get(item.name) is not None]
        links = [name for name in made if self.archetype.field(name) is None]
        return with_sums(self.archetype, {name: made[name] for name in (*in_order, *links)})

    def _base(self, number: int, given: _Row) -> _Row:
        """The sample that shares most of what is known already (a dog takes after a dog), else the next in turn."""
        samples = self.archetype.samples
        chosen = [item.name for item in self.archetype.fields if item.type == "choice" and item.name in given]
        alike = [
            sum(row.get(name) == given[name] for name in chosen) + _stocked_alike(row, given)
            for row in samples
        ]
        best = [row for row, count in zip(samples, alike, strict=True) if count == max(alike)]
        return dict(best[number % len(best)])

    def _money_factor(self, base: _Row, given: _Row, factor: float) -> float:
        """How much dearer than its base a record is, when one of its prices is known."""
        for item in self.archetype.fields:
            old, new = base.get(item.name), given.get(item.name)
            if (
                item.type == "money"
                and isinstance(old, int | float)
                and isinstance(new, int | float)
                and old
                and new
            ):
                return new / old
        return factor

    def _value(
        self, item: ArchetypeField, value: SampleValue, title: str, number: int, dice: Dice
    ) -> SampleValue:
        if item.type == "text" and value is not None:
            known = [row.get(item.name) for row in self.archetype.samples if row.get(item.name)]
            if looks_like_person(known) and item.name.endswith(
                ("name", "contact", "author", "judge", "coach", "recipient", "holder", "manager", "speaker")
            ):
                return people(self.banks, f"{self.archetype.id}/{item.name}", number)[number - 1]
        texts = self.banks.texts.get(self.bank.texts, ()) if self.bank else ()
        return varied(self.archetype, item, value, title, number, self.banks, dice, texts)

    def _following(
        self, item: ArchetypeField, value: SampleValue, title: str, number: int, made: _Row
    ) -> SampleValue:
        """A value that follows the name of the record, or that no other record has."""
        if value is None and not item.required:
            return None
        person = self._person(made)
        if item.type == "email":
            return self._free(item, mail_address(person or title, person is not None), number)
        if item.type == "url":
            return self._free(item, f"https://example.org/{ascii_slug(title)[:60]}", number)
        if item.type == "integer":
            known = [int(text) for text in self.taken.get(item.name, ()) if text.lstrip("-").isdigit()]
            return max(known, default=0) + 1
        taken = self.taken.get(item.name, set())
        sample = str(value or next(iter(sorted(taken)), ""))
        return next(one for one in candidates(item.name, sample, title, number) if one not in taken)

    def _person(self, made: _Row) -> str | None:
        """Who the record is about, when it names a person."""
        for item in self.archetype.fields:
            if item.name in made and item.type == "text":
                samples = [row.get(item.name) for row in self.archetype.samples if row.get(item.name)]
                if is_about_people(self.archetype, item.name, samples) or (
                    item.name in {"name", "display_name", "contact_name"} and looks_like_person(samples)
                ):
                    return str(made[item.name])
        return None

    def _free(self, item: ArchetypeField, value: str, number: int) -> str:
        if not item.unique or value not in self.taken.get(item.name, set()):
            return value
        head, mark, tail = value.partition("@") if item.type == "email" else (value, "", "")
        return f"{head}{number}{mark}{tail}"


def expand_samples(
    archetype: Archetype, count: int, banks: WordBanks, setting: Setting = ANYWHERE
) -> list[dict[str, SampleValue]]:
    """The archetype's samples and further records after them, `count` in all, or fewer where names run out.

    Keys are names of fields; a relation holds the name of the record it should lead to, where that is known.
    Same archetype, count and setting, same records.
    """
    if not archetype.samples:
        return []
    bank = setting.bank(banks, archetype.id)
    making = _Expansion(archetype, banks, bank)
    known = _names(archetype, bank, banks, count)
    own = making.own(known or ())[:count]
    title = archetype.title_field
    used = {str(row.get(title)) for row in own}
    if known is None:
        fresh: list[_Row] = [{} for _ in range(count - len(own))]
    else:
        fresh = [row for row in known if str(row[title]) not in used][: count - len(own)]
    return own + [
        making.further(number, len(own) + number, given) for number, given in enumerate(fresh, start=1)
    ]
