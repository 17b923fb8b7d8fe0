"""Pictures of who takes part and who decides: the map of partners, and the structure of governance."""

from __future__ import annotations

from collections.abc import Iterator

from agreements import pictures
from agreements.assembly.pictures.framing import Easel
from agreements.assembly.speech import Speech
from agreements.document import Picture, words
from agreements.particulars import Board
from agreements.particulars.parties import Capacity

__all__ = ["governance", "partner_map"]

_HUB = "hub"


def partner_map(speech: Speech) -> Picture | None:
    """Who takes part, and what passes between them; nothing where no arrow is known, for then a list says as much."""
    easel = Easel(speech, "partner_map")
    bodies = _bodies(easel)
    links = speech.agreement.links
    flows = tuple(
        pictures.Flow(link.start, link.to, speech.choice("link_kind", link.kind))
        for link in links
        if link.start != link.to and {link.start, link.to} <= bodies.keys()
    )
    if not flows:
        return None
    caption = easel.caption()
    figures = pictures.PartnerMap(
        words(caption),
        tuple(bodies.values()),
        flows,
        hub=_hub(speech, bodies),
        sender=easel.label("sender"),
        receiver=easel.label("receiver"),
    )
    return easel.framed(caption, pictures.partner_map(figures))


def _bodies(easel: Easel) -> dict[str, pictures.Partner]:
    """Parties that have a place on the map or an arrow, then the bodies that are no parties, each once."""
    agreement = easel.speech.agreement
    linked = {end for link in agreement.links for end in (link.start, link.to)}
    found: dict[str, pictures.Partner] = {}
    for party in agreement.parties:
        if party.category or party.capacity or party.id in linked:
            found[party.id] = _partner(easel, party.id, party.category, party.capacity)
    for entry in agreement.map_of_partners:
        found.setdefault(entry.id, _partner(easel, entry.id, entry.category, entry.capacity))
    return found


def _partner(easel: Easel, id_: str, category: str | None, capacity: Capacity | None) -> pictures.Partner:
    speech = easel.speech
    notes = [speech.choice("categories", category)] if category else []
    if capacity is not None:
        notes.append(easel.phrase("capacity", number=f"{capacity.number:,}", unit=speech.words(capacity.unit)))
    return pictures.Partner(id_, speech.name(id_), tuple(notes))


def _hub(speech: Speech, bodies: dict[str, pictures.Partner]) -> str:
    agreement = speech.agreement
    placed = [(party.id, party.category) for party in agreement.parties]
    placed += [(entry.id, entry.category) for entry in agreement.map_of_partners]
    hubs = [id_ for id_, category in placed if category == _HUB and id_ in bodies]
    return hubs[0] if len(hubs) == 1 else ""


def governance(speech: Speech) -> Picture | None:
    """The parties, the board on which they sit, and the managers who report to it; nothing without a board."""
    found = speech.agreement.governance.board if speech.agreement.governance else None
    if found is None or not found.members:
        return None
    easel = Easel(speech, "governance")
    caption = easel.caption()
    tiers = (
        pictures.Tier(easel.label("parties"), tuple(_seats(easel, found))),
        pictures.Tier(easel.label("board"), (_board(easel, found),), easel.label("appointed"), strong=True),
        pictures.Tier(easel.label("managers"), tuple(_managers(easel)), easel.label("answers")),
    )
    figures = pictures.GovernanceStructure(words(caption), tiers)
    return easel.framed(caption, pictures.governance_structure(figures))


def _seats(easel: Easel, board: Board) -> Iterator[pictures.Body]:
    speech = easel.speech
    for seat in board.members:
        number = easel.phrase("seat" if seat.seats == 1 else "seats", number=f"{seat.seats:,}")
        without = (easel.label("no_vote"),) if seat.non_voting else ()
        votes = () if seat.votes_on is None else (easel.phrase("votes_on", text=speech.words(seat.votes_on)),)
        yield pictures.Body(speech.name(seat.party), (number, *without, *votes))


def _board(easel: Easel, board: Board) -> pictures.Body:
    speech = easel.speech
    quorum = board.quorum.members if board.quorum else None
    governance_ = speech.agreement.governance
    reports_to = [speech.words(body) for body in governance_.reports_to] if governance_ else []
    notes = (
        easel.phrase("meets", how_often=speech.choice("meets", board.meets)) if board.meets else "",
        easel.phrase("chair", text=speech.words(board.chair)) if board.chair else "",
        easel.phrase("quorum", number=f"{quorum:,}") if quorum is not None else "",
        easel.phrase("reports_to", text="; ".join(reports_to)) if reports_to else "",
    )
    return pictures.Body(speech.words(board.name) or easel.label("board"), tuple(filter(None, notes)))


def _managers(easel: Easel) -> Iterator[pictures.Body]:
    """Each manager of a fund once for each fund, by post, with who employs the post."""
    speech = easel.speech
    for fund in speech.agreement.funds:
        manager = fund.pool_manager
        if manager is not None:
            employer = (speech.name(manager.employer),) if manager.employer else ()
            yield pictures.Body(speech.words(manager.post), (*employer, speech.words(fund.name) or fund.id))
