"""What tables of referrals and of teams say where the definition says little, and what is left for the pen."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from agreements.assembly.speech import Speech
from agreements.document import Blank, Table
from agreements.particulars import Agreement
from tests.assembly.sheets import column, everything, labels, made
from tests.builders import COUNCIL, HEALTH, agreement

PATHWAY = {"id": "RP1", "from": COUNCIL, "to": HEALTH}


def blanks(table: Table) -> list[Blank]:
    """The gaps of a table, cell by cell."""
    inlines = (inline for row in table.rows for cell in row.cells for line in cell for inline in line)
    return [inline for inline in inlines if isinstance(inline, Blank)]


def referred(**given: object) -> Agreement:
    """An agreement with one pathway, of which this is known."""
    return agreement(pathways=[PATHWAY | given])


def teamed(*members: Mapping[str, object], **team: object) -> Agreement:
    """An agreement with a team of these members."""
    return agreement(team={"members": list(members), **team})


def test_a_referral_form_is_answered_with_the_pen() -> None:
    """Nothing in it stops a final document: every gap is one that somebody fills in by hand for each person."""
    gaps = blanks(made(referred(minimum=["medicines"]), "referral_form", "RP1"))

    assert [gap.pen for gap in gaps] == [True] * len(gaps)
    assert len(gaps) > 1


def test_a_referral_form_asks_for_each_item_of_its_pathway_once() -> None:
    """The least information that a referral holds is agreed there and nowhere else."""
    said = column(made(referred(minimum=["medicines", "risks"]), "referral_form", "RP1"), "Answer")

    assert [key for key in said if key in ("medicines", "risks")] == ["medicines", "risks"]


def test_a_member_without_a_manager_of_its_own_is_managed_by_the_manager_of_the_team() -> None:
    """Every member has one line of management, whether or not the definition repeats it."""
    nurse = {"discipline": "nurse", "employer": HEALTH, "supervisor": "a matron"}
    carer = {"discipline": "carer", "employer": COUNCIL, "manager": "a warden"}
    managed = column(made(teamed(nurse, carer, manager="the lead"), "team_lines"), "Work managed by")

    assert managed == {"nurse": "the lead", "carer": "a warden"}


@pytest.mark.parametrize(("blended", "said"), [("yes", True), ("no", False)])
def test_a_role_that_spans_health_and_care_says_so(blended: str, said: bool) -> None:
    """Who may do the work of two professions is read off the list of members."""
    table = made(teamed({"discipline": "carer", "employer": COUNCIL, "blended": blended}), "team_members")

    assert ("does not span" not in everything(table)) is said


def test_whoever_decides_may_be_a_party_or_a_post() -> None:
    """An id is printed by its name, and anything else as it was written."""
    matters = [{"matter": "a", "decides": HEALTH}, {"matter": "b", "decides": "the nurse"}]
    decides = column(made(agreement(who_decides=matters), "who_decides"), "Decides")

    assert decides["b"] == "the nurse"
    assert decides["a"] != HEALTH


@pytest.mark.parametrize(("instrument", "said"), [("agreement", "the Expiry Date"), ("protocol", "the last day")])
def test_a_protocol_speaks_as_a_memorandum_does(instrument: str, said: str) -> None:
    """It has no clause that defines an Expiry Date, so it borrows the plainer words."""
    speech = Speech(agreement(), labels(), {}, "en", instrument=instrument)

    assert speech.label("events", "expiry") == said
