"""Tables of how bodies work together: what they know of each other, and what they do about it."""

from __future__ import annotations

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cell, Cells, Sheet
from agreements.document import Table


def party_profiles(speech: Speech) -> Table | None:
    """What each party says of itself: experience, ways of working, financial position, and what it accepts."""
    sheet = Sheet(speech, "party_profiles")
    rows: list[Cells] = [
        [sheet.party(party.id), *told]
        for n, party in enumerate(speech.agreement.parties)
        if any(
            told := (
                sheet.words(party.experience, ("parties", n, "experience")),
                sheet.words(party.culture, ("parties", n, "culture")),
                sheet.words(party.financial_position, ("parties", n, "financial_position")),
                sheet.listed(party.trade_offs, ("parties", n, "trade_offs")),
            )
        )
    ]
    fields = [
        sheet.column("party"),
        *(
            sheet.column(key, optional=True, width=1.6)
            for key in ("experience", "culture", "financial_position", "trade_offs")
        ),
    ]
    return sheet.table(fields, rows)


def trust_steps(speech: Speech) -> Table | None:
    """What is done so that the parties can rely on each other, by whom and by when."""
    sheet = Sheet(speech, "trust_steps")
    working = speech.agreement.working_together
    rows: list[Cells] = []
    for n, step in enumerate(working.trust if working else ()):
        path = ("working_together", "trust", n)
        by: Cell = sheet.party(step.by) if step.by else sheet.text("everybody")
        rows.append([sheet.words(step.what, (*path, "what")), by, sheet.date(step.date, (*path, "date"))])
    fields = [sheet.column("what", width=2.4), sheet.column("by"), sheet.column("date", optional=True)]
    return sheet.table(fields, rows)


def team_building(speech: Speech) -> Table | None:
    """What staff of several bodies do together, who takes part, and when."""
    sheet = Sheet(speech, "team_building")
    working = speech.agreement.working_together
    rows: list[Cells] = []
    for n, activity in enumerate(working.team_building if working else ()):
        path = ("working_together", "team_building", n)
        rows.append(
            [
                sheet.words(activity.what, (*path, "what")),
                sheet.words(activity.who, (*path, "who")),
                sheet.date(activity.date, (*path, "date")),
            ]
        )
    fields = [
        sheet.column("what", width=2.0),
        sheet.column("who", optional=True, width=1.6),
        sheet.column("date", optional=True),
    ]
    return sheet.table(fields, rows)
