"""Tables of a network: the test of whether a body fits, and the slip by which it joins. Both are filled in by pen."""

from __future__ import annotations

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cell, Cells, Sheet
from agreements.document import Blank, Table, Text

_SLIP = ("body", "legal_form", "address", "person", "brings", "emblem", "accepts", "name", "post", "date")
_PEN = "_" * 22


def _pen() -> Cell:
    return ((Blank(_PEN, pen=True),),)


def fit_test(speech: Speech) -> Table | None:
    """The seven principles of the pack, each with room for how the body shows it and for the answer."""
    sheet, principles = Sheet(speech, "fit_test"), speech.checklists.get("seven_principles")
    rows: list[Cells] = [
        [((Text(speech.renaming(item.words)),),), _pen(), _pen()]
        for item in (principles.items.values() if principles else ())
    ]
    fields = [sheet.column("principle", width=2.4), sheet.column("shown", width=2.0), sheet.column("met", width=1.6)]
    return sheet.table(fields, rows)


def joining_slip(speech: Speech) -> Table | None:
    """What a body fills in and sends back in order to join."""
    sheet = Sheet(speech, "joining_slip")
    rows: list[Cells] = [[sheet.text(key), _pen()] for key in _SLIP]
    return sheet.table([sheet.column("item", width=1.8), sheet.column("entry", width=1.6)], rows)
