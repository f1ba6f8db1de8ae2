"""Puts questions within the budget and the deadline, repeats what may pass, and writes down every request."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import urlsplit

from loomery_codegen.understand.words.model.budget import Budget, estimate_tokens
from loomery_codegen.understand.words.model.ledger import ModelCall
from loomery_codegen.understand.words.model.prompts import VERSION
from loomery_codegen.understand.words.model.settings import ModelSettings
from loomery_codegen.understand.words.model.sharing import compact
from loomery_codegen.understand.words.model.talk import Answer, Endpoint, Failure, FailureKind, Question

__all__ = ["Caller", "Sleep"]

Sleep = Callable[[float], Awaitable[None]]
Purpose = Literal["probe", "plan", "repair"]

PASSING: frozenset[FailureKind] = frozenset({"busy", "broken", "cut", "garbled"})
"""Failures after which the same request may succeed."""
CHARGED: frozenset[FailureKind] = frozenset({"cut", "slow", "garbled", "refused"})
"""Failures for which an endpoint may have worked, and so may ask for money."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 20.0


def _input_estimate(question: Question) -> int:
    turns = [part for turn in question.history for part in (turn.answer, turn.complaint)]
    return estimate_tokens(question.instructions, question.text, compact(question.schema), *turns)


@dataclass
class Caller:
    """One conversation with one endpoint: what it may still take, and what it took."""

    endpoint: Endpoint
    settings: ModelSettings
    sleep: Sleep = asyncio.sleep
    budget: Budget = field(init=False)
    calls: list[ModelCall] = field(default_factory=list)
    tries: int = 0
    started: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.budget = Budget(self.settings)

    def time_left(self) -> float:
        """Seconds until the deadline of the plan."""
        return self.started + self.settings.deadline - time.monotonic()

    async def probe(self, question: Question) -> Answer:
        """Put a question once, not counted as a try. Raises Failure and OverBudget."""
        return await self._put(question, "probe", useful=1)

    async def ask(self, question: Question, purpose: Purpose, useful: int) -> Answer:
        """Put a question, again when the failure may pass. Raises Failure and OverBudget.

        `useful` is the least number of tokens that an answer needs to be worth asking for.
        """
        while True:
            self.tries += 1
            try:
                return await self._put(question, purpose, useful)
            except Failure as failure:
                wait = self._wait_after(failure)
                if wait is None:
                    raise
                await self.sleep(wait)

    @property
    def exhausted(self) -> bool:
        """Whether no try is left."""
        return self.tries >= self.settings.tries

    def judge(self, outcome: str) -> None:
        """Write down what the last answer was worth."""
        self.calls[-1] = replace(self.calls[-1], outcome=outcome)

    def _wait_after(self, failure: Failure) -> float | None:
        """Seconds to wait before the next try; none when there should be none."""
        if failure.kind not in PASSING or self.exhausted:
            return None
        wait = failure.retry_after
        if wait is None:
            wait = min(FIRST_WAIT * 2 ** (self.tries - 1), LONGEST_WAIT)
        return wait if wait < self.time_left() else None

    async def _put(self, question: Question, purpose: Purpose, useful: int) -> Answer:
        estimate = _input_estimate(question)
        room = self.budget.allow(estimate, useful)
        left = self.time_left()
        if left <= 0:
            raise Failure("slow", f"the plan took longer than {self.settings.deadline:g} s")
        bounded = replace(
            question,
            max_tokens=min(room, question.max_tokens),
            timeout=min(left, self.settings.timeout),
        )
        at, begun = datetime.now(UTC), time.monotonic()
        try:
            answer = await self.endpoint.ask(bounded)
        except Failure as failure:
            charged = failure.kind in CHARGED
            taken = (estimate, bounded.max_tokens) if charged else (0, 0)
            self._book(at, begun, question, purpose, failure.kind, taken, estimated=charged)
            raise
        counted = bool(answer.input_tokens or answer.output_tokens)
        taken = (
            (answer.input_tokens, answer.output_tokens)
            if counted
            else (estimate, estimate_tokens(answer.text))
        )
        self._book(at, begun, question, purpose, "answered", taken, estimated=not counted)
        return answer

    def _book(
        self,
        at: datetime,
        begun: float,
        question: Question,
        purpose: Purpose,
        outcome: str,
        taken: tuple[int, int],
        *,
        estimated: bool,
    ) -> None:
        self.calls.append(
            ModelCall(
                at=at.isoformat(timespec="milliseconds"),
                endpoint=urlsplit(self.settings.base_url).netloc,
                model=self.settings.name,
                purpose=purpose,
                mode=question.mode,
                outcome=outcome,
                input_tokens=taken[0],
                output_tokens=taken[1],
                cost=self.budget.spend(*taken),
                seconds=round(time.monotonic() - begun, 3),
                estimated=estimated,
                prompt_version=VERSION,
            )
        )
