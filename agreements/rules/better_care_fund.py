"""Rules about the Better Care Fund: the minimums of each area, and the plan that its board agreed."""

from __future__ import annotations

from collections.abc import Iterator

from agreements import packs
from agreements.finance import days_of_year_in, financial_year, parse_pounds, year_basis
from agreements.particulars import Bilingual, Party
from agreements.rules.funds import annual, rests_on_principal, row, side_of
from agreements.rules.matter import Matter
from agreements.rules.model import Finding
from agreements.rules.reading import folded
from agreements.wording import joined, long_date, money

_POWER = "health_and_wellbeing_board"


def _areas(matter: Matter) -> list[tuple[int, Party]]:
    """The councils that have a health and wellbeing board, with their places in the list."""
    if not matter.better_care_fund:
        return []
    parties = enumerate(matter.agreement.parties)
    return [(n, p) for n, p in parties if p.health_and_wellbeing_board or matter.may_be(p, "council", _POWER)]


# --- what is known of an area ---------------------------------------------------------------------------------------


def _minimum(matter: Matter, party: Party, year: str) -> int | None:
    """The NHS minimum of the area: as the definition gives it, else as the published table does."""
    board = party.health_and_wellbeing_board
    given = board.nhs_minimum.get(year) if board else None
    return int(given) if given is not None else _published(matter, party, year, "nhs_minimum")


def _social_care_required(matter: Matter, party: Party, year: str) -> int | None:
    board = party.health_and_wellbeing_board
    given = board.social_care_required.get(year) if board else None
    return int(given) if given is not None else _published(matter, party, year, "social_care")


def _published(matter: Matter, party: Party, year: str, what: str) -> int | None:
    """The sum of the table that was given, else of the pack's own, for the area by any name that it goes by."""
    names = _names(party)
    for (area, of_year), allocation in matter.allocations.items():
        if of_year == year and folded(area) in names:
            found: int | None = getattr(allocation, what)
            return found
    known = packs.better_care_fund(matter.pack).get(year)
    for area, sums in known.minimums.items() if known else ():
        written = sums.get("nhs_minimum" if what == "nhs_minimum" else "social_care")
        if folded(area) in names and written:
            return parse_pounds(written)
    return None


def _names(party: Party) -> frozenset[str]:
    """The area's names: those of its board and of its council, in every language."""
    board = party.health_and_wellbeing_board
    words = (board.name if board else None, party.legal_name, party.short_name)
    both = [(w.en, w.cy) if isinstance(w, Bilingual) else (w or "",) for w in words]
    return frozenset(folded(name) for names in both for name in names if name)


def _pooled(matter: Matter, party: Party, year: str) -> int | None:
    """NHS money pooled for the area: as it is split, or all there is where this is the only area."""
    board = party.health_and_wellbeing_board
    given = board.nhs_pooled.get(year) if board else None
    if given is not None:
        return int(given)
    return _all_nhs_money(matter, year) if len(_areas(matter)) == 1 else None


def _all_nhs_money(matter: Matter, year: str) -> int | None:
    """What the NHS bodies pay into all pools for the whole year; None if there is nothing, or a sum is not known."""
    sums = [
        amount
        for _, fund in matter.pools
        for party, amount in row(annual(matter, fund), fund, year).items()
        if side_of(matter, party) == "nhs"
    ]
    known = [amount for amount in sums if amount is not None]
    return sum(known) if sums and len(known) == len(sums) else None


def _years(matter: Matter) -> tuple[str, ...]:
    """Financial years for which anything is given of any area, by the definition or a table, in order."""
    years: set[str] = set()
    for _, party in _areas(matter):
        board = party.health_and_wellbeing_board
        for by_year in (board.nhs_minimum, board.social_care_required) if board else ():
            years |= {year for year, amount in by_year.items() if amount is not None}
    return tuple(sorted(years | _published_years(matter)))


def _published_years(matter: Matter) -> set[str]:
    """Years of the term for which a table has a sum of one of the areas."""
    own = (year for year, known in packs.better_care_fund(matter.pack).items() if known.minimums)
    tables = {*(year for _, year in matter.allocations), *own}
    sums = ((party, what) for _, party in _areas(matter) for what in ("nhs_minimum", "social_care"))
    pairs = list(sums) if tables else []
    return {y for y in tables if _in_term(matter, y) and any(_published(matter, p, y, what) for p, what in pairs)}


def _in_term(matter: Matter, year: str) -> bool:
    """Whether the year has a day in the term, as far as start and end are known."""
    try:
        year_basis(year)
        start, end = matter.start, matter.expiry
        if start is not None and end is not None:
            return days_of_year_in(year, start, end) > 0
        return (start is None or financial_year(start) <= year) and (end is None or year <= financial_year(end))
    except ValueError:
        return False


# --- rules ----------------------------------------------------------------------------------------------------------


def below_minimum(matter: Matter) -> Iterator[Finding]:
    """The NHS money pooled for an area is less than its minimum contribution."""
    areas = _areas(matter)
    for year in _years(matter):
        for n, party in areas:
            minimum, pooled = _minimum(matter, party, year), _pooled(matter, party, year)
            if minimum is not None and pooled is not None and pooled < minimum:
                yield Finding(
                    f"NHS money pooled for the area of {matter.name_of(party.id)} in {year} is {money(pooled)}, below "
                    f"the minimum of {money(minimum)} by {money(minimum - pooled)}.",
                    ("parties", n, "health_and_wellbeing_board", "nhs_pooled", year),
                    subject=party.id,
                    year=year,
                )


def minimum_untested(matter: Matter) -> Iterator[Finding]:
    """For a year it could not be tested whether each area has its minimum: one is not known, or the money not split."""
    areas = _areas(matter)
    for year in _years_to_test(matter) if areas else ():
        unknown = [(n, party) for n, party in areas if _minimum(matter, party, year) is None]
        unsplit = [(n, party) for n, party in areas if _pooled(matter, party, year) is None]
        told = [
            *([f"the minimum of {_listed(matter, unknown)} is not known"] if unknown else []),
            *([f"the NHS money pooled for {_listed(matter, unsplit)} is not stated"] if unsplit else []),
        ]
        if told:
            n, key = (unknown or unsplit)[0][0], "nhs_minimum" if unknown else "nhs_pooled"
            yield Finding(
                f"Whether each area has its minimum contribution in {year} was not tested: {' and '.join(told)}.",
                ("parties", n, "health_and_wellbeing_board", key, year),
                year=year,
                hint="give nhs_minimum from the published table and nhs_pooled under each health and wellbeing board",
            )


def _years_to_test(matter: Matter) -> tuple[str, ...]:
    """The financial year as at which the check is made, if the term holds any of it, and each with a minimum given."""
    today = () if matter.as_at is None or rests_on_principal(matter) else (financial_year(matter.as_at),)
    areas = _areas(matter)
    given = (y for y in _years(matter) if any(_minimum(matter, party, y) is not None for _, party in areas))
    return tuple(sorted({*(year for year in today if _in_term(matter, year)), *given}))


def _listed(matter: Matter, areas: list[tuple[int, Party]]) -> str:
    return joined([matter.name_of(party.id) for _, party in areas])


def social_care_too_low(matter: Matter) -> Iterator[Finding]:
    """Adult social care is to get less of the NHS minimum than is required for the area."""
    for year in _years(matter):
        for n, party in _areas(matter):
            board, required = party.health_and_wellbeing_board, _social_care_required(matter, party, year)
            planned = board.social_care_planned.get(year) if board else None
            if required is not None and planned is not None and planned < required:
                yield Finding(
                    f"Spend on adult social care from the NHS minimum in the area of {matter.name_of(party.id)} in "
                    f"{year} is {money(planned)}, below the {money(required)} required by {money(required - planned)}.",
                    ("parties", n, "health_and_wellbeing_board", "social_care_planned", year),
                    subject=party.id,
                    year=year,
                )


def plan_not_agreed(matter: Matter) -> Iterator[Finding]:
    """The day on which a council's health and wellbeing board agreed the plan is not recorded."""
    power = packs.powers(matter.pack).get(_POWER)
    for n, party in _areas(matter):
        board = party.health_and_wellbeing_board
        if (board is None or board.plan_approved is None) and not (board is None and rests_on_principal(matter)):
            yield Finding(
                f"It is not recorded when the health and wellbeing board of {matter.name_of(party.id)} "
                "agreed the plan.",
                ("parties", n, "health_and_wellbeing_board", "plan_approved"),
                subject=party.id,
                checked=power.checked if power else None,
            )


def signed_after_national_date(matter: Matter) -> Iterator[Finding]:
    """The agreement is dated later than the national date for the financial year in which it starts."""
    signed, start = matter.agreement.term.agreement_date, matter.start
    if not matter.better_care_fund or signed is None or start is None:
        return
    year = packs.better_care_fund(matter.pack).get(financial_year(start))
    if year is not None and year.signed_by is not None and signed > year.signed_by:
        yield Finding(
            f"The agreement is dated {long_date(signed)}, after the national date of {long_date(year.signed_by)}.",
            ("term", "agreement_date"),
            checked=year.checked,
        )
