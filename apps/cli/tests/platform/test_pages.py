"""The pages of the portal: nothing from elsewhere runs in them, and links in mails lead somewhere."""

import gzip
import re
from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path

import httpx2
import pytest

from loomery_cli.portal.pages import Pages
from loomery_cli.portal.serving import create_portal
from loomery_cli.portal.sources import PortalSources, find_sources
from loomery_shared.settings import WebServiceSettings

DOCUMENT = '<!doctype html><script type="module" src="/assets/index-1.js"></script>'


@pytest.fixture
async def pages(tmp_path: Path) -> AsyncIterator[httpx2.AsyncClient]:
    made = tmp_path / "made"
    (made / "assets").mkdir(parents=True)
    (made / "index.html").write_text(DOCUMENT)
    (made / "assets" / "index-1.js").write_text("export {};")
    (made / "assets" / "index-1.js.gz").write_bytes(gzip.compress(b"export {};"))
    (made / "notes.txt").write_text("not for others")
    settings = WebServiceSettings(home=tmp_path, public_url="https://build.example.org:8443")
    app = create_portal(settings, Pages(made, lambda: made), apps_host="apps.example.org")
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=app), base_url="http://127.0.0.1"
    ) as client:
        yield client


async def test_every_link_in_a_mail_leads_to_a_page(pages: httpx2.AsyncClient) -> None:
    letters = (files("loomery_auth") / "letters.py").read_text(encoding="utf-8")
    linked = set(re.findall(r'_link\("([^"]+)"', letters))
    assert len(linked) >= 5
    for path in ("", "jobs/job_1", "apps/app_1/code", *linked):
        answer = await pages.get(f"/{path}")
        assert (answer.status_code, answer.text) == (200, DOCUMENT), path


async def test_nothing_from_elsewhere_runs(pages: httpx2.AsyncClient) -> None:
    policy = (await pages.get("/")).headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self';" in policy
    assert "frame-src https://*.apps.example.org:8443;" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


async def test_assets_are_kept_for_ever_and_the_document_is_asked_for_again(
    pages: httpx2.AsyncClient,
) -> None:
    asset = await pages.get("/assets/index-1.js", headers={"Accept-Encoding": "gzip"})
    assert (asset.text, asset.headers["content-encoding"]) == ("export {};", "gzip")
    assert "immutable" in asset.headers["cache-control"]
    plain = await pages.get("/assets/index-1.js", headers={"Accept-Encoding": "identity"})
    assert (plain.text, plain.headers.get("content-encoding")) == ("export {};", None)
    document = await pages.get("/")
    assert document.headers["cache-control"] == "no-cache"
    again = await pages.get("/", headers={"If-None-Match": document.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", ["notes.txt", "assets/index-2.js", "assets/none", "..%2F..%2Fsecret.json"])
async def test_nothing_else_is_handed_out(pages: httpx2.AsyncClient, name: str) -> None:
    assert (await pages.get(f"/{name}")).status_code == 404


async def test_pages_that_are_made_anew_are_served_at_once(tmp_path: Path) -> None:
    def written(name: str, *, script: str) -> Path:
        (tmp_path / name / "assets").mkdir(parents=True, exist_ok=True)
        (tmp_path / name / "assets" / f"{script}.js").write_text(f"export const {script} = 1;")
        (tmp_path / name / "index.html").write_text(DOCUMENT.replace("index-1", script))
        return tmp_path / name

    current: list[Path | None] = [written("one", script="a")]
    settings = WebServiceSettings(home=tmp_path, public_url="http://127.0.0.1:8400")
    pages = Pages(tmp_path / "one", lambda: current[0], look_every=0)
    transport = httpx2.ASGITransport(app=create_portal(settings, pages, apps_host="localhost"))
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        assert "/assets/a.js" in (await client.get("/apps")).text
        current[0] = None  # the sources have changed, and nobody has made their pages yet
        assert "/assets/a.js" in (await client.get("/")).text
        current[0] = written("two", script="b")
        assert "/assets/b.js" in (await client.get("/index.html")).text
        # Pages that are open go on with what they were made of.
        for script in ("a", "b"):
            assert (await client.get(f"/assets/{script}.js")).status_code == 200
        written("two", script="c")
        (tmp_path / "one" / "assets" / "a.js").unlink()
        assert "/assets/c.js" in (await client.get("/")).text
        assert (await client.get("/assets/c.js")).status_code == 200
        assert (await client.get("/assets/a.js")).status_code == 404
        (tmp_path / "two" / "index.html").unlink()
        assert (await client.get("/")).status_code == 503


def test_a_version_is_named_by_everything_it_is_made_of(tmp_path: Path) -> None:
    sources = find_sources()
    assert sources is not None
    assert Path("src/ui/Button.tsx") in set(sources.files())
    for name in ("index.html", "package.json", "pnpm-lock.yaml", "tsconfig.json", "vite.config.ts"):
        (tmp_path / name).write_text(name)
    (tmp_path / "pnpm-workspace.yaml").write_text("")
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "main.tsx").write_text("1")
    copy = PortalSources(tmp_path)
    before, packages = copy.digest, copy.packages_digest
    (tmp_path / "src" / "main.test.tsx").write_text("tests make no difference")
    assert copy.digest == before
    (tmp_path / "src" / "main.tsx").write_text("2")
    assert copy.digest != before
    assert copy.packages_digest == packages
