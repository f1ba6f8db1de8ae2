"""Tool sections: inputs, formulas that compute the outputs as they change, and tests from the examples."""

import json
from posixpath import relpath
from typing import Any

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.render import render
from loomery_compiler.emit.web_react.context import TEMPLATES, PageContext
from loomery_compiler.emit.web_react.expressions import Code, ExpressionWriter, UnsupportedError
from loomery_compiler.emit.web_react.imports import Imports
from loomery_compiler.emit.web_react.words import attribute, key, literal
from loomery_spec.functions import ValueType
from loomery_spec.sections import Tool, ToolExample, ToolInput, ToolOutput

_TYPES: dict[str, tuple[str, ValueType]] = {
    "number": ("number", "number"),
    "boolean": ("boolean", "boolean"),
    "date": ("string", "date"),
    "datetime": ("string", "datetime"),
    "file": ("File", "file"),
    "image": ("File", "file"),
}
_SHARED = "features/shared/tool"


def tool_section(section: Tool, context: PageContext) -> str:
    """A component of its own for the tool; returns the JSX that uses it."""
    component, imports = context.part(section.title)
    module = component[:1].lower() + component[1 : -len("Section")] + "Formulas"
    outputs = _formulas(section, context, module)
    if not outputs:
        return ""
    if section.examples and not section.run_label:
        _tests(section, outputs, context, module)
    imports.use("Button", "Card")
    imports.add(f"{_SHARED}/Output", "Output")
    imports.add(f"{_SHARED}/useTool", "useInputs", "useResults")
    imports.add(f"{context.folder}/{module}", "formulas", "start")
    imports.types(f"{context.folder}/{module}", "Inputs")
    if section.run_label:
        imports.types(f"{_SHARED}/formulas", "Draft")
        imports.use("SparklesIcon", "useState")
    fields = [_input(item, imports) for item in section.inputs]
    if not fields:
        imports.drop("ui/Button", "Button") if not section.run_label else None
    start, end = _frame(section, context, imports)
    return context.add_part(
        component,
        "Tool.tsx",
        imports,
        title_words=section.title.replace("*/", ""),
        fields=fields,
        outputs=[_shown(item) for item in section.outputs if item.name in outputs],
        run_label=literal(section.run_label) if section.run_label else "",
        open=start,
        close=end,
    )


def _frame(section: Tool, context: PageContext, imports: Imports) -> tuple[str, str]:
    if context.style == "site":
        imports.add("ui/Section", "Section")
        return f"<Section{attribute('title', section.title)}{attribute('lead', section.text)}>", "</Section>"
    alone = len([item for item in context.page.sections if isinstance(item, Tool)]) == 1
    imports.add("ui/Block", "Block")
    title = "" if alone else attribute("title", section.title)
    told = section.text.strip() in ("", context.page.intro.strip())
    lead = "" if told else f'<p className="max-w-prose text-muted">{{{literal(section.text)}}}</p>'
    return f"<Block{title}>{lead}", "</Block>"


def _kind(item: ToolInput) -> tuple[str, ValueType]:
    return _TYPES.get(item.type, ("string", "text"))


def _formulas(section: Tool, context: PageContext, module: str) -> set[str]:
    """Write the file with the formulas; returns the names of the outputs that it computes."""
    imports = Imports(f"{context.folder}/{module}.ts")
    imports.types(f"{_SHARED}/formulas", "Draft", "Formula")
    inputs = {item.name: item for item in section.inputs}
    primary = next(
        (item.name for item in section.inputs if _kind(item)[1] == "text" and not item.choices), None
    )
    written = []
    for output in section.outputs:
        used: list[str] = []
        try:
            code, waits = _formula(output, inputs, used, imports)
        except UnsupportedError:
            continue
        needs = [
            n for n in dict.fromkeys(used) if _kind(inputs[n])[0] != "boolean" and _needed(inputs[n], primary)
        ]
        text = f"({code})" if code.startswith("{") else code
        written.append(
            {
                "name": key(output.name),
                "needs": literal(needs),
                "uses": bool(used),
                "code": text,
                "waits": waits,
            }
        )
    text = render(
        f"{TEMPLATES}/sections/formulas.ts",
        imports=imports.render(),
        inputs=[(key(item.name), _kind(item)[0]) for item in section.inputs],
        start=[(key(item.name), _start(item)) for item in section.inputs],
        formulas=written,
    )
    context.parts.append(FileDraft.text(f"web/src/{context.folder}/{module}.ts", text))
    return {str(item["name"]) for item in written}


def _needed(item: ToolInput, primary: str | None) -> bool:
    return _kind(item)[1] != "text" or item.name == primary or bool(item.choices)


def _formula(
    output: ToolOutput, inputs: dict[str, ToolInput], used: list[str], imports: Imports
) -> tuple[str, bool]:
    def read(name: str) -> Code:
        if name not in inputs:
            raise UnsupportedError(f"no input {name!r}")
        used.append(name)
        return Code(f"inputs.{name}", _kind(inputs[name])[1])

    writer = ExpressionWriter(imports, read)
    return writer.write(output.value).text, writer.waits


def _start(item: ToolInput) -> str:
    kind = _kind(item)[0]
    if kind == "boolean":
        return "true" if item.default is True else "false"
    if kind == "number":
        return literal(item.default) if isinstance(item.default, int | float) else "null"
    if kind == "File":
        return "null"
    if item.choices and item.default is None:
        return literal(item.choices[0])
    if item.type == "colour" and item.default is None:
        return '"#3355dd"'
    return literal(str(item.default)) if item.default is not None else '""'


def _input(item: ToolInput, imports: Imports) -> str:
    component, more = _component(item)
    if component == "LocalFile":
        imports.add(f"{_SHARED}/LocalFile", component)
    else:
        imports.use(component)
    return f'<{component}{attribute("label", item.label)} {{...bind("{item.name}")}}{more} />'


def _component(item: ToolInput) -> tuple[str, str]:  # noqa: C901 (one case for each kind of input)
    hint = attribute("placeholder", item.placeholder)
    if item.choices or item.type == "choice":
        options = ", ".join(f"{{ value: {literal(c)}, label: {literal(c)} }}" for c in item.choices)
        return "Select", f" required options={{[{options}]}}"
    match item.type:
        case "long_text":
            return "TextArea", f" rows={{8}}{hint}"
        case "code":
            return "TextArea", f" rows={{10}} monospace{hint}"
        case "number":
            bounds = "".join(
                f" {name}={{{literal(value)}}}"
                for name, value in (("min", item.min), ("max", item.max))
                if value is not None
            )
            return "NumberInput", f' step="any"{attribute("suffix", item.unit)}{bounds}{hint}'
        case "boolean":
            return "Checkbox", ""
        case "date":
            return "DateInput", ""
        case "datetime":
            return "DateTimeInput", ""
        case "colour":
            return "ColourInput", ""
        case "file":
            return "LocalFile", ""
        case "image":
            return "LocalFile", ' accept="image/*"'
        case _:
            return "TextInput", hint


def _shown(output: ToolOutput) -> dict[str, str]:
    return {
        "name": output.name,
        "label": attribute("label", output.label).strip(),
        "format": output.format,
        "unit": attribute("unit", output.unit).strip(),
    }


def _tests(section: Tool, outputs: set[str], context: PageContext, module: str) -> None:
    """The examples as tests of the formulas."""
    examples = [_example(item, index, outputs) for index, item in enumerate(section.examples, 1)]
    examples = [item for item in examples if item["checks"]]
    if not examples:
        return
    text = render(
        f"{TEMPLATES}/sections/formulas.test.ts",
        up=relpath(".", context.folder),
        file=module,
        examples=examples,
        has_text=any(not check["number"] for item in examples for check in item["checks"]),
    )
    context.parts.append(FileDraft.text(f"web/src/{context.folder}/{module}.test.ts", text))


def _example(example: ToolExample, index: int, outputs: set[str]) -> dict[str, Any]:
    checks = []
    for name, value in example.outputs.items():
        if name not in outputs:
            continue
        number = isinstance(value, int | float) and not isinstance(value, bool)
        digits = len(str(value).partition(".")[2]) if number else 0
        checks.append({"name": name, "number": number, "digits": min(digits, 6), "value": literal(value)})
        if isinstance(value, bool):
            checks[-1]["value"] = literal("true" if value else "false")
    inputs = json.dumps(example.inputs, ensure_ascii=False)
    return {"title": literal(f"example {index}"), "inputs": inputs, "checks": checks}
