"""Releases: from a verified bundle to an application that answers, and back again."""
