"""The AppSpec: the one typed value between understanding and generating."""

from loomery_spec.app import AppSpec, Target
from loomery_spec.base import Element, Evidence, Node, Span
from loomery_spec.coverage import SentenceCoverage
from loomery_spec.diagnostics import Diagnostic, Report
from loomery_spec.entities import Entity, Relation, SeedSet, StateMachine, Transition
from loomery_spec.fields import Field, FieldType
from loomery_spec.permissions import Grant, Role

__all__ = [
    "AppSpec",
    "Diagnostic",
    "Element",
    "Entity",
    "Evidence",
    "Field",
    "FieldType",
    "Grant",
    "Node",
    "Relation",
    "Report",
    "Role",
    "SeedSet",
    "SentenceCoverage",
    "Span",
    "StateMachine",
    "Target",
    "Transition",
]
