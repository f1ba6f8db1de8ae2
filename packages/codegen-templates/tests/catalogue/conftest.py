"""The data files, read once for all tests of the catalogue."""

import pytest

from loomery_templates.catalogue import Catalogue
from loomery_templates.catalogue.sources import Sources, read_sources


@pytest.fixture(scope="session")
def sources() -> Sources:
    return read_sources()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()
