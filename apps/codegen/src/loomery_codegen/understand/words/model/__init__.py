"""Understanding words with a model: any OpenAI-compatible endpoint, checked against the rules.

Importing this loads our own modules only; the library that speaks HTTP is loaded when a model is asked.
"""

from loomery_codegen.understand.words.model.ledger import ModelCall, append_calls, read_calls
from loomery_codegen.understand.words.model.planner import ModelPlan, ModelPlanner
from loomery_codegen.understand.words.model.settings import ModelPlannerSettings, ModelSettings

__all__ = [
    "ModelCall",
    "ModelPlan",
    "ModelPlanner",
    "ModelPlannerSettings",
    "ModelSettings",
    "append_calls",
    "read_calls",
]
