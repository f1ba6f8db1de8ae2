"""Fixtures of the proxy."""

from apps.orchestrator.tests.releases.hosting import platform

__all__ = ["platform"]
