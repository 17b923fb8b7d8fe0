"""Findings that the parties accept, as the definition says with a reason, a person and a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from agreements.diagnostics import Diagnostic, Severity, did_you_mean
from agreements.particulars import Agreement, Bilingual, Waiver
from agreements.rules import RULES
from agreements.source import Source, path_text
from agreements.wording import long_date

_NAMES = frozenset(name for rule in RULES for name in (rule.id, rule.name))


def waived(found: Iterable[Diagnostic], source: Source, agreement: Agreement) -> Iterator[Diagnostic]:
    """The findings, those marked that a waiver covers, and a finding for each waiver that does nothing.

    A finding that cannot be waived stands, and the waiver that names it is told.
    """
    matched: set[int] = set()
    refused: set[int] = set()
    for diagnostic in found:
        covering = [n for n, waiver in enumerate(agreement.waivers) if _covers(waiver, diagnostic)]
        matched.update(covering)
        if covering and diagnostic.waivable:
            yield replace(diagnostic, waived=_words(agreement.waivers[covering[0]]))
        else:
            refused.update(covering)
            yield diagnostic
    for n, waiver in enumerate(agreement.waivers):
        if n in refused:
            yield _finding(source, n, "waiver-refused", f"{waiver.finding} cannot be waived", "mend what it found")
        elif n not in matched:
            yield _unused(source, n, waiver)


def _covers(waiver: Waiver, diagnostic: Diagnostic) -> bool:
    same_rule = waiver.finding.casefold() in {diagnostic.id.casefold(), diagnostic.name.casefold()} - {""}
    same_subject = waiver.subject in (None, diagnostic.subject)
    return same_rule and same_subject and waiver.year in (None, diagnostic.year)


def _words(waiver: Waiver) -> str:
    """Reason, person and date, as the report and the appendix print them."""
    return f"{_text(waiver.reason)} ({_text(waiver.by)}, {long_date(waiver.date)})"


def _text(words: Bilingual | str) -> str:
    return words if isinstance(words, str) else words.en


def _unused(source: Source, n: int, waiver: Waiver) -> Diagnostic:
    if waiver.finding.casefold() in {name.casefold() for name in _NAMES}:
        hint = "delete it, or correct its subject and year to those of the finding"
    else:
        near = did_you_mean(waiver.finding, _NAMES)
        hint = f"did you mean {near!r}?" if near else "`agreements rules` lists the ids"
    place = " ".join(part for part in (waiver.finding, waiver.subject, waiver.year) if part)
    return _finding(source, n, "waiver-unused", f"the waiver of {place} matches no finding", hint)


def _finding(source: Source, n: int, kind: str, message: str, hint: str) -> Diagnostic:
    path = ("waivers", n, "finding")
    return Diagnostic(kind, Severity.WARNING, message, source.place(path), hint=hint, path=path_text(path))
