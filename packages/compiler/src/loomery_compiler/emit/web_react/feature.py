"""One entity with all that its files are made of, and how they are written."""

from dataclasses import dataclass

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.render import render
from loomery_compiler.emit.ties import tie_of
from loomery_compiler.emit.web_react.imports import Imports
from loomery_compiler.emit.web_react.naming import EntityNames
from loomery_compiler.emit.web_react.site import USER, Site, fill_path
from loomery_spec import Entity, Field, Relation
from loomery_spec.pages import FormPage

TEMPLATES = "web_react_app"
MANY = 20
"""Above so many values a file with an entry for each is longer than others may be."""


@dataclass(frozen=True)
class Feature:
    """One entity with all that its files are made of."""

    site: Site
    names: EntityNames

    @property
    def entity(self) -> Entity:
        """The entity."""
        return self.names.entity

    @property
    def editable(self) -> list[Field]:
        """Fields that a form may write."""
        fixed = {"email", "password_hash"} if self.entity.name == USER else set()
        return [
            f for f in self.entity.fields if f.computed is None and not f.read_only and f.name not in fixed
        ]

    @property
    def pickable(self) -> list[Relation]:
        """Relations that a form may write; whose a record is, the API knows."""
        owner = self.entity.owner if self.site.accounts else None
        return [item for item in self.entity.relations if item.name != owner]

    @property
    def has_form(self) -> bool:
        """Whether there is anything to write, and somebody who may."""
        may = self.site.may("create", self.entity.name) or self.site.may("edit", self.entity.name)
        return bool(may) and bool(self.editable or self.pickable)

    @property
    def can_create(self) -> bool:
        """Whether somebody may make records."""
        return self.has_form and bool(self.site.may("create", self.entity.name))

    @property
    def can_edit(self) -> bool:
        """Whether somebody may edit records."""
        return self.has_form and bool(self.site.may("edit", self.entity.name))

    @property
    def has_menu(self) -> bool:
        """Whether anything can be done with a record."""
        return self.can_edit or bool(self.site.may("delete", self.entity.name)) or self.has_steps

    @property
    def has_steps(self) -> bool:
        """Whether records go through states."""
        return self.entity.states is not None and bool(self.entity.states.transitions)

    @property
    def has_steps_form(self) -> bool:
        """Whether a page asks for a new one step by step."""
        return self.can_create and any(
            isinstance(page, FormPage)
            and page.entity == self.entity.name
            and page.mode == "create"
            and page.steps
            for page in self.site.spec.pages
        )

    @property
    def edit_path(self) -> str | None:
        """Address of the edit page of `record`, as TypeScript."""
        path = self.site.edit_path(self.entity.name)
        return fill_path(path, "record.id") if path else None

    @property
    def href(self) -> str | None:
        """Address of the detail page of `record`, as TypeScript; a tie leads to what it ties somebody to."""
        tie = tie_of(self.entity)
        base = self.site.detail_base(tie.end.target) if tie else None
        if tie and tie.end.required and base is not None:
            return f"`{base}/${{String(record.{tie.end.name}_id)}}`"
        base = self.site.detail_base(self.entity.name)
        return f"`{base}/${{String(record.id)}}`" if base is not None else None

    @property
    def common(self) -> dict[str, object]:
        """What every template of the folder knows."""
        entity, names = self.entity, self.names
        return {
            "stem": names.stem,
            "tag": f"<{names.stem}",
            "variable": names.variable,
            "folder": names.folder,
            "api": names.api,
            "keys": names.keys,
            "name": entity.name,
            "label": entity.label,
            "label_plural": entity.label_plural,
            "one": f"one {words(entity.label.lower())}",
            "many": words(entity.label_plural.lower()),
            "many_title": words(entity.label_plural),
            "large": len(entity.fields) + len(entity.relations) > MANY,
        }

    def imports(self, file: str) -> Imports:
        """Imports of a file of the folder."""
        return Imports(f"features/{self.names.folder}/{file}")

    def own(self, imports: Imports, file: str, *names: str) -> None:
        """Use something of a file of the folder."""
        imports.add(f"features/{self.names.folder}/{file}", *names)

    def draft(self, file: str, template: str, imports: Imports, **context: object) -> FileDraft:
        """A file of the folder from its template."""
        text = render(
            f"{TEMPLATES}/features/{template}", imports=imports.render(), **{**self.common, **context}
        )
        return FileDraft.text(f"web/src/features/{self.names.folder}/{file}", text)


def words(text: str) -> str:
    """Words that can stand in a comment."""
    return text.replace("*/", "").replace("\n", " ")
