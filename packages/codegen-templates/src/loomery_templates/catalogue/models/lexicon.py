"""The lexicon: what verbs and phrases of a description turn into."""

from typing import TypeAlias

from loomery_templates.catalogue.models.archetype import FieldType
from loomery_templates.catalogue.models.blueprint import PageKind
from loomery_templates.catalogue.models.node import Node

__all__ = ["ActionRule", "Feature", "FeatureAdds", "FeatureOption", "FeaturePage", "Gives", "GivesField"]

Placeholder: TypeAlias = str


class GivesField(Node):
    """A field for the entity at hand; the name may be `{object}`, the type None for "by the name"."""

    name: str
    type: FieldType | None = None


class Gives(Node):
    """What an action rule adds. `of` is an archetype id, `object` (what the noun names) or `main`.

    Actions and fields may hold the placeholders `{object}` and `{verb}`. `ignore`: the words say nothing.
    """

    page: PageKind | None = None
    of: str | None = None
    action: tuple[Placeholder, ...] = ()
    feature: tuple[str, ...] = ()
    option: str | None = None
    field: GivesField | None = None
    entity: Placeholder | None = None
    ignore: bool = False


class ActionRule(Node):
    """A verb with the nouns it takes ("*" for any other) and what both together mean."""

    verb: str
    objects: tuple[str, ...]
    gives: Gives
    note: str = ""

    @property
    def general(self) -> bool:
        """Whether the rule takes any noun that no other rule of the verb names."""
        return "*" in self.objects


class FeaturePage(Node):
    """A page that a feature brings."""

    kind: PageKind
    of: str | None = None


class FeatureAdds(Node):
    """What a feature brings: archetype ids, pages and action names."""

    entities: tuple[str, ...] = ()
    pages: tuple[FeaturePage, ...] = ()
    actions: tuple[str, ...] = ()


class FeatureOption(Node):
    """A setting of a feature; with `when`, a part that is switched on by one of those phrases."""

    name: str
    type: FieldType
    about: str
    when: tuple[str, ...] = ()
    adds: FeatureAdds = FeatureAdds()


class Feature(Node):
    """A feature module by the phrases that ask for it; `*` in a phrase stands for up to three words."""

    id: str
    title: str
    about: str
    phrases: tuple[str, ...]
    options: tuple[FeatureOption, ...] = ()
    adds: FeatureAdds = FeatureAdds()
    needs: tuple[str, ...] = ()
