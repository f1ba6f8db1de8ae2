"""The pages of the platform: nothing from elsewhere runs in them, and links in mails lead somewhere."""

import re
from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path

import httpx2
import pytest

from loomery_cli.platform.pages import create_pages
from loomery_shared.settings import WebServiceSettings


@pytest.fixture
async def pages(tmp_path: Path) -> AsyncIterator[httpx2.AsyncClient]:
    app = create_pages(WebServiceSettings(home=tmp_path))
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=app), base_url="http://127.0.0.1"
    ) as client:
        yield client


async def test_every_link_in_a_mail_leads_to_a_page(pages: httpx2.AsyncClient) -> None:
    letters = (files("loomery_auth") / "letters.py").read_text(encoding="utf-8")
    linked = set(re.findall(r'_link\("([^"]+)"', letters))
    assert len(linked) >= 5
    for path in ("", *linked):
        answer = await pages.get(f"/{path}")
        assert answer.status_code == 200, path
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["referrer-policy"] == "same-origin"


async def test_everything_that_a_page_loads_is_there(pages: httpx2.AsyncClient) -> None:
    waiting, seen = ["/"], set()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        answer = await pages.get(path)
        assert answer.status_code == 200, path
        found = re.findall(r'(?:src|href|from)[ =]"(/static/[^"]+)"', answer.text)
        waiting += [name for name in found if name not in seen]
    assert {"/static/page.js", "/static/api.js", "/static/letters.js", "/static/page.css"} <= seen


@pytest.mark.parametrize("name", ["__init__.py", "..%2F__init__.py", "nothing.js", "index.html"])
async def test_nothing_else_is_handed_out(pages: httpx2.AsyncClient, name: str) -> None:
    assert (await pages.get(f"/static/{name}")).status_code == 404


async def test_every_field_has_a_name(pages: httpx2.AsyncClient) -> None:
    page = (await pages.get("/")).text
    fields = re.findall(r'<(?:input|textarea)\s[^>]*id="([^"]+)"', page)
    labelled = set(re.findall(r'<label[^>]*for="([^"]+)"', page))
    assert fields
    assert set(fields) <= labelled
    assert len(set(re.findall(r'id="([^"]+)"', page))) == len(re.findall(r' id="([^"]+)"', page))
