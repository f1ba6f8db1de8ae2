"""Revisions of the orchestrator's tables."""
