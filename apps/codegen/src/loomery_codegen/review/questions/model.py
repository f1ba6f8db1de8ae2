"""What rules for questions work on, and what they give."""

from dataclasses import dataclass

from loomery_codegen.review.edits import Edit
from loomery_shared.contracts.understanding_values import Replacement, SentenceFate
from loomery_spec import AppSpec

__all__ = ["Answer", "Asking", "Facts"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known: the words, the plan before and after the compiler, and the fate of each sentence."""

    text: str
    planned: AppSpec
    spec: AppSpec
    sentences: tuple[SentenceFate, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """An answer: an edit of the plan, or other words; with `asks`, words that the person writes."""

    label: str
    edit: Edit | None = None
    replacement: Replacement | None = None
    asks: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """A question that a rule would ask; of all, those that weigh most are asked.

    `otherwise` says what is built when nobody answers.
    """

    id: str
    weight: float
    text: str
    why: str
    otherwise: str
    about: tuple[str, ...] = ()
    answers: tuple[Answer, ...]
