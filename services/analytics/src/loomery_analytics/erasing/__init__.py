"""Giving back and forgetting what belongs to a person, an application or a tenant."""
