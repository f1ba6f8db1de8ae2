"""The error tree, and how it is told: `application/problem+json` (RFC 9457).

Problem
├── Invalid          422  what was sent breaks a rule; says which field
├── NotSignedIn      401
├── Forbidden        403
├── NotFound         404  missing, or not visible to the caller
├── Conflict         409  against another record, a state or a number
├── TooLarge         413
└── TooMany          429
"""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, ClassVar

import sqlalchemy.exc
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from app.core.messages import say


class FieldError(BaseModel):
    """What is wrong with one field; `field` is empty when it is about the whole record."""

    field: str
    code: str
    message: str


class ProblemDetails(BaseModel):
    """The body of every error."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    code: str
    errors: list[FieldError] = []


class Problem(Exception):
    """A refusal we foresaw, with a stable code and a sentence for people."""

    status: ClassVar[int] = 500
    code = "problem"

    def __init__(
        self, detail: str, *, field: str = "", code: str = "", errors: Sequence[FieldError] = ()
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code or self.code
        found = list(errors)
        if field:
            found.append(FieldError(field=field, code=self.code, message=detail))
        self.errors = found


class Invalid(Problem):
    """What was sent breaks a rule."""

    status, code = 422, "invalid"


class NotSignedIn(Problem):
    """The caller must sign in first."""

    status, code = 401, "not_signed_in"


class Forbidden(Problem):
    """The caller may not do this."""

    status, code = 403, "forbidden"


class NotFound(Problem):
    """There is no such record, or none that the caller may know of."""

    status, code = 404, "not_found"


class Conflict(Problem):
    """It clashes with another record, a state or a number."""

    status, code = 409, "conflict"


class TooLarge(Problem):
    """More than we take."""

    status, code = 413, "too_large"


class TooMany(Problem):
    """Too many tries in a short time."""

    status, code = 429, "too_many"


def _respond(status: int, code: str, detail: str, errors: Sequence[FieldError] = ()) -> JSONResponse:
    body = ProblemDetails(
        title=HTTPStatus(status).phrase, status=status, detail=detail, code=code, errors=list(errors)
    )
    return JSONResponse(body.model_dump(), status, media_type="application/problem+json")


def respond(problem: Problem) -> JSONResponse:
    """A refusal as an answer."""
    return _respond(problem.status, problem.code, problem.detail, problem.errors)


def _problem(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Problem)
    return respond(error)


def _http(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    phrase = HTTPStatus(error.status_code).phrase
    return _respond(error.status_code, phrase.lower().replace(" ", "_"), str(error.detail))


def field_errors(faults: Sequence[Any]) -> list[FieldError]:
    """The findings of pydantic in words for people."""
    found = []
    for fault in faults:
        # Only the first part says where the value was sent; a field may be called "body" as well.
        sent, *path = [str(part) for part in fault["loc"]]
        path = path if sent in ("body", "query", "path") else [sent, *path]
        if fault["type"] == "json_invalid":
            path = []
        found.append(FieldError(field=".".join(path), code=fault["type"], message=say(fault)))
    return found


def _validation(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    errors = field_errors(error.errors())
    detail = errors[0].message if len(errors) == 1 else "Some values are not right."
    return _respond(422, "invalid", detail, errors)


def _integrity(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, sqlalchemy.exc.IntegrityError)
    return _respond(409, "conflict", "This clashes with another record.")


def install(app: FastAPI) -> None:
    """Tell every error in the same form."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(sqlalchemy.exc.IntegrityError, _integrity)


RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"model": ProblemDetails, "description": text}
    for status, text in (
        (401, "Not signed in"),
        (403, "Not allowed"),
        (404, "Missing, or not visible to the caller"),
        (409, "Conflict with another record, a state or a number"),
        (422, "Some values are not right"),
    )
}
