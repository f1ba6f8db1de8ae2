"""Answering questions about events."""
