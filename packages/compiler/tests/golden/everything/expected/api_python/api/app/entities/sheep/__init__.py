"""Sheep."""
