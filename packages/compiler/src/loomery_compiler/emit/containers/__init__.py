"""Containers, settings and continuous integration of a project."""

from loomery_compiler.emit.containers.backend import BACKEND

__all__ = ["BACKEND"]
