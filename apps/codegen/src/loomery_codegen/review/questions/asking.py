"""Chooses the questions that matter most, and keeps only answers that change what is built."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from loomery_codegen.review.outcomes import Outcomes
from loomery_codegen.review.questions.extras import colours, usual_features
from loomery_codegen.review.questions.model import Answer, Asking, Facts
from loomery_codegen.review.questions.people import accounts, joining, who_changes, who_sees
from loomery_codegen.review.questions.things import assumed_things, payments, statuses, too_few_fields
from loomery_codegen.review.questions.unclear import not_understood, partly_understood
from loomery_shared.contracts.understanding_values import Question, QuestionOption

__all__ = ["MOST", "RULES", "Rule", "questions"]

Rule: TypeAlias = Callable[[Facts], Iterable[Asking]]
MOST = 5
"""Questions that anybody is asked at once."""
MOST_ALIKE = 2
"""Questions of one kind: the third of a kind tires more than it helps."""
RULES: tuple[Rule, ...] = (
    accounts,
    who_sees,
    not_understood,
    too_few_fields,
    payments,
    assumed_things,
    who_changes,
    statuses,
    partly_understood,
    joining,
    usual_features,
    colours,
)


def questions(facts: Facts, outcomes: Outcomes, rules: Sequence[Rule] = RULES) -> list[Question]:
    """At most five, the weightiest first; of one kind at most two."""
    found = sorted((one for rule in rules for one in rule(facts)), key=lambda one: -one.weight)
    asked: list[Question] = []
    kinds: Counter[str] = Counter()
    for one in found:
        if len(asked) == MOST:
            break
        kind = one.id.partition(".")[0]
        if kinds[kind] == MOST_ALIKE:
            continue
        options = [option for answer in one.answers if (option := _option(answer, outcomes)) is not None]
        if options:
            kinds[kind] += 1
            asked.append(
                Question(
                    id=one.id,
                    text=one.text,
                    why=one.why,
                    about=list(one.about),
                    otherwise=one.otherwise,
                    options=options,
                )
            )
    return asked


def _option(answer: Answer, outcomes: Outcomes) -> QuestionOption | None:
    operations = outcomes.of(answer.edit) if answer.edit is not None else []
    if not operations and answer.replacement is None:
        return None
    return QuestionOption(
        label=answer.label, operations=operations, replacement=answer.replacement, asks=answer.asks
    )
