"""Conversations: both sides read what is written, strangers don't, and the demo shows two people who talk."""

from typing import Any

from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import Plugins
from loomery_spec import AppSpec

USER = {"target": "user", "required": True}


def _entity(name: str, owner: str, *relations: dict[str, Any], **more: Any) -> dict[str, Any]:
    links = [{"label": link["name"], "kind": "many_to_one", **link} for link in relations]
    fields = [{"name": "title", "label": "Title", "type": {"kind": "text"}}]
    labels = {"label": name, "label_plural": f"{name}s", "plural": f"{name}s"}
    return {"name": name, "owner": owner, "fields": fields, "relations": links, **labels, **more}


PEOPLE = {"name": "people", **USER, "kind": "many_to_many"}
WRITER = {"name": "writer", **USER}
CHAT = _entity("chat", "people", PEOPLE)
ROOM = _entity("room", "host", {"name": "host", **USER}, archetype="chat_room")
SEAT = _entity(
    "seat", "person", {"name": "room", "target": "room", "required": True}, {"name": "person", **USER}
)
TO_CHAT = {"name": "chat", "target": "chat", "required": True}
TO_ROOM = {"name": "room", "target": "room"}
PAGE = {"kind": "chat", "name": "talk", "title": "Talk", "path": "/talk", "entity": "note", "text": "title"}


def _complete(*entities: dict[str, Any]) -> AppSpec:
    given = AppSpec.model_validate(
        {
            "name": "Talk",
            "slug": "talk",
            "roles": [
                {"name": "member", "label": "Member", "kind": "member", "signs_up": True},
                {"name": "admin", "label": "Administrator", "kind": "admin"},
            ],
            "entities": entities,
            "grants": [
                {"role": "member", "entity": entity["name"], "actions": ["view", "create"], "scope": scope}
                for entity in entities
                for scope in ("own", "all")
            ],
            "pages": [PAGE],
        }
    )
    complete, report = complete_spec(given, Plugins({}))
    assert not report.failed, [str(item) for item in report.found]
    return complete


def _views(spec: AppSpec, entity: str) -> set[tuple[str, ...]]:
    """The ways over which a member reads; `own` and `all` stand for those scopes."""
    return {
        grant.through or (grant.scope,)
        for grant in spec.grants
        if (grant.role, grant.entity) == ("member", entity) and "view" in grant.actions
    }


def test_who_takes_part_reads_what_others_write() -> None:
    found = _complete(CHAT, _entity("note", "writer", TO_CHAT, WRITER))
    assert _views(found, "note") == {("own",), ("chat", "people")}
    assert _views(found, "chat") == {("own",)}


def test_who_has_joined_a_room_reads_what_is_written_there() -> None:
    found = _complete(CHAT, ROOM, SEAT, _entity("note", "writer", TO_CHAT, TO_ROOM, WRITER))
    assert _views(found, "note") == {
        ("own",), ("chat", "people"), ("room", "seats", "person"), ("room", "host"),
    }  # fmt: skip
    assert ("seats", "person") in _views(found, "room")
    note = found.entity("note")
    assert note is not None and not any(link.required for link in note.relations if link.target == "chat")


def test_where_nobody_is_named_all_read_along() -> None:
    found = _complete(ROOM, _entity("note", "writer", TO_ROOM, WRITER))
    assert ("all",) in _views(found, "note")
    page = next(page for page in found.pages if page.name == "talk")
    assert getattr(page, "conversation", None) == "room"


def test_people_of_the_demo_talk_with_each_other() -> None:
    found = _complete(CHAT, _entity("note", "writer", TO_CHAT, WRITER))
    notes = next(seeds.records for seeds in found.seeds if seeds.entity == "note")
    chats = next(seeds.records for seeds in found.seeds if seeds.entity == "chat")
    first = [note for note in notes if note["chat"] == len(chats) - 1]
    assert len(first) > 2 and {note["writer"] for note in first} == {0, 1}
    assert all(chat["people"] == [0, 1] for chat in chats)
