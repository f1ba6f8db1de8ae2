"""The few pages that this service shows to people."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from fastapi.responses import HTMLResponse

if TYPE_CHECKING:
    import jinja2

__all__ = ["Pages"]

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'"
)


class Pages:
    """Pages without scripts, from templates in this folder; every value is escaped."""

    @cached_property
    def _environment(self) -> "jinja2.Environment":
        # Jinja takes a while to load: who asks for the first page waits for it, and not the start.
        import jinja2

        return jinja2.Environment(
            loader=jinja2.PackageLoader("loomery_email", "pages"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def show(self, page: str, **values: Any) -> HTMLResponse:
        """The page as an answer that may load nothing from anywhere."""
        html = self._environment.get_template(f"{page}.html").render(values)
        return HTMLResponse(html, headers={"Content-Security-Policy": _POLICY})
