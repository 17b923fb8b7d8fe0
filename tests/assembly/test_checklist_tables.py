"""What a document prints of the checklists that its definition answers."""

from __future__ import annotations

import re
from typing import Any

import pytest

from agreements import packs
from agreements.assembly import assemble
from agreements.document import NumberedDocument, Reference, Table, Text, Value, inlines_of, words
from agreements.numbering import NumberingScheme, number, number_of
from agreements.particulars import Agreement
from tests.assembly.sheets import column, headings
from tests.builders import COUNCIL, HEALTH, agreement

PACK = packs.find_pack("health-and-care-england")
KINDS = ("section-75-framework", "memorandum-of-understanding")
CAPTION = "Checklist: "


def deal(kind: str = KINDS[1], **given: Any) -> Agreement:
    """An agreement with these checklists; `barriers` is the register beside them."""
    barriers = given.pop("barriers", [])
    return agreement(documents=[kind], checklists=given, barriers=barriers)


def paper(made: Agreement, kind: str = "") -> NumberedDocument:
    """Its document, numbered."""
    return number(assemble(made, PACK, kind or made.documents[0], draft=True), NumberingScheme())


def tables(made: Agreement) -> dict[str, Table]:
    """The tables of checklists in its document, by what the list is called."""
    found = [block for block in paper(made).blocks if isinstance(block, Table)]
    return {words(t.caption).removeprefix(CAPTION): t for t in found if words(t.caption).startswith(CAPTION)}


def sole(made: Agreement) -> Table:
    """The one table of a checklist that it prints."""
    (table,) = tables(made).values()
    return table


def said(made: Agreement) -> str:
    """All words of the document."""
    return "\n".join(words(run) for block in paper(made).blocks for run in inlines_of(block))


# --- which lists ----------------------------------------------------------------------------------------------------

PRINTED: list[tuple[dict[str, Any], list[str]]] = [
    ({}, []),
    ({"traits": None}, []),
    ({"traits": {"170": None}}, []),
    ({"traits": {"170": "yes"}}, ["traits of a sound partnership"]),
    ({"traits": {"170": "yes"}, "print": "no"}, []),
    ({"traits": None, "print": "yes"}, ["traits of a sound partnership"]),
    ({"benefits": ["choice"]}, []),
    ({"benefits": {"choice": {"does": "a survey"}}}, ["benefits expected"]),
    (
        {"five_ways": {"178.1": "yes"}, "traits": {"170": "no"}},
        ["traits of a sound partnership", "five ways to wellbeing"],
    ),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("given", "expected"), PRINTED)
def test_answered_lists_are_printed_unless_the_definition_says_otherwise(
    kind: str, given: dict[str, Any], expected: list[str]
) -> None:
    """`print: yes` prints what is chosen, `print: no` nothing."""
    assert list(tables(deal(kind, **given))) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_named_benefits_are_a_list_of_the_text(kind: str) -> None:
    """They are promises of the partnership, and no table of answers."""
    assert "contact kept with people who are hard to reach" in said(deal(kind, benefits=["hard_to_reach"]))


@pytest.mark.parametrize("kind", KINDS)
def test_benefits_are_not_printed_where_no_list_is(kind: str) -> None:
    """`print: no` holds for all of them."""
    assert "hard to reach" not in said(deal(kind, benefits=["hard_to_reach"], print="no"))


# --- what a table holds ---------------------------------------------------------------------------------------------


def test_short_answers_need_two_columns() -> None:
    """Who, by when and where have columns when somebody says so."""
    assert headings(sole(deal(traits={"170": "yes"}))) == ["Item", "Answer"]


FULL = deal(
    traits={
        "170": "yes",
        "171": {
            "does": "a joint plan",
            "owner": COUNCIL,
            "by": "2026-09-30",
            "where": "mou-costs.own",
            "status": "partly",
        },
        "172": {"where": "schedule-work-programme"},
        "174": {"status": "not_applicable", "owner": "Chief Nurse"},
    }
)


def by_item(heading: str) -> list[str]:
    """A column of the table of the full answers, from top to bottom."""
    return list(column(sole(FULL), heading).values())


def test_a_table_holds_the_answers() -> None:
    """With how far it is met, where that is said."""
    assert by_item("Answer") == ["yes", "a joint plan / partly met", "as set out there", "does not apply"]


def test_a_table_holds_the_owners() -> None:
    """By name where the definition gives an id."""
    assert by_item("Who sees to it") == ["not stated", "COU for short", "not stated", "Chief Nurse"]


def test_a_table_holds_the_days() -> None:
    """In words, as every date."""
    assert by_item("By when") == ["not stated", "30 September 2026", "not stated", "not stated"]


def test_a_table_says_whose_work_the_list_follows() -> None:
    """Published work is credited where it is used."""
    assert words(sole(deal(nine_elements={"150": "yes"})).note) == (
        "The items follow Corbin, Jones and Barry (2018), in other words."
    )


def test_a_list_from_practice_credits_nobody() -> None:
    """There is nobody to credit."""
    assert sole(deal(strategies={"192.1": "yes"})).note == ()


def test_a_list_printed_whole_shows_what_is_open() -> None:
    """That is what it is printed for."""
    table = sole(deal(taylor_robinson_barriers={"189.2": "no"}, print="yes"))

    assert list(column(table, "Answer").values()) == ["not answered yet", "no", "not answered yet"]


def test_a_list_printed_whole_takes_answers_from_the_register_of_barriers() -> None:
    """What was said there need not be said twice."""
    register = [{"item": "189.3", "owner": HEALTH, "mitigation": "a yearly plan"}]
    table = sole(deal(taylor_robinson_barriers=None, print="yes", barriers=register))

    assert [list(column(table, name).values())[2] for name in headings(table)[1:]] == ["a yearly plan", "ICB for short"]


def test_difficulties_are_dealt_with() -> None:
    """A barrier that is met would be one that stands in the way."""
    table = sole(deal(pressures={"191.2": {"does": "a reserve", "status": "met"}}))

    assert list(column(table, "Answer").values()) == ["a reserve / dealt with"]


# --- where ----------------------------------------------------------------------------------------------------------

WHERE = [
    (KINDS[1], "mou-costs", "paragraph <mou-costs>"),
    (KINDS[1], "mou-costs.own", "paragraph <mou-costs.own>"),
    (KINDS[1], "schedule-contacts", "Schedule <schedule-contacts>"),
    (KINDS[1], "contacts", "paragraph <contacts> of Schedule <schedule-contacts>"),
    (KINDS[1], "mou-recital-purpose", "recital <mou-recital-purpose>"),
    (KINDS[0], "termination", "clause <termination>"),
    (KINDS[0], "part-other-partners", "Part <part-other-partners> of Schedule <schedule-joint-working>"),
    (
        KINDS[0],
        "partner-duties",
        "paragraph <partner-duties> of Part <part-other-partners> of Schedule <schedule-joint-working>",
    ),
]


@pytest.mark.parametrize(("kind", "where", "expected"), WHERE)
def test_a_place_is_printed_with_its_live_number(kind: str, where: str, expected: str) -> None:
    """So it follows when clauses move."""
    made = deal(kind, traits={"170": {"does": "x", "where": where}})
    numbers = number_of(paper(made))
    (printed,) = column(sole(made), "Where it is set out").values()

    assert printed == re.sub("<([^>]*)>", lambda slot: numbers[slot[1]], expected)


def test_a_place_is_a_reference() -> None:
    """A link in every format, and tested as every reference is; it knows which line of the definition asks for it."""
    table = sole(deal(traits={"170": {"does": "x", "where": "mou-costs"}}))

    assert table.rows[0].cells[2] == (
        (Text("paragraph "), Reference("mou-costs", "9", 'checklists.traits."170".where')),
    )


def test_a_place_of_another_document_is_called_by_that_documents_title() -> None:
    """The memorandum cannot know a number of the agreement, and nothing is broken."""
    made = agreement(documents=list(KINDS), checklists={"traits": {"170": {"does": "x", "where": "termination"}}})
    (table,) = [
        b for b in paper(made, KINDS[1]).blocks if isinstance(b, Table) and words(b.caption).startswith(CAPTION)
    ]
    title = packs.precedent(PACK, KINDS[0]).title

    assert table.rows[0].cells[2] == ((Value(title, 'checklists.traits."170".where'),),)


def test_a_place_in_a_part_for_one_scheme_names_the_scheme() -> None:
    """Each scheme has a part of its own, and so a number of its own."""
    blocks = assemble(deal(KINDS[0]), PACK, KINDS[0], draft=True).blocks
    where = next(block.id for block in blocks if block.id.endswith("@S1") and block.id.startswith("scheme-"))
    table = sole(deal(KINDS[0], traits={"170": {"does": "x", "where": where}}))
    (printed,) = column(table, "Where it is set out").values()

    assert printed.startswith("paragraph 1")
    assert "of Part " in printed
