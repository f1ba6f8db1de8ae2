"""Backups of everything that the platform keeps, and what brings them back."""
