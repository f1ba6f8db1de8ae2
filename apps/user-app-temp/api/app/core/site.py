"""What search engines, and previews of links, are told of the pages that everybody may see."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from app.core.actor import Actor
from app.core.db import Record
from app.policy import POLICY

MOST_RECORDS = 5000
"""Records of one kind that the map of the site names, the newest first."""
LONGEST = 160
"""Characters of a description that search engines show."""
VISITOR = Actor()
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
DESCRIPTION = re.compile(r'\s*<meta\s+name="description"[^>]*>')


@dataclass(frozen=True, kw_only=True)
class PublicPage:
    """A page with what it is called and what it is about."""

    path: str
    title: str
    about: str = ""
    picture: str = ""


@dataclass(frozen=True, kw_only=True)
class PublicRecords:
    """Records with a page each, such as `/recipes/7`, of which visitors see those that the policy shows them."""

    path: str
    model: type[Record]
    about: str = ""
    """The attribute with a description."""
    picture: str = ""
    """The attribute with the address of a picture."""

    def found(self, session: orm.Session) -> sa.Select[Any]:
        """Those that visitors see."""
        return sa.select(self.model).where(POLICY.clause(session, VISITOR, "view", self.model))

    def page(self, record: Record) -> PublicPage:
        """The page of one record."""
        about = " ".join(str(getattr(record, self.about, None) or "").split())
        return PublicPage(
            path=f"{self.path}/{record.id}",
            title=record.label,
            about=about if len(about) <= LONGEST else f"{about[: LONGEST - 1].rstrip()}…",
            picture=str(getattr(record, self.picture, None) or ""),
        )


@dataclass(frozen=True, kw_only=True)
class Site:
    """The public side of the application; without pages it asks search engines to stay away."""

    name: str
    about: str = ""
    pages: tuple[PublicPage, ...] = ()
    records: tuple[PublicRecords, ...] = ()

    def page(self, session: orm.Session, path: str) -> PublicPage | None:
        """The public page at an address, if there is one."""
        for page in self.pages:
            if page.path == path:
                return page
        start, _, number = path.rpartition("/")
        kind = next((one for one in self.records if one.path == start), None)
        if kind is None or not number.isdecimal() or len(number) > 15:
            return None
        record = (
            session.scalars(kind.found(session).where(kind.model.id == int(number))).unique().one_or_none()
        )
        return kind.page(record) if record is not None else None

    def addresses(self, session: orm.Session) -> Iterator[str]:
        """Where the public pages are."""
        yield from (page.path for page in self.pages)
        for kind in self.records:
            newest = kind.found(session).order_by(kind.model.id.desc()).limit(MOST_RECORDS)
            ids = session.scalars(newest.with_only_columns(kind.model.id))
            yield from (f"{kind.path}/{number}" for number in ids)

    def robots(self, base: str) -> str:
        """`robots.txt` (RFC 9309)."""
        if not self.pages:
            return "User-agent: *\nDisallow: /\n"
        return f"User-agent: *\nDisallow: /api/\n\nSitemap: {base}/sitemap.xml\n"

    def sitemap(self, session: orm.Session, base: str) -> str:
        """`sitemap.xml` (sitemaps.org, version 0.9)."""
        rows = "".join(
            f"  <url><loc>{html.escape(base + path)}</loc></url>\n" for path in self.addresses(session)
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
        )

    def document(self, shell: str, page: PublicPage, base: str) -> str:
        """The page that browsers load, with title, description and preview of one address."""
        title = page.title if page.title in ("", self.name) else f"{page.title} · {self.name}"
        about = page.about or self.about
        address = html.escape(base + page.path)
        tags = {
            "og:type": "website",
            "og:site_name": self.name,
            "og:title": page.title or self.name,
            "og:description": about,
            "og:url": base + page.path,
            "og:image": base + page.picture if page.picture.startswith("/") else page.picture,
        }
        lines = [f"<title>{html.escape(title or self.name)}</title>"]
        if about:
            lines.append(f'<meta name="description" content="{html.escape(about)}" />')
        lines.append(f'<link rel="canonical" href="{address}" />')
        lines += [
            f'<meta property="{name}" content="{html.escape(text)}" />' for name, text in tags.items() if text
        ]
        head = "\n    ".join(lines)
        return TITLE.sub(lambda _: head, DESCRIPTION.sub("", shell, count=1), count=1)
