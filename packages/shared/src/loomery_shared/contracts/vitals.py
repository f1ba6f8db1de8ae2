"""How fast a page felt, as browsers measure it (https://web.dev/articles/vitals)."""

from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

__all__ = ["VITALS_EVENT", "MeasuredPage"]

VITALS_EVENT = "page.vitals"
_Milliseconds: TypeAlias = Annotated[float, Field(ge=0, le=600_000, allow_inf_nan=False)]


class MeasuredPage(BaseModel):
    """What a browser measured of one page, from its being loaded to its being left."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    path: Annotated[str, StringConstraints(pattern=r"^/[^?#\s]*$", max_length=2_000)]
    """Where it was loaded; ids in it are not kept."""
    lcp: _Milliseconds | None = None
    """Largest Contentful Paint: until the largest part was drawn; milliseconds."""
    inp: _Milliseconds | None = None
    """Interaction to Next Paint: until what somebody did was seen; milliseconds."""
    cls: Annotated[float, Field(ge=0, le=1_000, allow_inf_nan=False)] | None = None
    """Cumulative Layout Shift: how much of it jumped; no unit."""
    ttfb: _Milliseconds | None = None
    """Time to First Byte: until the answer began; milliseconds."""

    def figures(self) -> dict[str, float]:
        """What was measured, by name."""
        return self.model_dump(exclude={"path"}, exclude_none=True)
