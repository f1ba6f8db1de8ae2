"""What is said to an endpoint and what comes back: values, and the port that carries them."""

from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeAlias

__all__ = ["MODES", "Answer", "Endpoint", "Failure", "FailureKind", "Mode", "Question", "Turn"]

Mode: TypeAlias = Literal["native", "tool", "prompted"]
MODES: tuple[Mode, ...] = ("native", "tool", "prompted")
"""Ways to ask for structured output, the firmest first."""

FailureKind: TypeAlias = Literal[
    "absent",  # no connection, no such host, no such model
    "denied",  # key or permission refused
    "rejected",  # the request itself was refused, such as a mode that the endpoint does not know
    "too_long",  # more than the model can take in
    "busy",  # rate limit
    "quota",  # the account is used up; waiting does not help
    "broken",  # server error
    "cut",  # the connection or stream ended early
    "slow",  # out of time
    "refused",  # the model declined
    "garbled",  # an answer that is not of the protocol
]


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier exchange: what the model answered, and what was wrong with it."""

    answer: str
    complaint: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One request for a JSON object of a schema."""

    instructions: str
    text: str
    schema: dict[str, Any]
    schema_name: str
    mode: Mode
    max_tokens: int
    timeout: float
    history: tuple[Turn, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came back; `text` should be JSON. Tokens are 0 where the endpoint did not count."""

    text: str
    complete: bool
    """False when the answer ended at the token limit."""
    input_tokens: int = 0
    output_tokens: int = 0


class Failure(Exception):  # noqa: N818 -- an outcome of the talk, not a fault of ours
    """No answer. `detail` is safe to show: it holds no key and no body of a response."""

    def __init__(self, kind: FailureKind, detail: str, retry_after: float | None = None) -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind = kind
        self.detail = detail
        self.retry_after = retry_after


class Endpoint(Protocol):
    """Something that answers questions. Raises Failure."""

    async def ask(self, question: Question) -> Answer:
        """Put one question; one HTTP request, no repeats inside."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...
