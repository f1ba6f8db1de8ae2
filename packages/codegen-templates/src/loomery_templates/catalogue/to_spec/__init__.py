"""The catalogue as parts of an AppSpec.

    parts = blueprint_parts(catalogue, catalogue.blueprint("club_site"), text=description)
    parts.entities, parts.roles, parts.grants, parts.pages, parts.workflows, parts.seeds, parts.theme,
    parts.copy
    parts.not_enforced                       # rules in words that nothing enforces: to be reported, never
    dropped

`archetype_entity` converts one archetype, `tool_page` one tool, `seed_sets` makes records for entities put
together
otherwise, `apply_rules` finds constructs for rules in words.
"""

from loomery_templates.catalogue.to_spec.assemble import (
    BlueprintParts,
    blueprint_parts,
    blueprint_spec,
    chosen_archetypes,
)
from loomery_templates.catalogue.to_spec.charts import chart
from loomery_templates.catalogue.to_spec.entities import EntityPart, archetype_entity
from loomery_templates.catalogue.to_spec.expressions import ExpressionError, parse_expression
from loomery_templates.catalogue.to_spec.fields import spec_field, spec_fields
from loomery_templates.catalogue.to_spec.labels import choice_value, label
from loomery_templates.catalogue.to_spec.rules import apply_rules
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.to_spec.seeds import seed_sets
from loomery_templates.catalogue.to_spec.tools import tool_page, tool_section

__all__ = [
    "BlueprintParts",
    "EntityPart",
    "ExpressionError",
    "Scope",
    "apply_rules",
    "archetype_entity",
    "blueprint_parts",
    "blueprint_spec",
    "chart",
    "choice_value",
    "chosen_archetypes",
    "label",
    "parse_expression",
    "seed_sets",
    "spec_field",
    "spec_fields",
    "tool_page",
    "tool_section",
]
