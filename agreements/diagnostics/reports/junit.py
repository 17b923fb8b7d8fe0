"""A report in the XML of JUnit, which most build servers show: a suite a definition, a test case a finding."""

from __future__ import annotations

import html
from collections.abc import Iterator

from agreements.diagnostics.model import Diagnostic, Report
from agreements.diagnostics.outcome import CheckedFile, Outcome
from agreements.diagnostics.reports.text import as_text
from agreements.diagnostics.words import shown


def junit(outcome: Outcome) -> str:
    """What fails the run is a failure, what is waived is skipped, and the rest passes with its words as output.

    A definition in which nothing was found has one case, which passes; one that could not be checked has an error.
    No times are given, so the same findings make the same file. Ends with a line break.
    """
    suites = [line for checked in outcome.files for line in _suite(checked, outcome)]
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="agreements">', *suites, _END])


_END = "</testsuites>\n"


def _suite(checked: CheckedFile, outcome: Outcome) -> Iterator[str]:
    cases = [_case(found, checked.file, outcome) for found in checked.report]
    if checked.failure is not None:
        inner = _element("error", checked.failure.message, checked.failure.hint, "not checked")
        cases = [_testcase("can be checked", checked.file, inner)]
    elif not cases:
        cases = [_testcase("no findings", checked.file, "")]
    failures = sum(found.severity in outcome.failing for found in checked.report.counted)
    counts = {
        "tests": len(cases),
        "failures": failures,
        "errors": int(checked.failure is not None),
        "skipped": len(checked.report.waived),
    }
    listed = " ".join(f'{name}="{number}"' for name, number in counts.items())
    yield f"  <testsuite name={_quoted(checked.file)} {listed}>"
    yield from cases
    yield "  </testsuite>"


def _case(found: Diagnostic, file: str, outcome: Outcome) -> str:
    # Without the line where that can be: build servers know a case by its name from one run to the next.
    name = found.name if found.name != found.id else ""
    where = found.path or f"({found.location})"
    words = filter(None, (found.id, name, found.subject, found.year, where))
    return _testcase(" ".join(words), file, _verdict(found, outcome))


def _verdict(found: Diagnostic, outcome: Outcome) -> str:
    if found.waived:
        return f"<skipped>{_content(found.message)}\nwaived: {_content(found.waived)}</skipped>"
    words = _words(found, outcome)
    if found.severity in outcome.failing:
        return _element("failure", found.message, words, found.severity.value)
    return f"<system-out>{_content(words)}</system-out>"


def _words(found: Diagnostic, outcome: Outcome) -> str:
    """The finding as people read it, without the line that counts."""
    return as_text(Report((found,)), outcome.lines_of, colour=False).rpartition("\n\n")[0]


def _testcase(name: str, file: str, inner: str) -> str:
    start = f"    <testcase name={_quoted(name)} classname={_quoted(file)}"
    return f"{start}>{inner}</testcase>" if inner else f"{start}/>"


def _element(tag: str, message: str, words: str, type_: str) -> str:
    return f"<{tag} type={_quoted(type_)} message={_quoted(message)}>{_content(words)}</{tag}>"


def _quoted(text: str) -> str:
    return '"' + "&#10;".join(html.escape(shown(line)) for line in text.split("\n")) + '"'


def _content(text: str) -> str:
    """Text with every character that XML has no place for spelled out. Source: XML 1.0, production 2."""
    return "\n".join(html.escape(shown(line), quote=False) for line in text.split("\n"))
