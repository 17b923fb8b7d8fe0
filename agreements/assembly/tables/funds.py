"""Tables of the funds as such: who hosts and manages them, and how VAT is treated."""

from __future__ import annotations

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cell, Cells, Sheet
from agreements.document import Inlines, Table, Value
from agreements.particulars import Fund
from agreements.particulars import figures as figures_of
from agreements.source import DataPath, path_text


def funds(speech: Speech) -> Table | None:
    """Every fund with its kind, its years and who holds and manages it: if pooled, Host Partner and Pool Manager."""
    sheet = Sheet(speech, "funds")
    rows: list[Cells] = []
    pooled = any(fund.kind == "pooled" for fund in speech.agreement.funds)
    for n, fund in enumerate(speech.agreement.funds):
        path: DataPath = ("funds", n)
        years = figures_of.fund_years(speech.agreement, fund)
        rows.append(
            [
                sheet.value(fund.id, (*path, "id")),
                sheet.words(fund.name, (*path, "name")),
                sheet.choice("fund_kind", fund.kind, (*path, "kind")),
                sheet.names(fund.host, (*path, "host")) or _unless_pooled(sheet, fund, pooled=pooled),
                _manager(sheet, path, fund) or _unless_pooled(sheet, fund, pooled=pooled),
                ((sheet.years(years),),) if years else None,
            ]
        )
    empty = "not_stated" if pooled else "none"
    fields = [
        sheet.column("fund", width=0.6),
        sheet.column("name", width=2.0),
        sheet.column("kind"),
        sheet.column("host" if pooled else "held_by", optional=not pooled, empty=empty),
        sheet.column("manager" if pooled else "managed_by", optional=not pooled, width=1.6, empty=empty),
        sheet.column("years"),
    ]
    return sheet.table(fields, rows)


def _unless_pooled(sheet: Sheet, fund: Fund, *, pooled: bool) -> Cell | None:
    """Beside Pooled Funds, which have a Host Partner and a Pool Manager, another fund says that it has none."""
    return sheet.shared("none") if pooled and fund.kind != "pooled" else None


def _manager(sheet: Sheet, path: DataPath, fund: Fund) -> Cell | None:
    manager = fund.pool_manager
    if manager is None:
        return None
    lines: list[Inlines] = []
    if manager.post is not None:
        lines.append((Value(sheet.speech.words(manager.post), path_text((*path, "pool_manager", "post"))),))
    if manager.employer is not None:
        employer = Value(sheet.speech.name(manager.employer), path_text((*path, "pool_manager", "employer")))
        lines.append(sheet.note("employed_by", employer=employer))
    return tuple(lines) or None


def vat(speech: Speech) -> Table | None:
    """How value added tax is treated, fund by fund."""
    sheet = Sheet(speech, "vat")
    rows: list[Cells] = []
    for n, fund in enumerate(speech.agreement.funds):
        if fund.vat is None:
            continue
        path: DataPath = ("funds", n, "vat")
        taxed = fund.vat.arrangement != "none"
        rows.append(
            [
                ((sheet.fund_name(n, fund),),),
                sheet.choice("vat_arrangement", fund.vat.arrangement, (*path, "arrangement")),
                sheet.named(fund.vat.delivering_body, (*path, "delivering_body"))
                or (None if taxed else sheet.shared("none")),
                sheet.choice("budget_basis", fund.vat.budget_basis, (*path, "budget_basis"))
                or (None if taxed else sheet.shared("none")),
                sheet.stated_sum(fund.vat.irrecoverable_estimate, (*path, "irrecoverable_estimate")),
            ]
        )
    fields = [
        sheet.column("fund", width=1.6),
        sheet.column("arrangement", width=1.6),
        sheet.column("delivering_body", width=1.2),
        sheet.column("budget_basis"),
        sheet.figures("irrecoverable", optional=True),
    ]
    return sheet.table(fields, rows)
