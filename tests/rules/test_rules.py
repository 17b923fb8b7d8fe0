"""Each rule, with an agreement or a paper that fails it and one that passes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from agreements.diagnostics import Severity
from agreements.document import (
    Blank,
    Block,
    Clause,
    Column,
    Definition,
    Document,
    ExecutionBlock,
    Frame,
    Heading,
    Paragraph,
    Reference,
    SignatureLine,
    Table,
    Text,
)
from agreements.rules import RULES, blanks, check_facts, check_words
from agreements.source import path_text
from tests.builders import COUNCIL, fund, scheme, term
from tests.rules.examples import matter, small

FRAME = Frame("", "", "", (), "", "", "", "", "", "", "", "", "", ())
Told = list[tuple[str, tuple[str | int, ...], str]]


def facts(rule_id: str, **changes: Any) -> Told:
    """Message, path and year of what the rule finds in a small agreement with these changes."""
    return [(f.message, f.path, f.year) for rule, f in check_facts(small(**changes)) if rule.id == rule_id]


def paper(*blocks: Block) -> Document:
    """A paper of these blocks."""
    return Document("d", "en", FRAME, blocks)


def words(rule_id: str, *blocks: Block) -> list[tuple[str, str]]:
    """Message and block of what the rule finds on the paper."""
    return [(f.message, f.block) for rule, f in check_words(small(), paper(*blocks)) if rule.id == rule_id]


@pytest.mark.parametrize("base", ["joint", "memorandum"])
def test_the_small_samples_break_no_rule_about_facts(base: str) -> None:
    """People copy them, and the pages of the rules change one thing in them."""
    assert [(rule.id, finding.message) for rule, finding in check_facts(matter(base))] == []


def test_ids_and_names_are_used_once() -> None:
    """Waivers name a rule by one of them."""
    names = [name.casefold() for rule in RULES for name in (rule.id, rule.name)]

    assert len(set(names)) == len(names)


def test_every_rule_looks_at_something_and_says_where_it_comes_from() -> None:
    """A row without a check would be a promise."""
    assert [rule.id for rule in RULES if not (rule.facts or rule.words or rule.found) or not rule.source] == []


# --- money ----------------------------------------------------------------------------------------------------------

TOTALS: list[tuple[dict[str, Any], Told]] = [
    ({"stated_total": {"2026/27": "1000.00"}}, []),
    ({"stated_total": {"2026/27": None}}, []),
    ({"stated_total": {"2030/31": "1000.00"}}, []),
    (
        {"stated_total": {"2026/27": "1000.01"}},
        [
            (
                "Contributions to Fund F1 in 2026/27 add to £1,000.00, not £1,000.01: out by £0.01.",
                ("funds", 0, "stated_total", "2026/27"),
                "2026/27",
            )
        ],
    ),
    (
        {"stated_total": {"2026/27": "999.00"}, "name": {"en": "the Fund", "cy": "y Gronfa"}},
        [
            (
                "Contributions to the Fund in 2026/27 add to £1,000.00, not £999.00: out by £1.00.",
                ("funds", 0, "stated_total", "2026/27"),
                "2026/27",
            )
        ],
    ),
    (
        {"stated_total": {"2026/27": "9.00"}, "contributions": {"2026/27": {"ICB": "1.00", "COU": None}}},
        [],
    ),
    (
        {"stated_total": {"2026/27": "0.30"}, "contributions": {"2026/27": {"ICB": "0.10", "COU": "0.20"}}},
        [],
    ),
]


@pytest.mark.parametrize(("changes", "expected"), TOTALS)
def test_contributions_add_to_the_stated_total(changes: dict[str, Any], expected: Told) -> None:
    """FUN-01: to the penny, and only where every sum is known."""
    assert facts("FUN-01", funds=[fund(**changes)], schemes=[]) == expected


BUDGETS: list[tuple[list[str | None], Told]] = [
    (["1000.00"], []),
    (["600.00", "400.00"], []),
    ([None], []),
    (
        ["600.00", "300.00"],
        [
            (
                "Scheme budgets in Fund F1 for 2026/27 add to £900.00, not £1,000.00: out by £100.00.",
                ("funds", 0),
                "2026/27",
            )
        ],
    ),
]


@pytest.mark.parametrize(("budgets", "expected"), BUDGETS)
def test_budgets_add_to_the_fund(budgets: list[str | None], expected: Told) -> None:
    """FUN-02: in the years in which a budget is given."""
    schemes = [scheme(f"S{n}", budget={"2026/27": budget}) for n, budget in enumerate(budgets)]

    assert facts("FUN-02", schemes=schemes) == expected


def test_training_counts_as_a_budget() -> None:
    """FUN-02 passes where courses take what the schemes leave."""
    package = {"id": "TP1", "title": "t", "cost": "400.00", "fund": "F1"}
    schemes = [scheme(budget={"2026/27": "600.00"})]

    assert facts("FUN-02", schemes=schemes, training_packages=[package]) == []
    assert facts("FUN-02", schemes=schemes, training_packages=[{**package, "fund": None}]) != []


# --- dates ----------------------------------------------------------------------------------------------------------

DATES: list[tuple[Mapping[str, str], list[str], list[tuple[str, Severity | None]]]] = [
    (term("2026-04-01", "2027-03-31"), [], []),
    (term("2026-04-01", "2026-04-02"), [], []),
    ({"commencement": "2026-04-01"}, ["2020-01-01"], []),
    (
        term("2026-04-01", "2026-03-31"),
        ["2020-01-01"],
        [("Dates are out of order: the last day, 31 March 2026, is not later than the first, 1 April 2026.", None)],
    ),
    (
        term("2026-04-01", "2026-04-01"),
        [],
        [("Dates are out of order: the last day, 1 April 2026, is not later than the first, 1 April 2026.", None)],
    ),
    (term("2026-04-01", "2027-03-31"), ["2026-04-01", "2027-03-31"], []),
    (
        term("2026-04-01", "2027-03-31"),
        ["2027-04-01"],
        [
            (
                (
                    "Dates are out of order: the review on 1 April 2027 lies outside the term, 1 April 2026 to "
                    "31 March 2027."
                ),
                Severity.WARNING,
            )
        ],
    ),
]


MONITORED = {"id": "A1", "service": "s", "provider": COUNCIL, "funders": COUNCIL, "commencement": "2026-04-01"}


@pytest.mark.parametrize(("dates", "reviews", "expected"), DATES)
def test_dates_are_in_order(
    dates: Mapping[str, str], reviews: list[str], expected: list[tuple[str, Severity | None]]
) -> None:
    """DOC-04: the end after the start, and reviews within; a review outside is a warning."""
    found = check_facts(small(term=dates, review={"dates": reviews}))

    assert [(f.message, f.severity) for rule, f in found if rule.id == "DOC-04"] == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"consultation": {"done": "yes", "from": "2026-03-02", "to": "2026-03-01"}}, ["consultation.to"]),
        ({"consultation": {"done": "yes", "from": "2026-03-01", "to": "2026-03-01"}}, []),
        ({"consultation": {"done": "yes", "to": "2026-03-01"}}, []),
        ({"monitored_agreements": [MONITORED | {"expiry": "2026-03-31"}]}, ["monitored_agreements[0].expiry"]),
        ({"monitored_agreements": [MONITORED | {"expiry": "2027-03-31"}]}, []),
    ],
)
def test_what_ends_ends_after_its_start(changes: dict[str, Any], expected: list[str]) -> None:
    """DOC-04: a slip in the year of a register or of a consultation is printed as it stands."""
    found = [f for rule, f in check_facts(small(**changes)) if rule.id == "DOC-04"]

    assert [(path_text(f.path), f.severity) for f in found] == [(path, Severity.WARNING) for path in expected]


# --- words ----------------------------------------------------------------------------------------------------------


def _p(id_: str, *inlines: Text | Blank | Reference, level: int = 1) -> Paragraph:
    return Paragraph(id_, inlines, level)


TABLE = Table("t", (Text("c"),), (Column((Text("h"),)),), ())


def test_a_blank_is_told_once_however_often_it_is_printed() -> None:
    """DOC-01 fails: where it is printed first is where the pack's line is shown."""
    gap = Blank("[area]", "area")

    assert words("DOC-01", _p("a", gap), _p("b", gap)) == [('"area" is not filled in.', "a")]


@pytest.mark.parametrize(
    "gap",
    [
        Blank("____", pen=True),
        Blank("x", "parties[0].authority.date"),
        Blank("x", 'funds[0].contributions."2026/27".COU'),
        Blank("x", "schemes[0].handovers[0].next_holder"),
        Blank("x", "parties[0].execution"),
        Blank("x", "term.agreement_date"),
    ],
)
def test_a_gap_for_the_pen_or_with_a_rule_of_its_own_is_left_alone(gap: Blank) -> None:
    """DOC-01 passes: one fault, one finding."""
    assert words("DOC-01", _p("a", gap)) == []


def test_a_field_that_only_sounds_like_one_with_its_own_rule_is_told() -> None:
    """Names are compared whole."""
    assert words("DOC-01", _p("a", Blank("x", "parties[0].authority_basis"))) != []


def test_a_blank_is_found_in_tables_and_execution_blocks() -> None:
    """Wherever it is printed."""
    block = ExecutionBlock("e", (), (SignatureLine("Name", (Blank("x", "a"),)),))
    table = Table("t", (Text("c"),), (Column((Blank("x", "b"),)),), (), note=(Blank("x", "c"),))

    assert [block for _, block in words("DOC-01", block, table)] == ["e", "t", "t"]


def test_a_missing_title_is_told_though_no_clause_prints_it() -> None:
    """It stands on the cover of every document."""
    assert facts("DOC-01", title=None) == [('"title" is not filled in.', ("title",), "")]


@pytest.mark.parametrize("words", ["...", "I ...", "Rwy'n \u2026", "[ ... ]"])
def test_what_a_starting_definition_leaves_to_be_written_is_a_blank(words: str) -> None:
    """DOC-01 fails: an outcome that says `I ...` would be signed."""
    assert [path for _, path, _ in facts("DOC-01", purpose=words)] == [("purpose",)]


def test_a_sentence_that_trails_off_is_none() -> None:
    """DOC-01 passes: people are quoted as they speak."""
    assert facts("DOC-01", purpose="I want to be at home ...") == []


def test_blanks_lists_every_path_that_keeps_a_document_from_being_final() -> None:
    """Those with a rule of their own as well, each once."""
    gaps = [Blank("x", "area"), Blank("x", "area"), Blank("y", pen=True), Blank("x", "parties[0].execution")]

    assert blanks(paper(_p("a", *gaps))) == ("area", "parties[0].execution")


def test_a_reference_of_a_clause_is_told_with_the_id_that_is_near() -> None:
    """The name of a clause in its precedent is not its id, and is easily taken for it."""
    pages = paper(_p("mou-withdrawal", Text("x")), _p("r", Reference("withdrawal")))
    hints = [found.hint for rule, found in check_words(small(), pages) if rule.id == "DOC-03"]

    assert hints == ["did you mean 'mou-withdrawal'?"]


LEADS_NOWHERE: list[tuple[str, Block]] = [
    ("nothing", _p("x")),
    ("h", Heading("h", (Text("heading"),))),
    ("d", Definition("d", (Text("means"),))),
    ("u", _p("u", Text("unnumbered"), level=0)),
    ("t", Table("t", (), (), (), numbered=False)),
]


@pytest.mark.parametrize(("target", "block"), LEADS_NOWHERE)
def test_a_reference_to_nothing_that_has_a_number_is_found(target: str, block: Block) -> None:
    """DOC-03 fails: it would print no number."""
    found = words("DOC-03", _p("r", Reference(target), Reference(target)), block)

    assert found == [(f"Reference to {target} leads nowhere.", "r")]


@pytest.mark.parametrize(("target", "block"), [("c", Clause("c", ())), ("p", _p("p")), ("t", TABLE)])
def test_a_reference_to_a_number_is_sound(target: str, block: Block) -> None:
    """DOC-03 passes."""
    assert words("DOC-03", _p("r", Reference(target)), block) == []


def test_findings_come_with_the_rule_that_made_them() -> None:
    """The rule knows how bad it is, and whether it can be waived."""
    found = [
        (rule.id, rule.severity, rule.waivable)
        for rule, _ in check_facts(small(schemes=[scheme(lead="X")], title=None))
    ]

    assert ("PTY-11", Severity.ERROR, True) in found
    assert ("DOC-01", Severity.ERROR, False) in found
