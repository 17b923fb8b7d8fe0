"""What `check` tells of checklists: items that are none, and places that lead nowhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from agreements.diagnostics import Diagnostic
from agreements.pipeline import check
from tests.builders import COUNCIL, definition

Told = Callable[..., list[Diagnostic]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """What is found in a memorandum with these keys that has to do with checklists."""

    def find(*, documents: tuple[str, ...] = ("memorandum-of-understanding",), **keys: Any) -> list[Diagnostic]:
        path = tmp_path / "deal.yaml"
        path.write_text(yaml.safe_dump(definition(documents=list(documents), **keys), sort_keys=False), "utf-8")
        return [d for d in check(path).report if d.path.startswith(("checklists", "barriers"))]

    return find


UNKNOWN: list[tuple[dict[str, Any], str, str]] = [
    (
        {"checklists": {"traits": {"199": "yes"}}},
        "'199' is no item of the checklist traits",
        "its items are 170, 171, 172, 173, 174, 175",
    ),
    (
        {"checklists": {"traits": {"D-172": "yes"}}},
        "'D-172' is no item of the checklist traits",
        "did you mean '172' (The partners share an ethos)?",
    ),
    (
        {"checklists": {"traits": {"183": "yes"}}},
        "'183' is no item of the checklist traits",
        "it belongs to rees_barriers",
    ),
    (
        {"checklists": {"benefits": ["retension"]}},
        "'retension' is no item of the checklist benefits",
        "did you mean 'retention' (staff who stay)?",
    ),
    (
        {"checklists": {"benefits": {"zzz": "yes"}}},
        "'zzz' is no item of the checklist benefits",
        "`agreements health FILE --all` shows every list with its items",
    ),
    (
        {"barriers": [{"item": "18l", "owner": COUNCIL}]},
        "'18l' is no item of a checklist of barriers or pressures",
        "did you mean '180' (Forming the partnership: trust and due diligence)?",
    ),
    (
        {"barriers": [{"item": "150", "owner": COUNCIL}]},
        "'150' is no item of a checklist of barriers or pressures",
        "it belongs to nine_elements, which asks for strengths",
    ),
]


@pytest.mark.parametrize(("keys", "message", "hint"), UNKNOWN, ids=[message for _, message, _ in UNKNOWN])
def test_an_item_that_the_pack_does_not_have_is_told(told: Told, keys: dict[str, Any], message: str, hint: str) -> None:
    """It would print as a bare number, with an answer to nothing."""
    (found,) = told(**keys)

    assert (found.id, found.severity, found.message, found.hint) == ("reference", "error", message, hint)


def test_an_unknown_item_is_told_at_its_own_line(told: Told) -> None:
    """And not at the head of the list."""
    found = told(checklists={"traits": {"170": "yes", "199": "yes"}})

    assert [(d.path, d.location.line - found[0].location.line) for d in found] == [('checklists.traits."199"', 0)]
    lines = Path(found[0].location.file).read_text("utf-8").splitlines()
    assert lines[found[0].location.line - 1].strip().startswith("'199'")


def test_every_item_of_the_pack_is_known(told: Told) -> None:
    """Pressures and all three lists of barriers may stand in the register."""
    register = [{"item": item, "owner": COUNCIL, "mitigation": "x"} for item in ("180", "189.1", "190.9", "191.10")]

    assert told(barriers=register, checklists={"benefit_classes": {"193.4": "yes"}}) == []


def test_an_owner_that_looks_like_a_mistyped_id_is_told(told: Told) -> None:
    """It would be printed as it stands, and nobody of that name would do anything."""
    found = told(
        checklists={"traits": {"170": {"does": "x", "owner": "COUU"}, "171": {"does": "x", "owner": "Chief Nurse"}}},
        barriers=[{"item": "183", "owner": "CUO", "mitigation": "x"}, {"item": "181", "owner": "board"}],
    )

    assert [(d.path, d.severity, d.hint) for d in found] == [
        ('checklists.traits."170".owner', "warning", "did you mean 'COU'?"),
        ("barriers[0].owner", "warning", "did you mean 'COU'?"),
    ]


@pytest.mark.parametrize("owner", [COUNCIL, "board", "board chair", "Chief Nurse", "finance"])
def test_an_owner_who_is_known_or_a_post_is_not_told(told: Told, owner: str) -> None:
    """A post is a text of the parties' own."""
    assert told(checklists={"traits": {"170": {"does": "x", "owner": owner}}}) == []


NOWHERE = [
    ("mou-cost", "did you mean 'mou-costs'?"),
    ("clause 9", "write an id and no number; `agreements health FILE --places` lists them"),
    ("9.1", "write an id and no number; `agreements health FILE --places` lists them"),
]


@pytest.mark.parametrize("printed", [True, False])
@pytest.mark.parametrize(("where", "hint"), NOWHERE)
def test_a_place_that_leads_nowhere_is_a_broken_reference(told: Told, where: str, hint: str, *, printed: bool) -> None:
    """Whether the list is printed or not, once, at the line that asks for it."""
    (found,) = told(checklists={"traits": {"170": {"does": "x", "where": where}}, "print": printed})

    assert (found.id, found.path, found.message, found.hint) == (
        "DOC-03",
        'checklists.traits."170".where',
        f"Reference to {where} leads nowhere.",
        hint,
    )


def test_a_paragraph_without_a_name_is_no_place_to_point_at(told: Told) -> None:
    """It is called by where it stands, so after the next edit of the pack it would be another one."""
    assert [d.id for d in told(checklists={"traits": {"170": {"where": "mou-purpose.1"}}})] == ["DOC-03"]


def test_a_party_is_no_place_to_point_at(told: Told) -> None:
    """Its number in brackets says nothing about what is done."""
    assert [d.id for d in told(checklists={"traits": {"170": {"where": f"party@{COUNCIL}"}}})] == ["DOC-03"]


@pytest.mark.parametrize("where", ["mou-costs", "mou-costs.own", "schedule-contacts", "contacts"])
def test_a_place_that_is_there_is_not_told(told: Told, where: str) -> None:
    """Clauses, named paragraphs, schedules and what stands in them."""
    assert told(checklists={"traits": {"170": {"where": where}}}) == []


def test_a_place_of_one_document_is_not_broken_in_the_other(told: Told) -> None:
    """A definition may yield two documents, and an answer stands in one of them."""
    kinds = ("memorandum-of-understanding", "section-75-framework")

    assert (
        told(documents=kinds, checklists={"traits": {"170": {"where": "termination"}, "171": {"where": "mou-costs"}}})
        == []
    )


def test_a_place_in_a_schedule_that_is_left_out_is_told_once(told: Told) -> None:
    """`paragraph 1 of Schedule 4` is two references, and one mistake."""
    found = told(checklists={"traits": {"170": {"where": "mou-training"}}})

    assert [(d.id, d.subject) for d in found] == [("DOC-03", "mou-training")]
