"""Lists as they are written, without grammar: `title, author (optional) and price in euros`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loomery_codegen.understand.words.rules.reading.clause_values import clause_value
from loomery_codegen.understand.words.rules.reading.details import UNIT_WORDS, details_after, qualified
from loomery_codegen.understand.words.rules.reading.model import Details
from loomery_codegen.understand.words.rules.reading.nouns import (
    can_be_adjective,
    can_be_noun,
    can_be_verb,
    is_person,
    singular,
)
from loomery_codegen.understand.words.rules.reading.values import names_value
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

_LEAD = re.compile(
    r"(?:(?:and|or|also|plus|then|the|an?|its|their|his|her|my|our|your|one|some|any|all|each|every|several|many|"
    r"multiple|various|other|own|at least one|one or more|e\.g\.|for example|"
    r"(?:manage|organi[sz]e|handle|track|find|see|plan|book)(?= [a-z]+s\b))\s+)+",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,;]\s*(?:and |or |& )?|\s+(?:and|or|&|plus|as well as)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween -?[\d.,]+$", re.IGNORECASE)
_WORDS = re.compile(r"[A-Za-z][\w'/.-]*(?: (?:of )?[A-Za-z0-9][\w'/-]*){0,3}")
_COUNTED = re.compile(
    r"(?:(?:maximum|minimum|total) )?(?:number|amount|count|quantity) of (?:the |its )?(?P<what>[a-z -]+)$",
    re.IGNORECASE,
)
_CHOICES = re.compile(r"\s*(?:\(|:\s+)\s*(?:e\.g\.,? |such as |like |either |one of )?([^()]+?)\s*(?:\)|$)")
_TAIL = re.compile(r"\(|with\b|:|- |such as\b|like\b|etc\b|to [a-z]+$|and (?:more|so on)\b", re.IGNORECASE)
ENDS = word_set("from to until")
"""`date, from and to`: when or where something begins and ends."""
_NEVER = word_set(
    "that which who whose where when how what why can could should must will would may might is are was were be to it "
    "they i we you he she with without for from by on at as if then there this these those not no so because while "
    "do does did have has had only using via into about them him us me"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its name in base form, where it stands, and what is said of it."""

    name: str
    start: int
    end: int
    plural: bool
    details: Details = field(default_factory=Details)
    choices: tuple[str, ...] = ()
    tail: str = ""
    """What stands behind it in brackets or after `with`."""
    written: str = ""
    """The name as written, in the plural where it is."""

    @property
    def is_value(self) -> bool:
        """Whether it names a value rather than a thing."""
        if self.choices or self.details.kind or self.details.unit or self.name in ENDS:
            return True
        if self.plural and is_person(self.name):
            return False
        return names_value(self.name) or self.written.split(" ")[-1] in UNIT_WORDS


def parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a list between `start` and `end`, brackets kept together."""
    found: list[tuple[int, int]] = []
    begin = at = start
    depth = 0
    while at < end:
        depth += (text[at] == "(") - (text[at] == ")")
        match = _SEPARATOR.match(text, at, end) if depth <= 0 else None
        if match and match.end() > at and not _BETWEEN.search(text[max(begin, at - 24) : at]):
            found.append((begin, at))
            begin = at = match.end()
            continue
        at += 1
    found.append((begin, end))
    return [(one, other) for one, other in found if text[one:other].strip(" .")]


def items(text: str, start: int, end: int) -> tuple[Item | None, ...]:
    """The items of a list; None for what is no name of anything."""
    return tuple(_item(text, one, other) for one, other in parts(text, start, end))


def _item(text: str, start: int, end: int) -> Item | None:
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    raw = text[begin:end].strip(" .")
    if clause := clause_value(raw):
        return Item(clause[0], begin, end, False, Details(kind=clause[1]))
    if raw.lower() in ENDS:
        return Item(raw.lower(), begin, end, False)
    if counted := _COUNTED.match(raw):
        known = _is_name(_base(counted["what"].split()))
        return Item(raw.lower(), begin, end, True, Details(kind="integer")) if known else None
    match = _WORDS.match(text, begin, end)
    if match is None:
        return None
    name_end = _name_end(match.group(), begin)
    words, details = qualified(text[begin:name_end].split())
    details, after = details_after(text[:end], name_end, details)
    words = words[:-1] if len(words) > 1 and words[-1].lower() in ("field", "fields") else words
    base = _base(words)
    if not (_is_name(base) or (base and details.kind)) or _is_clause([word.lower() for word in words]):
        return None
    rest = text[after:end].strip(" .")
    if rest and not _TAIL.match(rest):
        return None
    options = _options(text, after, end)
    plural = base[-1] != words[-1].lower()
    called = " ".join(words).lower()
    return Item(" ".join(base), begin, name_end, plural, details, options, rest, called)


def _name_end(written: str, begin: int) -> int:
    """The end of the name within the words: before a preposition or anything that is no part of a name."""
    at = begin
    for word in re.finditer(r"\S+", written):
        low = word.group().lower()
        if low in _NEVER or (low in ("in", "such", "up", "between", "of") and not _joins(written, word)):
            break
        at = begin + word.end()
    return at


def _joins(written: str, word: re.Match[str]) -> bool:
    """`date of birth` is one name."""
    after = written[word.end() :].split()
    return (
        word.group().lower() == "of" and bool(after) and after[0].lower() not in ("the", "each", "a", "every")
    )


def _base(words: list[str]) -> list[str]:
    low = [word.lower().strip("'.") for word in words]
    return [*low[:-1], singular(low[-1])] if low else []


def _is_name(words: list[str]) -> bool:
    if not words or len(words) > 4 or set(words) & _NEVER:
        return False
    last = words[-1]
    if can_be_noun(last) or names_value(last) or "-" in last or len(words) > 1:
        return True
    return not can_be_verb(last) and (not can_be_adjective(last) or last.endswith("olic"))


def _is_clause(words: list[str]) -> bool:
    """`players register` and `the system draws groups`: somebody does something, which is no name."""
    for at in range(1, len(words)):
        before, word = words[at - 1], words[at]
        if before != singular(before) and is_person(singular(before)) and can_be_verb(word):
            return True
        inner = at < len(words) - 1 and word.endswith("s") and can_be_verb(singular(word))
        if inner and before == singular(before):
            return True
    return False


def _options(text: str, at: int, end: int) -> tuple[str, ...]:
    match = _CHOICES.match(text, at, end)
    return options(match.group(1)) if match else ()


def options(written: str) -> tuple[str, ...]:
    """`open, in progress or done` as single words; empty when it is no such list."""
    found = tuple(
        part.strip(" '\".").lower() if not part.strip().isupper() else part.strip()
        for part in re.split(r",? or |,? and |,|/|\||;", written)
        if part.strip(" '\".")
    )
    fits = 2 <= len(found) <= 12 and all(len(part.split()) <= 3 and "(" not in part for part in found)
    return tuple(dict.fromkeys(found)) if fits else ()
