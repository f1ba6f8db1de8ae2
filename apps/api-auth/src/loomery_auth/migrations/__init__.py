"""Schema changes of this service."""
