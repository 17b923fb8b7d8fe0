"""Small definitions that break no rule, and what happens to them when something is changed."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from agreements.assembly import assemble
from agreements.diagnostics import Diagnostic, Location, Report
from agreements.document import Document
from agreements.packs import Pack, PackFile, bundled, find_pack, kinds_of_document, precedent, precedent_ids
from agreements.particulars import Agreement
from agreements.rules import RULES, Finding, Matter, Rule, check_facts
from agreements.rules.pages import Example
from agreements.source import parse_source
from tests.builders import agreement

AS_AT = date(2026, 11, 21)
_BASES = Path(__file__).parent / "bases"
_SAMPLES = bundled() / "health-and-care-england" / "samples"
_FILES = {
    "joint": _SAMPLES / "section-75-small.yaml",
    "memorandum": _SAMPLES / "memorandum-small.yaml",
    "county": _SAMPLES / "better-care-fund.yaml",
    "capacity-act": _SAMPLES / "mental-capacity-act.yaml",
    **{path.stem: path for path in _BASES.glob("*.yaml")},
}
BASES = tuple(_FILES)
"""Files by the name that an example gives: the two small samples, and one for each kind of document that has rules."""


@cache
def pack() -> Pack:
    """The pack whose reference data the rules read."""
    return find_pack("health-and-care-england")


@cache
def _base(name: str) -> Any:
    return parse_source(_FILES[name].read_bytes(), str(_FILES[name])).data


def kinds(deal: Agreement) -> tuple[str, ...]:
    """The kinds of the agreement's documents in the vocabulary of the rules."""
    return tuple(
        precedent(pack(), kind).reference_kind
        if kind in precedent_ids(pack())
        else kinds_of_document(pack())[kind].reference_kind
        for kind in deal.documents
    )


def changed(base: str, changes: str | dict[str, Any]) -> Agreement:
    """The base with the changes: groups are merged, entries with an id found by it, other lists replaced.

    `null` takes a key away.
    """
    wanted = parse_source(changes.encode(), "example").data if isinstance(changes, str) and changes.strip() else changes
    return Agreement.model_validate(_merged(copy.deepcopy(_base(base)), wanted or {}))


def matter(base: str, changes: str | dict[str, Any] = "", as_at: date | None = AS_AT) -> Matter:
    """The changed base as rules see it."""
    deal = changed(base, changes)
    return Matter(deal, pack(), kinds(deal), as_at)


def small(as_at: date | None = AS_AT, **changes: Any) -> Matter:
    """The smallest agreement of the builders, with the changes, as rules see it."""
    deal = agreement(**changes)
    return Matter(deal, pack(), kinds(deal), as_at)


def findings(rule_id: str, base: str, changes: str | dict[str, Any] = "", as_at: date | None = AS_AT) -> list[Finding]:
    """What the rule about facts finds in the changed base."""
    rule = rule_of(rule_id)
    assert rule.facts is not None, f"{rule_id} does not read facts"
    return list(rule.facts(matter(base, changes, as_at)))


def found(
    rule_id: str, base: str, changes: str | dict[str, Any] = "", as_at: date | None = AS_AT
) -> list[tuple[str, str, str]]:
    """Subject, year and severity of what the rule finds in the facts of the changed base."""
    return _told(rule_of(rule_id), findings(rule_id, base, changes, as_at))


def found_by(rule_id: str, example: Example) -> list[tuple[str, str, str]]:
    """What the rule finds in the example, whatever it reads: facts, words, or what other rules found."""
    rule, deal = rule_of(rule_id), matter(example.base, example.changes)
    told = list(rule.facts(deal)) if rule.facts is not None else []
    if rule.words is not None and (example.clause or rule.facts is None or not told):
        told += [finding for document in _documents(deal, example.clause) for finding in rule.words(deal, document)]
    if rule.found is not None:
        told += rule.found(deal, _report(deal))
    return _told(rule, told)


def rule_of(rule_id: str) -> Rule:
    """The rule of that id."""
    return next(rule for rule in RULES if rule.id == rule_id)


def _told(rule: Rule, told: list[Finding]) -> list[tuple[str, str, str]]:
    return [(f.subject, f.year, (f.severity or rule.severity).value) for f in told]


def _report(deal: Matter) -> Report:
    """What the rules about facts find, without places."""
    return Report.of(
        Diagnostic(rule.id, finding.severity or rule.severity, finding.message, Location("example"))
        for rule, finding in check_facts(deal)
    )


def _documents(deal: Matter, clause: str) -> Iterator[Document]:
    """The documents of the deal that have a precedent, with the clause added at the end of each."""
    with_clause = _pack_with(clause) if clause else pack()
    for kind in deal.agreement.documents:
        if kind in precedent_ids(with_clause):
            yield assemble(deal.agreement, with_clause, kind, draft=True)


@cache
def _pack_with(clause: str) -> Pack:
    """A copy of the pack in which every precedent ends with that clause."""
    files = dict(pack().files)
    front = "---\nid: example\nheading: Example\nsource: example\nreviewed: 2026-11-21\n---\n"
    files["clauses/example.md"] = _file("clauses/example.md", front + clause)
    for name in [name for name in files if name.startswith("precedents/")]:
        text = files[name].data.decode().replace("\nschedules:", "\n  - example\nschedules:", 1)
        files[name] = _file(name, text)
    return replace(pack(), files=files, _cache={})


def _file(name: str, text: str) -> PackFile:
    data = text.encode()
    return PackFile(name, data, hashlib.sha256(data).hexdigest())


def _merged(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        for key, value in new.items():
            if value is None:
                old.pop(key, None)
            else:
                old[key] = _merged(old.get(key), value)
        return old
    if _named(old) and _named(new):
        by_id = {entry["id"]: entry for entry in old}
        for entry in new:
            by_id[entry["id"]] = _merged(by_id.get(entry["id"]), entry)
        return list(by_id.values())
    return new


def _named(entries: Any) -> bool:
    return isinstance(entries, list) and bool(entries) and all(isinstance(e, dict) and "id" in e for e in entries)
