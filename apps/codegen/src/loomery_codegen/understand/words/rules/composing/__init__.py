"""Composing: what was read and what is known of the trade become one AppSpec."""
