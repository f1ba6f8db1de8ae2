"""Back end `web_react`: a React application of ordinary, readable files per entity and page."""

from loomery_compiler.emit.web_react.backend import WebReact

BACKEND = WebReact()

__all__ = ["BACKEND", "WebReact"]
