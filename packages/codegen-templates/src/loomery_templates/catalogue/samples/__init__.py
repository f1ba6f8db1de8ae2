"""More believable records than an archetype has samples: varied, deterministic, and in keeping with its
theme."""

from loomery_templates.catalogue.samples.expand import expand_samples
from loomery_templates.catalogue.samples.setting import ANYWHERE, Setting

__all__ = ["ANYWHERE", "Setting", "expand_samples"]
