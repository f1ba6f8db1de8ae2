"""What the compiler of TypeScript would refuse first: imports that lead nowhere or that nobody uses."""

import re
from posixpath import dirname, normpath

IMPORT = re.compile(r'^import (?:type )?\{([^}]*)\} from "(\.[^"]+)";', re.MULTILINE)
EXPORT = re.compile(r"^export (?:async )?(?:function|const|class|interface|type) (\w+)", re.MULTILINE)
EXPORT_LIST = re.compile(r"^export (?:type )?\{([^}]*)\}", re.MULTILINE)
LAZY = re.compile(r'import\("(\.[^"]+)"\)')


def resolve(here: str, module: str, files: dict[str, str]) -> str | None:
    path = normpath(f"{dirname(here)}/{module}")
    return next((f"{path}{end}" for end in (".ts", ".tsx", "/index.ts") if f"{path}{end}" in files), None)


def exports(text: str) -> set[str]:
    listed = {
        part.rpartition(" as ")[2].strip().removeprefix("type ")
        for group in EXPORT_LIST.findall(text)
        for part in group.split(",")
    }
    return set(EXPORT.findall(text)) | listed


def names(group: str) -> list[str]:
    return [part.strip().removeprefix("type ") for part in group.split(",") if part.strip()]


def scripts(files: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in files.items() if path.startswith("web/src/")}


def test_imports_lead_to_something_that_is_exported(files: dict[str, str]) -> None:
    for path, text in scripts(files).items():
        for group, module in IMPORT.findall(text):
            target = resolve(path, module, files)
            assert target is not None, f"{path}: {module}"
            missing = {name.partition(" as ")[0] for name in names(group)} - exports(files[target])
            assert not missing, f"{path}: {module} has no {missing}"


def test_imports_are_used(files: dict[str, str]) -> None:
    lines = re.compile(r'^import (?:type )?\{([^}]*)\} from "[^"]+";', re.MULTILINE)
    for path, text in scripts(files).items():
        rest = lines.sub("", text)
        for group in lines.findall(text):
            for name in names(group):
                local = name.rpartition(" as ")[2]
                assert re.search(rf"\b{re.escape(local)}\b", rest), f"{path}: {name}"


def test_a_name_is_declared_once_in_a_file(files: dict[str, str]) -> None:
    for path, text in scripts(files).items():
        groups = re.findall(r'^import (?:type )?\{([^}]*)\} from "[^"]+";', text, re.MULTILINE)
        imported = [name.rpartition(" as ")[2] for group in groups for name in names(group)]
        declared = re.findall(
            r"^(?:export )?(?:async )?(?:function|const|interface|type) (\w+)", text, re.MULTILINE
        )
        everything = [*imported, *declared]
        assert len(everything) == len(set(everything)), f"{path}: {sorted(everything)}"


def test_routes_lead_to_pages(files: dict[str, str]) -> None:
    path = "web/src/app/routes.tsx"
    modules = LAZY.findall(files[path])
    assert modules
    for module in modules:
        target = resolve(path, module, files)
        assert target is not None, module
        assert "Component" in exports(files[target])
