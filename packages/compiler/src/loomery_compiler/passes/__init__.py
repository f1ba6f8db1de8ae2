"""Passes: AppSpec in, AppSpec out, findings in the report. The order below is the order of work."""

from collections.abc import Callable

from loomery_spec import AppSpec, Report

PASSES: tuple[Callable[[AppSpec, Report], AppSpec], ...] = ()
