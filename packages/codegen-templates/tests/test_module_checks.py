"""What `loomery templates check` tells of modules that break their contract: one module for each code."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel

from loomery_spec import AppSpec, Report
from loomery_spec.behaviour import FeatureUse
from loomery_spec.pages import StaticPage
from loomery_templates.modules.checking import check_module
from loomery_templates.modules.feature import Feature, Options


class Motto(Options):
    """Words for a page."""

    words: str = "Slow and steady."


class Needy(Options):
    """Options that are not whole by themselves."""

    words: str


class Lax(BaseModel):
    """Options that take anything."""


def apply(spec: AppSpec, use: FeatureUse, options: Any, report: Report) -> AppSpec:
    """Add a page, once."""
    page = StaticPage(name="motto", title="Motto", path="/motto", sections=())
    known = [page.name for page in spec.pages]
    return spec if page.name in known else spec.model_copy(update={"pages": (*spec.pages, page)})


def again(spec: AppSpec, use: FeatureUse, options: Any, report: Report) -> AppSpec:
    return spec.model_copy(update={"name": f"{spec.name}!"})


def invalid(spec: AppSpec, use: FeatureUse, options: Any, report: Report) -> AppSpec:
    return spec.model_copy(update={"slug": "No Slug"})


def greedy(spec: AppSpec, use: FeatureUse, options: Any, report: Report) -> AppSpec:
    return spec.model_copy(update={"grants": ()})


def raising(spec: AppSpec, use: FeatureUse, options: Any, report: Report) -> AppSpec:
    return apply(spec, use, options, report).model_copy(update={"pages": (StaticPage(name="Motto!"),)})  # type: ignore[call-arg]


def made(
    name: str = "motto", about: str = "A page.", options: Any = Motto, work: Callable[..., AppSpec] = apply
) -> Feature[Any]:
    return Feature(name=name, title="Motto", about=about, options=options, apply=work)


@pytest.mark.parametrize(
    ("module", "code"),
    [
        (made(), None),
        (made(name="My motto"), "MOD101"),
        (made(about=""), "MOD102"),
        (made(options=str), "MOD103"),
        (made(options=Needy), "MOD104"),
        (made(options=Lax), "MOD105"),
        (made(work=again), "MOD106"),
        (made(work=invalid), "MOD107"),
        (made(work=greedy), "MOD108"),
        (made(work=raising), "MOD109"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_fault_has_its_code(module: Feature[Any], code: str | None) -> None:
    found = check_module(module).found
    assert {item.code for item in found} == ({code} if code else set())
    if code == "MOD109":
        assert all("test_module_checks.py" in item.message for item in found)
