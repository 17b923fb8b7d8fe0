"""Tables of personal data that is shared: what passes from whom to whom, in which systems, and who answers for it."""

from __future__ import annotations

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cells, Sheet, stacked
from agreements.document import Table
from agreements.particulars import DataFlow
from agreements.source import DataPath


def data_flows(speech: Speech) -> Table | None:
    """Each flow of personal data: which data of whom, who gives it to whom, what for, on what basis, how it is kept."""
    sheet, sharing = Sheet(speech, "data_flows"), speech.agreement.information_sharing
    rows = [
        _flow(sheet, ("information_sharing", "flows", n), flow)
        for n, flow in enumerate(sharing.flows if sharing else ())
    ]
    fields = [
        sheet.column("flow", width=0.7),
        sheet.column("item", width=2.2),
        sheet.column("from", width=1.2),
        sheet.column("to", width=1.2),
        sheet.column("purpose", width=1.6),
        sheet.column("basis", optional=True, width=1.5, empty="as_for_all"),
        sheet.column("how", width=1.5),
        sheet.column("retention", optional=True, width=1.2, empty="as_for_all"),
    ]
    return sheet.table(fields, rows)


def _flow(sheet: Sheet, path: DataPath, flow: DataFlow) -> Cells:
    basis = stacked(
        sheet.said("lawful_basis", flow.lawful_basis, (*path, "lawful_basis")),
        sheet.said("condition", flow.special_category_condition, (*path, "special_category_condition")),
        sheet.said("confidence", flow.confidence_basis, (*path, "confidence_basis")),
    )
    return [
        sheet.value(flow.id, (*path, "id")),
        stacked(sheet.words(flow.item, (*path, "item")), sheet.said("subjects", flow.subjects, (*path, "subjects"))),
        sheet.named(flow.start, (*path, "from")),
        sheet.names(flow.to, (*path, "to")),
        sheet.words(flow.purpose, (*path, "purpose")),
        basis,
        stacked(
            sheet.words(flow.frequency, (*path, "frequency")), sheet.said("method", flow.method, (*path, "method"))
        ),
        sheet.words(flow.retention, (*path, "retention")),
    ]


def information_systems(speech: Speech) -> Table | None:
    """The systems in which shared data is kept or seen, and who may use them."""
    sheet, sharing = Sheet(speech, "information_systems"), speech.agreement.information_sharing
    rows: list[Cells] = []
    for n, system in enumerate(sharing.systems if sharing else ()):
        path: DataPath = ("information_sharing", "systems", n)
        rows.append(
            [
                sheet.words(system.name, (*path, "name")),
                sheet.named(system.keeper, (*path, "keeper")),
                sheet.words(system.used_for, (*path, "used_for")),
                sheet.words(system.access, (*path, "access")),
                sheet.words(system.checks, (*path, "checks")),
            ]
        )
    fields = [
        sheet.column("name", width=1.3),
        sheet.column("keeper", width=1.1),
        sheet.column("used_for", optional=True, width=1.5),
        sheet.column("access", width=1.8),
        sheet.column("checks", optional=True, width=1.5),
    ]
    return sheet.table(fields, rows)


def information_officers(speech: Speech) -> Table | None:
    """Who answers for information at each party, by post."""
    sheet = Sheet(speech, "information_officers")
    rows: list[Cells] = [
        [
            sheet.party(party.id),
            sheet.choice("information_role", officer.role, ("parties", n, "information_officers", m, "role")),
            sheet.words(officer.post, ("parties", n, "information_officers", m, "post")),
            sheet.words(officer.email, ("parties", n, "information_officers", m, "email")),
        ]
        for n, party in enumerate(speech.agreement.parties)
        for m, officer in enumerate(party.information_officers)
    ]
    fields = [
        sheet.column("party", width=1.1),
        sheet.column("role", width=1.3),
        sheet.column("post", width=1.5),
        sheet.column("email", optional=True, width=1.5),
    ]
    return sheet.table(fields, rows)
