"""Rules about capacity: what bodies have declared that they can take, upstream and downstream."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from agreements import packs
from agreements.particulars import MapEntry, Party
from agreements.particulars.parties import Capacity
from agreements.rules.matter import Matter, Path, text
from agreements.rules.model import Finding
from agreements.rules.reading import folded
from agreements.timetable import add_months
from agreements.wording import joined, long_date, plural


@dataclass(frozen=True)
class _Body:
    """A party or a body on the map, with its place and the capacity that it has declared, if any."""

    path: Path
    name: str
    capacity: Capacity | None


def _bodies(matter: Matter) -> Mapping[str, _Body]:
    deal = matter.agreement
    lists: tuple[tuple[str, tuple[Party | MapEntry, ...]], ...] = (
        ("parties", deal.parties),
        ("map_of_partners", deal.map_of_partners),
    )
    found: dict[str, _Body] = {}
    for key, bodies in lists:
        for n, body in enumerate(bodies):
            found.setdefault(body.id, _Body((key, n), matter.name_of(body.id), body.capacity))
    return found


def _steps_down(matter: Matter) -> Mapping[str, tuple[str, ...]]:
    """To which other bodies people move on from each body."""
    found: dict[str, tuple[str, ...]] = {}
    for link in matter.agreement.links:
        if link.kind == "steps_down" and link.to != link.start and link.to not in found.get(link.start, ()):
            found[link.start] = (*found.get(link.start, ()), link.to)
    return found


def capacity_not_declared(matter: Matter) -> Iterator[Finding]:
    """A body receives people and has not said how many it can take, though another has."""
    bodies = _bodies(matter)
    if not any(body.capacity for body in bodies.values()):
        return
    down = (to for receivers in _steps_down(matter).values() for to in receivers)
    for id_ in dict.fromkeys((*down, *(pathway.to for pathway in matter.agreement.pathways))):
        body = bodies.get(id_)
        if body is not None and body.capacity is None:
            yield Finding(
                f"{_start(body.name)} receives people and has declared no capacity.",
                (*body.path, "capacity"),
                subject=id_,
                hint="ask how many it can take, of what, and as at which day",
            )


def places_short_downstream(matter: Matter) -> Iterator[Finding]:
    """More people can be where they step down from than the bodies to which they step down can take."""
    bodies = _bodies(matter)
    for id_, receivers in _steps_down(matter).items():
        body = bodies.get(id_)
        declared = [bodies[to] for to in receivers if to in bodies and bodies[to].capacity]
        if body is None or body.capacity is None or not declared:
            continue
        room = sum(one.capacity.number for one in declared if one.capacity)
        short = body.capacity.number - room
        if short > 0:
            yield Finding(
                _shortfall(body.name, body.capacity, declared, short),
                (*body.path, "capacity", "number"),
                subject=id_,
                hint=_remedy(matter),
            )


def _shortfall(name: str, capacity: Capacity, declared: list[_Body], short: int) -> str:
    units = {folded(text(one.capacity.unit)): text(one.capacity.unit) for one in declared if one.capacity}
    room = [f"{_start(one.name)} can take {_amount(one.capacity)}" for one in declared if one.capacity]
    alike = set(units) == {folded(text(capacity.unit))}
    missing = f"{short} {text(capacity.unit)}" if alike else f"{short}, counted one for one as the units differ"
    return f"{_start(name)} has {_amount(capacity)}; {joined(room)}. The shortfall is {missing}."


def _amount(capacity: Capacity) -> str:
    return f"{capacity.number} {text(capacity.unit)}"


def _remedy(matter: Matter) -> str:
    if matter.agreement.shortfall is not None:
        return "the rule under shortfall says who is then assigned what; see that it covers so many"
    return "agree what happens then, under shortfall: a further body, fewer people, or an order of priority"


def _start(name: str) -> str:
    return name[:1].upper() + name[1:]


def further_partner_unannounced(matter: Matter) -> Iterator[Finding]:
    """A further body may be brought in without a word to those who are there."""
    shortfall = matter.agreement.shortfall
    if shortfall is not None and shortfall.further_partner and shortfall.notice is None and not shortfall.consent_of:
        yield Finding(
            "A further partner may be brought in when capacity is short, without notice to the partners who are "
            "there and without their consent.",
            ("shortfall", "notice"),
            hint="give them notice, or say whose consent it needs: a newcomer may look like a competitor",
        )


def capacity_out_of_date(matter: Matter) -> Iterator[Finding]:
    """A capacity was declared longer ago than declarations are good for."""
    limit = packs.thresholds(matter.pack).get("capacity_stale_months")
    if matter.as_at is None or limit is None:
        return
    months = int(limit.value)
    oldest = _months_before(matter.as_at, months)
    for id_, body in _bodies(matter).items():
        declared = body.capacity.as_at if body.capacity else None
        if declared is not None and oldest is not None and declared < oldest:
            yield Finding(
                f"The capacity of {body.name} was declared on {long_date(declared)}, more than "
                f"{months} {plural(months, 'month', 'months')} ago; ask for a new figure.",
                (*body.path, "capacity", "as_at"),
                subject=id_,
                checked=limit.checked,
            )


def _months_before(day: date, months: int) -> date | None:
    """The day so many months earlier; None before the first year of the calendar."""
    try:
        return add_months(day, -months)
    except (ValueError, OverflowError):
        return None
