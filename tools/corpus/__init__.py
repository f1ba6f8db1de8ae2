"""Builds many descriptions and reports how each gate fared."""
