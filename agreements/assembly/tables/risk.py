"""Tables of who bears an overspend and where an underspend goes: the rules in pounds, and worked examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from agreements import wording
from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cell, Cells, Sheet, at, joined_notes
from agreements.document import Inlines, Table, Value
from agreements.finance import Apportionment, Pence, Slice, UnderspendShare
from agreements.particulars import Fund, Illustration, Tier, UnderspendRule
from agreements.particulars import figures as figures_of
from agreements.source import DataPath, path_text


def tiers(speech: Speech, fund_id: str) -> Table | None:
    """The slices of an overspend, in pounds for the fund's first year, with who bears each."""
    sheet, found = Sheet(speech, "tiers"), at(speech.agreement.funds, fund_id)
    if found is None or found[1].overspend is None or not found[1].overspend.tiers:
        return None
    number, fund = found
    year = next(iter(figures_of.fund_years(speech.agreement, fund)), "")
    bounds = figures_of.tier_bounds(speech.agreement, fund, year)
    rows: list[Cells] = []
    for n, tier in enumerate(found[1].overspend.tiers):
        path: DataPath = ("funds", number, "overspend", "tiers", n)
        lower, upper = bounds[n] if bounds else (None, None)
        rows.append(
            [
                sheet.value(str(n + 1)),
                _tier_end(sheet, tier, path),
                sheet.sum(lower),
                sheet.text("no_end") if bounds and upper is None else sheet.sum(upper),
                _bearer(sheet, tier.rule, tier, path),
                _fallback(sheet, tier, path),
            ]
        )
    fields = [
        sheet.column("slice", width=0.6),
        sheet.column("end"),
        sheet.figures("from"),
        sheet.figures("to"),
        sheet.column("borne_by", width=1.5),
        sheet.column("fallback", optional=True, width=1.5),
    ]
    base = found[1].overspend.base
    note = sheet.note("base", base=Value(speech.choice("overspend_base", base))) if base else ()
    return sheet.table(fields, rows, note=note, fund=sheet.fund_name(number, fund), year=Value(year))


def _tier_end(sheet: Sheet, tier: Tier, path: DataPath) -> Cell:
    if tier.to_amount is not None:
        end: Value | None = Value(sheet.speech.money(tier.to_amount), path_text((*path, "to_amount")))
    elif tier.to is not None:
        end = Value(wording.rate_per_cent(tier.to, sheet.speech.language), path_text((*path, "to")))
    else:
        end = None
    start = _tier_start(sheet, tier, path)
    if start is not None:
        return (sheet.note("between", start=start, end=end) if end else sheet.note("above_start", start=start),)
    return (sheet.note("up_to", end=end),) if end else sheet.text("above")


def _tier_start(sheet: Sheet, tier: Tier, path: DataPath) -> Value | None:
    """Where the slice starts, if that is stated and does not just follow from the slice before."""
    if tier.from_amount is not None:
        return Value(sheet.speech.money(tier.from_amount), path_text((*path, "from_amount")))
    if tier.start is not None:
        return Value(wording.rate_per_cent(tier.start, sheet.speech.language), path_text((*path, "from")))
    return None


def _bearer(sheet: Sheet, rule: str, tier: Tier, path: DataPath) -> Cell:
    lines: list[Inlines] = [(Value(sheet.speech.choice("rule_name", rule), path_text((*path, "rule"))),)]
    if tier.party is not None:
        lines.append((Value(sheet.speech.name(tier.party), path_text((*path, "party"))),))
    lines += [(Value(_weighted(sheet, party, weight)),) for party, weight in (tier.weights or {}).items()]
    return tuple(lines)


def _weighted(sheet: Sheet, party: str, weight: Decimal) -> str:
    return f"{sheet.speech.name(party)}: {sheet.speech.quantity(weight)}"


def _fallback(sheet: Sheet, tier: Tier, path: DataPath) -> Cell | None:
    if tier.fallback is None:
        return sheet.shared("none") if tier.rule != "board" else None
    rule = Value(sheet.speech.choice("rule_name", tier.fallback), path_text((*path, "fallback")))
    if tier.fallback_after is None:
        return ((rule,),)
    after = Value(sheet.speech.duration(tier.fallback_after), path_text((*path, "fallback_after")))
    return (sheet.note("fallback_after", rule=rule, after=after),)


def caps(speech: Speech, fund_id: str) -> Table | None:
    """The most that each party with a cap bears of an overspend."""
    sheet, found = Sheet(speech, "caps"), at(speech.agreement.funds, fund_id)
    if found is None or found[1].overspend is None:
        return None
    number, fund = found
    rows = [
        [sheet.party(party), sheet.sum(cap, ("funds", number, "overspend", "caps", party))]
        for party, cap in (found[1].overspend.caps or {}).items()
    ]
    fields = [sheet.column("party", width=1.4), sheet.figures("cap")]
    return sheet.table(fields, rows, fund=sheet.fund_name(number, fund))


def risk_weights(speech: Speech, fund_id: str) -> Table | None:
    """The weights, the counted use and the weights for savings by which a fund's risk is shared, where agreed."""
    sheet, found = Sheet(speech, "risk_weights"), at(speech.agreement.funds, fund_id)
    if found is None or found[1].overspend is None:
        return None
    number, fund = found
    terms = found[1].overspend
    columns = {"weights": terms.weights, "usage": terms.usage, "benefit_weights": terms.benefit_weights}
    parties = [p.id for p in speech.agreement.parties if any(p.id in (given or {}) for given in columns.values())]
    rows: list[Cells] = [
        [
            sheet.party(party),
            *(
                sheet.quantity((given or {}).get(party), ("funds", number, "overspend", key, party))
                for key, given in columns.items()
            ),
        ]
        for party in parties
    ]
    fields = [sheet.column("party"), *(sheet.figures(key, optional=True) for key in columns)]
    measure = terms.usage_measure
    note = sheet.note("usage_measure", measure=Value(speech.words(measure))) if measure else ()
    return sheet.table(fields, rows, note=note, fund=sheet.fund_name(number, fund))


def _illustration(speech: Speech, fund_id: str, number: str) -> tuple[int, Fund, Illustration] | None:
    """The fund's worked example of that number, counted from 1 as a clause's loop does."""
    found = at(speech.agreement.funds, fund_id)
    if found is None or not number.isdecimal() or not 0 < int(number) <= len(found[1].illustrations):
        return None
    return (*found, found[1].illustrations[int(number) - 1])


def overspend_example(speech: Speech, fund_id: str, number: str) -> Table | None:
    """A worked example of an overspend: slices or caps, what each party bears, and the board's part.

    `number` counts the fund's illustrations from 1. None for an illustration of an underspend.
    """
    chosen = _illustration(speech, fund_id, number)
    if chosen is None:
        return None
    place, fund, illustration = chosen
    worked = figures_of.worked_overspend(speech.agreement, fund, illustration)
    if worked is None:
        return None
    sheet = Sheet(speech, "overspend_example")
    steps = _steps(sheet, worked, _silent_heading(sheet, fund))
    parties = _bearing(figures_of.contributors(speech.agreement, fund), speech, [share for _, share in steps])
    rows: list[Cells] = [
        [sheet.party(party), *(sheet.sum(share.shares[party]) for _, share in steps)] for party in parties
    ]
    if _board_may_decide(fund) or any(share.unallocated for _, share in steps):
        rows.append([sheet.text("board"), *(sheet.sum(share.unallocated) for _, share in steps)])
    if any(share.drawn for _, share in steps):
        rows.append([sheet.text("reserve"), *(sheet.sum(sum(share.drawn.values())) for _, share in steps)])
    return sheet.table(
        [sheet.column("party", width=1.4), *(sheet.value_column(heading) for heading, _ in steps)],
        rows,
        [[sheet.shared("total"), *(sheet.sum(share.total) for _, share in steps)]],
        joined_notes(sheet.note("base", base=Value(speech.money(worked.base))), sheet.shared_note("example")),
        amount=Value(speech.money(worked.overspend), _path(place, number, "overspend")),
        where=_where(sheet, place, fund, illustration),
        year=Value(illustration.year, _path(place, number, "year")),
    )


def _board_may_decide(fund: Fund) -> bool:
    """Whether a part can be left to the board. An example then says how much is, even if that is nothing."""
    terms = fund.overspend
    if terms is None:
        return False
    return "board" in (terms.model, terms.excess, terms.then, *(tier.rule for tier in terms.tiers))


def _path(place: int, number: str, key: str) -> str:
    return path_text(("funds", place, "illustrations", int(number) - 1, key))


def _where(sheet: Sheet, place: int, fund: Fund, illustration: Illustration) -> Inlines:
    name = sheet.fund_name(place, fund)
    found = at(sheet.agreement.schemes, illustration.in_scheme or "")
    if found is None:
        return (name,)
    title = sheet.speech.words(found[1].title) or found[1].id
    return sheet.note("in_scheme", fund=name, id=Value(found[1].id), scheme=Value(title))


Step = tuple[Inlines, Apportionment]


def _steps(sheet: Sheet, worked: figures_of.WorkedOverspend, silent: Inlines) -> list[Step]:
    """The columns of the example: each slice, or the shares before the cap; then what is borne in all."""
    shared = worked.shared
    steps = [(_slice_heading(sheet, one), Apportionment(one.shares, one.unallocated)) for one in shared.slices]
    if worked.before_cap is not None:
        steps.append((sheet.note("columns", "before_cap"), worked.before_cap))
    last = "after_cap" if worked.before_cap is not None else "in_all" if shared.slices else "share"
    steps.append((sheet.note("columns", last), shared))
    if worked.if_board_silent is not None:
        steps.append((silent, worked.if_board_silent))
    return steps


def _slice_heading(sheet: Sheet, one: Slice) -> Inlines:
    lower = Value(sheet.speech.figure(one.lower))
    if one.upper is None:
        return sheet.note("columns", "above", lower=lower)
    return sheet.note("columns", "between", lower=lower, upper=Value(sheet.speech.figure(one.upper)))


def _silent_heading(sheet: Sheet, fund: Fund) -> Inlines:
    """What the last column says: after what time the board's silence counts, where that is agreed."""
    tiers_ = fund.overspend.tiers if fund.overspend else ()
    after = next((tier.fallback_after for tier in tiers_ if tier.fallback_after is not None), None)
    if after is None:
        return sheet.note("columns", "silent")
    return sheet.note("columns", "silent_after", after=Value(sheet.speech.duration(after)))


def _bearing(contributors: Sequence[str], speech: Speech, shares: Sequence[Apportionment]) -> list[str]:
    """The fund's parties, and any other that bears something."""
    bearing = {party for share in shares for party, amount in share.shares.items() if amount}
    return [party.id for party in speech.agreement.parties if party.id in contributors or party.id in bearing]


def underspend_steps(speech: Speech, fund_id: str) -> Table | None:
    """What is done with an underspend, step by step."""
    sheet, found = Sheet(speech, "underspend_steps"), at(speech.agreement.funds, fund_id)
    if found is None:
        return None
    number, fund = found
    rows = [_underspend_step(sheet, ("funds", number, "underspend", n), n, r) for n, r in enumerate(fund.underspend)]
    fields = [
        sheet.column("step", width=0.6),
        sheet.column("rule", width=3.0),
        sheet.column("cap", optional=True, width=1.2, empty="none"),
        sheet.column("use", optional=True, width=1.4, empty="none"),
        sheet.column("approval", optional=True, width=1.2, empty="none"),
        sheet.column("weights", optional=True, width=1.4, empty="none"),
    ]
    return sheet.table(fields, rows, fund=sheet.fund_name(number, fund))


def _underspend_step(sheet: Sheet, path: DataPath, number: int, step: UnderspendRule) -> Cells:
    weights = tuple((Value(_weighted(sheet, party, weight)),) for party, weight in (step.weights or {}).items())
    return [
        sheet.value(str(number + 1)),
        sheet.choice("underspend_rule", step.rule, (*path, "rule")),
        None if step.cap is None else sheet.rate(step.cap, (*path, "cap")),
        sheet.choice("underspend_use", step.use, (*path, "use")),
        sheet.choice("underspend_approval", step.approval, (*path, "approval")),
        weights or None,
    ]


def underspend_example(speech: Speech, fund_id: str, number: str) -> Table | None:
    """A worked example of an underspend: what each step does with it, and what each party gets back.

    `number` counts the fund's illustrations from 1. None for an illustration of an overspend.
    """
    chosen = _illustration(speech, fund_id, number)
    if chosen is None:
        return None
    place, fund, illustration = chosen
    worked = figures_of.worked_underspend(speech.agreement, fund, illustration)
    if worked is None:
        return None
    sheet = Sheet(speech, "underspend_example")
    steps = list(dict.fromkeys(step.rule for step in fund.underspend))
    parties = figures_of.contributors(speech.agreement, fund)
    rows: list[Cells] = [[sheet.party(party), *_received(sheet, worked, steps, party)] for party in parties]
    rows.append([sheet.text("kept"), *_line(sheet, [_kept(worked, step) for step in steps])])
    totals = [_in_step(worked, step) for step in steps]
    if worked.unallocated:
        rows.append([sheet.text("left"), *_line(sheet, [0] * len(steps), worked.unallocated)])
    return sheet.table(
        [
            sheet.column("party", width=1.4),
            *(sheet.value_column(sheet.note("columns", step)) for step in steps),
            sheet.figures("in_all"),
        ],
        rows,
        [[sheet.shared("total"), *_line(sheet, totals, worked.unallocated)]],
        joined_notes(sheet.note("note"), sheet.shared_note("example")),
        amount=Value(speech.money(worked.total), _path(place, number, "underspend")),
        fund=sheet.fund_name(place, fund),
        year=Value(illustration.year, _path(place, number, "year")),
    )


def _line(sheet: Sheet, amounts: Sequence[int], more: int = 0) -> list[Cell]:
    return [*(sheet.sum(amount) for amount in amounts), sheet.sum(sum(amounts) + more)]


def _by_party(worked: UnderspendShare) -> Mapping[str, Mapping[str, Pence]]:
    returned = worked.returned
    return {
        "repay_ring_fenced": worked.repaid,
        "return_proportional": returned,
        "return_own": returned,
        "benefit_share": worked.benefits,
    }


def _received(sheet: Sheet, worked: UnderspendShare, steps: Sequence[str], party: str) -> list[Cell]:
    by_party = _by_party(worked)
    return _line(sheet, [by_party.get(step, {}).get(party, 0) for step in steps])


def _kept(worked: UnderspendShare, step: str) -> int:
    return {"offset_same_fund": worked.offset, "carry_forward": worked.carry_forward}.get(step, Pence(0))


def _in_step(worked: UnderspendShare, step: str) -> int:
    return _kept(worked, step) + sum(_by_party(worked).get(step, {}).values())
