"""The AppSpec: everything a back end may know."""

from typing import Annotated, Literal

from pydantic import ConfigDict
from pydantic import Field as Option

from loomery_spec.base import Label, Node
from loomery_spec.behaviour import Connector, Experiment, FeatureUse, Workflow
from loomery_spec.entities import Entity, SeedSet
from loomery_spec.pages import AnyPage
from loomery_spec.permissions import Grant, Role
from loomery_spec.theme import Copy, Theme


class Target(Node):
    """What to generate; the name is that of a back end."""

    api: Literal["python", "typescript", "go", "none"] = "python"
    web: Literal["react", "none"] = "react"
    mobile: Literal["expo", "none"] = "none"
    graphql: bool = False


class AppSpec(Node):
    """An application, said completely. If a target needs more, it is added here."""

    version: Literal[1] = 1
    name: Label
    slug: Annotated[str, Option(pattern=r"^[a-z][a-z0-9-]{0,49}$")]
    summary: str = ""
    description: str = ""
    """The words it was made from; spans of evidence count in these."""
    kind: str = ""
    """What sort of application, such as `shop` or `tool`."""
    locales: tuple[str, ...] = ("en",)
    target: Target = Target()
    theme: Theme = Theme()
    copy_: Copy = Option(default=Copy(), alias="copy")
    roles: tuple[Role, ...] = ()
    entities: tuple[Entity, ...] = ()
    grants: tuple[Grant, ...] = ()
    pages: tuple[AnyPage, ...] = ()
    features: tuple[FeatureUse, ...] = ()
    workflows: tuple[Workflow, ...] = ()
    connectors: tuple[Connector, ...] = ()
    experiments: tuple[Experiment, ...] = ()
    seeds: tuple[SeedSet, ...] = ()

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    def entity(self, name: str) -> Entity | None:
        """The entity of that name, or none."""
        return next((entity for entity in self.entities if entity.name == name), None)

    def role(self, name: str) -> Role | None:
        """The role of that name, or none."""
        return next((role for role in self.roles if role.name == name), None)

    def page(self, name: str) -> AnyPage | None:
        """The page of that name, or none."""
        return next((page for page in self.pages if page.name == name), None)

    @property
    def has_accounts(self) -> bool:
        """Whether anybody signs in."""
        return any(role.kind != "visitor" for role in self.roles)
