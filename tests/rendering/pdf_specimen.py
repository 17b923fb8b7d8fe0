"""A long agreement for measuring: about sixty pages with the mix of blocks that agreements have."""

from __future__ import annotations

from dataclasses import replace

from agreements.document import (
    Align,
    Block,
    Clause,
    Column,
    Contents,
    Definition,
    Document,
    ExecutionBlock,
    Heading,
    NumberedDocument,
    Paragraph,
    Party,
    Reference,
    Row,
    Schedule,
    Series,
    SignatureLine,
    Table,
    Term,
    Text,
    Value,
)
from tests.rendering.specimen import frame

_SENTENCES = (
    "The Host Partner must keep a separate account of the Pooled Fund and must report each quarter to the board.",
    "Nothing in this agreement changes a duty that a Partner has under an enactment.",
    "A Partner that expects to overspend must say so within ten Working Days and must propose how to recover.",
    "The Partners must act reasonably, openly and in good time, and must share what the others need to decide.",
    "Where a sum is to be apportioned, the remainder falls to the Partner named first in the relevant Schedule.",
)
_PARTIES = ("Aldershire Integrated Care Board", "Fenland Council", "Tŷ Ŵr Council", "St Guthlac's NHS Trust")


def _prose(seed: int, sentences: int) -> str:
    return " ".join(_SENTENCES[(seed + step) % len(_SENTENCES)] for step in range(sentences))


def long_agreement(clauses: int = 39, schedules: int = 8) -> NumberedDocument:
    """The agreement; about sixty pages at the default size."""
    blocks: list[Block] = [
        Heading("control", (Text("Document control"),), new_page=True, in_contents=False),
        Contents("contents", "Contents"),
        Heading("parties", (Text("Parties"),), new_page=True),
        *(Party(f"party.{n}", (Value(name, strong=True),), f"({n})") for n, name in enumerate(_PARTIES, 1)),
        Heading("agreed", (Text("Agreed terms"),)),
    ]
    blocks += [block for number in range(1, clauses + 1) for block in _clause(number, clauses)]
    blocks += _execution()
    blocks += [block for number in range(1, schedules + 1) for block in _schedule(number)]
    title = replace(frame(watermark=""), parties=_PARTIES)
    return NumberedDocument(Document("long", "en", title, tuple(blocks)))


def _clause(number: int, clauses: int) -> list[Block]:
    name, other = f"clause.{number}", number % clauses + 1
    blocks: list[Block] = [Clause(name, (Text(f"Duty number {number} of the Partners"),), label=f"{number}.")]
    if number == 1:
        blocks += [
            Definition(f"d.{n}", (Term(f"Term {n}", f"t{n}", defines=True), Text(" means " + _prose(n, 1))))
            for n in range(30)
        ]
    for part in range(1, 6):
        blocks.append(
            Paragraph(
                f"{name}.{part}",
                (
                    Text(_prose(number + part, 2) + " See clause "),
                    Reference(f"clause.{other}.{part}", f"{other}.{part}"),
                    Text(" for the "),
                    Term("Pooled Fund", "pooled-fund"),
                    Text(", subject to clause "),
                    Reference(f"clause.{other}", str(other)),
                    Text("."),
                ),
                label=f"{number}.{part}",
            )
        )
    blocks += [Paragraph(f"{name}.5.{letter}", (Text(_prose(number, 1)),), 2, label=f"({letter})") for letter in "abcd"]
    return blocks


def _execution() -> list[Block]:
    lines = tuple(SignatureLine(label) for label in ("Signature", "Name", "Post", "Date"))
    blocks: list[Block] = [Heading("execution", (Text("Execution"),), new_page=True)]
    return blocks + [
        ExecutionBlock(f"execution.{n}", (Text("Signed for "), Value(name, strong=True)), lines)
        for n, name in enumerate(_PARTIES, 1)
    ]


def _schedule(number: int) -> list[Block]:
    name = f"schedule.{number}"
    blocks: list[Block] = [Schedule(name, (Text(f"Matter number {number}"),), f"Schedule {number}")]
    for clause in range(1, 4):
        blocks.append(Clause(f"{name}.{clause}", (Text("Arrangements"),), Series.SCHEDULE, f"{clause}."))
        blocks += [
            Paragraph(f"{name}.{clause}.{n}", (Text(_prose(n, 3)),), 1, Series.SCHEDULE, f"{clause}.{n}")
            for n in range(1, 6)
        ]
    return [*blocks, _table(number)]


def _table(number: int) -> Table:
    years = tuple(Column((Text(f"20{year}/{year + 1}"),), Align.RIGHT, 2) for year in range(26, 30))
    rows = tuple(
        Row((((Text(f"Scheme {row}"),),), *(((Value(f"{row * number},234,567.8{year}"),),) for year in range(4))))
        for row in range(1, 25)
    )
    total = Row((((Text("Total"),),), *(((Value("99,999,999.99"),),) for _ in range(4))), total=True)
    return Table(
        f"table.{number}",
        (Text("Sums by scheme and year, pounds"),),
        (Column((Text("Scheme"),), width=3), *years),
        (*rows, total),
        wide=number == 3,
        label=f"Table {number}",
    )
