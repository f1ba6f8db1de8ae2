"""`docs/entities.svg`: what the application keeps and how it belongs together."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape

from loomery_compiler.emit.docs.layout import Layout, Size, Spot, place
from loomery_compiler.emit.docs.words import type_in_words
from loomery_spec import AppSpec, Entity, Relation

MARGIN = 36.0
ROW = 21.0
HEAD = 36.0
PAD = 14.0
MOST_ROWS = 10
FONT = "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
STYLE = f"""
    text {{ font-family: {FONT}; font-size: 13px; fill: #334155 }}
    .title {{ font-size: 14px; font-weight: 650; fill: #0f172a }}
    .type, .more {{ fill: #64748b }}
    .name {{ font-size: 11.5px; fill: #475569; paint-order: stroke; stroke: #ffffff; stroke-width: 4px }}
    .key {{ font-weight: 600 }}
    .edge {{ fill: none; stroke: #94a3b8; stroke-width: 1.5 }}
    .mark {{ fill: none; stroke: #64748b; stroke-width: 1.5 }}
"""
NARROW, WIDE = frozenset("iljtfrI.,:;'|()[] "), frozenset("mwMW@%")


@dataclass(frozen=True)
class Box:
    """An entity with the rows that are shown."""

    entity: Entity
    rows: tuple[tuple[str, str, bool], ...]
    """Name, type, required."""
    more: int
    size: Size


@dataclass(frozen=True)
class Edge:
    """A relation between two different entities, with the heights at which it leaves and arrives."""

    relation: Relation
    start: str
    end: str


def entity_diagram(spec: AppSpec) -> str:
    """The diagram as SVG; light, with text that can be selected and read out."""
    boxes = {entity.name: _box(entity) for entity in spec.entities}
    edges = [
        Edge(relation, entity.name, relation.target)
        for entity in spec.entities
        for relation in entity.relations
        if relation.target in boxes
    ]
    layout = place(
        {name: box.size for name, box in boxes.items()}, [(edge.start, edge.end) for edge in edges]
    )
    width, height = layout.size.width + 2 * MARGIN, layout.size.height + 2 * MARGIN
    described = ", ".join(entity.label_plural for entity in spec.entities) or "nothing yet"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}" '
        f'width="{_n(width)}" height="{_n(height)}" role="img" aria-labelledby="title about">',
        f'  <title id="title">{escape(spec.name)}: what is kept</title>',
        f'  <desc id="about">{escape(described)}</desc>',
        f"  <style>{STYLE}  </style>",
        f'  <rect width="{_n(width)}" height="{_n(height)}" fill="#ffffff"/>',
        f'  <g transform="translate({_n(MARGIN)} {_n(MARGIN)})">',
        *_edges(edges, boxes, layout),
        *(line for name, box in boxes.items() for line in _drawn(box, layout.spots[name])),
        "  </g>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _box(entity: Entity) -> Box:
    fields = [(field.label, type_in_words(field.type), field.required) for field in entity.fields]
    rows = fields if len(fields) <= MOST_ROWS else fields[: MOST_ROWS - 1]
    more = len(fields) - len(rows)
    names = max((_width(name, 13.5 if needed else 13) for name, _, needed in rows), default=0)
    kinds = max((_width(kind, 13) for _, kind, _ in rows), default=0)
    width = max(150.0, _width(entity.label, 14.5) + 2 * PAD, names + kinds + 2 * PAD + 22)
    height = HEAD + (len(rows) + (1 if more else 0)) * ROW + (10 if rows else 4)
    return Box(entity, tuple(rows), more, Size(round(width), round(height)))


def _width(text: str, size: float) -> float:
    """Width of the text in a usual sans-serif, a little generous."""
    units = sum(0.38 if c in NARROW else 0.95 if c in WIDE else 0.72 if c.isupper() else 0.62 for c in text)
    return units * size


def _drawn(box: Box, spot: Spot) -> list[str]:
    width, height = box.size.width, box.size.height
    tint, line = ("#f1f5f9", "#cbd5e1") if box.entity.system else ("#eef2ff", "#c7d2fe")
    lines = [
        f'    <g transform="translate({_n(spot.x)} {_n(spot.y)})">',
        f'      <rect width="{_n(width)}" height="{_n(height)}" rx="10" fill="#ffffff" stroke="{line}" '
        'stroke-width="1.5"/>',
        f'      <path d="M0.75 {_n(HEAD)} V10.75 a10 10 0 0 1 10 -10 H{_n(width - 10.75)} '
        f'a10 10 0 0 1 10 10 V{_n(HEAD)} Z" fill="{tint}"/>',
        f'      <text class="title" x="{_n(PAD)}" y="23">{escape(box.entity.label)}</text>',
    ]
    y = HEAD + 20
    for name, kind, required in box.rows:
        mark = ' class="key"' if required else ""
        lines.append(f'      <text{mark} x="{_n(PAD)}" y="{_n(y)}">{escape(name)}</text>')
        lines.append(
            f'      <text class="type" x="{_n(width - PAD)}" y="{_n(y)}" text-anchor="end">'
            f"{escape(kind)}</text>"
        )
        y += ROW
    if box.more:
        lines.append(f'      <text class="more" x="{_n(PAD)}" y="{_n(y)}">and {box.more} more</text>')
    return [*lines, "    </g>"]


def _edges(edges: Sequence[Edge], boxes: dict[str, Box], layout: Layout) -> list[str]:
    """Curves with a fork at the side of the many and a bar at the side of the one."""
    ports = _ports(edges, boxes, layout)
    lines: list[str] = []
    over: list[str] = []
    for index, edge in enumerate(edges):
        start, end = ports[index]
        if edge.start == edge.end:
            over += _loop(edge, start, end)
            continue
        way = [start, *layout.passages.get((edge.start, edge.end), ()), end]
        lines.append(f'    <path class="edge" d="{_curve(way)}"/>')
        outward = 1.0 if end.x > start.x else -1.0
        over += _marks(edge.relation, boxes[edge.end].entity, start, end, outward)
    return [*lines, *over]


def _ports(edges: Sequence[Edge], boxes: dict[str, Box], layout: Layout) -> list[tuple[Spot, Spot]]:
    """Where each edge leaves and arrives: spread over the side of the box in the order of the other ends."""
    sides: dict[tuple[str, str], list[tuple[float, int, int]]] = defaultdict(list)
    for index, edge in enumerate(edges):
        leftwards = layout.columns[edge.end] < layout.columns[edge.start]
        same = layout.columns[edge.end] == layout.columns[edge.start]
        faces = ("right", "right") if same else ("left", "right") if leftwards else ("right", "left")
        for end, (name, other) in enumerate(((edge.start, edge.end), (edge.end, edge.start))):
            middle = layout.spots[other].y + boxes[other].size.height / 2
            sides[name, faces[end]].append((middle, index, end))
    found: dict[tuple[int, int], Spot] = {}
    for (name, face), here in sides.items():
        spot, size = layout.spots[name], boxes[name].size
        for position, (_, index, end) in enumerate(sorted(here)):
            y = spot.y + size.height * (position + 1) / (len(here) + 1)
            found[index, end] = Spot(spot.x if face == "left" else spot.x + size.width, y)
    return [(found[index, 0], found[index, 1]) for index in range(len(edges))]


def _curve(way: Sequence[Spot]) -> str:
    parts = [f"M{_n(way[0].x)} {_n(way[0].y)}"]
    for one, other in pairwise(way):
        if one.x == other.x:
            bend = one.x + 70
            parts.append(f"C{_n(bend)} {_n(one.y)} {_n(bend)} {_n(other.y)} {_n(other.x)} {_n(other.y)}")
            continue
        middle = (one.x + other.x) / 2
        parts.append(f"C{_n(middle)} {_n(one.y)} {_n(middle)} {_n(other.y)} {_n(other.x)} {_n(other.y)}")
    return " ".join(parts)


def _loop(edge: Edge, start: Spot, end: Spot) -> list[str]:
    high, low = min(start.y, end.y), max(start.y, end.y)
    right = start.x + 46
    path = f"M{_n(start.x)} {_n(high)} C{_n(right)} {_n(high)} {_n(right)} {_n(low)} {_n(start.x)} {_n(low)}"
    return [
        f'    <path class="edge" d="{path}"/>',
        *_fork(Spot(start.x, low), 1.0),
        f'    <text class="name" x="{_n(start.x + 40)}" y="{_n((high + low) / 2 + 4)}">'
        f"{escape(edge.relation.label)}</text>",
    ]


def _marks(relation: Relation, target: Entity, start: Spot, end: Spot, outward: float) -> list[str]:
    many_there = relation.kind == "many_to_many"
    lines = _fork(start, outward) if relation.kind != "one_to_one" else _bar(start, outward)
    same = start.x == end.x
    lines += (
        _fork(end, outward if same else -outward) if many_there else _bar(end, outward if same else -outward)
    )
    if relation.label.lower() in (target.label.lower(), target.label_plural.lower()):
        return lines  # the box that it leads to says as much
    anchor = "start" if outward > 0 or same else "end"
    x = start.x + (18 if outward > 0 or same else -18)
    lines.append(
        f'    <text class="name" x="{_n(x)}" y="{_n(start.y - 5)}" text-anchor="{anchor}">'
        f"{escape(relation.label)}</text>"
    )
    return lines


def _fork(spot: Spot, outward: float) -> list[str]:
    tip = spot.x + 12 * outward
    return [
        f'    <path class="mark" d="M{_n(spot.x)} {_n(spot.y - 6)} L{_n(tip)} {_n(spot.y)} '
        f'L{_n(spot.x)} {_n(spot.y + 6)}"/>'
    ]


def _bar(spot: Spot, outward: float) -> list[str]:
    x = spot.x + 8 * outward
    return [f'    <path class="mark" d="M{_n(x)} {_n(spot.y - 6)} V{_n(spot.y + 6)}"/>']


def _n(value: float) -> str:
    """A number with at most one decimal, the same on every machine."""
    return f"{value:.1f}".removesuffix(".0")
