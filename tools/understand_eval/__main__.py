"""How well descriptions are understood: recall and precision of data, fields, relations, roles, pages and so on.

    python -m tools.understand_eval --gold FILE [--labels FILE] [--misses] [--json] [--plain]

Locked labels are scored and never shown: `--misses` leaves them out.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from loomery_codegen.understand.words.rules.planner import RulePlanner
from loomery_compiler.plugins import load_plugins
from tools.understand_eval.figures import figures, print_figures
from tools.understand_eval.labels import TEXTS, Label, read_labels
from tools.understand_eval.score import MEASURES, Measure, score

Result = tuple[Label, dict[str, Measure]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the files named on the command line; 2 when a file is missing."""
    options = _options(arguments)
    missing = [path for path in (options.gold, options.labels, options.texts) if path and not path.exists()]
    if missing:
        print(f"There is no {missing[0]}.", file=sys.stderr)
        return 2
    groups = _groups(options)
    planner, plugins = RulePlanner(grammar=False if options.plain else None), load_plugins()
    found = {}
    for title, labels in groups.items():
        started = time.perf_counter()
        results = [(label, score(planner.plan(label.text), label, plugins)) for label in labels]
        seconds = time.perf_counter() - started
        found[title] = figures(measures for _, measures in results)
        if not options.json:
            each = 1000 * seconds / max(len(labels), 1)
            told = f"{title}: {len(labels)} descriptions, {each:.0f} ms each with scoring"
            print_figures(told, found[title])
            if options.misses and title != "locked":
                _print_misses(results, options.only)
    if options.json:
        print(json.dumps(found, indent=2))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.understand_eval", description=__doc__)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--texts", type=Path, default=TEXTS)
    parser.add_argument("--misses", action="store_true", help="show what was missed and what was too much")
    parser.add_argument("--only", choices=MEASURES, help="show misses of one measure")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--plain", action="store_true", help="without the grammar model")
    return parser.parse_args(arguments)


def _groups(options: argparse.Namespace) -> dict[str, list[Label]]:
    groups: dict[str, list[Label]] = {}
    if options.gold:
        groups["gold"] = read_labels(options.gold, options.texts)
    if options.labels:
        labels = read_labels(options.labels, options.texts)
        groups["open"] = [label for label in labels if not label.locked]
        groups["locked"] = [label for label in labels if label.locked]
    return groups


def _print_misses(results: Sequence[Result], only: str | None) -> None:
    for label, found in results:
        for name in MEASURES if only is None else (only,):
            if found[name].missed or found[name].extra:
                print(f"  {label.id} {name}: missed {found[name].missed} extra {found[name].extra}")


if __name__ == "__main__":
    raise SystemExit(main())
