"""The facts of an agreement as plain values for clause texts: every leaf printed, and knowing where it came from."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Self

from agreements.assembly.speech import Speech
from agreements.particulars import (
    COUNCILS,
    NHS_BODIES,
    Agreement,
    Bilingual,
    Deadline,
    Duration,
    Fund,
    Part,
    Party,
    Shape,
    entries,
    figures,
)
from agreements.particulars.schemes import Function
from agreements.source import DataPath, path_text


class Fact(str):
    """A printed value with its path in the definition. To a clause it is plain text."""

    __slots__ = ("path",)
    path: str

    def __new__(cls, text: str, path: str = "") -> Self:
        """The text, from that path; a computed value has none."""
        fact = super().__new__(cls, text)
        fact.path = path
        return fact


class Missing:
    """A value that the definition does not hold: false in a condition, empty in a loop, and a blank in the text."""

    __slots__ = ("inside", "path")

    def __init__(self, path: DataPath, inside: Shape | None = None) -> None:
        """`inside` is what a missing mapping would hold at each of its keys."""
        self.path, self.inside = path, inside

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[object]:
        return iter(())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Missing)

    def __hash__(self) -> int:
        return 0


class Items(list[Any]):
    """A list of the definition. It knows where it would stand, for where it is empty and is to be printed."""

    def __init__(self, items: Iterable[object], path: DataPath) -> None:
        """`path` is where the definition holds the list, or could hold it."""
        super().__init__(items)
        self.path = path


class Group(dict[str, Any]):
    """A group of keys. Its keys are known, so one that it does not have is a mistake of whoever asks for it."""


class Absent(Group):
    """A group that the definition does not hold: its keys are known, and all of them are missing."""

    def __bool__(self) -> bool:
        return False


_PRINTED = (Duration, Deadline, Function, Bilingual)
Facts = dict[str, Any]


def facts_of(agreement: Agreement, speech: Speech) -> Facts:
    """The agreement as nested plain values, with the lists that clauses ask for most."""
    facts: Facts = _group(agreement, speech, ())
    funds, schemes, parties = facts["funds"], facts["schemes"], facts["parties"]
    for fund, model in zip(funds, agreement.funds, strict=True):
        fund.update(_reckoned(agreement, model))
        _say_days(fund["instalments"]["dates"], speech)
        fund["schemes"] = [s for s, m in zip(schemes, agreement.schemes, strict=True) if m.fund == model.id]
    for n, (scheme, stated) in enumerate(zip(schemes, agreement.schemes, strict=True)):
        scheme["paid_from"] = next((fund for fund in funds if fund["id"] == stated.fund), _no_fund(n))
    facts["pooled_funds"] = [fund for fund in funds if fund["kind"] == "pooled"]
    facts["pooled_years"] = [Fact(year) for year in figures.pooled_years(agreement)]
    facts["aligned_funds"] = [fund for fund in funds if fund["kind"] == "aligned"]
    facts["payment_funds"] = [fund for fund in funds if fund["kind"] == "payment"]
    facts["bcf_schemes"] = [scheme for scheme in schemes if scheme["bcf"] is True]
    facts["pooled_schemes"] = [scheme for scheme in schemes if scheme["paid_from"]["kind"] == "pooled"]
    facts["nhs_parties"] = [party for party in parties if party["kind"] in NHS_BODIES]
    facts["councils"] = [party for party in parties if party["kind"] in COUNCILS]
    facts["other_parties"] = [p for p in parties if p["kind"] not in NHS_BODIES | COUNCILS]
    facts["ending_parties"] = [party for party in parties if party["valid_to"]]
    facts["new_parties"] = [party for party in parties if party["valid_from"]]
    facts["printed_checklists"] = [Fact(name) for name in _printed_checklists(agreement)]
    facts["printed_benefits"] = list(_printed_benefits(agreement))
    facts["late_parties"] = [p for p, m in zip(parties, agreement.parties, strict=True) if _decided_late(m, agreement)]
    return facts


def _printed_checklists(agreement: Agreement) -> Iterator[str]:
    """The checklists that are printed as tables: those with answers, or all that are chosen where it says `print`."""
    given = agreement.checklists
    if given is None or given.printed is False:
        return
    for name, items in given.chosen.items():
        if any(items.values()) or (given.printed is True and name != "benefits"):
            yield name


def _printed_benefits(agreement: Agreement) -> Iterator[Fact]:
    """Benefits that are named and not answered, unless the definition prints no checklist."""
    given = agreement.checklists
    for n, name in enumerate(given.listed_benefits if given and given.printed is not False else ()):
        step = n if given and isinstance(given.benefits, tuple) else name
        yield Fact(name, path_text(("checklists", "benefits", step)))


def _reckoned(agreement: Agreement, fund: Fund) -> Facts:
    """What clauses ask about a fund that its definition does not say in so many words."""
    return {
        "years": [Fact(year) for year in fund.contributions or fund.total],
        "term_years": [Fact(year) for year in figures.fund_years(agreement, fund)],
        "zero_contributors": [Fact(party) for party in _paying_nothing(agreement, fund)],
    }


def _say_days(days: object, speech: Speech) -> None:
    """The definition holds a day of every year as `15 April`; here the month has its name in the language."""
    if isinstance(days, Items):
        days[:] = [Fact(speech.day_of_year(day), day.path) for day in days]


def _no_fund(scheme: int) -> Absent:
    """The fund of a scheme that names none."""
    path: DataPath = ("schemes", scheme, "fund")
    lists: Facts = {"schemes": [], "years": [], "term_years": [], "zero_contributors": []}
    return Absent({key: missing((*path, key), shape) for key, shape in Shape(Fund).keys().items()} | lists)


def _decided_late(party: Party, agreement: Agreement) -> bool:
    """Whether the party decides to enter into the agreement on a day after the first day of its term."""
    first, authority = agreement.term.commencement, party.authority
    decided = authority.date or authority.due if authority else None
    return first is not None and decided is not None and decided > first


def _paying_nothing(agreement: Agreement, fund: Fund) -> tuple[str, ...]:
    """Parties named in the fund that pay 0.00 in every year whose sums are known: no weight, so no share."""
    known = [sums for sums in figures.contribution_table(agreement, fund).values() if None not in sums.values()]
    return tuple(
        party for party in figures.contributors(agreement, fund) if known and not any(sums.get(party) for sums in known)
    )


def _group(group: Part, speech: Speech, path: DataPath) -> Group:
    return Group({key: _fact(value, speech, (*path, key), shape) for key, value, shape in entries(group)})


def _fact(value: object, speech: Speech, path: DataPath, shape: Shape) -> object:
    match value:
        case None:
            return missing(path, shape)
        case bool():
            return value
        case str() | int() | Decimal() | datetime.date() | Duration() | Deadline() | Function() | Bilingual():
            return Fact(speech.printed(value), path_text(path))
        case Part():
            return _group(value, speech, path)
        case tuple():
            return Items((_fact(item, speech, (*path, n), shape.inside) for n, item in enumerate(value)), path)
        case Mapping():
            return {str(key): _fact(item, speech, (*path, str(key)), shape.inside) for key, item in value.items()}
    raise TypeError(f"{path_text(path)} is a {type(value).__name__}, which no clause can print")


def missing(path: DataPath, shape: Shape) -> object:
    """What stands in the place of a value that the definition does not hold."""
    if shape.group is not None and not issubclass(shape.group, _PRINTED):
        return Absent({key: missing((*path, key), inner) for key, inner in shape.keys().items()})
    return Missing(path, shape.inside if shape.is_mapping else None)
