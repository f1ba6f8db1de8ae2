"""Fits the weights by which the rule planner chooses what to keep, on open labels only.

    python -m tools.understand_eval.fit --gold FILE --labels FILE [--write]

Prints how well weights fitted on nine tenths of the descriptions judge the last tenth; `--write` replaces the
planner's weights by those fitted on all of them. Locked labels are never read for this.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from loomery_codegen.understand.words.rules.composing import likely
from loomery_codegen.understand.words.rules.composing.candidates import Candidate, gather
from loomery_codegen.understand.words.rules.composing.kinds import kinds
from loomery_codegen.understand.words.rules.reading.read import read
from loomery_spec import Report
from loomery_templates.catalogue import Catalogue
from tools.understand_eval.labels import TEXTS, Label, read_labels
from tools.understand_eval.meaning import HEAD, PART, best

Numbers = NDArray[np.float64]

OWN = Path(__file__).with_name("own.jsonl")
"""Descriptions of our own in other tones, with what they are about."""
MORE = Path(__file__).with_name("more.jsonl")
"""Further descriptions of the reference data, of which only data and relations are labelled."""
WIDER = Path(__file__).with_name("wider.jsonl")
"""Further descriptions of the reference data, labelled with data, relations, pages and features."""
OWN_WEIGHT = 0.5
FOLDS = 10
DAMPING = 30.0
"""How strongly weights are drawn towards 0, so that few labels do not make extreme ones."""
ROUNDS = 30
IGNORED = frozenset({"first", "is_done", "is_weak", "is_owner", "is_own", "is_had", "is_beside", "is_listed"})


@dataclass(frozen=True)
class Table:
    """One row for each candidate: its signals, whether a label wants it, and which description it is from."""

    names: tuple[str, ...]
    signals: Numbers
    wanted: Numbers
    group: NDArray[np.int64]
    weight: Numbers
    """How much a row counts."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit on the files named on the command line; 2 when a file is missing."""
    parser = argparse.ArgumentParser(prog="python -m tools.understand_eval.fit", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--texts", type=Path, default=TEXTS)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    parts = (options.gold, options.labels, MORE, WIDER, OWN)
    missing = [path for path in (*parts, options.texts) if not path.exists()]
    if missing:
        print(f"There is no {missing[0]}.", file=sys.stderr)
        return 2
    labels = [label for part in parts for label in read_labels(part, options.texts)]
    table = _table([label for label in labels if not label.locked])
    print(f"{len(table.wanted)} candidates, log loss on unseen descriptions {_unseen_loss(table):.4f}")
    weights = dict(zip((*table.names, "bias"), fit(table.signals, table.wanted, table.weight), strict=True))
    rounded = {name: round(float(weight), 3) for name, weight in sorted(weights.items())}
    if options.write:
        target = Path(likely.__file__).with_name("weights.json")
        target.write_text(json.dumps(rounded, indent=2) + "\n", "utf-8")
    else:
        print(json.dumps(rounded, indent=2))
    return 0


def _table(labels: Sequence[Label]) -> Table:
    rows: list[tuple[Candidate, bool, int]] = []
    for at, label in enumerate(labels):
        reading = read(label.text, Report())
        catalogue = Catalogue.load()
        found = [
            one for one in gather(reading, kinds(reading, catalogue), catalogue) if one.archetype != "user"
        ]
        wanted = _wanted(found, [name for name in label.data if name != "user"])
        rows.extend((one, place in wanted, at) for place, one in enumerate(found))
    names = tuple(sorted({name for one, _, _ in rows for name in one.signals} - IGNORED))
    signals = [[*(one.signals.get(name, 0.0) for name in names), 1.0] for one, _, _ in rows]
    return Table(
        names,
        np.array(signals),
        np.array([float(hit) for _, hit, _ in rows]),
        np.array([group for _, _, group in rows]),
        np.array([OWN_WEIGHT if labels[group].id.startswith("own") else 1.0 for _, _, group in rows]),
    )


def _wanted(found: Sequence[Candidate], names: Sequence[str]) -> set[int]:
    """Places of the candidates that answer to an expected name: the first good one for each name."""
    places: set[int] = set()
    left = list(names)
    for least in (HEAD, PART):
        for place, one in enumerate(found):
            scores = [best(name, _called(one)) for name in left]
            if place in places or not scores or max(scores) < least:
                continue
            places.add(place)
            left.pop(scores.index(max(scores)))
    return places


def _called(one: Candidate) -> tuple[str, ...]:
    if one.archetype is None:
        return (one.words,)
    archetype = Catalogue.load().archetype(one.archetype)
    return (one.words, archetype.title.lower(), *archetype.synonyms[:3])


def fit(signals: Numbers, wanted: Numbers, weight: Numbers) -> Numbers:
    """Logistic regression by Newton steps; the last column is the constant, which is not damped."""
    scale = signals.std(axis=0)
    scale[scale == 0] = 1.0
    scaled = signals / scale
    damping = np.eye(signals.shape[1]) * DAMPING
    damping[-1, -1] = 0.0
    weights = np.zeros(signals.shape[1])
    for _ in range(ROUNDS):
        judged = judge(scaled, weights)
        curve = (scaled.T * (weight * judged * (1 - judged))) @ scaled + damping
        weights = weights + np.linalg.solve(
            curve, scaled.T @ (weight * (wanted - judged)) - damping @ weights
        )
    return np.asarray(weights / scale)


def judge(signals: Numbers, weights: Numbers) -> Numbers:
    """The likelihood of each row."""
    return np.asarray(1.0 / (1.0 + np.exp(-(signals @ weights))))


def _unseen_loss(table: Table) -> float:
    judged = np.zeros(len(table.wanted))
    fold = table.group * 7 % FOLDS
    for number in range(FOLDS):
        rest = fold == number
        weights = fit(table.signals[~rest], table.wanted[~rest], table.weight[~rest])
        judged[rest] = judge(table.signals[rest], weights)
    right = table.wanted * np.log(judged) + (1 - table.wanted) * np.log(1 - judged)
    return float(-right.mean())


if __name__ == "__main__":
    raise SystemExit(main())
