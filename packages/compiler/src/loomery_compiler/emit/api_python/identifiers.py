"""Names of the specification as identifiers of the Python application."""

import keyword

from loomery_compiler.emit.names import pascal

BASES = {"metadata", "registry", "copy", "json", "schema", "dict", "construct", "validate", "fields"}
"""Attributes of SQLAlchemy's and pydantic's bases."""
NEEDED = {"dt", "sa", "orm", "db", "property", "list", "int", "str", "bool", "model_config", "model_fields"}
"""What the body of one of our classes needs while the class is made."""
TAKEN = frozenset(BASES | NEEDED)
SYSTEM_KEYS = frozenset({"id", "label", "created_at", "updated_at", "can"})
"""Keys that every record has; a field of the same name is the system's own, except `label`."""


def attribute(name: str) -> str:
    """The attribute for a field or relation: `class` -> `class_`."""
    return f"{name}_" if keyword.iskeyword(name) or name in TAKEN else name


def module(entity: str) -> str:
    """The package of an entity below `app.entities`."""
    return f"{entity}_" if keyword.iskeyword(entity) else entity


def class_name(entity: str) -> str:
    """The class of an entity's records: `order_item` -> `OrderItem`."""
    name = pascal(entity)
    return f"{name}_" if keyword.iskeyword(name) else name
