"""A report in SARIF 2.1.0, which code hosts and editors read.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from agreements.diagnostics.identity import Identity
from agreements.diagnostics.model import AgreementsError, Diagnostic, Location, Severity
from agreements.diagnostics.outcome import Outcome, RuleWords
from agreements.diagnostics.reports.places import address
from agreements.diagnostics.words import json_shown, shown

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Json = dict[str, object]


def sarif(outcome: Outcome) -> str:
    """One run with its rules, results and files, in ASCII. Ends with a line break."""
    found = outcome.report.diagnostics
    ids = list(dict.fromkeys(sorted(diagnostic.id for diagnostic in found)))
    run: Json = {
        "tool": {"driver": _driver(ids, outcome)},
        "invocations": [_invocation(outcome)],
        "artifacts": [_artifact(checked.file, outcome) for checked in outcome.files],
        "columnKind": "unicodeCodePoints",
        "results": _results(found, ids, outcome),
    }
    return json_shown(json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)) + "\n"


# --- the tool and its run -------------------------------------------------------------------------------------------


def _driver(ids: Iterable[str], outcome: Outcome) -> Json:
    version: Json = {"version": outcome.version} if outcome.version else {}
    return {"name": "agreements", **version, "language": "en-GB", "rules": [_rule(id_, outcome) for id_ in ids]}


def _rule(id_: str, outcome: Outcome) -> Json:
    words = outcome.rules.get(id_, RuleWords())
    name: Json = {"name": words.name} if words.name else {}
    help_: Json = {"help": {"text": words.help, "markdown": words.help}} if words.help else {}
    return {"id": id_, **name, "shortDescription": {"text": words.finds or words.name or id_}, **help_}


def _invocation(outcome: Outcome) -> Json:
    told = [_notification(file, error, outcome) for file, error in outcome.unchecked]
    return {"executionSuccessful": not told, "toolExecutionNotifications": told}


def _notification(file: str, error: AgreementsError, outcome: Outcome) -> Json:
    words = _message(error.message, error.hint)
    return {"level": "error", "message": words, "locations": [_location(Location(file), outcome)]}


def _artifact(file: str, outcome: Outcome) -> Json:
    return {"location": _uri(file, outcome), "roles": ["analysisTarget"]}


# --- results --------------------------------------------------------------------------------------------------------


def _results(found: Iterable[Diagnostic], ids: list[str], outcome: Outcome) -> list[Json]:
    seen: Counter[tuple[str, str]] = Counter()
    results = []
    for diagnostic in found:
        print_ = Identity.of(diagnostic).fingerprint
        seen[diagnostic.location.file, print_] += 1
        nth = f"{print_}:{seen[diagnostic.location.file, print_]}"
        results.append(_result(diagnostic, ids.index(diagnostic.id), nth, outcome))
    return results


def _result(found: Diagnostic, rule_index: int, fingerprint: str, outcome: Outcome) -> Json:
    related = [{"id": n, **_location(place, outcome)} for n, place in enumerate(found.related, start=1)]
    named = ("name", "path", "subject", "year", "source", "checked")
    return {
        "ruleId": found.id,
        "ruleIndex": rule_index,
        "level": _LEVELS[found.severity],
        "message": _message(found.message, found.hint),
        "locations": [_location(found.location, outcome)],
        **({"relatedLocations": related} if related else {}),
        # The second name is the one by which GitHub knows a finding again when lines were moved.
        "partialFingerprints": {"agreementsFinding/v1": fingerprint, "primaryLocationLineHash": fingerprint},
        # Source: 3.27.23: in one run either every result has this list or none has.
        "suppressions": [{"kind": "inSource", "justification": found.waived}] if found.waived else [],
        "properties": {name: value for name in named if (value := getattr(found, name))},
    }


def _message(message: str, hint: str) -> Json:
    r"""The words, with what SARIF would read as a link or a place for a value escaped. Source: 3.11.5 and 3.11.6."""
    text = "\n".join(shown(line) for line in (*message.splitlines(), *hint.splitlines()))
    # The words of a link may hold brackets, so that each before its end may be the one that opens it.
    before, link, rest = text.rpartition("](")
    escaped = before.replace("[", r"\[") + link + rest
    return {"text": escaped.replace("{", "{{").replace("}", "}}")}


def _location(place: Location, outcome: Outcome) -> Json:
    region = _region(place)
    return {
        "physicalLocation": {"artifactLocation": _uri(place.file, outcome), **({"region": region} if region else {})}
    }


def _region(place: Location) -> Json:
    if not place.line:
        return {}
    start: Json = {"startLine": place.line, "startColumn": max(place.column, 1)}
    return {**start, "endColumn": place.end_column} if place.end_column > place.column else start


def _uri(file: str, outcome: Outcome) -> Json:
    """Relative to the root of the sources, whatever that is on the reader's machine; or as a whole."""
    uri, relative = address(file, outcome.folder)
    return {"uri": uri, "uriBaseId": "%SRCROOT%"} if relative else {"uri": uri}
