"""The published minimums of the Better Care Fund, from a table that a user saves as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity, UsageError, did_you_mean
from agreements.finance import Pence, YearBasis, parse_pounds, year_basis
from agreements.source import read_text

COLUMNS = ("area", "year", "nhs_minimum", "social_care")
_SUMS = COLUMNS[2:]
_EXAMPLE = "The first line is area,year,nhs_minimum,social_care; below it, one line for each area and year."
_PLAIN = "Write plain pounds such as 1234567.89, without a pound sign or commas; leave it empty if it is not known."


@dataclass(frozen=True, slots=True)
class Allocation:
    """The published sums of one health and wellbeing board's area for one financial year, in pence.

    None means that the table does not say. `file` and `line` are where it stands.
    """

    area: str
    year: str
    nhs_minimum: Pence | None
    social_care: Pence | None
    file: str
    line: int


Allocations = Mapping[tuple[str, str], Allocation]
"""Allocations by area, as the table writes it, and financial year."""


def read_allocations(path: Path) -> Allocations:
    """The table in that file.

    Raises:
        UsageError: there is no such file, or it cannot be opened.
        FindingsError: the table is wrong; the report holds everything that was found, each at its place.
    """
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as cause:
        why = getattr(cause, "strerror", None) or cause
        raise UsageError(f"{path} cannot be read: {why}", hint="Check the name and the folder.") from cause
    return parse_allocations(data, str(path))


def parse_allocations(data: bytes, file: str) -> Allocations:
    """The table in these bytes: UTF-8, with or without a byte order mark; `file` is the name that its places carry.

    Raises:
        FindingsError: the table is wrong; the report holds everything that was found, each at its place.
    """
    rows = list(_rows(read_text(data, file), file))
    if not rows:
        raise _refusal(file, [_error("table", Location(file), "the table is empty", _EXAMPLE)])
    header, *rest = rows
    if wrong := list(_wrong_header(header)):
        raise _refusal(file, wrong)
    found: dict[tuple[str, str], Allocation] = {}
    wrong = [error for row in rest for error in _take(row, header.cells, found)]
    if wrong:
        raise _refusal(file, wrong)
    return found


# --- rows -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the table that is not blank: its cells without the spaces round them."""

    file: str
    line: int
    text: str
    cells: tuple[str, ...]

    def place(self, cell: str = "") -> Location:
        """Where the cell stands in the line; the line's beginning where it is empty or written otherwise."""
        at = self.text.find(cell) if cell else -1
        return Location(self.file, self.line, at + 1, at + 1 + len(cell)) if at >= 0 else self._beginning

    @property
    def _beginning(self) -> Location:
        return Location(self.file, self.line, 1)


def _rows(text: str, file: str) -> Iterator[_Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            # One line at a time: a quotation mark left open must not swallow the lines after it.
            cells = next(csv.reader([line], strict=True))
        except csv.Error:
            message = "a quotation mark is opened and not closed, or stands inside a cell"
            hint = 'Put the whole cell between two ", on one line.'
            raise _refusal(file, [_error("table", Location(file, number, 1), message, hint)]) from None
        row = tuple(cell.strip() for cell in cells)
        if any(row):
            yield _Row(file, number, line, row)


def _wrong_header(row: _Row) -> Iterator[Diagnostic]:
    for cell in row.cells:
        if cell not in COLUMNS:
            near = did_you_mean(cell, COLUMNS)
            hint = f"did you mean {near!r}?" if near else "Take the column out."
            yield _error("table", row.place(cell), f"{cell!r} is not a column of this table", hint)
    for column in COLUMNS:
        if row.cells.count(column) != 1:
            problem = "is missing" if column not in row.cells else "stands there twice"
            yield _error("table", row.place(), f"the column {column} {problem}", _EXAMPLE)


def _take(row: _Row, header: tuple[str, ...], found: dict[tuple[str, str], Allocation]) -> Iterator[Diagnostic]:
    """Adds the row's allocation to those found, or says what is wrong with it."""
    if len(row.cells) != len(header):
        message = f"the line has {len(row.cells)} cells where the first line has {len(header)}"
        yield _error("table", row.place(), message, "A sum with commas in it counts as several: " + _PLAIN)
        return
    cells = dict(zip(header, row.cells, strict=True))
    wrong = [*_wrong_words(row, cells), *_wrong_sums(row, cells)]
    key = (cells["area"], cells["year"])
    if not wrong and key in found:
        message = f"{key[0]} has two lines for {key[1]}; the first is line {found[key].line}"
        wrong.append(_error("table", row.place(key[0]), message, "Take one of them out."))
    if not wrong:
        nhs_minimum, social_care = (_sum(cells[column]) for column in _SUMS)
        found[key] = Allocation(*key, nhs_minimum, social_care, row.file, row.line)
    yield from wrong


def _wrong_words(row: _Row, cells: Mapping[str, str]) -> Iterator[Diagnostic]:
    if not cells["area"]:
        hint = "Give the health and wellbeing board as the definition names it."
        yield _error("table", row.place(), "the line names no area", hint)
    if not _is_financial(cells["year"]):
        message = f"{cells['year']!r} is not a financial year"
        yield _error("table", row.place(cells["year"]), message, "Write it as 2026/27.")


def _is_financial(year: str) -> bool:
    try:
        return year_basis(year) is YearBasis.FINANCIAL
    except ValueError:
        return False


def _wrong_sums(row: _Row, cells: Mapping[str, str]) -> Iterator[Diagnostic]:
    for column in _SUMS:
        try:
            _sum(cells[column])
        except ValueError:
            message = f"{column}: {cells[column]!r} is not a sum of money"
            yield _error("table", row.place(cells[column]), message, _PLAIN)
    if not any(cells[column] for column in _SUMS):
        yield _error("table", row.place(), "the line gives no sum", "Give nhs_minimum, social_care or both.")


def _sum(text: str) -> Pence | None:
    return parse_pounds(text) if text else None


# --- what is wrong --------------------------------------------------------------------------------------------------


def _error(kind: str, location: Location, message: str, hint: str) -> Diagnostic:
    return Diagnostic(kind, Severity.ERROR, message, location, hint=hint, waivable=False)


def _refusal(file: str, wrong: list[Diagnostic]) -> FindingsError:
    return FindingsError(f"{file} is not a table of allocations that can be used", report=Report.of(wrong))
