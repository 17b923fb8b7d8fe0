"""What rules find in a definition that was refused in part, without an echo of what was refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from agreements.diagnostics import Diagnostic
from agreements.packs import Pack
from agreements.particulars import Agreement, Gaps, Unread
from agreements.pipeline.findings import diagnostics
from agreements.rules import RULES, Finding, Matter, Rule
from agreements.source import DataPath, Plain, Source

Found = tuple[Rule, Finding]


def found_beside(gaps: Gaps, source: Source, pack: Pack, read: Callable[[Agreement], Matter]) -> Iterator[Diagnostic]:
    """What the rules about facts find, whatever stood at the refused places.

    A rule that never asks for a refused value is right in any case. What another rule finds is told where it finds the
    same in every way to fill the gaps. Nothing is told of the refused places themselves.
    """
    sure, stopped = _findings(RULES, gaps.unread, read)
    for rule, finding in (*sure, *_in_every_reading(stopped, gaps, read)):
        if not _echoes(finding, gaps, source.data):
            yield from diagnostics([(rule, finding)], source, pack)


def _in_every_reading(rules: Iterable[Rule], gaps: Gaps, read: Callable[[Agreement], Matter]) -> Iterable[Found]:
    """What the rules find in each of the readings, in the same words."""
    left: dict[Found, None] | None = None
    for agreement in gaps.readings():
        found, _ = _findings(rules, agreement, read)
        left = found if left is None else {f: None for f in left if f in found}
        rules = dict.fromkeys(rule for rule, _ in left)
        if not rules:
            break
    return left or ()


def _findings(
    rules: Iterable[Rule], agreement: Agreement, read: Callable[[Agreement], Matter]
) -> tuple[dict[Found, None], list[Rule]]:
    """What rules find before they ask for a refused value, if they ever do; and the rules that do."""
    found: dict[Found, None] = {}
    stopped: list[Rule] = []
    try:
        matter = read(agreement)
    except Unread:
        return found, list(rules)
    for rule in rules:
        try:
            for finding in rule.facts(matter) if rule.facts else ():
                found[rule, finding] = None
        except Unread:
            stopped.append(rule)
    return found, stopped


def _echoes(finding: Finding, gaps: Gaps, data: Plain) -> bool:
    """Whether it lies at, under or above a refused place, or speaks of somebody whose id was refused."""
    near = any(finding.path[: len(path)] == path[: len(finding.path)] for path in gaps.refused)
    said = {_at(data, finding.path), *finding.path[-1:], *finding.subject.split("/")}
    return near or any(isinstance(word, str) and word in gaps.names for word in said)


def _at(data: Plain, path: DataPath) -> str | None:
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data if isinstance(data, str) else None
