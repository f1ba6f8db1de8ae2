"""An application carries the modules it uses."""

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.web_react.reach import without_unused

FUNCTIONS = "web/src/lib/functions"


def kept(files: dict[str, str]) -> set[str]:
    drafts = [FileDraft.text(path, content) for path, content in files.items()]
    return {str(draft.path) for draft in without_unused(drafts)}


def test_what_is_imported_stays_with_what_it_imports_itself() -> None:
    files = {
        "web/src/pages/tool.tsx": 'import { qr } from "../lib/functions/qr";\n',
        f"{FUNCTIONS}/qr.ts": 'import type {\n  A,\n} from "./types";\nexport const qr = 1;\n',
        f"{FUNCTIONS}/types.ts": "export type A = 1;\n",
        f"{FUNCTIONS}/units.ts": "export const unit = 1;\n",
        "web/src/features/shared/Lazy.tsx": "export const lazy = 1;\n",
        "web/src/app/routes.tsx": 'const load = () => import("../features/shared/Lazy");\n',
    }

    assert kept(files) == set(files) - {f"{FUNCTIONS}/units.ts"}


def test_a_test_stays_when_all_that_it_tests_stays() -> None:
    files = {
        "web/src/main.tsx": 'import "./lib/functions/a";\n',
        f"{FUNCTIONS}/a.ts": "",
        f"{FUNCTIONS}/b.ts": "",
        f"{FUNCTIONS}/a.test.ts": 'import { test } from "vitest";\nimport "./a";\n',
        f"{FUNCTIONS}/b.test.ts": 'import "./a";\nimport "./b";\n',
    }

    assert kept(files) == {"web/src/main.tsx", f"{FUNCTIONS}/a.ts", f"{FUNCTIONS}/a.test.ts"}


def test_files_outside_the_library_stay_whether_used_or_not() -> None:
    files = {"web/src/ui/Chat.tsx": "", "web/package.json": "{}"}

    assert kept(files) == set(files)
