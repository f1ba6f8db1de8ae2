"""The back end as the compiler sees it."""

from collections.abc import Iterator

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.render import static_drafts
from loomery_compiler.emit.web_react.features import emit_feature
from loomery_compiler.emit.web_react.pages import emit_page
from loomery_compiler.emit.web_react.reach import without_unused
from loomery_compiler.emit.web_react.shell import emit_shell
from loomery_compiler.emit.web_react.site import Site
from loomery_compiler.emit.web_react.theme import emit_theme
from loomery_spec import AppSpec

_KEPT = frozenset({"web/src/custom/styles.css"})
"""Files that are written once and then belong to people."""


class WebReact:
    """React, TypeScript, Tailwind: `web/` of the project."""

    name = "web_react"

    def wants(self, spec: AppSpec) -> bool:
        """Whether a web front end is asked for."""
        return spec.target.web == "react"

    def emit(self, spec: AppSpec) -> Iterator[FileDraft]:
        """The files of `web/`."""
        yield from without_unused(_all(Site(spec)))


def _all(site: Site) -> Iterator[FileDraft]:
    made = list(_specific(site))
    own = {draft.path for draft in made}
    for folder in ("web_react", "web_react_app/static"):
        for draft in static_drafts(folder, "web"):
            if draft.path in own:
                continue
            keep = str(draft.path) in _KEPT
            yield FileDraft(path=draft.path, content=draft.content, keep=keep) if keep else draft
    yield from made


def _specific(site: Site) -> Iterator[FileDraft]:
    yield from emit_theme(site.spec)
    yield from emit_shell(site)
    for names in site.names.values():
        yield from emit_feature(site, names)
    for page in site.spec.pages:
        yield from emit_page(site, page)
