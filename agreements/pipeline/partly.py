"""What is found in a definition that was refused in part, without an echo of what was refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from agreements.diagnostics import Diagnostic
from agreements.particulars import Agreement, Gaps, Unread
from agreements.rules import Matter
from agreements.source import Plain, Source, parse_path, value_at

Check = Callable[[Matter], Iterable[Diagnostic]]
Read = Callable[[Agreement], Matter]


def found_beside(gaps: Gaps, source: Source, checks: Iterable[Check], read: Read) -> Iterator[Diagnostic]:
    """What the checks find, whatever stood at the refused places.

    A check that never asks for a refused value is right in any case. What another check finds is told where it finds
    the same in every way to fill the gaps. Nothing is told of the refused places themselves.
    """
    sure, stopped = _found(checks, read, gaps.unread)
    for found in dict.fromkeys([*sure, *_in_every_reading(stopped, read, gaps)]):
        if not _echoes(found, gaps, source.data):
            yield found


def _in_every_reading(checks: Iterable[Check], read: Read, gaps: Gaps) -> Iterable[Diagnostic]:
    """What the checks find in each of the readings, in the same words."""
    left: dict[Diagnostic, Check] | None = None
    for agreement in gaps.readings():
        found, _ = _found(checks, read, agreement)
        left = found if left is None else {f: check for f, check in left.items() if f in found}
        checks = dict.fromkeys(left.values())
        if not left:
            break
    return left or ()


def _found(checks: Iterable[Check], read: Read, agreement: Agreement) -> tuple[dict[Diagnostic, Check], list[Check]]:
    """What checks find before they ask for a refused value, if they ever do; and the checks that do."""
    found: dict[Diagnostic, Check] = {}
    stopped: list[Check] = []
    try:
        matter = read(agreement)
    except Unread:
        return found, list(checks)
    for check in checks:
        try:
            for diagnostic in check(matter):
                found[diagnostic] = check
        except Unread:
            stopped.append(check)
    return found, stopped


def _echoes(found: Diagnostic, gaps: Gaps, data: Plain) -> bool:
    """Whether it lies at or under a refused place or in its table, or speaks of somebody whose id was refused."""
    at = parse_path(found.path)
    there = at in gaps.fields or any(at[: len(path)] == path for path in gaps.refused)
    said = value_at(data, at)
    return there or not gaps.names.isdisjoint(
        {said if isinstance(said, str) else "", *map(str, at[-1:]), *found.subject.split("/")}
    )
