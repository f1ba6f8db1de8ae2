"""Back end `tests`: API tests and browser flows, derived from the specification."""

from loomery_compiler.emit.tests.backend import BACKEND

__all__ = ["BACKEND"]
