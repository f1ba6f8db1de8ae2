"""Specifications that are hard on a web back end, made here because they would be long as JSON."""

from typing import Any, get_args

import pytest

from loomery_compiler.emit.web_react import BACKEND
from loomery_compiler.passes import PASSES
from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import Plugins
from loomery_spec import AppSpec, FieldType

KINDS = [kind.model_fields["kind"].default for kind in get_args(get_args(FieldType)[0])]
AWKWARD = ["order", "chapter", "card", "event", "error", "document", "task", "task_list", "state", "effect"]
"""Names that mean something to the language, the browser, the libraries, or to each other."""


def field(name: str, kind: str, **more: Any) -> dict[str, Any]:
    type_: dict[str, Any] = {"kind": kind}
    if kind == "choice":
        type_["choices"] = [{"value": "a", "label": "A"}, {"value": "b", "label": 'B "q"', "tone": "danger"}]
    return {"name": name, "label": name.replace("_", " ").capitalize(), "type": type_, **more}


def entity(name: str, fields: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    label = name.replace("_", " ").capitalize()
    return {
        "name": name,
        "plural": f"{name}s",
        "label": label,
        "label_plural": f"{label}s",
        "fields": fields,
        **more,
    }


def specimen() -> dict[str, Any]:
    """Every kind of field, once with and once without a value."""
    optional = [field(f"{kind}_one", kind) for kind in KINDS]
    needed = [field(f"{kind}_two", kind, required=True) for kind in KINDS]
    return entity("specimen", optional + needed, title_field="text_one")


def awkward(index: int, name: str) -> dict[str, Any]:
    fields = [
        field("name", "text", required=True, searchable=True),
        field("status", "choice", required=True, default="a"),
        field("starts", "datetime", required=index % 2 == 0),
        field("spot", "geo"),
        field("amount", "money"),
        field("body", "long_text"),
    ]
    relations: list[dict[str, Any]] = []
    if index:
        parent = {
            "name": "parent",
            "label": "Parent",
            "target": AWKWARD[index - 1],
            "required": index % 3 == 0,
        }
        relations.append(parent)
    if index % 4 == 1:
        relations.append({"name": "labels", "label": "Labels", "target": "specimen", "kind": "many_to_many"})
    made = entity(name, fields, title_field="name", icon="no-such-icon", relations=relations)
    if index % 3 == 1:
        steps = [{"name": "go", "label": "Go", "sources": ["a"], "target": "b"}]
        made["states"] = {"field": "status", "initial": "a", "transitions": steps}
    return made


def pages_of(made: dict[str, Any], index: int) -> list[dict[str, Any]]:
    name, path = made["name"], "/" + made["plural"].replace("_", "-")
    base = {"entity": name, "title": made["label"]}
    layout = ["table", "cards", "gallery", "feed"][index % 4]
    found = [
        {**base, "kind": "list", "name": f"{name}_l", "path": path, "layout": layout},
        {**base, "kind": "detail", "name": f"{name}_d", "path": f"{path}/:id"},
    ]
    if index % 2:
        found.append({**base, "kind": "form", "name": f"{name}_c", "path": f"{path}/new"})
    if name in AWKWARD:
        found.append(
            {**base, "kind": "board", "name": f"{name}_b", "path": f"{path}-board", "group_by": "status"}
        )
        found.append(
            {**base, "kind": "calendar", "name": f"{name}_k", "path": f"{path}-days", "start": "starts"}
        )
        found.append({**base, "kind": "map", "name": f"{name}_m", "path": f"{path}-map", "geo": "spot"})
        found.append(
            {**base, "kind": "report", "name": f"{name}_r", "path": f"{path}-report", "period": "starts"}
        )
        found.append({**base, "kind": "chat", "name": f"{name}_t", "path": f"{path}-chat", "text": "body"})
    return found


def landing() -> dict[str, Any]:
    sections = [
        {
            "kind": "hero",
            "title": 'Say "hello" & {more} <b>',
            "actions": [{"label": "Go", "page": "order_l"}],
        },
        {"kind": "stats", "stats": [{"label": "Orders", "entity": "order"}]},
        {"kind": "chart", "title": "1st chart", "entity": "event", "group_by": "status"},
        {"kind": "records", "title": "Said", "entity": "event", "layout": "quotes"},
        {"kind": "records", "title": "Said", "entity": "card", "layout": "feed"},
        {"kind": "form", "title": "Write", "entity": "order", "fields": ["name", "body"]},
        {"kind": "questions", "items": [{"title": "Why?", "text": "Because."}]},
    ]
    return {"kind": "landing", "name": "home", "title": "Home", "path": "/", "sections": sections}


def awkward_spec(accounts: bool) -> dict[str, Any]:
    entities = [specimen(), entity("bare", []), *(awkward(at, name) for at, name in enumerate(AWKWARD))]
    pages = [landing(), *(page for at, made in enumerate(entities) for page in pages_of(made, at))]
    roles = [{"name": "visitor", "label": "Visitor", "kind": "visitor"}]
    if accounts:
        roles.append({"name": "member", "label": "Member", "kind": "member", "signs_up": True})
        roles.append({"name": "admin", "label": "Admin", "kind": "admin"})
    grants = [
        {"role": role["name"], "entity": made["name"], "actions": ["view", "create", "edit", "delete"]}
        for role in roles
        for made in entities
    ]
    return {
        "name": "Odd <one>",
        "slug": "odd",
        "roles": roles,
        "entities": entities,
        "pages": pages,
        "grants": grants,
    }


def call(name: str, *arguments: Any) -> dict[str, Any]:
    return {"kind": "call", "function": name, "arguments": list(arguments)}


def tools_spec() -> dict[str, Any]:
    text, amount = {"kind": "input", "name": "text"}, {"kind": "input", "name": "amount"}
    counter = {
        "kind": "tool",
        "title": "Counter",
        "inputs": [
            {"name": "text", "label": "Text", "type": "long_text"},
            {"name": "amount", "label": "Amount", "type": "number", "default": 3},
        ],
        "outputs": [
            {"name": "words", "label": "Words", "value": call("count_words", text), "format": "number"},
            {
                "name": "hash",
                "label": "Hash",
                "value": call("hash_text", text, {"kind": "literal", "value": "SHA-256"}),
                "format": "code",
            },
            {
                "name": "half",
                "label": "Half",
                "value": {
                    "kind": "binary",
                    "op": "divide",
                    "left": amount,
                    "right": {"kind": "literal", "value": 2},
                },
                "format": "number",
            },
        ],
        "examples": [{"inputs": {"text": "one two"}, "outputs": {"words": 2, "half": 1.5}}],
    }
    roll = call("random_number", {"kind": "literal", "value": 1}, {"kind": "literal", "value": 6})
    output = {"name": "dice", "label": "Dice", "value": roll, "format": "number"}
    dice = {"kind": "tool", "title": "Dice", "run_label": "Roll", "inputs": [], "outputs": [output]}
    page = {"kind": "tool", "name": "tools", "title": "Tools", "path": "/", "sections": [counter, dice]}
    return {"name": "Tools", "slug": "tools", "kind": "tool", "pages": [page]}


SPECS = {
    "accounts": lambda: awkward_spec(accounts=True),
    "open": lambda: awkward_spec(accounts=False),
    "tools": tools_spec,
    "static": lambda: {
        "name": "One",
        "slug": "one",
        "pages": [{"kind": "static", "name": "hello", "title": "Hello", "path": "/"}],
    },
    "empty": lambda: {"name": "Empty", "slug": "empty"},
}


def emit(spec: AppSpec) -> dict[str, str]:
    """Text of every file of the web front end, by path."""
    complete, report = complete_spec(spec, Plugins(), PASSES)
    assert not report.failed, [str(item) for item in report.found]
    suffixes = (".ts", ".tsx", ".css", ".html", ".json")
    return {str(d.path): d.content.decode() for d in BACKEND.emit(complete) if str(d.path).endswith(suffixes)}


@pytest.fixture(params=sorted(SPECS))
def files(request: pytest.FixtureRequest) -> dict[str, str]:
    return emit(AppSpec.model_validate(SPECS[request.param]()))


@pytest.fixture
def tools() -> dict[str, str]:
    return emit(AppSpec.model_validate(tools_spec()))


@pytest.fixture
def accounts() -> dict[str, str]:
    return emit(AppSpec.model_validate(awkward_spec(accounts=True)))
