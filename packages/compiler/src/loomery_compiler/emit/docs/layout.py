"""Where boxes of a diagram stand: layers from left to right, few crossings, no edge through a box.

Entities that others refer to stand left of those that refer to them. An edge over several layers gets a
narrow place in each layer between, so that it runs around the boxes there. Pure and deterministic.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

GAP_ACROSS = 150.0
"""Between layers; room for the names of relations."""
GAP_DOWN = 34.0
LANE = 14.0
"""Height of the place of a passing edge."""
SWEEPS = 6


@dataclass(frozen=True)
class Size:
    """Width and height of a box."""

    width: float
    height: float


@dataclass(frozen=True)
class Spot:
    """Upper left corner of a box or of a passing place."""

    x: float
    y: float


@dataclass(frozen=True)
class Layout:
    """Positions of boxes, and for each edge the points that it passes, from its start to its end."""

    spots: dict[str, Spot]
    passages: dict[tuple[str, str], tuple[Spot, ...]]
    columns: dict[str, int]
    size: Size


@dataclass
class _Grid:
    """Layers of names; names with `~` are passing places."""

    layers: list[list[str]]
    links: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    chains: dict[tuple[str, str], list[str]] = field(default_factory=dict)


def place(sizes: Mapping[str, Size], edges: Iterable[tuple[str, str]]) -> Layout:
    """Arrange boxes; an edge `(a, b)` says that `a` refers to `b`, which then stands to its left."""
    known = [(a, b) for a, b in dict.fromkeys(edges) if a != b and a in sizes and b in sizes]
    columns = _columns(list(sizes), known)
    grid = _grid(list(sizes), known, columns)
    for sweep in range(SWEEPS):
        _order(grid, forward=sweep % 2 == 0)
    return _coordinates(grid, sizes, columns)


def _columns(names: Sequence[str], edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    """One more than the furthest box referred to; edges that close a circle do not count."""
    targets: dict[str, list[str]] = defaultdict(list)
    for start, end in edges:
        targets[start].append(end)
    done: dict[str, int] = {}

    def column(name: str, above: tuple[str, ...]) -> int:
        if name not in done:
            further = [column(end, (*above, name)) for end in targets[name] if end not in above]
            done[name] = 1 + max(further, default=-1)
        return done[name]

    for name in names:
        column(name, (name,))
    return _tightened(done, targets)


def _tightened(columns: dict[str, int], targets: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Move a box that refers to nothing next to the nearest box that refers to it."""
    users: dict[str, list[int]] = defaultdict(list)
    for start, ends in targets.items():
        for end in ends:
            users[end].append(columns[start])
    return {
        name: max(column, min(users[name]) - 1) if users[name] and not targets.get(name) else column
        for name, column in columns.items()
    }


def _grid(names: Sequence[str], edges: Sequence[tuple[str, str]], columns: Mapping[str, int]) -> _Grid:
    grid = _Grid([[] for _ in range(max(columns.values(), default=0) + 1)])
    for name in names:
        grid.layers[columns[name]].append(name)
    for start, end in edges:
        step = 1 if columns[end] > columns[start] else -1
        between = range(columns[start] + step, columns[end], step)
        chain = [f"~{start}~{end}~{column}" for column in between]
        for column, name in zip(between, chain, strict=True):
            grid.layers[column].append(name)
        grid.chains[start, end] = chain
        whole = [start, *chain, end]
        for one, other in pairwise(whole):
            grid.links[one].append(other)
            grid.links[other].append(one)
    return grid


def _order(grid: _Grid, *, forward: bool) -> None:
    """Sort each layer by the middle of its neighbours in the layer before."""
    order = range(1, len(grid.layers)) if forward else range(len(grid.layers) - 2, -1, -1)
    for index in order:
        before = grid.layers[index - 1 if forward else index + 1]
        rank = {name: position for position, name in enumerate(before)}
        here = {name: position for position, name in enumerate(grid.layers[index])}

        def middle(
            name: str, rank: dict[str, int] = rank, here: dict[str, int] = here, size: int = len(before)
        ) -> tuple[float, int]:
            near = [rank[other] for other in grid.links[name] if other in rank]
            share = here[name] / max(len(here), 1) * size
            return (sum(near) / len(near) if near else share, here[name])

        grid.layers[index].sort(key=middle)


def _coordinates(grid: _Grid, sizes: Mapping[str, Size], columns: Mapping[str, int]) -> Layout:
    lane = Size(0, LANE)
    heights = [
        sum(sizes.get(name, lane).height for name in layer) + GAP_DOWN * max(len(layer) - 1, 0)
        for layer in grid.layers
    ]
    tallest = max(heights, default=0)
    spots: dict[str, Spot] = {}
    x = 0.0
    for layer, height in zip(grid.layers, heights, strict=True):
        width = max((sizes[name].width for name in layer if name in sizes), default=0)
        y = (tallest - height) / 2
        for name in layer:
            size = sizes.get(name, Size(width, LANE))
            spots[name] = Spot(x + (width - size.width) / 2, y)
            y += size.height + GAP_DOWN
        x += width + GAP_ACROSS
    passages = {
        edge: tuple(
            Spot(spots[name].x + shift, spots[name].y + LANE / 2)
            for name in chain
            for shift in _ends(edge, columns, _width(grid, name, sizes))
        )
        for edge, chain in grid.chains.items()
    }
    boxes = {name: spot for name, spot in spots.items() if name in sizes}
    return Layout(boxes, passages, dict(columns), Size(max(x - GAP_ACROSS, 0), tallest))


def _width(grid: _Grid, name: str, sizes: Mapping[str, Size]) -> float:
    layer = next(layer for layer in grid.layers if name in layer)
    return max((sizes[other].width for other in layer if other in sizes), default=0)


def _ends(edge: tuple[str, str], columns: Mapping[str, int], width: float) -> tuple[float, float]:
    """Both ends of a passing place, in the order in which the edge meets them."""
    leftwards = columns[edge[0]] > columns[edge[1]]
    return (width, 0.0) if leftwards else (0.0, width)
