"""`python -m tools.corpus`: build many descriptions and report per gate.

python -m tools.corpus --count 100 --seed 7              descriptions of the shared reference data
python -m tools.corpus --blueprints                      one application from each blueprint
python -m tools.corpus --count 30 --seed 7 --browser     with browser flows and accessibility
python -m tools.corpus --blueprints --lines found.jsonl  each outcome kept as it comes
"""

import argparse
import json
import statistics
import sys
import tempfile
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tools.corpus.run import Outcome, run
from tools.corpus.sources import SHARED, Description, from_blueprints, from_shared


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="tools.corpus", description="Build many descriptions and report per gate."
    )
    parser.add_argument("--count", type=int, default=100, help="how many descriptions")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    parser.add_argument("--blueprints", action="store_true", help="one from each blueprint instead")
    parser.add_argument("--only", default="", help="comma-separated ids")
    parser.add_argument("--browser", action="store_true", help="with the gates that need a browser")
    parser.add_argument("--jobs", type=int, default=1, help="builds at a time")
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    parser.add_argument(
        "--lines", type=Path, help="a file that gets each outcome as it comes, a JSON line each"
    )
    parser.add_argument("--keep", type=Path, help="keep the built projects in this folder")
    return parser.parse_args()


def _chosen(arguments: argparse.Namespace) -> tuple[Description, ...]:
    if arguments.blueprints:
        found = from_blueprints()
    elif arguments.only:
        found = from_shared(10_000, arguments.seed)
    else:
        found = from_shared(arguments.count, arguments.seed)
    wanted = set(arguments.only.split(",")) if arguments.only else None
    return tuple(item for item in found if wanted is None or item.id in wanted)


def _summary(outcomes: list[Outcome]) -> dict[str, Any]:
    gates: dict[str, Counter[str]] = {}
    sentences: Counter[str] = Counter()
    for outcome in outcomes:
        sentences.update(outcome.sentences)
        for name, status in outcome.gates.items():
            gates.setdefault(name, Counter())[status] += 1
    times = [outcome.seconds for outcome in outcomes if outcome.seconds]
    return {
        "total": len(outcomes),
        "status": dict(Counter(outcome.status for outcome in outcomes)),
        "gates": {name: dict(counts) for name, counts in sorted(gates.items())},
        "sentences": dict(sentences),
        "entities": dict(sorted(Counter(outcome.entities for outcome in outcomes).items())),
        "median_seconds": statistics.median(times) if times else None,
    }


def _tell(outcome: Outcome, place: str) -> None:
    """Progress on standard error, with the first findings of what is not green."""
    mark = "✓" if outcome.status == "green" else "✗"
    print(f"{place} {mark} {outcome.id} {outcome.seconds} s", file=sys.stderr, flush=True)
    for finding in outcome.findings[:5] if outcome.status != "green" else ():
        print(f"    {finding[:300]}", file=sys.stderr, flush=True)


def _report(outcomes: list[Outcome], *, whole: bool) -> None:
    """The summary, with every outcome when the `whole` is wanted."""
    summary = _summary(outcomes)
    told = {"summary": summary, "outcomes": [asdict(item) for item in outcomes]} if whole else summary
    print(json.dumps(told, indent=2), flush=True)


def main() -> int:
    """Build, tell progress on standard error, print the report; 0 when everything is green."""
    arguments = _arguments()
    try:
        descriptions = _chosen(arguments)
    except FileNotFoundError:
        print(f"skipped: the reference descriptions are not here ({SHARED})", file=sys.stderr)
        return 2
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="corpus-", ignore_cleanup_errors=True) as scratch:
        home = arguments.keep or Path(scratch)
        for outcome in run(descriptions, home=home, browser=arguments.browser, jobs=arguments.jobs):
            outcomes.append(outcome)
            _tell(outcome, f"{len(outcomes)}/{len(descriptions)}")
            if arguments.lines is not None:
                with arguments.lines.open("a", encoding="utf-8") as file:
                    file.write(f"{json.dumps(asdict(outcome))}\n")
        # Before the scratch folder goes, which takes its time after hundreds of builds.
        _report(outcomes, whole=arguments.json)
    return 0 if all(outcome.status == "green" for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
