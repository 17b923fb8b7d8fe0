"""What tables are built from: cells that know where their words came from, columns, and words for an empty place."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from agreements import wording
from agreements.assembly.places import Place, stem
from agreements.assembly.speech import Speech
from agreements.document import Align, Column, Inline, Inlines, Reference, Row, Table, Text, Value
from agreements.particulars import (
    Agreement,
    Bilingual,
    Duration,
    Fund,
    Grant,
    JointPost,
    Party,
    Pathway,
    Scheme,
    SharedService,
)
from agreements.particulars.money import Awaited
from agreements.source import DataPath, path_text

Cell = tuple[Inlines, ...]
"""One cell: one or more lines."""

Item = TypeVar("Item", Fund, Grant, JointPost, Party, Pathway, Scheme, SharedService)

_SLOT = re.compile(r"\{(\w+)\}")
_MOST_UPRIGHT = 6
"""More columns than this ask for a landscape page."""
_MOST_ON_ITS_SIDE = 2
"""No more things than this are told one below the other, where they have that many columns."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column, before it is known whether any row fills it.

    If `optional`, it is left out when no row does. `empty` names the words of all tables that stand in an empty place.
    """

    column: Column
    optional: bool = False
    empty: str = "not_stated"


Fields = Sequence[Field]
Cells = Sequence[Cell | None]
"""The cells of one row. None is a fact that the definition does not state."""


def filled(template: str, parts: Mapping[str, Inline | Inlines]) -> Inlines:
    """The pack's words with each `{name}` replaced by that part; a name that has no part is printed as it stands.

    >>> filled("Paid by {party}", {"party": Value("Oakham")})
    (Text(text='Paid by ', strong=False, emphasis=False), Value(text='Oakham', path='', strong=False))
    """
    inlines: list[Inline] = []
    for n, piece in enumerate(_SLOT.split(template)):
        part = parts.get(piece) if n % 2 else None
        if part is not None:
            inlines += part if isinstance(part, tuple) else (part,)
        elif piece:
            inlines.append(Text(f"{{{piece}}}" if n % 2 else piece))
    return tuple(inlines)


def at(items: Sequence[Item], key: str) -> tuple[int, Item] | None:
    """The item of that id, with its place in the list."""
    return next(((n, item) for n, item in enumerate(items) if item.id == key), None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Makes the cells of one table, whose words stand in the pack's labels under `tables` and the table's name."""

    speech: Speech
    name: str
    caption: str = "caption"

    @property
    def agreement(self) -> Agreement:
        """The facts."""
        return self.speech.agreement

    # --- fixed words ---------------------------------------------------------------------------------------------

    def label(self, *keys: str) -> str:
        """Words of this table."""
        return self.speech.label("tables", self.name, *keys)

    def common(self, key: str) -> str:
        """Words that all tables share."""
        return self.speech.label("tables", "common", key)

    def text(self, *keys: str) -> Cell:
        """A cell with words of this table."""
        return ((Text(self.label(*keys)),),)

    def shared(self, key: str) -> Cell:
        """A cell with words that all tables share, such as `Total`."""
        return ((Text(self.common(key)),),)

    def note(self, *keys: str, **parts: Inline | Inlines) -> Inlines:
        """Words of this table with values filled in."""
        return filled(self.label(*keys), parts)

    def shared_note(self, key: str, **parts: Inline | Inlines) -> Inlines:
        """Words that all tables share, with values filled in."""
        return filled(self.common(key), parts)

    # --- values --------------------------------------------------------------------------------------------------

    def value(self, text: str, path: DataPath = ()) -> Cell:
        """A cell with one value."""
        return ((Value(text, path_text(path)),),)

    def words(self, words: str | Bilingual | None, path: DataPath = ()) -> Cell | None:
        """A printed text."""
        return None if words is None else self.value(self.speech.words(words), path)

    def named(self, words: str | Bilingual | None, path: DataPath = ()) -> Cell | None:
        """A text that may be the id of a body or a keyword, which is then printed by its name."""
        return self.value(self.speech.name(words), path) if isinstance(words, str) else self.words(words, path)

    def said(self, key: str, words: str | Bilingual | None, path: DataPath = ()) -> Cell | None:
        """A line of the table's own words with a name or text filled in, such as `held by Aldershire`."""
        cell = self.named(words, path)
        return None if cell is None else (filled(self.label("lines", key), {"text": cell[0]}),)

    def listed(self, items: Iterable[str | Bilingual], path: DataPath, vocabulary: str = "") -> Cell | None:
        """One line for each item; with a vocabulary, each by its printed form. None if there is no item."""
        said = [
            self.speech.choice(vocabulary, item) if vocabulary and isinstance(item, str) else self.speech.words(item)
            for item in items
        ]
        return tuple((Value(text, path_text((*path, n))),) for n, text in enumerate(said)) or None

    def names(self, keys: Iterable[str], path: DataPath) -> Cell | None:
        """One line for each body or keyword. None if there is none."""
        return tuple((Value(self.speech.name(key), path_text((*path, n))),) for n, key in enumerate(keys)) or None

    def choice(self, vocabulary: str, key: str | None, path: DataPath = ()) -> Cell | None:
        """A word of a vocabulary in its printed form."""
        return None if key is None else self.value(self.speech.choice(vocabulary, key), path)

    def yes_no(self, answer: bool | None, path: DataPath = ()) -> Cell | None:  # noqa: FBT001 - a value, not a switch
        """`yes` or `no`."""
        return None if answer is None else self.value(self.speech.label("yes" if answer else "no"), path)

    def date(self, day: datetime.date | None, path: DataPath = ()) -> Cell | None:
        """A date in words."""
        return None if day is None else self.value(self.speech.date(day), path)

    def count(self, number: int | None, path: DataPath = ()) -> Cell | None:
        """A whole number."""
        return None if number is None else self.value(f"{number:,}", path)

    def quantity(self, number: Decimal | None, path: DataPath = ()) -> Cell | None:
        """A measured number, its decimals as given."""
        return None if number is None else self.value(self.speech.quantity(number), path)

    def length(self, duration: Duration | None, path: DataPath = ()) -> Cell | None:
        """A length of time."""
        return None if duration is None else self.value(self.speech.duration(duration), path)

    def percentage(self, percentage: Decimal | None) -> Cell:
        """A percentage in figures, for a column that says per cent."""
        return self.value(self.speech.figure(None) if percentage is None else f"{percentage:f}")

    def rate(self, rate: Decimal, path: DataPath = ()) -> Cell:
        """A rate as a percentage with its sign."""
        return self.value(wording.rate_per_cent(rate, self.speech.language), path)

    def stated_sum(self, pence: int | None, path: DataPath = ()) -> Cell | None:
        """A sum in pounds that the definition may leave out."""
        return None if pence is None else self.sum(pence, path)

    def sum(self, pence: int | None, path: DataPath = (), awaited: Awaited | None = None) -> Cell:
        """A sum in pounds, without sign; one that is not known says so, or says when it will be."""
        if pence is not None or awaited is None:
            return self.value(self.speech.figure(pence), path)
        template = self.common("awaited_from" if awaited.known_by is not None else "awaited")
        date = Value(self.speech.date(awaited.due))
        return (filled(template, {"date": date, "known_by": Value(self.speech.words(awaited.known_by))}),)

    def party(self, key: str) -> Cell:
        """A party by its short name."""
        found = at(self.agreement.parties, key)
        path: DataPath = () if found is None else ("parties", found[0], "short_name")
        return self.value(self.speech.name(key), path)

    def fund_name(self, number: int, fund: Fund) -> Value:
        """A fund's name, or its id."""
        return Value(self.speech.words(fund.name) or fund.id, path_text(("funds", number, "name")))

    def years(self, years: Sequence[str]) -> Value:
        """The first and the last year: `2026/27 to 2028/29`."""
        ends = years if len(years) < 2 else (years[0], years[-1])  # noqa: PLR2004 - one year has no range
        return Value(f" {self.speech.label('range')} ".join(ends))

    # --- the table -----------------------------------------------------------------------------------------------

    def column(self, key: str, *, optional: bool = False, width: float = 1.0, empty: str = "not_stated") -> Field:
        """A column of words, its heading among the labels of the table."""
        return Field(Column((Text(self.label("columns", key)),), width=width), optional, empty)

    def figures(self, key: str, *, optional: bool = False, width: float = 1.0) -> Field:
        """A column of figures, which stand right."""
        return Field(Column((Text(self.label("columns", key)),), Align.RIGHT, width), optional)

    def value_column(self, heading: Inlines, *, optional: bool = False) -> Field:
        """A column of figures with a heading of its own, such as a year."""
        return Field(Column(heading, Align.RIGHT), optional)

    def table(
        self,
        fields: Fields,
        rows: Sequence[Cells],
        totals: Sequence[Sequence[Cell]] = (),
        note: Inlines = (),
        **caption: Inline | Inlines,
    ) -> Table | None:
        """The table with its caption filled in, or None without rows. What no row states is left out or says so."""
        if not rows:
            return None
        kept = [n for n, field in enumerate(fields) if not field.optional or any(row[n] is not None for row in rows)]
        empty = {n: self.shared(fields[n].empty) for n in kept}
        made = Table(
            id="",
            caption=self.note(self.caption, **caption),
            columns=tuple(fields[n].column for n in kept),
            rows=(
                *(Row(tuple(row[n] or empty[n] for n in kept)) for row in rows),
                *(Row(tuple(row[n] for n in kept), total=True) for row in totals),
            ),
            note=note,
            wide=len(kept) > _MOST_UPRIGHT,
        )
        return _on_its_side(made) if made.wide and len(rows) <= _MOST_ON_ITS_SIDE and not totals else made


def _on_its_side(table: Table) -> Table:
    """The same facts with a row for each column: of 1 or 2 things, 8 narrow columns say less than 8 lines."""
    first, *others = table.columns
    heads = [_run_together(row.cells[0]) for row in table.rows]
    return replace(
        table,
        columns=(Column(first.heading), *(Column(head, width=2.0) for head in heads)),
        rows=tuple(
            Row(((column.heading,), *(row.cells[n] for row in table.rows))) for n, column in enumerate(others, start=1)
        ),
        wide=False,
    )


def _run_together(cell: Cell) -> Inlines:
    """The lines of a cell as one."""
    return tuple(inline for n, line in enumerate(cell) for inline in ((Text(", "), *line) if n else line))


def stacked(*cells: Cell | None) -> Cell | None:
    """The lines of the cells one below the other; None where there is none."""
    return tuple(line for cell in cells if cell is not None for line in cell) or None


def whereabouts(speech: Speech, where: str, path: DataPath) -> Inlines:
    """What a definition points at, in words with its live number: `paragraph 1.2 of Schedule 3`.

    What only another document of the definition has is called by that document's title. What none of them has is a
    reference to nothing, which the rules find.
    """
    id_, suffix = stem(where), "".join(where.partition("@")[1:])
    place = speech.places.get(id_, Place("clause"))
    if id_ not in speech.places and id_ in speech.elsewhere:
        return (Value(speech.elsewhere[id_], path_text(path)),)
    ids = {"number": where, "schedule": place.schedule, "part": place.part + suffix}
    parts = {name: Reference(target, path=path_text(path)) for name, target in ids.items()}
    return filled(speech.label("whereabouts", place.kind), parts)


def joined_notes(*notes: Inlines) -> Inlines:
    """The notes that say anything, one after the other."""
    said = [note for note in notes if note]
    return tuple(inline for n, note in enumerate(said) for inline in ((Text(" "), *note) if n else note))
