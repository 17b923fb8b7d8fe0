"""Findings of an old definition that are known and not shown again: only what is new is told.

A baseline is a JSON file, an entry a finding, in an order that does not depend on lines, so that two versions of it can
be compared. What an entry is about is its file, id, subject, year and path without the places in lists; its message is
there for people, and to tell apart findings that are about the same.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from agreements.diagnostics.identity import Identity
from agreements.diagnostics.model import Diagnostic, Location, Report, Severity, UsageError
from agreements.diagnostics.words import shown

BASELINE_VERSION = 1


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A known finding. `file` is the definition, as seen from the folder of the baseline, with forward slashes."""

    file: str
    id: str
    subject: str
    year: str
    path: str
    message: str

    @classmethod
    def of(cls, file: str, diagnostic: Diagnostic) -> Entry:
        """The entry for a finding of that definition."""
        return cls(file, *Identity.of(diagnostic), diagnostic.message)

    @property
    def identity(self) -> Identity:
        """What the finding is about."""
        return Identity(self.id, self.subject, self.year, self.path)


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known findings, sorted."""

    entries: tuple[Entry, ...] = ()

    @classmethod
    def of(cls, reports: Mapping[str, Report]) -> Baseline:
        """The findings of each definition, but for waived ones and for errors that are always shown."""
        found = (Entry.of(file, d) for file, report in reports.items() for d in report.counted if d.hideable)
        return cls(tuple(sorted(found)))

    def text(self) -> str:
        """The file: the same findings give the same text, in ASCII."""
        content = {"version": BASELINE_VERSION, "findings": [asdict(entry) for entry in self.entries]}
        return json.dumps(content, indent=2) + "\n"

    def without(self, file: str, report: Report) -> tuple[Report, tuple[Entry, ...]]:
        """What is new in the definition, and the entries for it that match nothing any more.

        Each entry hides one finding. Where several findings are about the same, those with the message of an entry are
        hidden first.
        """
        left = [entry for entry in self.entries if entry.file == file]
        exact = Counter(left)
        hidden = {d for d in report if _hides(d) and _taken(exact, Entry.of(file, d))}
        alike = Counter(entry.identity for entry in exact.elements())
        hidden |= {d for d in report if d not in hidden and _hides(d) and _taken(alike, Identity.of(d))}
        shown_ = Report(tuple(d for d in report if d not in hidden))
        return shown_, tuple(_unmatched(exact, alike))


def _hides(diagnostic: Diagnostic) -> bool:
    return diagnostic.hideable and not diagnostic.waived


def _taken(store: Counter[Entry] | Counter[Identity], key: Entry | Identity) -> bool:
    """True when one was there and has been taken out."""
    counts: Counter[Entry | Identity] = store  # type: ignore[assignment]
    there = counts[key] > 0
    counts[key] -= int(there)
    return there


def _unmatched(exact: Counter[Entry], alike: Counter[Identity]) -> Iterable[Entry]:
    left = Counter(alike)
    for entry in sorted(exact.elements()):
        if left[entry.identity] > 0:
            left[entry.identity] -= 1
            yield entry


def read_baseline(text: str, file: str) -> Baseline:
    """The baseline in that text, which stands in `file`.

    Raises:
        UsageError: it is no baseline that this version can read.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _refusal(file, f"it is not JSON ({shown(str(error))})") from None
    if not isinstance(content, dict) or not isinstance(content.get("findings"), list):
        raise _refusal(file, "a list called findings is expected")
    if content.get("version") != BASELINE_VERSION:
        raise _refusal(file, f"its version is {content.get('version')!r}, and {BASELINE_VERSION} is expected")
    return Baseline(tuple(sorted(_entry(n, item, file) for n, item in enumerate(content["findings"], start=1))))


def _entry(number: int, item: object, file: str) -> Entry:
    names = tuple(Entry.__dataclass_fields__)
    if not isinstance(item, dict) or set(item) != set(names) or not all(isinstance(v, str) for v in item.values()):
        raise _refusal(file, f"finding {number} does not have the texts {', '.join(names)} and nothing else")
    return Entry(**item)


def _refusal(file: str, why: str) -> UsageError:
    return UsageError(f"{file} is no baseline: {why}", hint="give a file that --write-baseline wrote")


_NAMED = 3  # as many as a line has room for


def outdated(entries: Iterable[Entry], file: str) -> Report:
    """One finding that tells how many entries of the baseline match nothing any more; none when all do."""
    gone = [" ".join(filter(None, (entry.id, entry.subject, entry.year))) for entry in entries]
    if not gone:
        return Report()
    named = ", ".join(gone[:_NAMED]) + (f" and {len(gone) - _NAMED} more" if len(gone) > _NAMED else "")
    what = "an entry of this baseline matches" if len(gone) == 1 else f"{len(gone)} entries of this baseline match"
    hint = "write it again with --write-baseline, so that it cannot hide a new finding"
    return Report(
        (Diagnostic("baseline-outdated", Severity.INFO, f"{what} nothing: {named}", Location(file), hint=hint),)
    )
