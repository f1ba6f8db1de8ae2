"""`python -m tools.portal_api [--check]`: rewrite the portal's copy of every API document, and its types.

The types need the portal's packages (`loomery setup`); without them only the documents are rewritten.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from pydantic import SecretStr

from loomery_analytics.app import create_app as create_analytics
from loomery_analytics.settings import AnalyticsSettings
from loomery_auth.app import create_app as create_auth
from loomery_auth.settings import AuthSettings
from loomery_codegen.toolchain.install import find_node
from loomery_orchestrator.admin.ports import Oversight
from loomery_orchestrator.app import Neighbours, Orchestrator
from loomery_orchestrator.app import create_app as create_orchestrator
from loomery_orchestrator.privacy.clients import Accounts, Elsewhere, PersonStore
from loomery_orchestrator.settings import OrchestratorSettings
from loomery_shared.clients import service_http
from loomery_shared.secret_store.making import make_secrets
from loomery_spec import AppSpec

PORTAL = Path(__file__).resolve().parents[2] / "apps" / "portal"
DOCUMENTS = PORTAL / "openapi"
TYPES = PORTAL / "src" / "api" / "schema"
_HEADER = "// Made from openapi/*.json by `python -m tools.portal_api`.\n"


def documents() -> dict[str, dict[str, Any]]:
    """Each service's document, by its name."""
    token = SecretStr("token")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        settings = OrchestratorSettings(home=home, service_token=token)
        secrets, beside, nobody = make_secrets(settings), service_http("http://beside", "token"), _nobody()
        given = {field.name: nobody for field in fields(Neighbours) if field.name != "clock"}
        given["secrets"] = secrets
        given["oversight"] = Oversight(premises=nobody, audit=nobody, services={})
        given["elsewhere"] = Elsewhere(
            accounts=Accounts(beside), mail=PersonStore(beside), events=PersonStore(beside)
        )
        apps: dict[str, FastAPI] = {
            "auth": create_auth(AuthSettings(home=home, service_token=token), mailer=nobody, secrets=secrets),
            "analytics": create_analytics(
                AnalyticsSettings(home=home, service_token=token), authenticator=nobody
            ),
            "orchestrator": create_orchestrator(
                Orchestrator(settings, Neighbours(**given)), builds_here=False
            ),
        }
        return {**{name: _outside(app.openapi()) for name, app in apps.items()}, "spec": specification()}


def specification() -> dict[str, Any]:
    """The AppSpec as a document without operations: the portal edits specifications, typed."""
    whole = AppSpec.model_json_schema(ref_template="#/components/schemas/{model}")
    parts: dict[str, Any] = whole.pop("$defs")
    for part in parts.values():
        if "kind" in part.get("properties", {}) and "const" in part["properties"]["kind"]:
            # Written always, whatever else is left out because it is empty.
            part["required"] = sorted({"kind", *part.get("required", ())})
    schemas = {**parts, "AppSpec": whole}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Specification", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }


def _nobody() -> Any:
    """Stands where a document needs no neighbour."""
    return None


def _outside(document: dict[str, Any]) -> dict[str, Any]:
    """Without what services say among each other."""
    paths = {path: item for path, item in document["paths"].items() if not path.startswith("/internal")}
    return {**document, "paths": dict(sorted(paths.items()))}


def written(document: dict[str, Any]) -> str:
    """As it lies in the folder."""
    return json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def types_of(document: Path) -> str:
    """TypeScript of one document, by openapi-typescript."""
    program = PORTAL / "node_modules" / "openapi-typescript" / "bin" / "cli.js"
    done = subprocess.run(  # noqa: S603 - fixed program, argument list
        [str(find_node()), str(program), str(document), "--default-non-nullable", "false"]
        if document.stem == "spec"
        else [str(find_node()), str(program), str(document)],
        capture_output=True,
        text=True,
        check=True,
        cwd=PORTAL,
        timeout=120,
    )
    return _HEADER + done.stdout


def main() -> int:
    """Rewrite, or with --check tell what is no longer true; 1 when something differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, say what differs")
    check = parser.parse_args().check
    wanted = {DOCUMENTS / f"{name}.json": written(document) for name, document in documents().items()}
    differing = _settle(wanted, check=check)
    if (PORTAL / "node_modules").exists():
        types = {TYPES / f"{path.stem}.d.ts": types_of(path) for path in wanted}
        differing += _settle(types, check=check)
    for path in differing:
        print(f"{'differs' if check else 'written'}: {path.relative_to(PORTAL)}")
    return int(check and bool(differing))


def _settle(wanted: dict[Path, str], *, check: bool) -> list[Path]:
    differing = [
        path for path, text in wanted.items() if not path.is_file() or path.read_text("utf-8") != text
    ]
    if not check:
        for path in differing:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8")
    return differing


if __name__ == "__main__":
    sys.exit(main())
