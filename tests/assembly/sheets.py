"""Tables as a test reads them: by the words of the row's first cell and of the column's heading."""

from collections.abc import Mapping
from functools import cache

from agreements.assembly.speech import Speech
from agreements.assembly.tables import make_table
from agreements.document import Row, Table, words
from agreements.packs import Checklist, bundled
from agreements.particulars import Agreement
from agreements.source import read_source

LADDERS: Mapping[str, object] = {
    "financial": [
        {"by": "finance leads", "working_days": "5"},
        {"by": "directors of finance", "working_days": "10"},
        {"by": "chief executives", "working_days": "10"},
        {"by": "a mediator", "working_days": "20", "kind": "mediation"},
        {"kind": "court"},
    ]
}
CHECKLISTS = {
    name: Checklist.model_validate(
        {"title": name.replace("_", " "), "asks": asks, "items": items, "source": "a test", "checked": "2026-11-22"}
    )
    for name, asks, items in (
        ("nine_elements", "strengths", {"150": "A shared mission.", "151": "Wide participation."}),
        ("seven_principles", "strengths", {"160": "A shared aim."}),
        ("rees_barriers", "difficulties", {"183": "Time and money."}),
        ("benefits", "benefits", {"retention": "staff who stay", "choice": "choice"}),
    )
}


@cache
def labels() -> Mapping[str, object]:
    """The English words of the England pack."""
    data = read_source(bundled() / "health-and-care-england" / "labels" / "en.yaml").data

    assert isinstance(data, dict)
    return data


def speech(agreement: Agreement) -> Speech:
    """How the agreement is said in English, with a ladder and two checklists of the test's own."""
    return Speech(agreement, labels(), {}, "en", ladders=LADDERS, checklists=CHECKLISTS)


def made(agreement: Agreement, name: str, *arguments: str) -> Table:
    """That table, which must not be empty."""
    table = make_table(name, speech(agreement), *arguments)

    assert table is not None, f"{name}{arguments} is empty"
    return table


def said(row: Row, column: int) -> str:
    """The lines of a cell, with a stroke between them."""
    return " / ".join(words(line) for line in row.cells[column])


def headings(table: Table) -> list[str]:
    """The words of the headings."""
    return [words(column.heading) for column in table.columns]


def column(table: Table, heading: str) -> dict[str, str]:
    """The cells below a heading, by the words of each row's first cell; beside it, where the table is on its side."""
    names = headings(table)
    if heading not in names:
        (row,) = (row for row in table.rows if said(row, 0) == heading)
        return {name: said(row, number) for number, name in enumerate(names[1:], start=1)}
    return {said(row, 0): said(row, names.index(heading)) for row in table.rows}


def everything(table: Table) -> str:
    """All the words of a table."""
    rows = [said(row, n) for row in table.rows for n in range(len(row.cells))]
    return "\n".join([words(table.caption), *headings(table), *rows, words(table.note)])
