"""Files that people send: checked, kept under names of our own, outside of what is served as pages."""

import secrets
from pathlib import Path
from typing import Annotated, BinaryIO

from fastapi import APIRouter, Query, Request, UploadFile
from fastapi.responses import FileResponse
from pydantic import BaseModel

from app.core.actor import Actor, ActorDep
from app.core.errors import RESPONSES, Invalid, NotFound, NotSignedIn, TooLarge
from app.policy import POLICY
from app.upload_rules import LARGEST, RULES, UploadRule

KINDS = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".md": "text/plain",
    ".csv": "text/csv",
    ".json": "application/json",
    ".zip": "application/zip",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".mp3": "audio/mpeg",
    ".wav": "audio/wav",
    ".ogg": "audio/ogg",
    ".m4a": "audio/mp4",
    ".flac": "audio/flac",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".mov": "video/quicktime",
}
"""Endings that are taken; what a browser might run (HTML, SVG, scripts) is not among them."""
SIGNATURES = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/webp": (b"RIFF",),
    "application/pdf": (b"%PDF-",),
    "application/zip": (b"PK",),
}
SHOWN = ("image/", "audio/", "video/", "application/pdf")
PIECE = 1 << 16

router = APIRouter(prefix="/uploads", tags=["Files"], responses=RESPONSES)


class Uploaded(BaseModel):
    """Where a file is kept, and what it is."""

    url: str
    name: str
    size: int
    content_type: str


@router.post("", status_code=201, summary="Upload a file")
def upload_file(
    request: Request,
    actor: ActorDep,
    file: UploadFile,
    purpose: Annotated[str, Query(description="`<entity>.<field>` that the file is for")] = "",
) -> Uploaded:
    """Keep a file; a field of a record then holds its address."""
    _require(actor)
    rule = RULES.get(purpose, UploadRule(max_bytes=LARGEST))
    name = Path(file.filename or "file").name
    ending = Path(name).suffix.lower()
    kind = KINDS.get(ending)
    if kind is None or not rule.takes(ending, kind):
        raise Invalid("Files of this kind are not taken.", field="file", code="file_kind")
    folder: Path = request.app.state.settings.uploads
    folder.mkdir(parents=True, exist_ok=True)
    key = secrets.token_hex(16) + ending
    target = folder / key
    try:
        size = _store(file.file, target, rule.max_bytes, kind)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return Uploaded(url=f"/api/uploads/{key}", name=name, size=size, content_type=kind)


def _require(actor: Actor) -> None:
    """Where there are accounts, only people who are signed in, or who may send a form with a file, upload."""
    if POLICY.has_accounts and not actor.signed_in:
        entities = {purpose.partition(".")[0] for purpose in RULES}
        if not any(POLICY.may(actor, "create", entity) for entity in entities):
            raise NotSignedIn("Please sign in.")


def _store(source: BinaryIO, target: Path, most: int, kind: str) -> int:
    """Write a file piece by piece and count; raises TooLarge, or Invalid when the content is not of its kind."""
    size = 0
    with target.open("wb") as out:
        while piece := source.read(PIECE):
            if size == 0 and not piece.startswith(SIGNATURES.get(kind, (b"",))):
                raise Invalid("The content does not fit the kind of file.", field="file", code="file_content")
            size += len(piece)
            if size > most:
                raise TooLarge(f"The file is larger than {_size(most)}.", field="file")
            out.write(piece)
    if size == 0:
        raise Invalid("The file is empty.", field="file", code="file_empty")
    return size


def _size(number: int) -> str:
    return f"{number / 1_000_000:g} MB" if number >= 1_000_000 else f"{number / 1_000:g} kB"


@router.get("/{key}", summary="Read a file", response_class=FileResponse)
def read_upload(request: Request, key: str) -> FileResponse:
    """The file; kinds that a browser does not show safely are downloaded."""
    folder: Path = request.app.state.settings.uploads
    path = (folder / Path(key).name).resolve()
    kind = KINDS.get(path.suffix.lower())
    if kind is None or not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise NotFound("There is no such file.")
    place = "inline" if kind.startswith(SHOWN) else "attachment"
    headers = {
        "Content-Disposition": f'{place}; filename="{path.name}"',
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        "Cache-Control": "private, max-age=86400",
    }
    return FileResponse(path, media_type=kind, headers=headers)
