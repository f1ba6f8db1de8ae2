"""`theme.css`, `index.html` and the icon: how the application looks."""

from html import escape

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.web_react.palette import Palette, derive
from loomery_spec import AppSpec
from loomery_spec.theme import Theme

_RADIUS = {"none": "0", "small": "0.375rem", "medium": "0.625rem", "large": "1rem"}
_DENSITY = {"airy": "1.12", "comfortable": "1", "dense": "0.88"}
_FONTS = {
    "system": ("system", "system"),
    "humanist": ("humanist", "humanist"),
    "geometric": ("neo", "geometric"),
    "serif": ("serif", "classic"),
    "slab": ("system", "slab"),
    "mono": ("system", "mono"),
    "rounded": ("rounded", "rounded"),
}


def emit_theme(spec: AppSpec) -> list[FileDraft]:
    """The files of the look."""
    palette = derive(spec.theme.palette)
    return [
        FileDraft.text("web/src/ui/theme.css", _stylesheet(spec.theme, palette)),
        FileDraft.text("web/index.html", _page(spec, palette)),
        FileDraft.text("web/public/favicon.svg", _icon(palette)),
    ]


def _stylesheet(theme: Theme, palette: Palette) -> str:
    light, dark = palette.light, palette.dark
    body, heading = _FONTS[theme.font]
    values = {
        "primary": light.primary,
        "accent": light.accent,
        "bg": light.background,
        "surface": light.surface,
        "dark-primary": dark.primary,
        "dark-accent": dark.accent,
        "dark-bg": dark.background,
        "dark-surface": dark.surface,
        "radius": _RADIUS[theme.radius],
        "density": _DENSITY[theme.density],
        "font-body": f"var(--font-stack-{body})",
        "font-heading": f"var(--font-stack-{heading})",
    }
    lines = "".join(f"  --theme-{name}: {value};\n" for name, value in values.items())
    about = "The only colours, shapes and fonts of this application; tokens.css derives all others."
    return f"/* {about} */\n:root {{\n{lines}}}\n"


def _page(spec: AppSpec, palette: Palette) -> str:
    scheme = (
        ' data-theme="dark"' if palette.prefers_dark else ' data-theme="light"' * (not spec.theme.dark_mode)
    )
    about = spec.summary or spec.copy_.tagline
    description = f'    <meta name="description" content="{escape(about)}" />\n' if about else ""
    return (
        "<!doctype html>\n"
        f'<html lang="{spec.locales[0] if spec.locales else "en"}"{scheme}>\n'
        "  <head>\n"
        '    <meta charset="utf-8" />\n'
        '    <meta name="viewport" content="width=device-width, initial-scale=1" />\n'
        '    <meta name="color-scheme" content="light dark" />\n'
        f"{description}"
        '    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />\n'
        f"    <title>{escape(spec.name)}</title>\n"
        '    <script src="/theme-boot.js"></script>\n'
        "  </head>\n"
        "  <body>\n"
        '    <div id="root"></div>\n'
        '    <script type="module" src="/src/main.tsx"></script>\n'
        "  </body>\n"
        "</html>\n"
    )


def _icon(palette: Palette) -> str:
    scheme = palette.dark if palette.prefers_dark else palette.light
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="8" fill="{scheme.primary}"/>'
        f'<circle cx="16" cy="16" r="6" fill="{scheme.surface}"/></svg>\n'
    )
