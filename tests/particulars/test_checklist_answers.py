"""How a definition chooses and answers checklists, and what an answer amounts to."""

from __future__ import annotations

from typing import Any

import pytest

from agreements.diagnostics import FindingsError
from agreements.particulars import validate
from agreements.particulars.checklists import Answer, Asks, Checklists, Standing, recorded, standing
from agreements.particulars.governance import Barrier
from agreements.source import parse_source
from tests.builders import definition


def answer(**keys: str) -> Answer:
    """The group with these keys."""
    return Answer.model_validate(keys)


# --- choosing and answering -----------------------------------------------------------------------------------------

WRITTEN: list[tuple[str, dict[str, Any]]] = [
    ("nine_elements:", {"nine_elements": {}}),
    ("nine_elements: {}", {"nine_elements": {}}),
    ("nine_elements: {150: yes}", {"nine_elements": {"150": "yes"}}),
    ('nine_elements: {"150": "survey 2027-06"}', {"nine_elements": {"150": "survey 2027-06"}}),
    ("nine_elements: {150: }", {"nine_elements": {"150": None}}),
    ("pressures: {191.10: no}", {"pressures": {"191.10": "no"}}),
    ("traits: {170: {does: a day, owner: ICB}}", {"traits": {"170": answer(does="a day", owner="ICB")}}),
    ("traits: {170: {status: not_applicable}}", {"traits": {"170": answer(status="not_applicable")}}),
    ("benefits: [choice, retention]", {"benefits": {"choice": None, "retention": None}}),
    ("benefits: {choice: yes, retention: }", {"benefits": {"choice": "yes", "retention": None}}),
    ("benefits:", {"benefits": {}}),
    ("benefits: choice", {"benefits": {"choice": None}}),
    ("print: yes", {}),
]


def read(text: str) -> Checklists:
    """The checklists of a definition that holds these lines, as its file writes them."""
    source = parse_source(f"checklists: {{{text}}}\n".encode(), "checklists.yaml")
    assert isinstance(source.data, dict)
    return Checklists.model_validate(source.data["checklists"])


@pytest.mark.parametrize(("text", "chosen"), WRITTEN, ids=[text for text, _ in WRITTEN])
def test_a_list_is_chosen_by_its_key(text: str, chosen: dict[str, Any]) -> None:
    """Quotation marks forgotten, a key with nothing behind it, a bare yes: all of it says what it seems to say."""
    assert chosen == read(text).chosen


def test_a_text_in_two_languages_is_an_answer() -> None:
    """As every printed text."""
    answer = read("traits: {170: {en: two days, cy: dau ddiwrnod}}").chosen["traits"]["170"]

    assert not isinstance(answer, Answer)
    assert standing(answer) is Standing.STATED


HOW_TO_ANSWER = "leave it empty to choose the list, or answer items by number below it, such as 150: yes"
HOW_TO_CHOOSE = "write each list that you choose on a line below it, such as nine_elements:"
REFUSED = [
    ("nine_element: {}", "'nine_element' is not a known field here", "did you mean 'nine_elements'?"),
    ("traits: {170: {dose: x}}", "'dose' is not a known field here", "did you mean 'does'?"),
    ("traits: {170: {status: mett}}", "'mett' is not one of the choices for status", "did you mean 'met'?"),
    ("traits: {170: {by: June}}", "'June' is not a date; write year-month-day, such as 2026-04-01", ""),
    (
        "traits: yes",
        f"found 'yes' where answers are expected; {HOW_TO_ANSWER}",
        "",
    ),
    (
        "traits: [170, 171]",
        f"found a list where answers are expected; {HOW_TO_ANSWER}",
        "",
    ),
    ("traits: {170: ''}", "this text is empty; write it, or leave the key out", ""),
]


@pytest.mark.parametrize(("text", "message", "hint"), REFUSED, ids=[text for text, *_ in REFUSED])
def test_a_slip_is_told_at_its_place(text: str, message: str, hint: str) -> None:
    """With what was most likely meant."""
    lines = "\n".join(f"{key}: {value!r}" for key, value in definition().items()).replace("'", '"')
    source = parse_source(f"{lines}\nchecklists: {{{text.replace(chr(39), chr(34))}}}\n".encode(), "checklists.yaml")

    with pytest.raises(FindingsError) as refused:
        validate(source)

    assert [(message, hint)] == [(found.message, found.hint) for found in refused.value.report]


@pytest.mark.parametrize(("written", "found"), [("yes", "'yes'"), ("[nine_elements, traits]", "a list")])
def test_whoever_writes_no_keys_is_told_how_to_choose(written: str, found: str) -> None:
    """Both are what somebody in a hurry writes."""
    lines = "\n".join(f"{key}: {value!r}" for key, value in definition().items()).replace("'", '"')

    with pytest.raises(FindingsError) as refused:
        validate(parse_source(f"{lines}\nchecklists: {written}\n".encode(), "checklists.yaml"))

    assert [d.message for d in refused.value.report] == [
        f"found {found} where checklists are expected; {HOW_TO_CHOOSE}"
    ]


# --- what an answer amounts to --------------------------------------------------------------------------------------

TEXTS: list[tuple[str, Asks, Standing]] = [
    ("yes", "strengths", Standing.MET),
    ("Yes.", "strengths", Standing.MET),
    ("true", "strengths", Standing.MET),
    ("done", "strengths", Standing.MET),
    ("partly: two councils of five", "strengths", Standing.PARTLY),
    ("in part", "strengths", Standing.PARTLY),
    ("no", "strengths", Standing.NOT_MET),
    ("No, not yet", "strengths", Standing.NOT_MET),
    ("no - the money went", "strengths", Standing.NOT_MET),
    ("not yet asked", "strengths", Standing.NOT_MET),
    ("none", "strengths", Standing.NOT_MET),
    ("n/a", "strengths", Standing.NOT_APPLICABLE),
    ("Not applicable: one partner", "strengths", Standing.NOT_APPLICABLE),
    ("survey 2027-06", "strengths", Standing.STATED),
    ("yes, but only in two councils", "strengths", Standing.STATED),
    ("no later than June", "strengths", Standing.STATED),
    ("nobody has looked", "strengths", Standing.STATED),
    ("TBC", "strengths", Standing.UNANSWERED),
    ("tbc by finance", "strengths", Standing.UNANSWERED),
    ("survey, date TBD", "strengths", Standing.UNANSWERED),
    ("to be agreed at the board", "strengths", Standing.UNANSWERED),
    ("?", "strengths", Standing.UNANSWERED),
    ("-", "strengths", Standing.UNANSWERED),
    ("...", "strengths", Standing.UNANSWERED),
    ("don\u2019t know", "strengths", Standing.UNANSWERED),
    ("no", "difficulties", Standing.NOT_APPLICABLE),
    ("yes", "difficulties", Standing.NOT_MET),
    ("not yet", "difficulties", Standing.NOT_MET),
    ("dealt with", "difficulties", Standing.MET),
    ("a shared language guide", "difficulties", Standing.STATED),
    ("TBC", "difficulties", Standing.UNANSWERED),
    ("yes", "benefits", Standing.STATED),
    ("no", "benefits", Standing.NOT_MET),
    ("met", "benefits", Standing.MET),
    ("TBC", "benefits", Standing.UNANSWERED),
]


@pytest.mark.parametrize(("text", "asks", "expected"), TEXTS)
def test_a_short_text_amounts_to(text: str, asks: Asks, expected: Standing) -> None:
    """What `agreements health --help` says, and never to more."""
    assert expected is standing(text, asks)


GROUPS: list[tuple[dict[str, str], Standing]] = [
    ({}, Standing.UNANSWERED),
    ({"owner": "ICB"}, Standing.UNANSWERED),
    ({"by": "2027-01-01", "owner": "ICB"}, Standing.UNANSWERED),
    ({"does": "two days"}, Standing.STATED),
    ({"does": "yes"}, Standing.MET),
    ({"does": "TBC", "owner": "ICB"}, Standing.UNANSWERED),
    ({"does": "TBC", "status": "met"}, Standing.UNANSWERED),
    ({"does": "TBC", "status": "partly"}, Standing.UNANSWERED),
    ({"does": "TBC", "status": "not_met"}, Standing.NOT_MET),
    ({"where": "exit"}, Standing.STATED),
    ({"status": "met"}, Standing.MET),
    ({"does": "two days", "status": "partly"}, Standing.PARTLY),
    ({"does": "no", "status": "met"}, Standing.MET),
    ({"status": "not_applicable"}, Standing.NOT_APPLICABLE),
]


@pytest.mark.parametrize(("group", "expected"), GROUPS)
def test_a_group_amounts_to(group: dict[str, str], expected: Standing) -> None:
    """A status is the parties' own judgement; a text that is still open outweighs it."""
    assert expected is standing(Answer.model_validate(group))


@pytest.mark.parametrize(
    ("asks", "expected"),
    [
        ("strengths", Standing.UNANSWERED),
        ("difficulties", Standing.UNANSWERED),
        ("benefits", Standing.STATED),
    ],
)
def test_nothing_amounts_to(asks: Asks, expected: Standing) -> None:
    """To name a benefit is to expect it; to leave a question open is to leave it open."""
    assert expected is standing(None, asks)


def test_the_register_of_barriers_answers_an_item() -> None:
    """By its mitigation and owner; where an item stands there twice, by the first."""
    entries = [{"item": "183", "owner": "CAL", "mitigation": "money"}, {"item": "183"}, {"item": "181"}]
    register = [Barrier.model_validate(entry) for entry in entries]

    assert recorded(register) == {"183": (0, answer(does="money", owner="CAL")), "181": (2, answer())}
