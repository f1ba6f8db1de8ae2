"""A whole application in the standard library: counts notes in SQLite, and misbehaves as `behaviour.json` says."""

import argparse
import json
import os
import socketserver
import sqlite3
import sys
import threading
import time
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler
from pathlib import Path

HERE = Path(__file__).parent
BEHAVIOUR = json.loads((HERE / "behaviour.json").read_text())
DATABASE = os.environ["APP_DATABASE_URL"].removeprefix("sqlite:///")
UPLOADS = Path(os.environ["APP_UPLOADS"])


def database() -> sqlite3.Connection:
    connection = sqlite3.connect(DATABASE, timeout=15, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    return connection


def migrate() -> None:
    connection = database()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE IF NOT EXISTS alembic_version (version_num TEXT)")
    known = {row[0] for row in connection.execute("SELECT version_num FROM alembic_version")}
    for name, statements in BEHAVIOUR["migrations"]:
        if name not in known:
            for statement in statements:
                connection.execute(statement)
            connection.execute("INSERT INTO alembic_version VALUES (?)", (name,))
    connection.execute("COMMIT")
    connection.close()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        name = path.removeprefix("/api/")
        getattr(self, f"get_{name}", self.get_nothing)(query) if name != "/" else self.get_front()

    def get_nothing(self, _query: str) -> None:
        self.answer(404, b"{}")

    def get_front(self) -> None:
        self.answer(BEHAVIOUR.get("front", 200), b"<h1>tiny</h1>", "text/html")

    def get_health(self, _query: str) -> None:
        sick = BEHAVIOUR.get("unhealthy") or (UPLOADS.parent / "sick").exists()
        self.answer(500 if sick else 200, b'{"status": "ok"}')

    def get_notes(self, _query: str) -> None:
        rows = [list(row) for row in database().execute("SELECT id, text FROM note ORDER BY id")]
        self.answer(200, json.dumps(rows).encode())

    def get_version(self, _query: str) -> None:
        self.answer(200, json.dumps(BEHAVIOUR["version"]).encode())

    def get_say(self, query: str) -> None:
        print(urllib.parse.unquote(query), flush=True)
        self.answer(200, b"{}")

    def get_slow(self, query: str) -> None:
        time.sleep(float(query))
        self.get_version("")

    def get_headers(self, _query: str) -> None:
        self.answer(200, json.dumps([[name, value] for name, value in self.headers.items()]).encode())

    def get_environment(self, _query: str) -> None:
        self.answer(200, json.dumps(dict(os.environ)).encode())

    def get_cookie(self, _query: str) -> None:
        self.answer(
            200,
            b"{}",
            Set_Cookie="seen=1; Domain=localhost; Path=/",
            Clear_Site_Data='"cookies"',
            Connection="x-private",
            X_Private="1",
        )

    def get_die(self, _query: str) -> None:
        os._exit(7)

    def get_sicken(self, _query: str) -> None:
        (UPLOADS.parent / "sick").touch()
        self.answer(200, b"{}")

    def get_call(self, query: str) -> None:
        try:
            with urllib.request.urlopen(f"https://{query}/", timeout=10) as answer:
                said = answer.read().decode()
        except OSError as error:
            said = str(error)
        self.answer(200, json.dumps(said).encode())

    def get_events(self, _query: str) -> None:
        self.stream()

    def stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            while True:
                data = b"data: tick\n\n"
                self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
                self.wfile.flush()
                time.sleep(0.02)
        except OSError:
            (UPLOADS.parent / "hung-up").touch()
            self.close_connection = True

    def do_POST(self) -> None:
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
        else:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/api/uploads":
            UPLOADS.mkdir(exist_ok=True)
            (UPLOADS / "file").write_bytes(body)
            self.answer(201, str(len(body)).encode())
            return
        if self.path == "/api/die":
            os._exit(7)
        connection = database()
        made = connection.execute(
            "INSERT INTO note (text) VALUES (?) RETURNING id", (body.decode(),)
        ).fetchone()
        connection.close()
        self.answer(201, json.dumps(made[0]).encode())

    def log_message(self, *_: object) -> None:
        pass

    def address_string(self) -> str:
        return ""


class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True
    request_queue_size = 128


parser = argparse.ArgumentParser()
parser.add_argument("--uds")
options = parser.parse_args()
if BEHAVIOUR.get("crash"):
    sys.exit("no such luck")
if BEHAVIOUR.get("hang"):
    threading.Event().wait()
migrate()
live = "rehearsal" not in DATABASE
(Path(DATABASE).parent / f"migrated-{BEHAVIOUR['version']}").touch()
(Path(DATABASE).parent / "sick").unlink(missing_ok=True)
if BEHAVIOUR.get("hang_on_live") and live:
    threading.Event().wait()
if BEHAVIOUR.get("crash_on_live") and live:
    sys.exit("only on a copy")
with Server(options.uds, Handler) as server:
    server.serve_forever()
