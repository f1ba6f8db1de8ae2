"""The talk about one description: ask for a specification, give back its faults, stop in bounds."""

from dataclasses import dataclass

from loomery_codegen.understand.words.model.answers import Check, Violations, read_answer
from loomery_codegen.understand.words.model.caller import Caller
from loomery_codegen.understand.words.model.crosscheck import cross_check
from loomery_codegen.understand.words.model.modes import KnownModes, find_mode
from loomery_codegen.understand.words.model.prompts import fill, mark_of
from loomery_codegen.understand.words.model.proposal import lift, project
from loomery_codegen.understand.words.model.schema import Detail, request_schema
from loomery_codegen.understand.words.model.talk import MODES, Answer, Failure, Mode, Question, Turn
from loomery_spec import AppSpec, Report

__all__ = ["Drafted", "NoDraft", "draft_with_model"]

SMALLEST_USEFUL = 256
BYTES_A_TOKEN_AT_BEST = 6
"""An answer shorter than the draft by this much would not be the whole specification."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A specification that is valid and passes the check, and how it was asked for."""

    spec: AppSpec
    found: Report
    """What the cross-check had to say."""
    mode: Mode


class NoDraft(Exception):  # noqa: N818 -- an outcome, not a fault of ours
    """The model gave no valid specification in the tries that it had."""

    def __init__(self, tries: int, last: str) -> None:
        super().__init__(last)
        self.tries = tries
        self.last = last


def _weaker(mode: Mode) -> Mode | None:
    """The next mode down, or none."""
    place = MODES.index(mode) + 1
    return MODES[place] if place < len(MODES) else None


def _checked(
    answer: AppSpec, draft: AppSpec, detail: Detail, check: Check
) -> tuple[AppSpec, Report] | Violations:
    """The whole specification with what the cross-check put back, if it can be built."""
    found = Report()
    spec = cross_check(lift(answer, draft, detail), draft, detail, check, found)
    faults = [f"{item.where}: {item.message}" for item in check(spec).found if item.severity == "error"]
    if not spec.entities and not spec.pages:
        faults.append("(document): it holds neither entities nor pages")
    return Violations(tuple(faults)) if faults else (spec, found)


@dataclass
class _Talk:
    """What stays the same during the tries of one description, and what was settled on the way."""

    caller: Caller
    text: str
    draft: AppSpec
    check: Check
    mode: Mode
    detail: Detail
    history: tuple[Turn, ...] = ()
    too_long: bool = False

    async def run(self) -> Drafted:
        """Ask until an answer is valid or the tries are used up. Raises Failure, OverBudget and NoDraft."""
        while True:
            answer = await self._ask()
            read = read_answer(answer.text)
            if isinstance(read, AppSpec):
                checked = _checked(read, self.draft, self.detail, self.check)
                if not isinstance(checked, Violations):
                    self.caller.judge("accepted")
                    return Drafted(*checked, mode=self.mode)
                read = checked
            self._learn(answer, read)
            if self.caller.exhausted:
                raise NoDraft(self.caller.tries, read.lines[0])

    async def _ask(self) -> Answer:
        """Ask, stepping down to a weaker mode or a smaller schema where the endpoint refuses this one."""
        while True:
            shown = project(self.draft, self.detail)
            useful = max(SMALLEST_USEFUL, len(shown.encode()) // BYTES_A_TOKEN_AT_BEST)
            try:
                return await self.caller.ask(
                    self._question(shown), "repair" if self.history else "plan", useful
                )
            except Failure as failure:
                if self.caller.exhausted or not self._step_down(failure):
                    raise

    def _question(self, shown: str) -> Question:
        tools = any(page.kind == "tool" for page in self.draft.pages)
        text = fill("plan", text=self.text, draft=shown, mark=mark_of(self.text))
        return Question(
            instructions=fill("system"),
            text=f"{text}\n\n{fill('truncated')}" if self.too_long else text,
            schema=request_schema(self.detail, tools=tools),
            schema_name="specification",
            mode=self.mode,
            max_tokens=self.caller.settings.max_answer_tokens,
            timeout=self.caller.settings.timeout,
            history=self.history,
        )

    def _step_down(self, failure: Failure) -> bool:
        """Whether there is another way to ask after an endpoint would not take the request."""
        if failure.kind == "too_long" and self.detail == "full":
            self.detail, self.history = "core", ()
            return True
        weaker = _weaker(self.mode) if self.caller.settings.mode == "auto" else None
        if failure.kind == "rejected" and weaker is not None:
            self.mode = weaker
            return True
        return False

    def _learn(self, answer: Answer, violations: Violations) -> None:
        """Prepare the next try: the last answer with its faults, or less to write when it was cut off."""
        if answer.complete:
            self.caller.judge("violations")
            self.history = (Turn(answer.text, fill("repair", violations=str(violations))),)
        else:
            self.caller.judge("truncated")
            self.detail, self.history, self.too_long = "core", (), True


async def draft_with_model(
    caller: Caller, known: KnownModes, text: str, draft: AppSpec, check: Check
) -> Drafted:
    """A valid specification from the model. Raises Failure, OverBudget and NoDraft."""
    mode = await find_mode(caller, known)
    talk = _Talk(caller, text, draft, check, mode, caller.settings.detail)
    drafted = await talk.run()
    if drafted.mode != mode:
        known.put(caller.settings, drafted.mode)
    return drafted
