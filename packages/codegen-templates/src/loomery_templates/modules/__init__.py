"""Feature modules: each is first of all a pass that says a feature in terms every back end knows."""

from loomery_templates.modules.aliases import Alias, resolve
from loomery_templates.modules.protocol import FeatureModule

__all__ = ["Alias", "FeatureModule", "resolve"]
