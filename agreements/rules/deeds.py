"""Rules about a deed of variation: whom and what it must name."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.particulars import Deed
from agreements.rules.matter import Matter, Path, text
from agreements.rules.model import Finding
from agreements.rules.reading import folded
from agreements.wording import joined


def party_or_variation_left_out(matter: Matter) -> Iterator[Finding]:
    """The deed leaves out a party that stays, joins or leaves, or an earlier variation of the agreement."""
    deed = matter.agreement.deed
    if not matter.deed or deed is None:
        return
    path: Path = ("deed", "continuing")
    unplaced = [matter.name_of(id_) for id_ in dict.fromkeys(_unplaced(matter, deed))]
    absent = [id_ for id_ in dict.fromkeys(_placed(deed)) if matter.agreement.party(id_) is None]
    if unplaced:
        yield Finding(f"{joined(unplaced)} {_be(unplaced)} not named in the deed as staying, joining or leaving.", path)
        return
    if absent:
        yield Finding(f"{joined(absent)} {_be(absent)} named in the deed and not entered under parties.", path)
        return
    if deed.number is not None:
        logged = {variation.number for variation in deed.earlier}
        gaps = [str(n) for n in range(1, min(deed.number, 1000)) if n not in logged]
        if gaps:
            yield Finding(
                f"This is variation {deed.number}, and the log lacks {joined(gaps)}.",
                ("deed", "earlier"),
                hint="list every earlier variation under deed.earlier",
            )


def _be(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"


def _placed(deed: Deed) -> tuple[str, ...]:
    return (*deed.continuing, *deed.joining, *deed.leaving)


def _unplaced(matter: Matter, deed: Deed) -> Iterator[str]:
    """Parties of the agreement and of the deed of which the deed does not say whether they stay, join or leave."""
    placed = _placed(deed)
    principal = matter.agreement.principal_agreement
    for id_ in principal.parties if principal else ():
        if id_ not in placed and not _succeeded(matter, id_, placed):
            yield id_
    yield from (party.id for _, party in matter.signing if party.id not in placed)


def _succeeded(matter: Matter, id_: str, placed: tuple[str, ...]) -> bool:
    """Whether the body's successor is among those whom the deed places."""
    party = matter.agreement.party(id_)
    if party is None or party.successor is None:
        return False
    names = {folded(text(p.legal_name)) for p in matter.agreement.parties if p.id in placed}
    return folded(text(party.successor.name)) in names
