"""`docs/api-errors.md`: every code that a problem can have, made from the classes of errors."""
