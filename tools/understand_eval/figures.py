"""Recall and precision of measures over many descriptions, and how they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tools.understand_eval.score import Measure

Figures = dict[str, dict[str, float]]


def figures(measured: Iterable[Mapping[str, Measure]]) -> Figures:
    """For each measure its recall and precision (0 to 1) and how many names were expected and made."""
    every = list(measured)
    return {name: _row([one[name] for one in every]) for name in (every[0] if every else ())}


def _row(measures: list[Measure]) -> dict[str, float]:
    hits = sum(len(measure.hits) for measure in measures)
    expected = hits + sum(len(measure.missed) for measure in measures)
    right = sum(measure.right for measure in measures)
    made = right + sum(len(measure.extra) for measure in measures)
    return {
        "recall": round(hits / expected, 3) if expected else 1.0,
        "precision": round(right / made, 3) if made else 1.0,
        "expected": expected,
        "made": made,
    }


def print_figures(title: str, found: Figures) -> None:
    """A heading, and a line for each measure."""
    print(f"\n{title}")
    for name, row in found.items():
        print(
            f"  {name:10} recall {row['recall']:.3f} of {row['expected']:4.0f}   "
            f"precision {row['precision']:.3f} of {row['made']:4.0f}"
        )
