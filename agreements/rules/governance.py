"""Rules about the board: whether it can decide, and whether one side could decide alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from agreements.particulars import Board
from agreements.rules.matter import Matter, Path, text
from agreements.rules.model import Finding
from agreements.wording import joined, money

_BOARD: Path = ("governance", "board")
_Side = Callable[[Matter, str], bool]
_SETTLES_A_TIE = re.compile(
    r"casting vote|consensus.*\b(?:otherwise|failing|if (?:no|none|there is no|it is not)|where (?:no|none)"
    r"|without (?:it|one))\b",
    re.IGNORECASE | re.DOTALL,
)


def _board(matter: Matter) -> Board | None:
    governance = matter.agreement.governance
    return governance.board if governance else None


def _votes(board: Board) -> dict[str, int]:
    """Voting seats by party, in the order of the board."""
    votes: dict[str, int] = {}
    for seat in board.members:
        if not seat.non_voting:
            votes[seat.party] = votes.get(seat.party, 0) + seat.seats
    return {party: number for party, number in votes.items() if number}


def board_cannot_decide(matter: Matter) -> Iterator[Finding]:
    """The quorum cannot be met; or an agreement that binds leaves out the quorum or who chairs."""
    board = _board(matter)
    if board is None:
        return
    seats = sum(_votes(board).values())
    quorum = board.quorum.members if board.quorum else None
    if quorum is not None and board.members and quorum > seats:
        yield Finding(
            f"The quorum is {quorum}, and the board has {seats} voting seats: it could never decide.",
            (*_BOARD, "quorum", "members"),
        )
        return
    named = bool(board.quorum and (board.quorum.members or board.quorum.must_include))
    missing = [*(["a quorum"] if not named else []), *(["a rule for who chairs"] if board.chair is None else [])]
    if matter.full and missing:
        where = "chair" if named else "quorum"
        yield Finding(
            f"The board has no {' and no '.join(m.split(' ', 1)[1] for m in missing)}.",
            (*_BOARD, where),
            hint=f"add {joined(missing)} under governance.board",
        )


def one_side_alone(matter: Matter) -> Iterator[Finding]:
    """The quorum can be met without any NHS member, or without any council member."""
    board = _board(matter)
    if board is None or not matter.joint or board.quorum is None:
        return
    sides: tuple[tuple[str, _Side], ...] = (("an NHS body", _of_nhs), ("a council", _of_council))
    missing = [side for side, is_inside in sides if _can_meet_without(matter, board, is_inside)]
    number = board.quorum.members
    if missing:
        yield Finding(
            f"The quorum{f' of {number}' if number else ''} can be met without {' or without '.join(missing)}: "
            "one side could decide alone.",
            (*_BOARD, "quorum"),
            hint="add who must be present, such as {of: councils, number: 1}, under must_include",
        )


def _of_nhs(matter: Matter, party_id: str) -> bool:
    party = matter.agreement.party(party_id)
    return party is not None and matter.is_nhs(party)


def _of_council(matter: Matter, party_id: str) -> bool:
    party = matter.agreement.party(party_id)
    return party is not None and matter.is_council(party)


def _can_meet_without(matter: Matter, board: Board, is_inside: _Side) -> bool:
    """Whether the quorum can be met by others alone."""
    quorum = board.quorum
    if quorum is None or not (quorum.members or quorum.must_include):
        return False
    groups: dict[str, _Side] = {"nhs_bodies": _of_nhs, "councils": _of_council}
    for part in quorum.must_include:
        group = groups.get(part.of)
        wanted = group is is_inside if group else is_inside(matter, part.of)
        if part.number and wanted:
            return False
    others = sum(votes for party, votes in _votes(board).items() if not is_inside(matter, party))
    return others >= (quorum.members or 0)


def power_beyond_limit(matter: Matter) -> Iterator[Finding]:
    """The board may decide sums that its members may not decide for their own bodies."""
    board = _board(matter)
    if board is None or not board.delegated_limits:
        return
    for n, power in enumerate(board.powers):
        beyond = [limit for limit in board.delegated_limits if power.up_to is not None and power.up_to > limit.limit]
        if beyond and power.up_to is not None:
            limits = joined([f"{matter.name_of(limit.party)} up to {money(limit.limit)}" for limit in beyond])
            yield Finding(
                f'The board may decide on "{text(power.what)}" up to {money(power.up_to)}, and its members may only '
                f"decide for {limits}.",
                (*_BOARD, "powers", n, "up_to"),
                subject=text(power.what),
            )


def unequal_seats(matter: Matter) -> Iterator[Finding]:
    """Parties that have a vote have unequal numbers of votes, and no reason is recorded."""
    board = _board(matter)
    if board is None or board.seats_reason is not None:
        return
    votes = _votes(board)
    if len(set(votes.values())) > 1:
        most, least = max(votes, key=lambda p: votes[p]), min(votes, key=lambda p: votes[p])
        yield Finding(
            f"{matter.name_of(most)} has {votes[most]} voting seats and {matter.name_of(least)} has {votes[least]}, "
            "and no reason is recorded.",
            (*_BOARD, "seats_reason"),
            hint="say under seats_reason why the parties agreed to that",
        )


def tie_without_rule(matter: Matter) -> Iterator[Finding]:
    """The votes are even, and nothing says how a tie is settled."""
    board = _board(matter)
    if board is None or board.deadlock is not None:
        return
    if any(_SETTLES_A_TIE.search(text(words)) for words in (board.decisions, board.chair)):
        return
    votes = sum(_votes(board).values())
    if votes and votes % 2 == 0:
        yield Finding(
            f"The board has {votes} votes, an even number, and nothing says what happens when they are equally "
            "divided.",
            (*_BOARD, "deadlock"),
            hint="say under deadlock how a tie is settled, or what follows when the board does not agree",
        )
