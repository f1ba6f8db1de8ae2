"""The hard cap on tokens and money: what a request may cost at most is set aside before it is sent."""

from dataclasses import dataclass

from loomery_codegen.understand.words.model.settings import ModelSettings

__all__ = ["Budget", "OverBudget", "estimate_tokens"]

BYTES_A_TOKEN = 2
"""Lower bound seen for JSON, English and most other scripts, so that estimates are too high, not too low."""
OVERHEAD = 64
"""Tokens that chat templates add to a request."""


def estimate_tokens(*texts: str) -> int:
    """An upper estimate of the tokens of these texts."""
    return OVERHEAD + sum(len(text.encode()) for text in texts) // BYTES_A_TOKEN


class OverBudget(Exception):  # noqa: N818 -- an outcome, not a fault of ours
    """The next request could cost more than is left."""


@dataclass(slots=True)
class Budget:
    """What is left of one plan's tokens and money."""

    settings: ModelSettings
    tokens: int = 0
    cost: float = 0.0

    def price(self, input_tokens: int, output_tokens: int) -> float:
        """Money for so many tokens."""
        limits = self.settings
        return (input_tokens * limits.input_price + output_tokens * limits.output_price) / 1_000_000

    def allow(self, input_tokens: int, useful: int) -> int:
        """How many tokens an answer may have when a request of `input_tokens` is sent now.

        Raises OverBudget when fewer than `useful` would be left for it.
        """
        limits = self.settings
        room = min(limits.max_answer_tokens, limits.max_tokens - self.tokens - input_tokens)
        if limits.input_price or limits.output_price:
            money = limits.max_cost - self.cost - self.price(input_tokens, 0)
            if money < 0:
                room = -1
            elif limits.output_price:
                room = min(room, int(money * 1_000_000 / limits.output_price))
        if room < min(useful, limits.max_answer_tokens):
            raise OverBudget(
                f"{self.tokens} tokens and {self.cost:.4f} in money are spent; a request of about"
                f" {input_tokens} tokens more does not fit into {limits.max_tokens} tokens"
                f" and {limits.max_cost:g}"
            )
        return room

    def spend(self, input_tokens: int, output_tokens: int) -> float:
        """Book what a request took; returns its cost."""
        cost = self.price(input_tokens, output_tokens)
        self.tokens += input_tokens + output_tokens
        self.cost += cost
        return cost
