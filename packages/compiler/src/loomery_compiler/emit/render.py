"""Template files of `loomery_templates/files` as text: the one place where back ends meet Jinja.

A file that ends in `.jinja` is a template (the ending is not part of the name given here or of what is
written); every other file is copied byte for byte. Templates of Python, YAML, Markdown and the like use
Jinja's own signs. Those of TypeScript, JavaScript, CSS and HTML, where double braces have a meaning, use
`<< value >>`, `<% statement %>` and `<# comment #>`.
"""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, TemplateNotFound

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit import names

PACKAGE = "loomery_templates"
FOLDER = "files"
TEMPLATE = ".jinja"
ANGLE_SIGNS = frozenset({".ts", ".tsx", ".js", ".mjs", ".jsx", ".css", ".html"})
SKIPPED = frozenset({"__pycache__", "node_modules", ".ruff_cache", ".mypy_cache", ".pytest_cache", ".venv"})


@cache
def environment(angle: bool = False) -> Environment:
    """The Jinja environment; `angle` chooses the signs for languages with double braces."""
    signs: dict[str, str] = (
        {
            "variable_start_string": "<<",
            "variable_end_string": ">>",
            "block_start_string": "<%",
            "block_end_string": "%>",
            "comment_start_string": "<#",
            "comment_end_string": "#>",
        }
        if angle
        else {}
    )
    made = Environment(
        loader=PackageLoader(PACKAGE, FOLDER),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 (source text comes out; values are written as literals)
        **signs,  # type: ignore[arg-type]
    )
    made.filters.update(
        snake=names.snake,
        kebab=names.kebab,
        pascal=names.pascal,
        camel=names.camel,
        plural_safe=names.plural_safe,
        pyrepr=names.pyrepr,
        tsstring=names.tsstring,
        json=names.to_json,
    )
    return made


def render(template_name: str, /, **context: Any) -> str:
    """Fill the template `files/<template_name>.jinja`, such as `api_python/app/model.py`.

    Raises jinja2.UndefinedError for a value that the context lacks.
    """
    angle = PurePosixPath(template_name).suffix in ANGLE_SIGNS
    try:
        template = environment(angle).get_template(template_name + TEMPLATE)
    except TemplateNotFound as error:
        raise LookupError(f"no template file {template_name}{TEMPLATE}") from error
    return template.render(context)


@cache
def static_files(folder: str) -> tuple[tuple[str, bytes], ...]:
    """Path (relative to the folder) and content of each file under `files/<folder>` that is no template."""
    found: list[tuple[str, bytes]] = []
    _collect(files(PACKAGE).joinpath(FOLDER, folder), "", found)
    return tuple(sorted(found))


def _collect(place: Traversable, prefix: str, found: list[tuple[str, bytes]]) -> None:
    for item in place.iterdir():
        if item.name in SKIPPED:
            continue
        if item.is_dir():
            _collect(item, f"{prefix}{item.name}/", found)
        elif not item.name.endswith(TEMPLATE):
            found.append((f"{prefix}{item.name}", item.read_bytes()))


def static_drafts(folder: str, into: str) -> tuple[FileDraft, ...]:
    """The files under `files/<folder>` that are no templates, as drafts below the project's folder `into`."""
    base = PurePosixPath(into)
    return tuple(FileDraft(path=base / path, content=content) for path, content in static_files(folder))
