"""Artifacts by key: on disk, or in S3."""
