"""Applications: their names, specifications and whose they are."""
