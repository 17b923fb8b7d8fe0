"""Everything that is wrong with a definition is told in one run, each fault once and at its place."""

from __future__ import annotations

from typing import Any

import pytest

from agreements.diagnostics import Diagnostic, FindingsError
from agreements.particulars import Agreement, Shape, validate
from agreements.source import SourceError, parse_source

START = """\
id: SMALL
title: Joint working agreement
documents: section-75-framework
jurisdiction: england
status: {version: "0.1", date: 2026-11-21}
term: {commencement: 2026-04-01, expiry: 2027-03-31}
parties:
  - id: ICB
    legal_name: NHS Example Integrated Care Board
    kind: icb
  - id: COU
    legal_name: Borough of Example
    kind: unitary
"""
"""Thirteen lines that are valid."""


def findings(text: str) -> list[Diagnostic]:
    """What is found in the definition, by the loader or by the models."""
    try:
        validate(parse_source(text.encode(), "deal.yaml"))
    except (FindingsError, SourceError) as refused:
        return list(refused.report)
    return []


def places(text: str) -> list[tuple[str, int, int]]:
    """Id, line and column of each finding."""
    return [(found.id, found.location.line, found.location.column) for found in findings(text)]


def with_line(number: int, line: str) -> str:
    """The definition with one line replaced; a line after the last is added."""
    lines = START.splitlines()
    lines[number - 1 : number] = [line]
    return "\n".join(lines) + "\n"


def agreement(text: str) -> Agreement:
    """The agreement that a text describes."""
    return validate(parse_source(text.encode(), "deal.yaml"))


def test_the_small_definition_is_valid() -> None:
    """The tables below change one line each."""
    assert places(START) == []


# --- bad inputs that only the models can judge, carried over to real keys ---------------------------------------------

MONEY = "funds:\n  - id: F1\n    kind: pooled\n    contributions:\n      2026/27:\n        ICB: {}"

CARRIED_OVER = [
    pytest.param(9, "    legal_name: {{ name }}", ("shape", 9, 18), id="D17 braces without quotation marks"),
    pytest.param(9, "    legal_name: [Insert name]", ("type", 9, 17), id="D18 a placeholder in brackets"),
    pytest.param(14, MONEY.format("£1,000"), ("FUN-03", 19, 14), id="D40 a currency sign"),
    pytest.param(14, MONEY.format("1000.005"), ("FUN-03", 19, 14), id="D41 a fraction of a penny"),
    pytest.param(14, MONEY.format("1_000"), ("FUN-03", 19, 14), id="D43 an underscore"),
    pytest.param(14, MONEY.format("'1,000'"), ("FUN-03", 19, 14), id="D40 a comma alone"),
    pytest.param(14, MONEY.format("1e3"), ("FUN-03", 19, 14), id="D42 an exponent"),
    pytest.param(14, MONEY.format("\u0661\u0660\u0660\u0660"), ("FUN-03", 19, 14), id="D45 digits of another script"),
    pytest.param(14, MONEY.format("9" * 5000), ("FUN-03", 19, 14), id="D47 five thousand digits"),
    pytest.param(14, MONEY.format("1000."), ("FUN-03", 19, 14), id="a point without pence"),
    pytest.param(14, MONEY.format("+1000"), ("FUN-03", 19, 14), id="a plus sign"),
    pytest.param(14, MONEY.format("0x10"), ("FUN-03", 19, 14), id="another base"),
    pytest.param(6, "term: {commencement: 2026-02-30}", ("date", 6, 22), id="D49 the thirtieth of February"),
    pytest.param(6, "term: {commencement: 1700006400}", ("date", 6, 22), id="D51 a number of seconds"),
    pytest.param(6, "term: {commencement: 2026-4-1}", ("date", 6, 22), id="a date without zeros"),
    pytest.param(6, "term: {commencement: 1 April 2026}", ("date", 6, 22), id="a date in words"),
    pytest.param(6, "term: {commencement: 2026-04-01T00:00:00}", ("date", 6, 22), id="a date with a time"),
    pytest.param(
        6, "term: {commencement: \u0662\u0660\u0662\u0666-04-01}", ("date", 6, 22), id="a date of other digits"
    ),
    pytest.param(9, "    legal_nmae: NHS Example", ("unknown-field", 9, 5), id="D79 a misspelt key"),
    pytest.param(10, "    kind: icbb", ("choice", 10, 11), id="D81 a misspelt choice"),
    pytest.param(11, "  - id: ICB", ("PTY-02", 11, 9), id="D83 an id used twice"),
    pytest.param(11, "  - id: icb", ("PTY-02", 11, 9), id="D98 ids that differ by case"),
    pytest.param(11, "  - id: none", ("duplicate-id", 11, 9), id="an id that is a keyword"),
    pytest.param(11, "  - id: C OU", ("id", 11, 9), id="an id with a space"),
    pytest.param(11, "  - id: ../x", ("id", 11, 9), id="an id that is a path"),
    pytest.param(1, "id: ../../etc/passwd", ("file-name", 1, 5), id="D87 a name that leads elsewhere"),
    pytest.param(1, "id: a:b", ("file-name", 1, 5), id="D91 a name with a colon"),
    pytest.param(2, "title: ''", ("empty-text", 2, 8), id="an empty text"),
    pytest.param(2, "title: '  '", ("empty-text", 2, 8), id="a text of spaces"),
    pytest.param(2, "title: {en: only}", ("missing-field", 2, 9), id="one language of two"),
    pytest.param(2, "title: {en: a, cy: b, fr: c}", ("unknown-field", 2, 23), id="a third language"),
    pytest.param(3, "documents:", ("type", 3, 1), id="nothing where something must be"),
    pytest.param(4, "jurisdiction: [england]", ("type", 4, 15), id="a list for a choice"),
    pytest.param(14, "funds: none", ("type", 14, 8), id="a word for a list"),
    pytest.param(14, "publication: perhaps", ("yes-no", 14, 14), id="neither yes nor no"),
    pytest.param(14, "publication: Yes", ("yes-no", 14, 14), id="a capital letter"),
    pytest.param(14, "exit: {notice: 6 months}", ("type", 14, 16), id="a length of time in words"),
    pytest.param(14, "exit: {notice: {months: 6, days: 1}}", ("duration", 14, 16), id="two units of time"),
    pytest.param(14, "exit: {notice: {months: -6}}", ("count", 14, 25), id="a length below nothing"),
    pytest.param(14, "exit: {notice: {months: 6.0}}", ("count", 14, 25), id="a count with a point"),
    pytest.param(14, "funds: [{id: F1, kind: pooled, total: {2026/28: 1.00}}]", ("year", 14, 40), id="a wrong year"),
    pytest.param(
        14,
        "funds: [{id: F1, kind: pooled, split: {equally: yes, weights: {COU: 1}}}]",
        ("split", 14, 39),
        id="two splits",
    ),
    pytest.param(
        14, "reporting: [{what: w, by: COU, due: {after: quarter_end}}]", ("deadline", 14, 37), id="half a deadline"
    ),
    pytest.param(
        14, "reporting: [{what: w, by: COU, due: {every_year_on: 31 April}}]", ("day", 14, 53), id="the 31st of April"
    ),
    pytest.param(14, "joint_posts: [{id: P, post: p, wte: about 1}]", ("number", 14, 37), id="a number in words"),
    pytest.param(
        14,
        "funds: [{id: F1, kind: pooled, uplift: {rates: {all: {2027/28: 3.9%}}}}]",
        ("rate", 14, 64),
        id="a rate with a sign",
    ),
    pytest.param(
        14,
        "funds: [{id: F1, kind: pooled, uplift: {rates: {all: {2027/28: 3}}}}]",
        ("rate", 14, 64),
        id="a rate in per cent",
    ),
]


@pytest.mark.parametrize(("number", "line", "expected"), CARRIED_OVER)
def test_a_bad_value_is_told_with_its_kind_and_its_place(
    number: int, line: str, expected: tuple[str, int, int]
) -> None:
    """One finding, where the eye goes."""
    assert places(with_line(number, line)) == [expected]


COMMAS = [
    ("contributions: {2026/27: {ICB: 2,400,000.00, COU: 5.00}}", "2,400,000.00", "2400000.00"),
    ("contributions: {2026/27: {ICB: £1,500, COU: £2,500.50}}", "£1,500", "1500"),
    ("total: {2026/27: 12,000,500}", "12,000,500", "12000500"),
]


@pytest.mark.parametrize(("keys", "whole", "plain"), COMMAS)
def test_a_sum_that_braces_divide_at_its_commas_is_told_as_one(keys: str, whole: str, plain: str) -> None:
    """YAML reads 400 as a party's id; nobody who wrote 2,400,000.00 would know what is wrong with it."""
    first, *more = findings(with_line(14, f"funds: [{{id: F1, kind: pooled, {keys}}}]"))

    assert (first.id, first.message) == (
        "FUN-03",
        f"{whole!r} is read as several entries, because a comma ends an entry in braces",
    )
    assert first.hint == f"write the sum without commas: {plain}"
    assert [found.hint for found in more] == (["write the sum without commas: 2500.50"] if "COU: £" in keys else [])


HINTS = [
    ("funds: [{id: F1, kind: pooled, host: id of COU}]", ""),
    ("funds: [{id: F1, kind: pooled, host: borough of example}]", "write the party's id: COU"),
    ("legal_basis: [NHS Act 2006]", "an enactment is named by its id, such as CareAct2014"),
    ("objectives: • one • two", "begin each entry on a line of its own, with a hyphen"),
    ("disputes: {ladders: {any: [the directors]}}", "write a group, such as {by: ...}; its keys are by, working_days"),
    ("funds: [{id: F1, kind: pooled, uplift: {rates: {all: {2027/28: 3}}}}]", ""),
]


@pytest.mark.parametrize(("line", "hint"), HINTS)
def test_a_usual_slip_is_told_with_the_way_to_write_it(line: str, hint: str) -> None:
    """What is expected is of no help to somebody who does not know how it is written."""
    (found,) = findings(with_line(14, line))

    assert found.hint.startswith(hint)
    assert bool(hint) == bool(found.hint)


def test_an_entry_of_a_list_is_called_by_the_name_of_the_list() -> None:
    """Nobody knows a thing called 1."""
    (found,) = findings(with_line(14, "disputes: {ladders: {any: [{by: a, days: 1}, the directors]}}"))

    assert found.message == "any[1] holds 'the directors' where a group of keys is expected"


def test_a_rate_in_per_cent_is_told_as_the_fraction_that_it_is() -> None:
    """3 for 3% would grow a sum fourfold each year."""
    (found,) = findings(with_line(14, "funds: [{id: F1, kind: pooled, uplift: {rates: {all: {2027/28: 3}}}}]"))

    assert found.message == "'3' is 300%; write a decimal fraction, such as 0.03 for 3%"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("    legal_name: no", "no"),
        ("    legal_name: 01234", "01234"),
        ("    legal_name: 12:30", "12:30"),
        ("    legal_name: 2026-04-01", "2026-04-01"),
        ("    legal_name: 1e3", "1e3"),
        ("    legal_name: 'null'", "null"),
        ("    legal_name: true", "true"),
        ("    legal_name: '{{ 7 * 7 }}'", "{{ 7 * 7 }}"),
        ("    legal_name: R&D <b>5 < 6</b>", "R&D <b>5 < 6</b>"),
    ],
)
def test_a_text_stays_as_it_is_written(line: str, said: str) -> None:
    """D36 to D39, D71 to D75: nothing is guessed."""
    assert agreement(with_line(9, line)).parties[0].legal_name == said


def test_yes_is_yes_in_a_field_for_it() -> None:
    """D37: and a text is a text."""
    assert [agreement(START + f"publication: {word}\n").publication for word in ("yes", "no", "true", "false")] == [
        True,
        False,
        True,
        False,
    ]


def test_money_is_exact() -> None:
    """D48: 0.10 and 0.20 are thirty pence."""
    text = START + "funds: [{id: F1, kind: pooled, contributions: {2026/27: {ICB: 0.10, COU: 0.20}}}]\n"
    sums = agreement(text).funds[0].contributions["2026/27"]

    assert sums is not None
    assert sum(pence or 0 for pence in sums.values()) == 30


# --- all in one run ---------------------------------------------------------------------------------------------------


def test_every_problem_is_told_in_one_run() -> None:
    """Unknown keys, wrong values, missing keys and clashes of ids, in reading order."""
    text = START.replace("england", "englnd").replace("2026-04-01", "2026-13-01").replace("id: COU", "id: icb")
    text = text.replace("    kind: unitary\n", "    knd: unitary\n    votes: many\n") + "purpos: x\n"

    assert places(text) == [
        ("choice", 4, 15),
        ("date", 6, 22),
        ("PTY-02", 11, 9),
        ("unknown-field", 13, 5),
        ("count", 14, 12),
        ("unknown-field", 15, 1),
    ]


def test_a_misspelt_key_is_told_once() -> None:
    """Not a second time as the key that is missing."""
    (found,) = findings(START.replace("    kind: icb", "    knid: icb"))

    assert (found.message, found.hint) == ("'knid' is not a known field here", "did you mean 'kind'?")


def test_another_missing_key_is_still_told() -> None:
    """Only the one that was meant is left out."""
    text = START.replace("  - id: ICB\n", "  - knid: ICB\n").replace("    kind: icb\n", "")

    assert {(found.id, found.path) for found in findings(text)} == {
        ("unknown-field", "parties[0].knid"),
        ("missing-field", "parties[0].id"),
    }


def test_a_missing_key_stands_at_the_first_of_its_group() -> None:
    """There is no place for what is not there."""
    (found,) = findings(START.replace("    kind: icb\n", ""))

    assert (found.message, str(found.location)) == ("'kind' is missing in parties[0]", "deal.yaml:8:5")
    assert found.hint == "add kind: ..."


MEANT = [
    ("titel: x", "title"),
    ("term_: x", "term"),
    ("funds: [{id: F1, kind: pooled, hosts: COU}]", "host"),
    ("funds: [{id: F1, kind: pooled, awaited: {2026/27: {deu: 2026-01-01, due: 2026-01-01}}}]", "due"),
    ("governance: {board: {nmae: b}}", "name"),
    ("disputes: {ladders: {any: [{wroking_days: 5}]}}", "working_days"),
    ("consultation: {done: yes, frm: 2026-01-01}", "from"),
    ("liability: {insurance: [{parties: COU, cover: c, ammount: 1.00}]}", "amount"),
]


@pytest.mark.parametrize(("line", "near"), MEANT)
def test_the_key_that_was_meant_is_named(line: str, near: str) -> None:
    """At any depth: in lists, in mappings, and in texts that may be lists."""
    text = START.replace("title: Joint", "purpose: Joint") + line + "\n"

    assert f"did you mean {near!r}?" in [found.hint for found in findings(text)]


@pytest.mark.parametrize("key", ["start", "legal name", "LEGAL_NAME"])
def test_a_key_has_one_spelling(key: str) -> None:
    """`from` is `from`, whatever the code calls it."""
    assert ("unknown-field", 14, 1) in places(START + f"{key}: 2026-01-01\n")
    assert findings(START + "consultation: {done: yes, start: 2026-01-01}\n")


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("    kind: icbb", "did you mean 'icb'?"),
        ("    kind: zzz", "choose one of: icb, nhs_england"),
        ("    legal_name: [Insert name]", "put quotation marks round a text that begins with [ or {"),
    ],
)
def test_what_to_do_is_said(line: str, hint: str) -> None:
    """Read aloud at six in the evening, it must help."""
    number = 9 if "legal" in line else 10
    (found,) = findings(with_line(number, line))

    assert found.hint.startswith(hint)


def test_a_long_value_is_cut_in_the_message() -> None:
    """Five thousand digits say no more than sixty."""
    (found,) = findings(with_line(14, MONEY.format("9" * 5000)))

    assert len(found.message) < 250


def test_a_flood_of_problems_is_cut_and_counted() -> None:
    """Nobody reads the two hundred and first."""
    found = findings(START + "".join(f"key{n}: x\n" for n in range(500)))

    assert len(found) == 201
    assert "300 more problems are not listed" in [each.message for each in found]


def test_an_id_may_be_used_for_things_of_different_kinds() -> None:
    """A fund and a scheme may both be called A1."""
    text = START + "funds: [{id: A1, kind: pooled}]\nschemes: [{id: A1, arrangement: pooled}]\n"

    assert places(text) == []


@pytest.mark.parametrize(
    ("lists", "column"),
    [
        ("map_of_partners: [{id: COU, name: n, category: c}]", 24),
        ("overseen_by: [{id: icb, name: n}]", 20),
        ("funds: [{id: F, kind: pooled}, {id: f, kind: pooled}]", 37),
        ("pathways: [{id: P, from: ICB, to: COU}, {id: p, from: COU, to: ICB}]", 46),
        ("grants: [{id: G, payer: ICB, payee: COU}, {id: g, payer: ICB, payee: COU}]", 48),
        (
            "information_sharing:\n  flows: [{id: D, item: i, from: A, to: B}, {id: d, item: i, from: B, to: A}]",
            50,
        ),
        ("shared_services: [{id: S, name: n, provider: COU, to: ICB}, {id: s, name: n, provider: ICB, to: COU}]", 66),
        (
            (
                "outcomes: [{id: O, text: t, voice: user}]\n"
                "schemes: [{id: S, arrangement: none, outcomes: [{id: O, text: t, voice: user}]}]"
            ),
            54,
        ),
    ],
)
def test_ids_are_used_once_wherever_a_reference_could_mean_either(lists: str, column: int) -> None:
    """A party, a body on the map and a board share their names."""
    assert [place[0::2] for place in places(START + lists + "\n")] == [("duplicate-id", column)]


def test_two_parties_of_one_id_are_told_as_the_pair_that_they_are() -> None:
    """The check has an id in the field's own list, a readable name, and both ids as its subject."""
    (found,) = findings(with_line(11, "  - id: icb"))

    assert (found.id, found.name, found.subject) == ("PTY-02", "duplicate-id", "ICB/icb")


@pytest.mark.parametrize(
    ("number", "line", "said"),
    [
        (14, "funds: none", "write a list in square brackets, with commas between, even for one entry"),
        (14, "exit: {notice: 6 months}", "write {months: 6}"),
        (14, "exit: {notice: 5 working days}", "write {working_days: 5}"),
        (10, "    kind: county", "choose one of: county_council, county_wales"),
        (10, "    kind: district", "did you mean 'district_council'?"),
        (6, "term: {commencement: 2026-02-30}", "'2026-02-30' is not a date: the calendar has no such day"),
    ],
    ids=["a list", "months", "working days", "several begin so", "one begins so", "no such day"],
)
def test_a_mistake_is_told_with_the_way_to_write_it(number: int, line: str, said: str) -> None:
    """Whoever writes in haste must not have to look up how."""
    (found,) = findings(with_line(number, line))

    assert said in f"{found.message} {found.hint}"


def test_a_sum_that_is_none_is_told_by_its_id_name_and_place() -> None:
    """So that a list of findings tells one wrong sum from another."""
    (found,) = findings(START + MONEY.format("1e3") + "\n")

    place = 'funds[0].contributions."2026/27".ICB'
    assert (found.id, found.name, found.subject) == ("FUN-03", "money", place)


def test_an_id_that_is_no_text_is_told_as_that() -> None:
    """The clash of ids is looked for in plain data, which may hold anything."""
    assert [place[0] for place in places(START.replace("id: COU", "id: [COU]"))] == ["type"]


# --- shapes -----------------------------------------------------------------------------------------------------------

SHAPES: list[tuple[tuple[str | int, ...], str]] = [
    (("funds",), "list"),
    (("funds", 0), "group"),
    (("funds", 0, "host"), "list"),
    (("funds", 0, "contributions"), "mapping"),
    (("funds", 0, "contributions", "2026/27"), "mapping"),
    (("funds", 0, "contributions", "2026/27", "ICB"), "single"),
    (("funds", 0, "overspend", "caps"), "mapping"),
    (("funds", 0, "overspend", "tiers", 0), "group"),
    (("consultation",), "group"),
    (("consultation", "from"), "single"),
    (("schemes", 0, "functions", "nhs", 0), "group"),
    (("disputes", "ladders"), "mapping"),
]


def _kind(shape: Shape) -> str:
    if shape.group:
        return "group"
    return "mapping" if shape.is_mapping else "list" if shape.inside.annotation else "single"


@pytest.mark.parametrize(("path", "kind"), SHAPES)
def test_the_shape_of_a_place_is_known(path: tuple[Any, ...], kind: str) -> None:
    """For did-you-mean, and for the blanks of groups that a definition leaves out."""
    shape = Shape(Agreement)
    for step in path:
        shape = shape.at(step)

    assert _kind(shape) == kind
