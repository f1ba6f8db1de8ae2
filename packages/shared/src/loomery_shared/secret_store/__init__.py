"""Secrets by name: in a file that only its owner reads, or in SSM Parameter Store."""
