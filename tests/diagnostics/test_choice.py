"""Which findings are shown: --select and --ignore."""

from __future__ import annotations

import pytest

from agreements.diagnostics import Choice, Hidden, Report, UsageError, choice
from tests.diagnostics.made import WARNING, finding

KNOWN = {
    "S75-01": "no-power",
    "S75-12": "wrong-body",
    "FUN-01": "contributions-miss-total",
    "DOC-01": "blank-left",
    "house-style": "",
    "house-style-tag": "",
}

WORDS = [
    (["S75-01"], {"S75-01"}),
    (["s75-01"], {"S75-01"}),
    (["blank-left"], {"DOC-01"}),
    (["S75"], {"S75-01", "S75-12"}),
    (["S75-"], {"S75-01", "S75-12"}),
    (["s75-*"], {"S75-01", "S75-12"}),
    (["S75-01,FUN"], {"S75-01", "FUN-01"}),
    (["S75-01, blank-left", "FUN-01"], {"S75-01", "DOC-01", "FUN-01"}),
    (["house-style"], {"house-style"}),
    (["FUN-01,"], {"FUN-01"}),
]


@pytest.mark.parametrize(("words", "ids"), WORDS)
def test_a_check_is_meant_by_id_name_or_family(words: list[str], ids: set[str]) -> None:
    """In any case, and several with commas between."""
    assert choice(words, [], KNOWN).selected == frozenset(ids)
    assert choice([], words, KNOWN).ignored == ids


WRONG = [
    ("S75-0", "did you mean 'S75-01'?"),
    ("FNU", "did you mean 'FUN'?"),
    ("blank-lef", "did you mean 'blank-left'?"),
    ("zzzzzz", "`agreements rules` lists the checks"),
    ("S7", "did you mean 'S75'?"),
    ("-", "`agreements rules` lists the checks"),
    ("", "write an id, a name or a family: --ignore FUN-01"),
    (" , ", "write an id, a name or a family: --ignore FUN-01"),
]


@pytest.mark.parametrize(("word", "hint"), WRONG)
def test_a_word_that_means_no_check_is_refused(word: str, hint: str) -> None:
    """A mistyped id would otherwise ignore nothing, or select nothing, in silence."""
    with pytest.raises(UsageError) as refused:
        choice([], [word], KNOWN)

    assert refused.value.hint == hint


FIXED = {"waivable": False}
CHOSEN = [
    ([], [], ["DOC-01", "FUN-01", "S75-01"], Hidden()),
    (["S75"], [], ["S75-01"], Hidden(unselected=2)),
    ([], ["S75", "FUN"], ["DOC-01"], Hidden(ignored=2)),
    (["S75", "FUN"], ["FUN"], ["S75-01"], Hidden(ignored=1, unselected=1)),
]


@pytest.mark.parametrize(("select", "ignore", "ids", "hidden"), CHOSEN)
def test_what_is_not_wanted_is_left_out_and_counted(
    select: list[str], ignore: list[str], ids: list[str], hidden: Hidden
) -> None:
    """Nothing goes in silence."""
    report = Report.of(finding(n, id=id_) for n, id_ in enumerate(("DOC-01", "FUN-01", "S75-01"), start=1))
    shown, lost = choice(select, ignore, KNOWN).of(report)

    assert ([found.id for found in shown], lost) == (ids, hidden)


@pytest.mark.parametrize("wanted", [choice([], ["FUN-01"], KNOWN), choice(["S75"], [], KNOWN)])
def test_an_error_that_cannot_be_waived_is_always_shown(wanted: Choice) -> None:
    """Figures that do not add up are not a matter of taste."""
    report = Report.of([finding(id="FUN-01", waivable=False)])

    assert wanted.of(report)[0] == report


def test_it_is_told_that_an_error_could_not_be_ignored() -> None:
    """Whoever asked would wonder."""
    report = Report.of([finding(id="FUN-01", waivable=False)])

    assert choice([], ["FUN-01"], KNOWN).of(report)[1] == Hidden(kept=1)


def test_a_warning_may_be_ignored_even_where_its_errors_may_not() -> None:
    """It stops nothing."""
    report = Report.of([finding(id="FUN-01", waivable=False, severity=WARNING)])

    assert choice([], ["FUN-01"], KNOWN).of(report) == (Report(), Hidden(ignored=1))
