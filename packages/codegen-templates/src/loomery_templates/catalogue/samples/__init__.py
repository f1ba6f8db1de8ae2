"""More believable records than an archetype has samples: varied, deterministic, and in keeping with its
theme."""

from loomery_templates.catalogue.samples.expand import expand_samples

__all__ = ["expand_samples"]
