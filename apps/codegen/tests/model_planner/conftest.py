"""A scripted endpoint on a free port of the loopback, and rules that always plan the same application."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from loomery_codegen.understand.planner import Context, Plan
from loomery_codegen.understand.words.model.planner import ModelPlan, ModelPlanner
from loomery_codegen.understand.words.model.settings import ModelSettings
from loomery_spec import AppSpec, Report, SentenceCoverage

KEY = "sk-very-secret-1234"
TEXT = "A library where members borrow books. Each book has a title and an author. Use the colour #aa2200."


def _stated(text: str, word: str) -> dict[str, Any]:
    start = text.index(word)
    spans = [{"start": start, "end": start + len(word)}]
    return {"source": "stated", "confidence": 0.9, "spans": spans}


def _field(name: str, type_: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": name, "label": name.replace("_", " ").title(), "type": type_, **more}


def _entity(name: str, fields: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    label = name.title()
    names = {"name": name, "plural": f"{name}s", "label": label, "label_plural": f"{label}s"}
    return {**names, "fields": fields, **more}


def library() -> dict[str, Any]:
    """The draft of the rules: members and loans, books as stated, and a shelf that was only assumed."""
    book = _stated(TEXT, "books")
    return {
        "name": "Library",
        "slug": "library",
        "summary": "Books and loans.",
        "description": TEXT,
        "theme": {"palette": {"primary": "#aa2200"}, "evidence": _stated(TEXT, "colour #aa2200")},
        "roles": [
            {"name": "member", "label": "Member", "signs_up": True, "evidence": _stated(TEXT, "members")},
            {"name": "librarian", "label": "Librarian", "kind": "admin"},
        ],
        "entities": [
            _entity(
                "book",
                [
                    _field("title", {"kind": "text"}, required=True, evidence=_stated(TEXT, "title")),
                    _field("author", {"kind": "text"}, evidence=_stated(TEXT, "author")),
                ],
                evidence=book,
                archetype="book",
                title_field="title",
            ),
            _entity(
                "loan",
                [_field("due_on", {"kind": "date"})],
                relations=[
                    {"name": "book", "label": "Book", "target": "book", "evidence": _stated(TEXT, "borrow")},
                    {"name": "member", "label": "Member", "target": "user"},
                ],
                owner="member",
                evidence=_stated(TEXT, "borrow"),
            ),
            _entity("shelf", [_field("name", {"kind": "text"})], evidence={"source": "assumed"}),
        ],
        "grants": [
            {"role": "member", "entity": "book", "actions": ["view"]},
            {"role": "member", "entity": "loan", "actions": ["view", "create"], "scope": "own"},
            {"role": "member", "entity": "shelf", "actions": ["view"]},
            {"role": "librarian", "entity": "book", "actions": ["view", "edit"]},
        ],
        "pages": [
            {
                "kind": "list",
                "name": "books",
                "title": "Books",
                "path": "/books",
                "entity": "book",
                "side": "member",
                "evidence": book,
            }
        ],
        "seeds": [{"entity": "book", "records": [{"title": "Emma", "author": "Jane Austen"}]}],
    }


def better() -> dict[str, Any]:
    """What a good model answers: the same without held-back properties, a shelf less, a reservation more."""
    whole = library()
    for key in ("description", "seeds"):
        del whole[key]
    answer: dict[str, Any] = json.loads(
        json.dumps(whole), object_hook=lambda node: {k: v for k, v in node.items() if k != "evidence"}
    )
    del answer["entities"][0]["archetype"]
    answer["entities"][2] = _entity(
        "reservation",
        [_field("wanted_on", {"kind": "date"}, required=True)],
        relations=[{"name": "book", "label": "Book", "target": "book"}],
    )
    answer["grants"][2] = {"role": "member", "entity": "reservation", "actions": ["view", "create"]}
    return answer


class FixedRules:
    """A real, small planner: whatever the words, the library."""

    def plan(self, text: str, context: Context) -> Plan:
        report = Report()
        if not text.strip():
            report.error("WORDS001", "text", "there is nothing to plan")
        spec = AppSpec.model_validate({**library(), "description": text})
        first, second, third = (f"{part.strip('. ')}." for part in TEXT.split(". "))
        coverage = []
        for sentence, elements in (
            (first, ("entities.loan", "entities.book")),
            (second, ("entities.book.title", "entities.shelf")),
            (third, ("theme.palette",)),
        ):
            start = TEXT.index(sentence)
            span = {"start": start, "end": start + len(sentence)}
            coverage.append(
                SentenceCoverage.model_validate(
                    {"sentence": sentence, "span": span, "status": "realised", "elements": elements}
                )
            )
        return Plan(spec, report, tuple(coverage))


Reply = Callable[["Handler", dict[str, Any]], None]


class Handler(BaseHTTPRequestHandler):
    """Answers a chat completion by the next reply of the script."""

    protocol_version = "HTTP/1.1"
    script: "Script"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.close_connection = True
        reply = self.script.next_reply(self.path, dict(self.headers), body)
        try:
            reply(self, body)
        except (BrokenPipeError, ConnectionResetError):
            return

    def log_message(self, *arguments: object) -> None:
        """Tests speak for themselves."""

    def begin(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Connection", "close")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)

    def event(self, value: dict[str, Any]) -> None:
        whole = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m", **value}
        self.wfile.write(f"data: {json.dumps(whole)}\n\n".encode())
        self.wfile.flush()

    def delta(self, delta: dict[str, Any], finish: str | None = None) -> None:
        self.event({"choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})


def say(
    value: Any,
    *,
    finish: str | None = "stop",
    usage: tuple[int, int] | None = (900, 400),
    key: str = "content",
) -> Reply:
    """A streamed answer; a value that is no text is sent as JSON."""
    text = value if isinstance(value, str) else json.dumps(value)

    def reply(handler: Handler, body: dict[str, Any]) -> None:
        handler.begin()
        handler.end_headers()
        if body.get("tools") and key == "content" and not isinstance(value, str):
            name = body["tools"][0]["function"]["name"]
            call = {"index": 0, "id": "t1", "type": "function", "function": {"name": name, "arguments": text}}
            handler.delta({"role": "assistant", "tool_calls": [call]})
        else:
            for start in range(0, len(text), 400):
                handler.delta({"role": "assistant", key: text[start : start + 400]})
        if finish:
            handler.delta({}, finish)
        if usage:
            counts = {"prompt_tokens": usage[0], "completion_tokens": usage[1], "total_tokens": sum(usage)}
            handler.event({"choices": [], "usage": counts})
        if finish:
            handler.wfile.write(b"data: [DONE]\n\n")

    return reply


def status(code: int, message: str = "no", **headers: str) -> Reply:
    """An HTTP error whose body repeats the key, as careless endpoints do."""

    def reply(handler: Handler, body: dict[str, Any]) -> None:
        content = json.dumps({"error": {"message": f"{message} {KEY}", "type": "t", "code": None}}).encode()
        handler.begin(code, "application/json", Content_Length=str(len(content)), **headers)
        handler.end_headers()
        handler.wfile.write(content)

    return reply


def cut(value: Any) -> Reply:
    """Half an answer in a chunked body, then the connection is gone."""
    text = json.dumps(value)

    def reply(handler: Handler, body: dict[str, Any]) -> None:
        handler.begin(Transfer_Encoding="chunked")
        handler.end_headers()
        chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m"}
        chunk["choices"] = [{"index": 0, "delta": {"content": text[: len(text) // 2]}, "finish_reason": None}]
        data = f"data: {json.dumps(chunk)}\n\n".encode()
        handler.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n40\r\nda")
        handler.wfile.flush()
        handler.connection.close()

    return reply


def raw(content: bytes, kind: str) -> Reply:
    """Something that is not of the protocol."""

    def reply(handler: Handler, body: dict[str, Any]) -> None:
        handler.begin(200, kind, Content_Length=str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    return reply


def endless(handler: Handler, body: dict[str, Any]) -> None:
    """Ignores every limit; ends when the other side hangs up."""
    handler.begin()
    handler.end_headers()
    while True:
        handler.delta({"content": "[" * 4000})


@dataclass
class Script:
    """What the endpoint does, request by request, and what it was asked."""

    url: str = ""
    honours: tuple[str, ...] = ("native", "tool", "prompted")
    replies: list[Reply] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    probes: list[str] = field(default_factory=list)
    hold: threading.Event = field(default_factory=threading.Event)

    def next_reply(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> Reply:
        self.paths.append(path)
        self.headers.append({name.lower(): value for name, value in headers.items()})
        if "which colour is the sky" in json.dumps(body).lower():
            return self._probe(body)
        self.asked.append(body)
        return self.replies.pop(0) if self.replies else status(500, "the script is over")

    def _probe(self, body: dict[str, Any]) -> Reply:
        asked = body.get("response_format", {}).get("type")
        kind = "native" if asked == "json_schema" else "tool" if "tools" in body else "prompted"
        self.probes.append(kind)
        return say({"colour": "blue"}) if kind in self.honours else say("The sky is blue.")

    def silent(self, handler: Handler, body: dict[str, Any]) -> None:
        """Accepts the request and says nothing until the test is over."""
        self.hold.wait(30)

    def words(self, number: int) -> str:
        """All that was sent in a request, as one text."""
        return "\n".join(str(message["content"]) for message in self.asked[number]["messages"])


@pytest.fixture
def script() -> Iterator[Script]:
    """The endpoint, listening."""
    script = Script()
    handler = type("ScriptedHandler", (Handler,), {"script": script})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    script.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield script
    script.hold.set()
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Bench:
    """The planner on its bench: plans against the script and remembers the waits."""

    script: Script
    home: Path
    waits: list[float] = field(default_factory=list)

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    def planner(self, **limits: Any) -> ModelPlanner:
        given = {"base_url": self.script.url, "api_key": KEY, "name": "m", **limits}
        settings = ModelSettings.model_validate(given)
        return ModelPlanner(FixedRules(), settings, self.home, sleep=self.sleep)

    def plan(self, text: str = TEXT, *, name: str = "", **limits: Any) -> ModelPlan:
        return self.planner(**limits).plan(text, Context(name=name))

    @property
    def draft(self) -> AppSpec:
        return FixedRules().plan(TEXT, Context()).spec


@dataclass(frozen=True)
class Kit:
    """Makers of replies and of specifications, for tests that cannot import this file."""

    text: str = TEXT
    key: str = KEY
    better: Callable[[], dict[str, Any]] = better
    library: Callable[[], dict[str, Any]] = library
    say: Callable[..., Reply] = say
    status: Callable[..., Reply] = status
    cut: Callable[[Any], Reply] = cut
    raw: Callable[[bytes, str], Reply] = raw
    endless: Reply = endless
    rules: Callable[[], FixedRules] = FixedRules


@pytest.fixture
def kit() -> Kit:
    return Kit()


@pytest.fixture
def bench(script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    return Bench(script, tmp_path / "home")


def codes(plan: Plan) -> list[str]:
    """Codes of the findings of the model planner."""
    return [item.code for item in plan.report.found if item.code.startswith("MODEL")]


@pytest.fixture(name="codes")
def codes_fixture() -> Callable[[Plan], list[str]]:
    return codes
