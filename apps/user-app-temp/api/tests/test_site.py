"""What search engines and previews of links are told, and that nothing hidden is told."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.core.db import Base
from app.main import create_app
from app.settings import Settings
from app.site import SITE
from tests.support import Client

SHELL = """<!doctype html>
<html>
  <head>
    <meta
      name="description"
      content="x"
    />
    <title>x</title>
  </head>
</html>
"""
PLACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The application with a built front end beside it."""
    folder = tmp_path_factory.mktemp("web")
    (folder / "index.html").write_text(SHELL, encoding="utf-8")
    settings = Settings(database_url="sqlite://", uploads=Path(folder), web=folder)
    app = create_app(settings)
    Base.metadata.create_all(app.state.database.engine)
    client = Client(app)
    yield client
    client.close()
    app.state.database.engine.dispose()


def test_robots_are_led_to_the_map_or_asked_to_stay_away(site: Client) -> None:
    text = site.get("/robots.txt").text
    assert ("/sitemap.xml" in text) is bool(SITE.pages)
    assert ("Disallow: /\n" in text) is not bool(SITE.pages)


def test_the_map_names_the_public_pages(site: Client) -> None:
    found = ElementTree.fromstring(site.get("/sitemap.xml").text)
    addresses = [place.text or "" for place in found.iter(PLACE)]
    assert [f"/{address.split('/', 3)[3]}" for address in addresses] == [page.path for page in SITE.pages]


def test_each_public_page_has_its_own_title(site: Client) -> None:
    for page in SITE.pages:
        text = site.get(page.path).text
        assert text.count("<title>") == 1
        assert text.count('name="description"') <= 1
        assert 'property="og:title"' in text
        assert 'rel="canonical"' in text


def test_other_addresses_get_the_page_as_it_was_built(site: Client) -> None:
    assert site.get("/no/such/page").text == SHELL
    assert all(site.get(f"{kind.path}/987654321").text == SHELL for kind in SITE.records)
