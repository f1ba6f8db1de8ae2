"""Releases as containers: for machines that run Docker or Podman with Compose."""
