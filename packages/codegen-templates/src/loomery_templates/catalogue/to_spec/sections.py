"""Names of sections ("latest results", "how it works") as typed sections of landing and detail pages."""

from dataclasses import dataclass
from typing import Final

from loomery_spec import Entity
from loomery_spec.sections import (
    CallToAction,
    EntityForm,
    Facts,
    Hero,
    Highlights,
    Link,
    Measure,
    Questions,
    Records,
    Related,
    Section,
    Sort,
    Stat,
    Stats,
    Steps,
    Text,
)
from loomery_templates.catalogue.models import Blueprint
from loomery_templates.catalogue.to_spec import wording
from loomery_templates.catalogue.to_spec.charts import chart
from loomery_templates.catalogue.to_spec.members import amount_field, date_fields, member_named
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.words import word_set, words

__all__ = ["SectionMaker"]

_STEPS: Final = frozenset(
    {"how it works", "how to play", "steps", "how we work", "how it works in three steps"}
)
_TEXTS: Final = word_set(
    "story history values team mission about privacy rules introduction advice imprint terms philosophy craft"
) | {"opening hours", "find us", "what we do", "our team", "short introduction", "the concept", "how to help"}
_FIGURES: Final = frozenset(
    {"key figures", "statistics", "figures", "impact in figures", "numbers", "my figures"}
)
_QUESTIONS: Final = frozenset({"questions", "faq", "common questions", "questions and answers"})
_HIGHLIGHTS: Final = frozenset(
    {
        "features",
        "services",
        "benefits",
        "highlights",
        "what we offer",
        "three benefits",
        "why us",
        "solutions",
    }
    | {"advantages", "use cases", "quick links", "quick services", "why buy here", "what sets us apart"}
)
_FORMS: Final = {
    "contact": "contact_request", "enquiry": "contact_request", "send a message": "contact_request",
    "newsletter": "subscriber", "subscribe": "subscriber", "request a quote": "contact_request",
}  # fmt: skip
_QUOTES: Final = frozenset({"review", "testimonial"})
_NEWEST: Final = word_set("latest new newest recent just")
_BEST: Final = word_set("top best popular leading featured recommended most")
_RANKED: Final = word_set("player scorer leaderboard ranking score")
_COMING: Final = word_set("upcoming coming next")
_LAYOUTS: Final = {"table": "table", "gallery": "gallery", "feed": "feed"}


@dataclass(frozen=True, slots=True)
class SectionMaker:
    """Makes the sections of one application; links lead to pages that are in `pages` (by entity name)."""

    blueprint: Blueprint
    scope: Scope
    pages: dict[str, str]

    def landing(self, name: str) -> Section | None:
        """A section of the front page, or None when the words name nothing that is kept."""
        said = name.lower().strip()
        if "hero" in said:
            return self.hero()
        if said.startswith("chart:"):
            return chart(f"{said.removeprefix('chart:').strip()}: line", self.scope)
        return self._form(said) or self._fixed(name, said) or self._records(name)

    def detail(self, name: str, entity: Entity) -> Section | None:
        """A section of a record's page: facts, some fields, a chart, or the records that belong to it."""
        said = name.lower().strip()
        if said in {"facts", "details", "summary", "description"}:
            return Facts()
        if said.startswith("chart:"):
            return chart(f"{said.removeprefix('chart:').strip()}: line", self.scope, entity)
        field = member_named(entity, said)
        if field and entity.field(field):
            return None  # shown among the facts
        return self._related(name, entity)

    def hero(self) -> Hero:
        """Tagline and the way to the first thing."""
        target = next(iter(self.pages.values()), None)
        copy = self.blueprint.copy_text
        links = (Link(label=copy.call_to_action, page=target),) if target else ()
        imagery = self.blueprint.style.imagery
        return Hero(
            title=copy.tagline,
            text=wording.sentence(self.blueprint.about),
            actions=links,
            imagery="" if imagery == "none" else imagery,
        )

    def stats(self, title: str = "") -> Stats | None:
        """Up to four figures: how many of each main thing, and one sum."""
        shown = [entity for entity in self.scope.entities.values() if not entity.system][:4]
        if not shown:
            return None
        figures = [Stat(label=entity.label_plural, entity=entity.name, icon=entity.icon) for entity in shown]
        for entity in shown[:2]:
            money = next((field for field in entity.fields if field.type.kind == "money"), None)
            if money and len(figures) < 5:
                measure = Measure(op="sum", field=money.name)
                figures.append(
                    Stat(label=f"{entity.label}: {money.label.lower()}", entity=entity.name, measure=measure)
                )
                break
        return Stats(title=title, stats=tuple(figures))

    def usual(self) -> tuple[Section, ...]:
        """What a front page shows that says of nothing else: the newest of the main thing, and what there is."""
        shown = [entity for entity in self.scope.entities.values() if not entity.system]
        if not shown:
            return ()
        first = next((entity for entity in shown if entity.owner is None), shown[0])
        newest = Records(
            title=f"Latest {first.label_plural.lower()}",
            entity=first.name,
            layout=_LAYOUTS.get(first.layout, "cards"),  # type: ignore[arg-type]
            sort=Sort(field="created_at", descending=True),
        )
        items = wording.highlights(self.blueprint, tuple(shown))
        return (newest, Highlights(title="What you find here", items=items)) if items else (newest,)

    def _fixed(self, name: str, said: str) -> Section | None:
        entities = tuple(self.scope.entities.values())
        title = name[:1].upper() + name[1:]
        if said in _STEPS:
            return Steps(title=title, items=wording.steps(self.blueprint, entities))
        if said in _QUESTIONS:
            signs_up = any(role.signs_up for role in self.scope.roles)
            return Questions(title=title, items=wording.questions(self.blueprint, entities, signs_up))
        if said in _FIGURES:
            return self.stats(title)
        if said in _HIGHLIGHTS and not self.scope.named(said):
            return Highlights(title=title, items=wording.highlights(self.blueprint, entities))
        if said in _TEXTS and not self.scope.named(said):
            return Text(title=title, body=wording.paragraph(said, self.blueprint))
        return None

    def _form(self, said: str) -> EntityForm | None:
        entity = self.scope.entity(_FORMS.get(said))
        return EntityForm(title=said[:1].upper() + said[1:], entity=entity.name) if entity else None

    def _records(self, name: str) -> Section | None:
        """Some records of the entity that the words name, sorted as the words say."""
        entity = self.scope.named(name)
        if entity is None and set(words(name)) & _RANKED:
            entity = self.scope.entity("high_score")
        if entity is None and set(words(name)) & (_NEWEST | _BEST | _COMING):
            entity = next((item for item in self.scope.entities.values() if not item.system), None)
        if entity is None or entity.system:
            return None
        layout = "quotes" if entity.archetype in _QUOTES else _LAYOUTS.get(entity.layout, "cards")
        return Records(
            title=name[:1].upper() + name[1:],
            entity=entity.name,
            layout=layout,  # type: ignore[arg-type]
            sort=self._order(name, entity),
        )

    def _order(self, name: str, entity: Entity) -> Sort | None:
        said = set(words(name))
        if said & _COMING:
            dates = date_fields(entity)
            return Sort(field=dates[0].name) if dates else None
        if said & _BEST:
            best = amount_field(
                entity, ("rating", "score", "vote", "point", "sale", "view", "download", "rank")
            )
            return Sort(field=best.name, descending=True) if best else None
        if said & _NEWEST:
            dates = date_fields(entity)
            return Sort(field=dates[0].name if dates else "created_at", descending=True)
        return None

    def _related(self, name: str, entity: Entity) -> Related | None:
        other = self.scope.named(name)
        if other is None or other.system or other.name == entity.name:
            return None
        link = next(
            (item for item in other.relations if item.target == entity.name and item.kind == "many_to_one"),
            None,
        )
        if link is None:
            return None
        layout = other.layout if other.layout in ("table", "cards", "gallery", "feed") else "table"
        return Related(
            title=name[:1].upper() + name[1:],
            entity=other.name,
            relation=link.name,
            layout=layout,
        )

    def call(self) -> CallToAction | None:
        """The last word of a front page."""
        target = next(iter(self.pages.values()), None)
        copy = self.blueprint.copy_text
        return (
            CallToAction(title=copy.tagline, actions=(Link(label=copy.call_to_action, page=target),))
            if target
            else None
        )
