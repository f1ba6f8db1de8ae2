"""The few pages that this service shows to people."""

from typing import Any

import jinja2
from fastapi.responses import HTMLResponse

__all__ = ["Pages"]

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'"
)


class Pages:
    """Pages without scripts, from templates in this folder; every value is escaped."""

    def __init__(self) -> None:
        self._environment = jinja2.Environment(
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
