"""Expressions as TypeScript: operators and calls of the library of functions, never evaluated from text."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import assert_never

from loomery_compiler.emit.render import static_files
from loomery_compiler.emit.web_react.imports import Imports
from loomery_compiler.emit.web_react.words import literal
from loomery_spec.expressions import (
    Actor,
    Aggregate,
    Binary,
    Call,
    Conditional,
    Expression,
    FieldRef,
    InputRef,
    ListValue,
    LiteralValue,
    Negate,
    Not,
    Now,
    Today,
)  # fmt: skip
from loomery_spec.functions import FUNCTIONS, Signature, ValueType

_ENTRY = re.compile(r"^\s+(\w+): (\w+)\.(\w+),$", re.MULTILINE)
_ARITHMETIC = {"add": "+", "subtract": "-", "multiply": "*", "power": "**"}
_COMPARISON = {"lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_SAME = {"date": "text", "datetime": "text", "json": "text"}
_ASYNC_WORDS = """
    hash_text image_resize image_compress image_convert image_greyscale image_rotate image_crop
    image_watermark image_info image_to_base64 file_text file_hash
"""
_ASYNC = frozenset(_ASYNC_WORDS.split())
"""Functions that answer with a promise."""


class UnsupportedError(ValueError):
    """An expression that only the API can work out, such as a figure over related records."""


@dataclass(frozen=True, slots=True)
class Code:
    """TypeScript and the type of its value."""

    text: str
    type: ValueType
    constant: bool = False


@cache
def function_homes() -> dict[str, tuple[str, str]]:
    """Module and exported name of each function, read from the library's own list."""
    files = dict(static_files("web_react"))
    index = files["src/lib/functions/index.ts"].decode()
    return {name: (module, function) for name, module, function in _ENTRY.findall(index)}


@dataclass
class ExpressionWriter:
    """Writes expressions of one file; `read` gives the code and type of an input or field."""

    imports: Imports
    read: Callable[[str], Code]
    waits: bool = False
    """Set when a written expression awaits something."""

    def write(self, expression: Expression) -> Code:  # noqa: C901 (one case for each kind)
        """The expression as code. Raises UnsupportedError."""
        match expression:
            case LiteralValue():
                return _constant(expression)
            case ListValue():
                return Code(literal(list(expression.values)), "list", constant=True)  # type: ignore[arg-type]
            case InputRef():
                return self.read(expression.name)
            case FieldRef():
                if len(expression.path) > 1:
                    raise UnsupportedError("a value of a related record")
                return self.read(expression.path[0])
            case Now() | Today():
                self.imports.add("lib/values", expression.kind)
                return Code(f"{expression.kind}()", "datetime" if expression.kind == "now" else "date")
            case Not():
                return Code(f"!{self._as(expression.operand, 'boolean')}", "boolean")
            case Negate():
                return Code(f"-({self._as(expression.operand, 'number')})", "number")
            case Binary():
                return self._binary(expression)
            case Conditional():
                return self._conditional(expression)
            case Call():
                return self._call(expression)
            case Actor() | Aggregate():
                raise UnsupportedError(expression.kind)
            case _:
                assert_never(expression)

    def _as(self, expression: Expression, wanted: ValueType) -> str:
        return self.coerce(self.write(expression), wanted)

    def _function(self, name: str) -> str:
        module, function = function_homes()[name]
        self.imports.add(f"lib/functions/{module}", function)
        return function

    def coerce(self, code: Code, wanted: ValueType) -> str:
        """The value as another type."""
        have, want = _SAME.get(code.type, code.type), _SAME.get(wanted, wanted)
        if have == want or want == "any":
            return code.text
        if want == "boolean":
            return f"Boolean({code.text})"
        if want in ("text", "number"):
            return f"{self._function('to_text' if want == 'text' else 'to_number')}({code.text})"
        helper = "toList" if want == "list" else "toFile"
        self.imports.add("lib/expressions", helper)
        return f"{helper}({code.text})"

    def _binary(self, node: Binary) -> Code:
        if node.op in ("and", "or"):
            sign = "&&" if node.op == "and" else "||"
            return Code(
                f"({self._as(node.left, 'boolean')} {sign} {self._as(node.right, 'boolean')})", "boolean"
            )
        if node.op in _ARITHMETIC or node.op in ("divide", "modulo"):
            return self._arithmetic(node)
        left, right = self.write(node.left), self.write(node.right)
        if node.op == "in":
            self.imports.add("lib/expressions", "oneOf")
            return Code(f"oneOf({left.text}, {self.coerce(right, 'list')})", "boolean")
        if node.op in ("eq", "ne"):
            return self._equality(left, right, negated=node.op == "ne")
        sign = _COMPARISON[node.op]
        both = {_SAME.get(code.type, code.type) for code in (left, right)}
        if both == {"text"}:
            return Code(f"({left.text} {sign} {right.text})", "boolean")
        return Code(f"({self.coerce(left, 'number')} {sign} {self.coerce(right, 'number')})", "boolean")

    def _arithmetic(self, node: Binary) -> Code:
        left, right = self._as(node.left, "number"), self._as(node.right, "number")
        if node.op in ("divide", "modulo"):
            self.imports.add("lib/expressions", node.op)
            return Code(f"{node.op}({left}, {right})", "number")
        if node.op == "power":
            return Code(f"Math.pow({left}, {right})", "number")
        return Code(f"({left} {_ARITHMETIC[node.op]} {right})", "number")

    def _equality(self, left: Code, right: Code, *, negated: bool) -> Code:
        kinds = {_SAME.get(code.type, code.type) for code in (left, right)}
        plain = len(kinds) == 1 and kinds <= {"text", "number", "boolean"}
        if plain and not (left.constant and right.constant) and kinds != {"boolean"}:
            return Code(f"({left.text} {'!==' if negated else '==='} {right.text})", "boolean")
        self.imports.add("lib/expressions", "same")
        return Code(f"{'!' if negated else ''}same({left.text}, {right.text})", "boolean")

    def _conditional(self, node: Conditional) -> Code:
        condition = self._as(node.condition, "boolean")
        then, otherwise = self.write(node.then), self.write(node.otherwise)
        kind: ValueType = then.type if then.type == otherwise.type else "any"
        return Code(f"({condition} ? {then.text} : {otherwise.text})", kind)

    def _call(self, node: Call) -> Code:
        signature = FUNCTIONS[node.function]
        if node.function not in function_homes():
            raise UnsupportedError(f"the function {node.function}")
        arguments = [
            self._as(argument, kind)
            for argument, kind in zip(node.arguments, _kinds(signature, node), strict=False)
        ]
        call = f"{self._function(node.function)}({', '.join(arguments)})"
        if node.function in _ASYNC:
            self.waits = True
            return Code(f"(await {call})", signature.result)
        return Code(call, signature.result)


def _kinds(signature: Signature, node: Call) -> list[ValueType]:
    kinds = list(signature.arguments)
    while signature.variadic and len(kinds) < len(node.arguments):
        kinds.append(signature.arguments[-1])
    return kinds


def _constant(node: LiteralValue) -> Code:
    value = node.value
    if isinstance(value, bool):
        return Code(literal(value), "boolean", constant=True)
    if isinstance(value, int | float):
        text = literal(value)
        return Code(f"({text})" if value < 0 else text, "number", constant=True)
    if isinstance(value, str):
        return Code(literal(value), "text", constant=True)
    return Code("null", "any", constant=True)
