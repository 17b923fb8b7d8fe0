"""Rules about value added tax: that it is stated, is not the aim, and what it costs where an NHS body buys."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.particulars import Fund, Scheme
from agreements.rules.funds import called, rests_on_principal
from agreements.rules.matter import Matter, Path, text
from agreements.rules.model import Finding
from agreements.wording import joined


def vat_unstated(matter: Matter) -> Iterator[Finding]:
    """The VAT treatment of a fund is not stated, or only in part: arrangement, delivering body, basis of budgets.

    Of an aligned fund it is asked in an agreement under section 75 or its Welsh twin, and `none` answers it.
    """
    for n, fund in enumerate(matter.agreement.funds):
        asked = fund.kind == "pooled" or (fund.kind == "aligned" and matter.joint)
        missing = _missing(fund) if asked else []
        if not missing or (fund.vat is None and rests_on_principal(matter)):
            continue
        yield Finding(
            f"The VAT treatment of {called(fund)} is not stated: {joined([words for words, _ in missing])}.",
            ("funds", n, "vat", *((missing[0][1],) if fund.vat else ())),
            subject=fund.id,
            hint="say under `vat` if it is pooled or agency, whose VAT regime applies, and if budgets are net or gross",
        )


def _missing(fund: Fund) -> list[tuple[str, str]]:
    vat = fund.vat
    if vat is not None and vat.arrangement == "none" and fund.kind == "aligned":
        return []
    return [
        *([("the arrangement is missing", "arrangement")] if vat is None else []),
        *([("the delivering body is missing", "delivering_body")] if vat is None or not vat.delivering_body else []),
        *([("the basis of budgets is missing", "budget_basis")] if vat is None or not vat.budget_basis else []),
    ]


def vat_saving_as_purpose(matter: Matter) -> Iterator[Finding]:
    """The purpose, an objective or the statement of improvement names a saving of VAT."""
    deal = matter.agreement
    places: list[tuple[Path, str]] = [
        (("purpose",), text(deal.purpose)),
        (("improvement_statement",), text(deal.improvement_statement)),
        *((("objectives", n), text(words)) for n, words in enumerate(deal.objectives)),
    ]
    for path, said in places:
        words = matter.speaks_of(said, "vat_saving")
        if words:
            yield Finding(
                f'A saving of VAT is named among the purposes ("{words}"); the purpose must be a better service.',
                path,
                hint="state what gets better for people, and leave VAT to the finance schedule",
            )
            return


def nhs_body_recovers_less(matter: Matter) -> Iterator[Finding]:
    """A scheme with budgets net of VAT is delivered by an NHS body, which recovers VAT on less than a council does."""
    for n, scheme in enumerate(matter.agreement.schemes):
        fund = matter.agreement.fund(scheme.fund)
        if fund is None or fund.vat is None or fund.vat.budget_basis != "net":
            continue
        body = _delivering(fund, scheme, fund.vat.delivering_body or "")
        if _is_nhs(matter, body):
            yield Finding(
                f"Budgets of {called(fund)} are net of VAT, and {matter.name_of(body)} delivers scheme {scheme.id}: "
                "an NHS body recovers VAT only on some services.",
                ("schemes", n, "fund"),
                subject=scheme.id,
                hint="estimate what cannot be recovered, and put it into the scheme's budget",
            )


def _delivering(fund: Fund, scheme: Scheme, named: str) -> str:
    """The one body that a name or keyword means for the scheme; a keyword for several stays as it is."""
    match named:
        case "lead_of_scheme" | "scheme_lead":
            return scheme.lead[0] if len(scheme.lead) == 1 else ""
        case "host":
            return fund.host_id or ""
        case _:
            return named


def _is_nhs(matter: Matter, id_: str) -> bool:
    party = matter.agreement.party(id_)
    if party is not None:
        return matter.is_nhs(party)
    entry = next((entry for entry in matter.agreement.map_of_partners if entry.id == id_), None)
    body = matter.bodies.get(matter.kind_of(entry.kind)) if entry is not None and entry.kind else None
    return body is not None and body.side == "nhs"
