"""Back end `docs`: README, API reference, permissions and the diagram of entities."""

from loomery_compiler.emit.docs.backend import BACKEND

__all__ = ["BACKEND"]
