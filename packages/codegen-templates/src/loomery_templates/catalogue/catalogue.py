"""The catalogue as its users see it: a lazy view of the compiled index."""

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from loomery_templates.catalogue.matching import Match, Text, matches
from loomery_templates.catalogue.models import (
    ActionRule,
    Archetype,
    Blueprint,
    Feature,
    Phrases,
    Tool,
    WordBanks,
)
from loomery_templates.catalogue.searchable import by_phrase
from loomery_templates.catalogue.store import COMPILED, Shelf, read_json
from loomery_templates.catalogue.words import words

__all__ = ["Catalogue"]


class Catalogue:
    """Kinds of thing, kinds of application, tools, and the lexicon. Build it once with `Catalogue.load()`.

    Loading reads nothing; each part is read when first asked for. All answers are immutable and in a stable
    order.
    """

    def __init__(self, root: Path = COMPILED) -> None:
        self._root = root
        self._archetypes = Shelf(root, "archetypes", Archetype)
        self._blueprints = Shelf(root, "blueprints", Blueprint)
        self._tools = Shelf(root, "tools", Tool)

    @staticmethod
    @cache
    def load() -> "Catalogue":
        """The catalogue that ships with this package; the same object every time."""
        return Catalogue()

    @property
    def archetype_ids(self) -> tuple[str, ...]:
        """Ids of all archetypes."""
        return self._archetypes.ids

    @property
    def blueprint_ids(self) -> tuple[str, ...]:
        """Ids of all blueprints."""
        return self._blueprints.ids

    @property
    def tool_ids(self) -> tuple[str, ...]:
        """Ids of all tools."""
        return self._tools.ids

    def has_archetype(self, archetype_id: str) -> bool:
        """Whether an archetype has that id."""
        return archetype_id in self._archetypes

    def archetype(self, archetype_id: str) -> Archetype:
        """The archetype with that id. Raises UnknownEntryError."""
        return self._archetypes.get(archetype_id)

    def blueprint(self, blueprint_id: str) -> Blueprint:
        """The blueprint with that id. Raises UnknownEntryError."""
        return self._blueprints.get(blueprint_id)

    def tool(self, tool_id: str) -> Tool:
        """The tool with that id. Raises UnknownEntryError."""
        return self._tools.get(tool_id)

    def archetypes_by_word(self, phrase: str) -> tuple[str, ...]:
        """Ids of the archetypes that people call so ("fixture", "purchase orders"); own names before
        synonyms."""
        return tuple(self._archetypes.index["words"].get(" ".join(words(phrase)), ()))

    def match_blueprints(
        self, text: str | Sequence[str], *, limit: int = 8, threshold: float = 0.25
    ) -> tuple[Match, ...]:
        """The kinds of application that a text asks for, best first.

        `text` is a whole description, or its lemmas in order. Scores lie between 0 and 1; each match says
        why.
        """
        return matches(self._blueprints.index["search"], Text.read(text), limit=limit, threshold=threshold)

    def match_tools(
        self, text: str | Sequence[str], *, limit: int = 5, threshold: float = 0.35
    ) -> tuple[Match, ...]:
        """The computing tools that a text asks for, best first; as `match_blueprints`."""
        return matches(self._tools.index["search"], Text.read(text), limit=limit, threshold=threshold)

    def blueprint_called(self, name: str) -> str | None:
        """The kind of application that has this very title, or else this very trigger ("job board")."""
        return self._called["blueprints"].get(" ".join(words(name)))

    def tool_called(self, name: str) -> str | None:
        """The computing tool that has this very title or trigger; as `blueprint_called`."""
        return self._called["tools"].get(" ".join(words(name)))

    @cached_property
    def _called(self) -> dict[str, dict[str, str]]:
        return {
            "blueprints": by_phrase(self._blueprints.index["search"]),
            "tools": by_phrase(self._tools.index["search"]),
        }

    @cached_property
    def _rules(self) -> dict[str, list[Any]]:
        content: dict[str, list[Any]] = read_json(self._root / "actions.json")
        return content

    @property
    def verbs(self) -> frozenset[str]:
        """All verbs (base forms, also "log in") that the lexicon knows."""
        return frozenset(self._rules)

    def actions(self, verb: str) -> tuple[ActionRule, ...]:
        """All rules of a verb in base form; empty for an unknown verb."""
        return tuple(ActionRule.model_validate(rule) for rule in self._rules.get(verb.lower(), ()))

    def action(self, verb: str, noun: str) -> ActionRule | None:
        """The rule of a verb for a noun (head noun or whole phrase), else its general rule, else None."""
        name = " ".join(words(noun))
        general: ActionRule | None = None
        for rule in self.actions(verb):
            if name in rule.objects:
                return rule
            if rule.general and general is None:
                general = rule
        return general

    @cached_property
    def _features(self) -> tuple[Feature, ...]:
        return tuple(Feature.model_validate(item) for item in read_json(self._root / "features.json"))

    def features(self) -> tuple[Feature, ...]:
        """All feature modules, those most asked for first."""
        return self._features

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases.model_validate(read_json(self._root / "phrases.json"))

    def phrases(self) -> Phrases:
        """Colours, filler, generic nouns, roles and shapes of sentences."""
        return self._phrases

    @cached_property
    def _banks(self) -> WordBanks:
        return WordBanks.model_validate(read_json(self._root / "words.json"))

    def banks(self) -> WordBanks:
        """Names, places, sentences and titles from which further records are made."""
        return self._banks
