"""Funding by party and fund: a row a party, a column a fund, and in each cell a bar with its sum; one scale for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from agreements.diagnostics import FaultError
from agreements.pictures.lettering import Lettering, Paragraph
from agreements.pictures.marks import Bar, Line, Mark, Words
from agreements.pictures.picture import SHEET, Drawing, Picture, Sheet, drawn

__all__ = ["Contribution", "FundColumn", "Funding", "funding_by_party"]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a party pays into a fund: `pence` for the bar, `text` as it is printed. `pence` is None where unknown."""

    pence: int | None
    text: str


@dataclass(frozen=True, slots=True)
class FundColumn:
    """A fund: its name, its total as printed, and its contributions in the order of the parties (None: takes no part).

    `hollow` draws its bars in outline: a fund that is aligned and not pooled. `kind` says so in the key.
    """

    name: str
    total: str
    contributions: tuple[Contribution | None, ...]
    kind: str = ""
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Funding:
    """Parties by name, and the funds. `total` is the word before the sums at the foot.

    Raises:
        FaultError: a fund has more or fewer contributions than there are parties, or one is below nothing.
    """

    title: str
    parties: tuple[str, ...]
    funds: tuple[FundColumn, ...]
    total: str

    def __post_init__(self) -> None:
        for fund in self.funds:
            sums = [paid.pence for paid in fund.contributions if paid and paid.pence is not None]
            if len(fund.contributions) != len(self.parties) or any(pence < 0 for pence in sums):
                raise FaultError(f"{fund.name}: contributions {sums} of {len(self.parties)} parties")

    def spoken(self) -> str:
        """Fund by fund, who pays what, and the total."""
        return " ".join((f"{self.title}.", *(self._spoken(fund) for fund in self.funds)))

    def _spoken(self, fund: FundColumn) -> str:
        pairs = zip(self.parties, fund.contributions, strict=True)
        paid = "; ".join(f"{party} {one.text}" for party, one in pairs if one)
        kind = f" ({fund.kind})" if fund.kind else ""
        return f"{fund.name}{kind}: {paid}; {self.total} {fund.total}."


def funding_by_party(figures: Funding, sheet: Sheet = SHEET) -> Picture | None:
    """The bars on one page, or nothing where they do not fit there."""
    if not figures.funds or not figures.parties:
        return None
    layouts = [partial(_layout, figures, share) for share in (6, 7, 8, 9, 10, 12)]
    return drawn(layouts, sheet, title=figures.title, alt=figures.spoken())


@dataclass(frozen=True, slots=True)
class _Chart:
    """The figures with the measures of the chart: `names` is the width of the first column, `cell` of each other."""

    figures: Funding
    lettering: Lettering
    width: int
    names: int

    @property
    def gap(self) -> int:
        return self.lettering.ems(0.9)

    @property
    def cell(self) -> int:
        return (self.width - self.names) // len(self.figures.funds)

    @property
    def bar(self) -> int:
        """The longest bar."""
        return self.cell - self.gap

    @property
    def most(self) -> int:
        paid = (one.pence or 0 for fund in self.figures.funds for one in fund.contributions if one)
        return max(1, *paid)

    def left(self, column: int) -> int:
        """Where a fund's column begins."""
        return self.names + column * self.cell + self.gap


def _layout(figures: Funding, twentieths: int, lettering: Lettering, width: int) -> Drawing | None:
    """The chart with that share of its width for names; nothing where a sum is wider than its column."""
    chart = _Chart(figures, lettering, width, width * twentieths // 20)
    sums = [lettering.width(fund.total, bold=True) for fund in figures.funds]
    sums += [lettering.width(one.text) for fund in figures.funds for one in fund.contributions if one]
    return _drawn(chart) if max(sums) <= chart.bar else None


def _drawn(chart: _Chart) -> Drawing:
    marks, top = _heads(chart)
    air = chart.lettering.ems(0.35)
    for place, party in enumerate(chart.figures.parties):
        marks.append(Line(((0, top), (chart.width, top)), rule=True))
        name = chart.lettering.lines((Paragraph(party),), chart.names)
        height = max(chart.lettering.height(name), chart.lettering.pitch + chart.lettering.ems(0.75)) + 2 * air
        marks += chart.lettering.column(0, top + air, name)
        marks += _cells(chart, place, top + air)
        top += height
    foot, top = _foot(chart, top)
    legend, top = _key(chart, top)
    return Drawing((*marks, *foot, *legend), chart.width, top)


def _heads(chart: _Chart) -> tuple[list[Mark], int]:
    """The names of the funds, standing on one line, and where the rows begin."""
    names = [chart.lettering.lines((Paragraph(fund.name, bold=True),), chart.bar) for fund in chart.figures.funds]
    height = max(chart.lettering.height(name) for name in names)
    marks: list[Mark] = []
    for column, name in enumerate(names):
        marks += chart.lettering.column(chart.left(column), height - chart.lettering.height(name), name)
    return marks, height + chart.lettering.ems(0.4)


def _cells(chart: _Chart, row: int, top: int) -> Iterator[Mark]:
    """The sums of a party, each above its bar."""
    for column, fund in enumerate(chart.figures.funds):
        paid = fund.contributions[row]
        if paid is None:
            continue
        yield from chart.lettering.column(chart.left(column), top, (Paragraph(paid.text),))
        if paid.pence:
            length = max(30, paid.pence * chart.bar // chart.most)
            y = top + chart.lettering.pitch + chart.lettering.ems(0.05)
            yield Bar(chart.left(column), y, length, chart.lettering.ems(0.5), hollow=fund.hollow)


def _foot(chart: _Chart, top: int) -> tuple[list[Mark], int]:
    """The totals beneath a rule."""
    air = chart.lettering.ems(0.35)
    word = chart.lettering.lines((Paragraph(chart.figures.total, bold=True),), chart.names)
    marks: list[Mark] = [Line(((0, top), (chart.width, top)))]
    marks += chart.lettering.column(0, top + air, word)
    for column, fund in enumerate(chart.figures.funds):
        marks += chart.lettering.column(chart.left(column), top + air, (Paragraph(fund.total, bold=True),))
    return marks, top + chart.lettering.height(word) + 2 * air


def _key(chart: _Chart, top: int) -> tuple[Sequence[Mark], int]:
    """What filled and hollow bars mean, where there are both."""
    kinds = dict.fromkeys((fund.hollow, fund.kind) for fund in chart.figures.funds if fund.kind)
    if len({hollow for hollow, _ in kinds}) < 2:  # noqa: PLR2004 - one look needs no key
        return (), top
    marks: list[Bar | Words] = []
    x, y, lettering = 0, top + chart.lettering.ems(0.9), chart.lettering
    for hollow, kind in kinds:
        wide = lettering.ems(2.6) + lettering.width(kind)
        if x and x + wide > chart.width:
            x, y = 0, y + lettering.pitch
        marks.append(
            Bar(x, y + lettering.pitch // 2 - lettering.ems(0.25), lettering.ems(2), lettering.ems(0.5), hollow)
        )
        marks += lettering.column(x + lettering.ems(2.6), y, (Paragraph(kind),))
        x += wide + lettering.ems(2)
    return marks, y + lettering.pitch
