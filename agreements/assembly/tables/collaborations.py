"""Tables of bodies that run services side by side: contracts that stay, matters kept back, and who works under whom."""

from __future__ import annotations

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cells, Sheet
from agreements.document import Table
from agreements.source import DataPath


def service_contracts(speech: Speech) -> Table | None:
    """The contracts for services that stay as they are, with who buys, who provides and when each ends."""
    sheet, together = Sheet(speech, "service_contracts"), speech.agreement.collaboration
    rows: list[Cells] = []
    for n, contract in enumerate(together.contracts if together else ()):
        path: DataPath = ("collaboration", "contracts", n)
        rows.append(
            [
                sheet.words(contract.service, (*path, "service")),
                sheet.words(contract.reference, (*path, "reference")),
                sheet.names(contract.commissioner, (*path, "commissioner")),
                sheet.named(contract.provider, (*path, "provider")),
                sheet.date(contract.expiry, (*path, "expiry")),
            ]
        )
    fields = [
        sheet.column("service", width=2.0),
        sheet.column("reference", optional=True, width=1.2),
        sheet.column("commissioner", optional=True, width=1.4),
        sheet.column("provider", width=1.4),
        sheet.column("expiry", optional=True, width=1.2),
    ]
    return sheet.table(fields, rows)


def reserved_matters(speech: Speech) -> Table | None:
    """The matters that the parties settle themselves, and who must agree to each."""
    sheet, together = Sheet(speech, "reserved_matters"), speech.agreement.collaboration
    rows: list[Cells] = [
        [
            sheet.words(reserved.matter, ("collaboration", "reserved", n, "matter")),
            sheet.choice("agreed_by", reserved.agreed_by or "all", ("collaboration", "reserved", n, "agreed_by")),
        ]
        for n, reserved in enumerate(together.reserved if together else ())
    ]
    return sheet.table([sheet.column("matter", width=3.0), sheet.column("agreed_by", width=2.0)], rows)


def subcontracts(speech: Speech) -> Table | None:
    """Which part of the work each subcontractor does for the prime contractor, and what it is paid in a year."""
    together = speech.agreement.collaboration
    sheet, prime = Sheet(speech, "subcontracts"), together.prime if together else None
    rows: list[Cells] = []
    for n, part in enumerate(prime.subcontracts if prime else ()):
        path: DataPath = ("collaboration", "prime", "subcontracts", n)
        rows.append(
            [
                sheet.named(part.to, (*path, "to")),
                sheet.words(part.what, (*path, "what")),
                sheet.stated_sum(part.sum, (*path, "sum")),
            ]
        )
    fields = [
        sheet.column("to", width=1.4),
        sheet.column("what", width=2.6),
        sheet.figures("sum", optional=True, width=1.2),
    ]
    return sheet.table(fields, rows)
