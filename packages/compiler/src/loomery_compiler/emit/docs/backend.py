"""The back end `docs`: README, API reference, permissions and the diagram of entities."""

from collections.abc import Iterable
from dataclasses import dataclass

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.docs.diagram import entity_diagram
from loomery_compiler.emit.docs.markdown import table
from loomery_compiler.emit.docs.permissions import permissions_page
from loomery_compiler.emit.docs.reference import reference_page
from loomery_compiler.emit.render import render
from loomery_spec import AppSpec


@dataclass(frozen=True)
class DocsBackend:
    """Emits `README.md` and `docs/`."""

    name: str = "docs"

    def wants(self, spec: AppSpec) -> bool:  # noqa: ARG002
        """Every project explains itself."""
        return True

    def emit(self, spec: AppSpec) -> Iterable[FileDraft]:
        """The files, from a complete specification."""
        yield FileDraft.text("README.md", readme(spec))
        if spec.entities:
            yield FileDraft.text("docs/entities.svg", entity_diagram(spec))
        yield FileDraft.text("docs/api.md", reference_page(spec))
        yield FileDraft.text("docs/permissions.md", permissions_page(spec))


def readme(spec: AppSpec) -> str:
    """What the application is, how to run, change, test and deploy it."""
    people = [role for role in spec.roles if role.kind != "visitor"]
    accounts = [(role.label, f"`{role.name.replace('_', '-')}@example.com`") for role in people]
    shown = [page for page in spec.pages if page.navigation and ":" not in page.path]
    pages = [(page.title, f"`{page.path}`", _for_whom(spec, page.side)) for page in shown]
    kept = [(entity.label_plural, entity.about) for entity in spec.entities if not entity.system]
    return render(
        "docs/README.md",
        name=spec.name,
        slug=spec.slug,
        summary=spec.summary,
        accounts=table(("Role", "Signs in as"), accounts) if spec.has_accounts else "",
        pages=table(("Page", "Address", "For"), pages) if pages else "",
        kept=kept,
        web=spec.target.web == "react",
    )


def _for_whom(spec: AppSpec, side: str) -> str:
    if not spec.has_accounts:
        return "everybody"
    return {"public": "everybody", "member": "signed in", "staff": "staff", "admin": "administrators"}[side]


BACKEND = DocsBackend()
