"""What stands where in a picture, read from its SVG and measured with the fonts of the pack."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from fontTools.ttLib import TTFont
from lxml import etree

from agreements.packs import bundled
from agreements.pictures import Picture

SVG = "{http://www.w3.org/2000/svg}"
FONTS = bundled() / "health-and-care-england" / "house-style" / "fonts"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle with its sides; `what` names it in a failure."""

    left: float
    top: float
    right: float
    bottom: float
    what: str = ""

    def meets(self, other: "Area") -> bool:
        """Whether the two share more than an edge."""
        across = min(self.right, other.right) - max(self.left, other.left)
        along = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0 and along > 0

    def shrunk(self, by: float) -> "Area":
        """What is left without a rim."""
        return Area(self.left + by, self.top + by, self.right - by, self.bottom - by, self.what)


@dataclass(frozen=True, slots=True)
class Seen:
    """The parts of a picture by what they are."""

    canvas: Area
    texts: tuple[Area, ...]
    boxes: tuple[Area, ...]
    frames: tuple[Area, ...]
    bars: tuple[Area, ...]
    lines: tuple[tuple[Area, ...], ...]
    rules: tuple[Area, ...]
    heads: tuple[Area, ...]
    letters: str
    smallest: float


@cache
def font(*, bold: bool) -> TTFont:
    """The face in which pictures are set."""
    return TTFont(FONTS / f"SourceSans3-{'Bold' if bold else 'Regular'}.ttf", lazy=True)


@cache
def _metrics(*, bold: bool) -> tuple[dict[int, str], dict[str, tuple[int, int]]]:
    face = font(bold=bold)
    return face.getBestCmap(), face["hmtx"].metrics


def advance(text: str, *, bold: bool) -> float:
    """The real width in ems, a letter that the font lacks counting one em."""
    names, advances = _metrics(bold=bold)
    return sum(advances[names[ord(letter)]][0] if ord(letter) in names else 1000 for letter in text) / 1000


def seen(picture: Picture) -> Seen:
    """The picture taken apart."""
    root = etree.fromstring(picture.svg.encode())
    left, top, width, height = map(float, root.get("viewBox").split())
    texts = list(root.iter(f"{SVG}text"))
    rects = [(rect.get("class"), _rect(rect)) for rect in root.iter(f"{SVG}rect")]
    paths = [(path.get("class"), _points(path.get("d"))) for path in root.iter(f"{SVG}path")]
    return Seen(
        canvas=Area(left, top, left + width, top + height),
        texts=tuple(map(_text, texts)),
        boxes=tuple(area for kind, area in rects if kind in ("plain", "strong", "label")),
        frames=tuple(area for kind, area in rects if kind == "frame"),
        bars=tuple(area for kind, area in rects if kind == "bar"),
        lines=tuple(tuple(_segments(points)) for kind, points in paths if kind == "line"),
        rules=tuple(area for kind, points in paths if kind == "rule" for area in _segments(points)),
        heads=tuple(_around(points) for kind, points in paths if kind == "head"),
        letters="".join("".join(text.text.split()) for text in texts),
        smallest=min(float(text.get("font-size")) for text in texts),
    )


def _text(text: etree._Element) -> Area:
    """The room of a line, with the ascent and descent that letters with accents and tails really need."""
    size = float(text.get("font-size"))
    wide = advance(text.text, bold=text.get("font-weight") == "bold") * size
    x, y = float(text.get("x")), float(text.get("y"))
    x -= {"start": 0.0, "middle": wide / 2, "end": wide}[text.get("text-anchor", "start")]
    return Area(x, y - 0.91 * size, x + wide, y + 0.25 * size, text.text)


def _rect(rect: etree._Element) -> Area:
    x, y, width, height = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
    return Area(x, y, x + width, y + height, f"{rect.get('class')} at {x:g}, {y:g}")


def _points(d: str) -> list[tuple[float, float]]:
    pairs = d.strip("MZ").split("L")
    return [(float(x), float(y)) for x, y in (pair.split() for pair in pairs)]


def _around(points: list[tuple[float, float]]) -> Area:
    xs, ys = zip(*points, strict=True)
    return Area(min(xs), min(ys), max(xs), max(ys), f"path {points}")


def _segments(points: list[tuple[float, float]]) -> Iterator[Area]:
    """Each straight piece as an area one hundredth of a millimetre thick, so that areas can be compared."""
    for piece in pairwise(points):
        area = _around(list(piece))
        assert area.left == area.right or area.top == area.bottom, f"a slanting line: {piece}"
        yield Area(area.left - 0.5, area.top - 0.5, area.right + 0.5, area.bottom + 0.5, area.what)


def _borders(area: Area) -> Iterator[Area]:
    corners = [(area.left, area.top), (area.right, area.top), (area.right, area.bottom), (area.left, area.bottom)]
    for piece in pairwise([*corners, corners[0]]):
        yield from _segments(list(piece))


def faults(picture: Picture) -> list[str]:
    """Whatever lies on something else, in words."""
    parts = seen(picture)
    pieces = [piece for line in parts.lines for piece in line]
    borders = [border for box in (*parts.boxes, *parts.frames) for border in _borders(box)]
    strokes = [*pieces, *parts.rules, *parts.heads, *borders, *parts.bars]
    return [
        *(f"{one.what!r} lies on {two.what!r}" for one, two in combinations(parts.texts, 2) if one.meets(two)),
        *(f"{text.what!r} leaves the picture" for text in parts.texts if not _within(text, parts.canvas)),
        *(f"{line.what} runs through {text.what!r}" for line in strokes for text in parts.texts if line.meets(text)),
        *(f"{line.what} enters {box.what}" for line in pieces for box in parts.boxes if line.meets(box.shrunk(1))),
        *(f"{one.what} lies on {two.what}" for one, two in combinations(parts.boxes, 2) if one.meets(two)),
        *(f"{one.what} lies on {two.what}" for one, two in _parallels(parts)),
    ]


def _within(area: Area, canvas: Area) -> bool:
    return (
        canvas.left <= area.left
        and canvas.top <= area.top
        and area.right <= canvas.right
        and area.bottom <= canvas.bottom
    )


def _parallels(parts: Seen) -> Iterator[tuple[Area, Area]]:
    """Pieces of two lines that run along each other on the same way; where they cross they share a point only."""
    for one, other in combinations(parts.lines, 2):
        for first in one:
            for second in other:
                across = min(first.right, second.right) - max(first.left, second.left)
                along = min(first.bottom, second.bottom) - max(first.top, second.top)
                if min(across, along) > 0 and max(across, along) > 10:
                    yield first, second
