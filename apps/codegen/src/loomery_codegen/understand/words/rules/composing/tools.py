"""Decides whether a text wants something that computes, and makes its pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loomery_codegen.understand.words.rules.composing.called import called
from loomery_codegen.understand.words.rules.composing.kinds import NAMED, Kind, subject
from loomery_codegen.understand.words.rules.composing.picks import Pick, evidence
from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_compiler.passes.expressions import check_expressions
from loomery_spec import AppSpec, Report
from loomery_spec.pages import AnyPage
from loomery_templates.catalogue import Catalogue, Match
from loomery_templates.catalogue.to_spec import tool_page

SURE = 0.6
"""Score from which a tool is offered beside the rest."""
LIKELY = 0.42
"""Score that is enough when the text or the kind says that it is a tool."""
SHARE = 0.6
MOST_PAGES = 3
MOST_THINGS = 2

_TOOL_WORDS = re.compile(
    r"\b(?:tool|converter|convert(?:s|ing|ed)?|conversion|formatter|format(?:s|ting)|generator|calculat(?:or|es|ing|e|ion)|"
    r"encod(?:er|es|ing|e)|decod(?:er|es|ing|e)|encrypt(?:s|ion)?|minif(?:y|ier|ies)|compress(?:es|ing|or|ion)?|"
    r"validator|checker|counter|estimator|translat(?:or|es|e)|randomi[sz]er|picker|pagination|pager|optimi[sz]er|beautif(?:y|ier|ies))\b",
    re.IGNORECASE,
)


_DOES = re.compile(
    r"^\s*(?:please\s+)?(?:format|generate|count|compare|roll|validate|calculate|convert|encode|decode|encrypt|minify|"
    r"compress|scale|resize|shuffle|pick)\b",
    re.IGNORECASE,
)
"""Texts that begin with what is computed."""


@dataclass(frozen=True, slots=True)
class Tools:
    """The pages of what computes; `first` when the application is the tool and little else."""

    pages: tuple[AnyPage, ...] = ()
    first: bool = False


def tools(reading: Reading, kinds: Sequence[Kind], catalogue: Catalogue) -> Tools:
    """The tools that the text asks for."""
    if not reading.sentences:
        return Tools()
    name = called(reading, catalogue)
    if name.whole and name.tool:
        named = Match(name.tool, NAMED, ())
        return Tools((_page(named, reading, catalogue, front=True),), first=True)
    opening = reading.sentences[0]
    says_tool = _TOOL_WORDS.search(opening.text) is not None or _DOES.match(opening.text) is not None
    kind_is_tool = bool(kinds) and kinds[0].blueprint.kind == "tool"
    least = LIKELY if says_tool or kind_is_tool else SURE
    matches = catalogue.match_tools(subject(reading), limit=MOST_PAGES, threshold=least)
    matches = tuple(match for match in matches if match.score >= SHARE * matches[0].score)
    if not matches:
        return Tools()
    rival = kinds[0].score if kinds and not kind_is_tool else 0.0
    first = (says_tool or kind_is_tool) and matches[0].score >= rival - 0.1
    if not first and matches[0].score < SURE:
        return Tools()
    pages = [_page(match, reading, catalogue, first and at == 0) for at, match in enumerate(matches)]
    sound = tuple(page for page in pages if _is_sound(page))
    return Tools(sound, first and pages[0] in sound) if sound else Tools()


def _is_sound(page: AnyPage) -> bool:
    """Whether every expression of the page has the types that it needs; a tool that has not would fail to build."""
    report = Report()
    check_expressions(AppSpec(name="Tool", slug="tool", pages=(page,)), report)
    return not report.failed


def _page(match: Match, reading: Reading, catalogue: Catalogue, front: bool) -> AnyPage:
    because = evidence(
        "stated", (reading.sentences[0].place,), min(0.95, match.score), match.explanation[:200]
    )
    page = tool_page(catalogue.tool(match.id), evidence=because)
    return page.model_copy(update={"path": "/"}) if front else page


def things_beside(picks: Sequence[Pick], found: Tools) -> tuple[Pick, ...]:
    """What is kept beside a tool: the few things that the text names itself."""
    if not found.first:
        return tuple(picks)
    return tuple(pick for pick in picks if pick.source == "stated")[:MOST_THINGS]
