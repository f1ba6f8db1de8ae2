"""Names of the specification as identifiers of the Python application."""

import keyword

from loomery_compiler.emit.names import pascal

TAKEN = frozenset(
    # attributes of SQLAlchemy's and pydantic's bases
    "metadata registry copy json schema dict construct validate fields model_config model_fields "
    # names that a class body of ours needs while it is made
    "dt sa orm db".split()
)
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
