"""Failures over HTTP: one document for all of them (RFC 9457, `application/problem+json`)."""

import sys
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from loomery_shared.errors import LoomeryError, TooManyError
from loomery_shared.logs import get_logger

__all__ = ["PROBLEMS", "Problem", "add_problem_handlers", "problem", "report"]

_log = get_logger("problems")
_CODES = {
    400: "usage",
    401: "unauthenticated",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    409: "conflict",
    412: "stale",
    413: "too_large",
    415: "unsupported_media_type",
    422: "invalid",
    429: "too_many",
    503: "unavailable",
}


class Fault(BaseModel):
    """One thing that is wrong with what was sent, and where."""

    where: str
    message: str


class Problem(BaseModel):
    """What went wrong; `code` is stable, `detail` and `hint` are for people."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
    hint: str = ""
    request: str = ""
    faults: list[Fault] = []


def _answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {
        status: {
            "model": Problem,
            "description": HTTPStatus(status).phrase,
            "content": {"application/problem+json": {}},
        }
        for status in statuses
    }


PROBLEMS: dict[int | str, dict[str, Any]] = _answers(400, 401, 403, 404, 409, 412, 413, 422, 429, 503)
"""For `responses=` of a router: every problem is documented."""


def problem(
    status: int,
    code: str,
    detail: str,
    *,
    hint: str = "",
    faults: Sequence[Fault] = (),
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """A problem as a response."""
    body = Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        code=code,
        detail=detail,
        hint=hint,
        request=str(structlog.contextvars.get_contextvars().get("request", "")),
        faults=list(faults),
    )
    return JSONResponse(
        body.model_dump(), status, media_type="application/problem+json", headers=dict(headers or {})
    )


async def _foreseen(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, LoomeryError)  # noqa: S101 - registered for this class
    headers = {}
    if isinstance(error, TooManyError) and error.retry_after is not None:
        headers["Retry-After"] = str(error.retry_after)
    if error.status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    if error.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.warning("foreseen failure", code=error.code, detail=error.message)
    return problem(error.status, error.code, error.message, hint=error.hint, headers=headers)


async def _invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class
    faults = [
        Fault(where=".".join(str(part) for part in item["loc"]), message=item["msg"])
        for item in error.errors()
    ]
    return problem(422, "invalid", "What was sent is not valid.", hint="See `faults`.", faults=faults)


async def _http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class
    code = _CODES.get(error.status_code, "error")
    return problem(error.status_code, code, str(error.detail), headers=error.headers)


async def _unforeseen(_request: Request, error: Exception) -> JSONResponse:
    _log.error("unforeseen failure", exc_info=error)
    report(error)
    return problem(
        500,
        "internal",
        "Something broke on our side.",
        hint="Tell us the value of `request`; it is in our log.",
    )


def report(error: BaseException) -> None:
    """Tell Sentry of a failure that nobody foresaw, when a receiver was named (`Telemetry`)."""
    # Loading it takes long, and only `Telemetry` does so.
    sentry = sys.modules.get("sentry_sdk")
    if sentry is not None:
        sentry.capture_exception(error)


def add_problem_handlers(app: FastAPI) -> None:
    """Make every failure of the application a problem document."""
    app.add_exception_handler(LoomeryError, _foreseen)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)
