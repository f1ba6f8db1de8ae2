"""A file of the frame of the application, from its template."""

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.render import render

TEMPLATES = "web_react_app/app"


def shell_file(path: str, template: str, /, **context: object) -> FileDraft:
    return FileDraft.text(f"web/src/{path}", render(f"{TEMPLATES}/{template}", **context))
