"""The schema of the catalogue's data files, as frozen pydantic models."""

from loomery_templates.catalogue.models.archetype import (
    Archetype,
    ArchetypeField,
    ArchetypeRelation,
    ArchetypeStates,
    FieldType,
    SampleValue,
    Scalar,
)
from loomery_templates.catalogue.models.banks import RecordBank, WordBanks
from loomery_templates.catalogue.models.blueprint import (
    Blueprint,
    BlueprintCopy,
    BlueprintEntity,
    BlueprintPage,
    BlueprintRole,
    BlueprintStyle,
    BlueprintWorkflow,
)
from loomery_templates.catalogue.models.lexicon import (
    ActionRule,
    Feature,
    FeatureAdds,
    FeatureOption,
    FeaturePage,
    Gives,
    GivesField,
)
from loomery_templates.catalogue.models.phrases import (
    NamedColour,
    Phrases,
    RoleNoun,
    SentenceShape,
    StylePhrases,
)
from loomery_templates.catalogue.models.tool import Tool, ToolExample, ToolInput, ToolOutput

__all__ = [
    "ActionRule",
    "Archetype",
    "ArchetypeField",
    "ArchetypeRelation",
    "ArchetypeStates",
    "Blueprint",
    "BlueprintCopy",
    "BlueprintEntity",
    "BlueprintPage",
    "BlueprintRole",
    "BlueprintStyle",
    "BlueprintWorkflow",
    "Feature",
    "FeatureAdds",
    "FeatureOption",
    "FeaturePage",
    "FieldType",
    "Gives",
    "GivesField",
    "NamedColour",
    "Phrases",
    "RecordBank",
    "RoleNoun",
    "SampleValue",
    "Scalar",
    "SentenceShape",
    "StylePhrases",
    "Tool",
    "ToolExample",
    "ToolInput",
    "ToolOutput",
    "WordBanks",
]
