"""Expressions as the data files write them, parsed into the specification's tree. Nothing is evaluated.

expression = "if(a >= 18, 'adult', 'child')"      names, numbers, 'text', true, false
+ - * / % ^   = != < <= > >=   and or not   f(x, ...)   now()  today()  (...)
"""

import re
from collections.abc import Callable, Mapping
from typing import Final, get_args

from loomery_spec.expressions import (
    Binary,
    BinaryOperator,
    Call,
    Conditional,
    Expression,
    LiteralValue,
    Negate,
    Not,
    Now,
    Today,
)
from loomery_spec.functions import FUNCTIONS
from loomery_templates.catalogue.errors import CatalogueError

__all__ = ["ExpressionError", "Names", "parse_expression"]

Names = Callable[[str], Expression | None]
"""What a name stands for; None when it stands for nothing."""

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[a-z][a-z0-9_.]*)|'(?P<text>(?:[^'\\]|\\.)*)'"
    r"|(?P<mark><=|>=|!=|[-+*/%^=<>(),]))",
    re.IGNORECASE,
)
_ESCAPES: Final = {"\\n": "\n", "\\t": "\t", "\\'": "'", "\\\\": "\\"}
_OPERATORS: Final[Mapping[str, tuple[int, BinaryOperator]]] = {
    "or": (1, "or"), "and": (2, "and"),
    "=": (3, "eq"), "!=": (3, "ne"), "<": (3, "lt"), "<=": (3, "le"), ">": (3, "gt"), ">=": (3, "ge"),
    "+": (4, "add"), "-": (4, "subtract"), "*": (5, "multiply"), "/": (5, "divide"), "%": (5, "modulo"),
    "^": (7, "power"),
}  # fmt: skip
_UNARY: Final = 6
assert {name for _, name in _OPERATORS.values()} <= set(get_args(BinaryOperator))  # noqa: S101


class ExpressionError(CatalogueError):
    """A text that is no expression; the message says what was met."""


class _Parser:
    """Precedence climbing over the tokens of one text."""

    def __init__(self, text: str, names: Names) -> None:
        self._names = names
        self._tokens: list[tuple[str, str]] = []
        at = 0
        while at < len(text.rstrip()):
            found = _TOKEN.match(text, at)
            if not found:
                raise ExpressionError(f"unexpected {text[at : at + 10]!r}")
            kind = str(found.lastgroup)
            self._tokens.append((kind, found[kind]))
            at = found.end()
        self._at = 0

    def whole(self) -> Expression:
        """The one expression that the text is."""
        expression = self._binary(0)
        if self._at < len(self._tokens):
            raise ExpressionError(f"unexpected {self._tokens[self._at][1]!r}")
        return expression

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("end", "the end")

    def _take(self) -> tuple[str, str]:
        token = self._peek()
        self._at += 1
        return token

    def _expect(self, mark: str) -> None:
        token = self._take()
        if token != ("mark", mark):
            raise ExpressionError(f"expected {mark!r}, met {token[1]!r}")

    def _binary(self, least: int) -> Expression:
        left = self._unary()
        while True:
            kind, written = self._peek()
            if kind == "text" or written.lower() not in _OPERATORS:
                return left
            strength, operator = _OPERATORS[written.lower()]
            if strength < least:
                return left
            self._take()
            right = self._binary(strength if operator == "power" else strength + 1)
            left = Binary(op=operator, left=left, right=right)

    def _unary(self) -> Expression:
        token = self._peek()
        if token == ("mark", "-"):
            self._take()
            return Negate(operand=self._binary(_UNARY))
        if token[0] == "name" and token[1] == "not":
            self._take()
            return Not(operand=self._binary(3))
        return self._atom()

    def _atom(self) -> Expression:
        kind, written = self._take()
        if kind == "number":
            return LiteralValue(value=float(written) if "." in written else int(written))
        if kind == "text":
            return LiteralValue(value=re.sub(r"\\[nt'\\]", lambda found: _ESCAPES[found[0]], written))
        if (kind, written) == ("mark", "("):
            inner = self._binary(0)
            self._expect(")")
            return inner
        if kind == "name":
            return self._call(written) if self._peek() == ("mark", "(") else self._name(written)
        raise ExpressionError(f"unexpected {written!r}")

    def _name(self, name: str) -> Expression:
        if name in {"true", "false"}:
            return LiteralValue(value=name == "true")
        value = self._names(name)
        if value is None:
            raise ExpressionError(f"nothing is called {name!r}")
        return value

    def _arguments(self) -> tuple[Expression, ...]:
        self._expect("(")
        found: list[Expression] = []
        while self._peek() != ("mark", ")"):
            if found:
                self._expect(",")
            found.append(self._binary(0))
        self._expect(")")
        return tuple(found)

    def _call(self, name: str) -> Expression:
        arguments = self._arguments()
        if name == "if" and len(arguments) == 3:
            return Conditional(condition=arguments[0], then=arguments[1], otherwise=arguments[2])
        if name in {"now", "today"} and not arguments:
            return Now() if name == "now" else Today()
        signature = FUNCTIONS.get(name)
        if signature is None:
            raise ExpressionError(f"no function is called {name!r}")
        most = len(signature.arguments)
        if len(arguments) < most - signature.optional or (len(arguments) > most and not signature.variadic):
            raise ExpressionError(f"{name} takes {most} values, not {len(arguments)}")
        return Call(function=name, arguments=arguments)


def parse_expression(text: str, names: Names) -> Expression:
    """The tree of an expression. Raises ExpressionError."""
    return _Parser(text, names).whole()
