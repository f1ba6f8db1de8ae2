"""What became of each sentence of a description."""

from typing import Literal

from loomery_spec.base import Node, Span


class SentenceCoverage(Node):
    """A sentence, its place in the text, its fate, and the elements that realise it.

    `elements` are paths such as `entities.task`; `missed` are the words that nothing answers to.
    """

    sentence: str
    span: Span
    status: Literal["realised", "partly", "not_understood"]
    elements: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
