"""Which pages stand in the frame of a site (a bar on top), and which in that of a tool (a menu at the side)."""

from dataclasses import dataclass

from loomery_compiler.emit.web_react.site import Site
from loomery_spec import Role
from loomery_spec.pages import AnyPage, Side

WORK_SIDES: frozenset[Side] = frozenset({"staff", "admin"})
IN_A_BAR = 6
"""How many entries fit into a bar."""


def in_menu(site: Site, place: str) -> list[AnyPage]:
    """Pages of a menu, in its order."""
    pages = [p for p in site.spec.pages if p.navigation and p.navigation.place == place and ":" not in p.path]
    return sorted(pages, key=lambda page: page.navigation.order if page.navigation else 0)


@dataclass(frozen=True)
class Frames:
    """The pages in each frame; `front` that of a site, `work` that of a tool."""

    site: Site

    @property
    def sidebar(self) -> bool:
        """Whether the application is first of all a tool."""
        crowded = not self.site.accounts and len(in_menu(self.site, "main")) > IN_A_BAR + 2
        return self.site.spec.theme.shell == "sidebar" or crowded

    @property
    def sides(self) -> frozenset[Side]:
        """Sides that work in a frame of their own: members too when they have much to do."""
        main = [page for page in in_menu(self.site, "main") if page.side not in WORK_SIDES]
        members = [page for page in main if page.side == "member"]
        crowded = len(main) > IN_A_BAR and len(members) > 1
        return WORK_SIDES | {"member"} if crowded else WORK_SIDES

    def is_work(self, page: AnyPage) -> bool:
        """Whether the page stands in the frame of a tool."""
        if self.sidebar:
            return page.kind not in ("landing", "static") or self.site.audience(page) is not None
        return page.side in self.sides

    @property
    def both(self) -> bool:
        """Whether there are both frames. Signing in happens in front."""
        pages = self.site.spec.pages
        if self.sidebar and self.site.accounts:
            return True
        work = [page for page in in_menu(self.site, "main") if self.is_work(page)]
        return bool(work) and any(not self.is_work(page) for page in pages)

    @property
    def work_paths(self) -> list[str]:
        """Addresses in the frame of a tool."""
        found = [page.path for page in self.site.spec.pages if self.is_work(page)]
        profile = ["/profile"] if self.sidebar and "/profile" not in found else []
        return [*found, *profile]

    @property
    def front_menu(self) -> list[AnyPage]:
        """What stands in the bar."""
        main = in_menu(self.site, "main")
        front = [page for page in main if not self.is_work(page)] if self.both else main
        if self.both and not self.site.accounts:
            front += [page for page in main if self.is_work(page)][: max(0, IN_A_BAR - len(front))]
        return front

    @property
    def work_menu(self) -> list[AnyPage]:
        """What stands at the side."""
        main = in_menu(self.site, "main")
        return [page for page in main if self.is_work(page)] if self.both else []

    def home(self, role: Role) -> str:
        """Where somebody with the role goes after signing in: to the work, if there is any, else home."""
        mine = []
        for page in self.work_menu:
            audience = self.site.audience(page)
            if audience is not None and role.name in audience:
                mine.append(page)
        mine.sort(key=lambda page: page.kind != "dashboard")
        return mine[0].path if mine else "/"
