"""What the parts of one application have in common while they are made: its entities, by archetype and by
words."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from loomery_spec import Entity, Relation, Role
from loomery_spec.naming import entity_name
from loomery_templates.catalogue.words import words

__all__ = ["Scope"]


@dataclass
class Scope:
    """Entities by name (replaced as they grow), roles, and remarks on what could not be said.

    `said_as` maps words of an entity ("match incident", "incidents" as singular words) to its name.
    """

    entities: dict[str, Entity] = field(default_factory=dict)
    roles: tuple[Role, ...] = ()
    remarks: list[str] = field(default_factory=list)
    said_as: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def of(entities: Iterable[Entity], synonyms: dict[str, tuple[str, ...]]) -> "Scope":
        """A scope over these entities; `synonyms` by entity name."""
        scope = Scope({entity.name: entity for entity in entities})
        for entity in scope.entities.values():
            for said in (entity.name, entity.label, entity.label_plural):
                scope.said_as.setdefault(" ".join(words(said.replace("_", " "))), entity.name)
        for name, others in synonyms.items():
            for said in others:
                scope.said_as.setdefault(" ".join(words(said)), name)
        for name in scope.entities:
            # `incident` says enough where a match incident is the only kind of incident.
            last = name.rpartition("_")[2]
            if sum(other.rpartition("_")[2] == last for other in scope.entities) == 1:
                scope.said_as.setdefault(last, name)
        scope._name_by_links()
        return scope

    def _name_by_links(self) -> None:
        """What a link calls a thing (`charging point` of a session) names it too, where nothing else is called so."""
        for entity in self.entities.values():
            for link in entity.relations:
                if (
                    link.kind in ("many_to_one", "one_to_one")
                    and link.target in self.entities
                    and link.target != "user"
                ):
                    said = words(link.name.replace("_", " "))
                    self.said_as.setdefault(" ".join(said), link.target)
                    self.said_as.setdefault(said[-1], link.target)

    def entity(self, archetype: str | None) -> Entity | None:
        """The entity of an archetype id, if it is kept."""
        return self.entities.get(entity_name(archetype)) if archetype else None

    def put(self, entity: Entity) -> None:
        """Replace the entity of the same name."""
        self.entities[entity.name] = entity

    def named(self, phrase: str) -> Entity | None:
        """The entity that a phrase names: all of it, else its last words, else its first words."""
        said = words(phrase.replace("_", " "))
        tries = [
            said,
            *(said[at:] for at in range(1, len(said))),
            *(said[:end] for end in range(len(said) - 1, 0, -1)),
        ]
        for part in tries:
            name = self.said_as.get(" ".join(part))
            if name:
                return self.entities[name]
        return None

    def leading(self, phrase: str) -> tuple[Entity, tuple[str, ...]] | None:
        """The entity that a phrase begins with (longest first, article aside), and the words after it."""
        said = words(phrase.replace("_", " "))
        if said[:1] and said[0] in {"a", "an", "the", "new", "each", "every", "one", "two", "no", "any"}:
            said = said[1:]
        for end in range(min(len(said), 4), 0, -1):
            name = self.said_as.get(" ".join(said[:end]))
            if name:
                return self.entities[name], said[end:]
        return None

    def role(self, name: str) -> Role | None:
        """The role of that name."""
        return next((role for role in self.roles if role.name == name), None)

    def add_relation(self, entity: Entity, relation: Relation) -> Entity:
        """The entity with one relation more, unless its name is taken; the scope keeps it."""
        if entity.field(relation.name) or entity.relation(relation.name):
            return entity
        grown = entity.model_copy(update={"relations": (*entity.relations, relation)})
        self.put(grown)
        return grown
