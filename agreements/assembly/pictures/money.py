"""The picture of who pays what into which fund."""

from __future__ import annotations

from agreements import pictures
from agreements.assembly.pictures.framing import Easel
from agreements.assembly.speech import Speech
from agreements.document import Picture, Value, words
from agreements.finance import Pence
from agreements.particulars import Fund
from agreements.particulars import figures as figures_of

__all__ = ["funding"]

_LEAST_PARTIES = 2
_POOLED = "pooled"

Sums = dict[str, Pence | None]


def funding(speech: Speech, year: str = "") -> Picture | None:
    """What each party pays into each fund in a year, without one in the first for which a sum is stated.

    Nothing where fewer than two parties pay, or a sum is below nothing, which a bar cannot show.
    """
    tables = {fund.id: _by_year(speech, fund) for fund in speech.agreement.funds}
    years = sorted({known for table in tables.values() for known, sums in table.items() if any(sums.values())})
    year = year or next(iter(years), "")
    paid = {fund.id: tables[fund.id][year] for fund in speech.agreement.funds if tables[fund.id].get(year)}
    paying = [party.id for party in speech.agreement.parties if any(party.id in sums for sums in paid.values())]
    below = any(pence is not None and pence < 0 for sums in paid.values() for pence in sums.values())
    if len(paying) < _LEAST_PARTIES or below or year not in years:
        return None
    easel = Easel(speech, "funding")
    caption = easel.caption(year=Value(year))
    columns = tuple(
        _column(easel, fund, year, paying, paid[fund.id]) for fund in speech.agreement.funds if fund.id in paid
    )
    names = tuple(speech.name(id_) for id_ in paying)
    figures = pictures.Funding(words(caption), names, columns, speech.label("tables", "common", "total"))
    return easel.framed(caption, pictures.funding_by_party(figures))


def _by_year(speech: Speech, fund: Fund) -> dict[str, Sums]:
    return {year: dict(sums) for year, sums in figures_of.contribution_table(speech.agreement, fund).items()}


def _column(easel: Easel, fund: Fund, year: str, paying: list[str], sums: Sums) -> pictures.FundColumn:
    speech = easel.speech
    contributions = tuple(
        pictures.Contribution(sums[id_], speech.figure(sums[id_])) if id_ in sums else None for id_ in paying
    )
    total = figures_of.fund_total(speech.agreement, fund)[year]
    return pictures.FundColumn(
        speech.words(fund.name) or fund.id,
        speech.figure(total),
        contributions,
        speech.choice("fund_kind", fund.kind),
        hollow=fund.kind != _POOLED,
    )
