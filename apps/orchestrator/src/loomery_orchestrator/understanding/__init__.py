"""Descriptions and specifications, read and compared before anything is built."""
