"""Pages made of sections: landing, static, dashboards, tools; and the person's own settings."""

from loomery_compiler.emit.web_react.context import PageContext
from loomery_compiler.emit.web_react.offers import offered
from loomery_compiler.emit.web_react.sections import emit_section
from loomery_compiler.emit.web_react.words import attribute, literal
from loomery_spec.pages import DashboardPage, LandingPage, ProfilePage, SettingsPage, StaticPage, ToolPage
from loomery_spec.sections import Chart, Hero, Section, Stat, Stats, Text

WIDE_LAST = "lg:[&>*:last-child:nth-child(odd)]:col-span-2"
"""The last of an odd number takes the whole width."""

Content = tuple[str, dict[str, object]]


def site_page(page: LandingPage | StaticPage, context: PageContext) -> Content:
    """A page of a web site: a hero (or a plain header), then sections with room around them."""
    imports, spec = context.imports, context.site.spec
    imports.use("useTitle")
    sections = _joined(page.sections) if page.kind == "static" else list(page.sections)
    parts: list[str] = []
    if page.kind == "landing" and not any(isinstance(section, Hero) for section in sections):
        hero = Hero(title=spec.copy_.tagline or page.title, text=page.intro or spec.summary)
        parts.append(emit_section(hero, context))
    elif not any(isinstance(section, Hero) for section in sections):
        imports.add("ui/PageBand", "PageBand")
        parts.append(f"<PageBand{attribute('title', page.title)}{attribute('text', page.intro)} />")
    parts += [emit_section(section, context) for section in sections]
    title = '""' if page.path == "/" else literal(page.title)
    return "Site.tsx", {"title": title, "sections": [part for part in parts if part]}


def _joined(sections: tuple[Section, ...]) -> list[Section]:
    """Texts that follow one another become one text with headings, so that it reads as an article."""
    found: list[Section] = []
    for section in sections:
        last = found[-1] if found else None
        if isinstance(section, Text) and isinstance(last, Text):
            found[-1] = Text(body=f"{_article(last)}\n\n{_article(section)}")
        else:
            found.append(section)
    return found


def _article(section: Text) -> str:
    return f"# {section.title}\n\n{section.body}" if section.title else section.body


def app_page(page: DashboardPage | ToolPage | SettingsPage | ProfilePage, context: PageContext) -> Content:
    """A page of an application: a header and blocks."""
    imports = context.imports
    imports.use("Page")
    parts: list[str] = []
    if isinstance(page, ProfilePage):
        imports.add("app/account", "ProfileCards")
        parts.append("<ProfileCards />")
    if isinstance(page, SettingsPage):
        imports.add("features/shared/ThemeSettings", "ThemeSettings")
        parts.append("<ThemeSettings />")
    sections = list(page.sections)
    if isinstance(page, DashboardPage) and not any(isinstance(s, Stats | Chart) for s in sections):
        sections = [*_counts(context), *sections]
    charts = [emit_section(section, context) for section in sections if isinstance(section, Chart)]
    for section in sections:
        if not isinstance(section, Chart):
            parts.append(emit_section(section, context))
        elif charts:
            parts.append(_side_by_side(charts))
            charts = []
    narrow = isinstance(page, ProfilePage | SettingsPage)
    width = ' width="narrow"' if narrow else ""
    head = attribute("title", page.title) + attribute("description", page.intro) + width
    return "App.tsx", {
        "head": head.strip(),
        "actions": offered(context),
        "sections": [part for part in parts if part],
    }


def _side_by_side(charts: list[str]) -> str:
    if len(charts) == 1:
        return charts[0]
    return f'<div className="grid gap-5 lg:grid-cols-2 {WIDE_LAST}">{"".join(charts)}</div>'


def _counts(context: PageContext) -> list[Stats]:
    """How many there are of what the application keeps."""
    entities = [entity for entity in context.site.spec.entities if not entity.system][:4]
    if not entities:
        return []
    return [Stats(stats=tuple(Stat(label=e.label_plural, entity=e.name) for e in entities))]
