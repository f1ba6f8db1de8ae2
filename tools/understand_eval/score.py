"""Compares one plan with one label: hits, misses and extras in seven measures."""

from __future__ import annotations

from dataclasses import dataclass, field

from loomery_codegen.understand.planner import Plan
from loomery_codegen.understand.words.rules.reading.read import read
from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import Plugins
from loomery_spec import AppSpec, Entity, Report
from loomery_spec.pages import AnyPage, DetailPage, FormPage, ListPage, ToolPage
from loomery_spec.sections import Tool
from loomery_templates.catalogue import Catalogue, words
from tools.understand_eval.labels import Label
from tools.understand_eval.meaning import PART, SYNONYM, best, likeness, pair
from tools.understand_eval.offers import fields, offers, page_names
from tools.understand_eval.people import answered, found_roles

MEASURES = ("data", "fields", "relations", "roles", "pages", "features", "colours")
EVERY_LIST = (
    "crud",
    "form",
    "list",
    "data table",
    "detail page",
    "search",
    "filter",
    "sort",
    "pagination",
    "validation",
    "storage",
    "save",
    "api",
    "json",
    "rest api",
    "api documentation",
    "health check",
)
EVERY_APP = (
    "responsive design",
    "error message",
    "navigation menu",
    "mobile layout",
    "empty state",
    "confirmation",
    "loading indicator",
    "dark mode",
    "breadcrumbs",
    "not found page",
)


@dataclass
class Measure:
    """Names that were expected and found, expected and missing, found and not expected."""

    hits: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    right: int = 0
    """How many of those found were expected, where that differs from the hits."""

    def judge(self, name: str, hit: bool) -> None:
        """Count one expected name."""
        (self.hits if hit else self.missed).append(name)


def score(plan: Plan, label: Label, plugins: Plugins) -> dict[str, Measure]:
    """The measures of one description."""
    spec = plan.spec
    measures = {name: Measure() for name in MEASURES}
    kept = [
        entity for entity in spec.entities if not entity.system or entity.name in ("user", "notification")
    ]
    names = [_names(entity) for entity in kept]
    if any(role.kind in ("member", "staff") for role in spec.roles) and spec.entity("user") is None:
        names.append(("user",))
    pairs = pair(label.data, names)
    _data(measures["data"], label, names, pairs)
    matched = {label.data[at]: names[place][0] for at, place in pairs.items()}
    _fields(measures["fields"], label, spec, matched)
    _relations(measures["relations"], label, spec, matched)
    _roles(measures["roles"], label, spec)
    _pages(measures["pages"], label, spec, plugins)
    _features(measures["features"], label, plan, plugins)
    _colours(measures["colours"], label)
    return measures


def _names(entity: Entity) -> tuple[str, ...]:
    more: tuple[str, ...] = ()
    if entity.archetype:
        archetype = Catalogue.load().archetype(entity.archetype)
        more = (archetype.title.lower(), *archetype.synonyms[:3])
    return (entity.name.replace("_", " "), entity.label.lower(), *more)


def _data(measure: Measure, label: Label, names: list[tuple[str, ...]], pairs: dict[int, int]) -> None:
    for at, name in enumerate(label.data):
        measure.judge(name, at in pairs)
    measure.right = len(pairs)
    measure.extra = [found[0] for place, found in enumerate(names) if place not in pairs.values()]


def _fields(measure: Measure, label: Label, spec: AppSpec, matched: dict[str, str]) -> None:
    expected = [(thing, name) for thing, names in label.fields.items() for name in names]
    for thing, name in expected:
        entity = spec.entity(matched.get(thing, "").replace(" ", "_"))
        known = (
            [] if entity is None else [*(f.name for f in entity.fields), *(r.name for r in entity.relations)]
        )
        if entity is not None:
            known += [field.label for field in entity.fields]
            known += [other.name for other in spec.entities if _refers(other, entity)]
        measure.judge(f"{thing}.{name}", best(name, (one.replace("_", " ") for one in known)) >= PART)
    for entity in spec.entities:
        for one in entity.fields:
            if one.evidence is None or one.evidence.source != "stated":
                continue
            if any(likeness(one.label, name) >= PART for _, name in expected):
                measure.right += 1
            elif best(one.label, label.data) < SYNONYM:
                measure.extra.append(f"{entity.name}.{one.name}")


def _refers(other: Entity, entity: Entity) -> bool:
    """Whether records of another kind belong to it: the comments of a table are kept as well as its name."""
    return any(relation.target == entity.name for relation in other.relations)


def _links(spec: AppSpec) -> set[frozenset[str]]:
    return {
        frozenset((entity.name.replace("_", " "), relation.target.replace("_", " ")))
        for entity in spec.entities
        for relation in entity.relations
    }


def _relations(measure: Measure, label: Label, spec: AppSpec, matched: dict[str, str]) -> None:
    known = set(matched.values())
    links = _links(spec)
    joined = links | _joined(spec, known)
    wanted = set()
    for one, other in label.relations:
        link = frozenset((matched.get(one, one + "?"), matched.get(other, other + "?")))
        wanted.add(link)
        measure.judge(f"{one} - {other}", link in joined)
    between = {link for link in links if link <= known and len(link) == 2}
    measure.right = len(wanted & joined)
    measure.extra = sorted(
        " - ".join(sorted(link)) for link in between - wanted if not _follows(link, wanted)
    )


def _joined(spec: AppSpec, known: set[str]) -> set[frozenset[str]]:
    """Pairs that a line joins: a thing that the label does not name, and that refers to both. People are no such end:
    most things refer to whoever made them."""
    found = set()
    for entity in spec.entities:
        ends = {one.target.replace("_", " ") for one in entity.relations if one.kind == "many_to_one"}
        ends &= known - {"user"}
        if entity.name.replace("_", " ") not in known:
            found |= {frozenset((one, other)) for one in ends for other in ends if one != other}
    return found


def _follows(link: frozenset[str], wanted: set[frozenset[str]]) -> bool:
    """Whether a link to people follows from what the label says: the payment of somebody's booking is theirs."""
    if "user" not in link:
        return False
    (thing,) = link - {"user"}
    beside = {name for other in wanted if thing in other for name in other - {thing}}
    return any(frozenset(("user", name)) in wanted for name in beside)


def _roles(measure: Measure, label: Label, spec: AppSpec) -> None:
    found = found_roles(label.roles, spec, label.text)
    for name in label.roles:
        measure.judge(name, name in found)
    for role in spec.roles:
        if role.kind == "visitor" and role.evidence is not None and role.evidence.source == "assumed":
            continue
        if answered(role, label.roles, label.text):
            measure.right += 1
        else:
            measure.extra.append(role.name)


def _complete(spec: AppSpec, plugins: Plugins) -> AppSpec:
    done, report = complete_spec(spec, plugins)
    return spec if report.failed else done


def _of_tool(page: ToolPage) -> set[str]:
    """What one tool page answers to: its parts, and taking the result along."""
    names = {"input", "result", "preview", "copy", "download"}
    for section in page.sections:
        if isinstance(section, Tool):
            names |= {one.label.lower() for one in section.inputs} | {
                one.label.lower() for one in section.outputs
            }
            names |= {"upload"} if any(one.type in ("file", "image") for one in section.inputs) else set()
    return names


def _answers(page: AnyPage) -> set[str]:
    """The names that one page answers to."""
    names = {page.title.lower(), page.name.replace("_", " ")} | ({"home"} if page.path == "/" else set())
    match page:
        case DetailPage(entity=entity):
            names |= {f"{entity.replace('_', ' ')} detail"}
        case FormPage(entity=entity):
            names |= {f"new {entity}", f"edit {entity}", f"{entity} form"}
        case ListPage():
            names |= {f"my {page.title.lower()}", "search results"}
        case ToolPage():
            names |= _of_tool(page)
        case _:
            names |= {page.kind}
    return names


def _pages(measure: Measure, label: Label, spec: AppSpec, plugins: Plugins) -> None:
    done = _complete(spec, plugins)
    names = {name for page in done.pages for name in _answers(page) | page_names(done, page)} | {"not found"}
    if done.has_accounts:
        names |= {"login", "register", "profile"}
    for name in label.pages:
        measure.judge(name, best(name, names) >= PART)
    for page in (page for page in spec.pages if page.evidence is not None):
        own = {page.title.lower()} | (_of_tool(page) if isinstance(page, ToolPage) else set())
        if any(best(name, label.pages) >= PART for name in own):
            measure.right += 1
        else:
            measure.extra.append(page.title)


def _features(measure: Measure, label: Label, plan: Plan, plugins: Plugins) -> None:
    done = _complete(plan.spec, plugins)
    asked = _told(plan, plugins)
    offered = [one for one in done.features if one.feature in plugins.features]
    names = set(asked) | {page.title.lower() for page in done.pages} | {page.kind for page in done.pages}
    names |= {entity.name.replace("_", " ") for entity in done.entities}
    names |= {section.kind for page in done.pages for section in page.sections}
    names |= {one.feature.replace("_", " ") for one in offered}
    names |= {(one.evidence.note if one.evidence else "") or one.feature for one in offered}
    names |= {flow.label.lower() for flow in done.workflows}
    if done.has_accounts:
        names |= {"login", "registration", "roles"}
    if done.entities:
        names |= set(EVERY_LIST)
    names |= set(EVERY_APP) | offers(done)
    kept = fields(done)
    for page in done.pages:
        names |= _of_tool(page) if isinstance(page, ToolPage) else set()
    for name in label.features:
        hit = best(name, names) >= PART or best(name, kept) >= SYNONYM or _by_title(name, asked)
        measure.judge(name, hit)
    expected = (*label.features, *label.pages)
    for name in sorted(asked):
        if best(name, expected) >= PART or _by_title(name, expected):
            measure.right += 1
        else:
            measure.extra.append(name)


def _told(plan: Plan, plugins: Plugins) -> set[str]:
    """The features that people are told of, a module by the words that asked for it; not those nobody offers."""
    words_of = {one.feature: one.evidence.note for one in plan.spec.features if one.evidence is not None}
    nobody = {one.feature for one in plan.spec.features} - set(plugins.features)
    paths = {path for entry in plan.coverage for path in entry.elements}
    told: set[str] = set()
    for group, _, name in (path.partition(".") for path in paths):
        if group in ("features", "built_in") and not (group == "features" and name in nobody):
            plain = words_of.get(name, "") if group == "features" else ""
            told |= set((plain or name.replace("_", " ")).split(", "))
    return told


def _by_title(name: str, others: object) -> bool:
    """Whether a feature of the catalogue means the same: by its title and phrases."""
    if not isinstance(others, set | tuple):
        return False
    return any(_phrases(name) & _phrases(str(other)) for other in others)


def _phrases(name: str) -> set[tuple[str, ...]]:
    plain = words(name)
    for feature in Catalogue.load().features():
        titles = {words(feature.id.replace("_", " ")), words(feature.title)}
        phrases = {words(phrase.replace("*", " ")) for phrase in feature.phrases}
        if plain in titles or plain in phrases:
            return titles | phrases
    return {plain}


def _colours(measure: Measure, label: Label) -> None:
    stated = read(label.text, Report(), grammar=False).colours
    found = {"background": stated.background, "components": stated.component}
    for part, name in label.colours.items():
        hit = _plain(found.get(part) or "") == _plain(name)
        measure.judge(f"{part} {name}", hit)
        measure.right += hit
        if not hit and found.get(part):
            measure.extra.append(f"{part} {found[part]}")


def _plain(name: str) -> str:
    return name.lower().replace(" ", "").replace("-", "").replace("grey", "gray")
