"""How far two readers agree on what descriptions ask for: what a planner can be expected to reach, and no more.

    python -m tools.understand_eval.agreement --gold FILE --labels FILE [--second FILE] [--json]

The second reader's labels are compared with the first's as a plan would be: names that mean the same count as
one. Roles are stricter than for a plan, which may also answer by what a role is for. Locked labels are counted
and never shown.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.understand_eval.figures import figures, print_figures
from tools.understand_eval.labels import TEXTS, Label, read_labels
from tools.understand_eval.meaning import HEAD, PART, best, likeness, pair
from tools.understand_eval.score import Measure

SECOND = Path(__file__).with_name("second_reader.jsonl")
MEASURES = ("data", "fields", "relations", "roles", "pages", "features")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print recall and precision of the second reader against the first; 2 when a file is missing."""
    parser = argparse.ArgumentParser(prog="python -m tools.understand_eval.agreement", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--second", type=Path, default=SECOND)
    parser.add_argument("--texts", type=Path, default=TEXTS)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    for path in (options.gold, options.labels, options.second, options.texts):
        if not path.exists():
            print(f"There is no {path}.", file=sys.stderr)
            return 2
    second = {label.id: label for label in read_labels(options.second, options.texts)}
    labels = read_labels(options.labels, options.texts)
    groups = {
        "gold": read_labels(options.gold, options.texts),
        "open": [label for label in labels if not label.locked],
        "locked": [label for label in labels if label.locked],
    }
    found = {
        title: figures(compare(label, second[label.id]) for label in group if label.id in second)
        for title, group in groups.items()
        if any(label.id in second for label in group)
    }
    if options.json:
        print(json.dumps(found, indent=2))
    else:
        for title, rows in found.items():
            print_figures(f"{title}:", rows)
    return 0


def compare(first: Label, second: Label) -> dict[str, Measure]:
    """The second reading measured by the first."""
    pairs = pair(first.data, [(name,) for name in second.data])
    matched = {first.data[at]: second.data[place] for at, place in pairs.items()}
    measures = {name: Measure() for name in MEASURES}
    for at, name in enumerate(first.data):
        measures["data"].judge(name, at in pairs)
    measures["data"].right = len(pairs)
    measures["data"].extra = [name for at, name in enumerate(second.data) if at not in pairs.values()]
    _fields(measures["fields"], first, second, matched)
    _relations(measures["relations"], first, second, matched)
    _names(measures["roles"], (first.roles, ()), (second.roles, ()), HEAD)
    _names(measures["pages"], (first.pages, ()), (second.pages, ()), PART)
    _names(measures["features"], (first.features, first.pages), (second.features, second.pages), PART)
    return measures


def _fields(measure: Measure, first: Label, second: Label, matched: dict[str, str]) -> None:
    """A value counts as kept, too, when it is a thing of its own that the record leads to."""
    expected = [(thing, name) for thing, names in first.fields.items() for name in names]
    for thing, name in expected:
        here = matched.get(thing, "")
        beside = [one for link in second.relations if here in link for one in link]
        measure.judge(f"{thing}.{name}", best(name, (*second.fields.get(here, ()), *beside)) >= PART)
    for thing, names in second.fields.items():
        for name in names:
            if any(likeness(name, wanted) >= PART for _, wanted in expected):
                measure.right += 1
            else:
                measure.extra.append(f"{thing}.{name}")


def _relations(measure: Measure, first: Label, second: Label, matched: dict[str, str]) -> None:
    links = {frozenset(link) for link in second.relations}
    wanted = set()
    for one, other in first.relations:
        link = frozenset((matched.get(one, one + "?"), matched.get(other, other + "?")))
        wanted.add(link)
        measure.judge(f"{one} - {other}", link in links)
    between = {link for link in links if link <= set(matched.values())}
    measure.right = len(between & wanted)
    measure.extra = sorted(" - ".join(sorted(link)) for link in between - wanted)


def _names(
    measure: Measure,
    first: tuple[Sequence[str], Sequence[str]],
    second: tuple[Sequence[str], Sequence[str]],
    enough: float,
) -> None:
    """Each reading is its names, and further names that answer to those of the other reading."""
    for name in first[0]:
        measure.judge(name, best(name, (*second[0], *second[1])) >= enough)
    for name in second[0]:
        if best(name, (*first[0], *first[1])) >= enough:
            measure.right += 1
        else:
            measure.extra.append(name)


if __name__ == "__main__":
    raise SystemExit(main())
