"""Whether an answer to a question is right: decided here, so that nobody is told before having answered."""

from collections.abc import Sequence

from pydantic import BaseModel, Field

from app.core.schemas import Schema

LETTERS = "abcdefgh"


class Answer(Schema):
    """What somebody chose."""

    answer: str = Field(max_length=2000)


class Verdict(BaseModel):
    """Whether it was right, and what would have been; empty where the right answer is none of the offered."""

    right: bool
    solution: str


def judge(record: object, names: Sequence[str], correct: str, given: str) -> Verdict:
    """The verdict on an answer; the record names the right one by its words, its letter, number or field."""
    key = _plain(getattr(record, correct))
    offered = [(name, value) for name in names if (value := str(getattr(record, name) or "").strip())]
    right = [
        value
        for place, (name, value) in enumerate(offered)
        if key in (_plain(value), LETTERS[place : place + 1], str(place + 1), _plain(name))
    ]
    return Verdict(right=_plain(given) in map(_plain, right), solution=right[0] if right else "")


def _plain(value: object) -> str:
    return str("" if value is None else value).strip().lower()
