"""What trades know: kinds of thing, kinds of application, tools, and what words ask for.

The data files (`data/`, one per domain) are the truth; `compiled/` is made from them and read at run time.

    catalogue = Catalogue.load()                                # reads nothing yet
    catalogue.match_blueprints("A site for a judo club")        # ranked Match(id, score, reasons)
    catalogue.blueprint("club_site")                            # roles, entities, pages, rules
    catalogue.archetypes_by_word("fixture")                     # ids of archetypes called so
    catalogue.archetype("match")                                # fields, states, relations, samples
    catalogue.match_tools("convert celsius to fahrenheit")      # tools that compute instead of keeping
    records
    catalogue.action("upload", "video")                         # what a verb with a noun means
    catalogue.features(), catalogue.phrases()                   # feature modules; wording

`expand_samples(archetype, count, catalogue.banks())` gives as many believable records as a page needs.
`catalogue.to_spec` turns
archetypes, blueprints and tools into parts of an AppSpec. The checker is `python -m
loomery_templates.catalogue check`.
"""

from loomery_templates.catalogue.catalogue import Catalogue
from loomery_templates.catalogue.errors import (
    BrokenSourceError,
    CatalogueError,
    StaleIndexError,
    UnknownEntryError,
)
from loomery_templates.catalogue.matching import Match, Reason
from loomery_templates.catalogue.models import (
    ActionRule,
    Archetype,
    ArchetypeField,
    ArchetypeRelation,
    Blueprint,
    BlueprintEntity,
    BlueprintPage,
    BlueprintRole,
    Feature,
    Phrases,
    Tool,
)
from loomery_templates.catalogue.samples import expand_samples
from loomery_templates.catalogue.words import content_words, singular, words

__all__ = [
    "ActionRule",
    "Archetype",
    "ArchetypeField",
    "ArchetypeRelation",
    "Blueprint",
    "BlueprintEntity",
    "BlueprintPage",
    "BlueprintRole",
    "BrokenSourceError",
    "Catalogue",
    "CatalogueError",
    "Feature",
    "Match",
    "Phrases",
    "Reason",
    "StaleIndexError",
    "Tool",
    "UnknownEntryError",
    "content_words",
    "expand_samples",
    "singular",
    "words",
]
