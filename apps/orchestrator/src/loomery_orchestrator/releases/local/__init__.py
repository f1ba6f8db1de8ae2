"""Releases on this machine: supervised processes in sandboxes, their data beside them."""
