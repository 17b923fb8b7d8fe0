"""`agreements health` as a shell sees it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from agreements.cli.health import _WORDS
from agreements.cli.program import main
from agreements.particulars.checklists import Standing
from tests.builders import COUNCIL, definition

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `health` on a memorandum with these keys: status, stdout, stderr."""

    def command(*args: str, **keys: Any) -> tuple[int, str, str]:
        path = tmp_path / "deal.yaml"
        data = definition(documents=["memorandum-of-understanding"], **keys)
        path.write_text(yaml.safe_dump(data, sort_keys=False), "utf-8")
        with pytest.raises(SystemExit) as left:
            main(["health", str(path), *args])
        captured = capsys.readouterr()
        return int(left.value.code or 0), captured.out, captured.err

    return command


ANSWERS = {
    "traits": {
        "170": "yes",
        "171": {"does": "a joint plan", "owner": COUNCIL, "by": "2027-06-30", "where": "schedule-contacts"},
        "172": "no, not yet",
        "173": {"status": "partly", "where": "mou-cost"},
        "174": "TBC",
    }
}


def test_the_text_says_what_stands_how(run: Run) -> None:
    """A count, then each item with its answer, owner, day and place."""
    status, out, err = run(checklists=ANSWERS, purpose="to help")

    assert (status, err) == (0, "")
    assert (
        out
        == """\
traits: traits of a sound partnership
  6 items: 1 met, 1 partly met, 1 not met, 1 in words, 2 unanswered
  Source: Bridge (R. Sheehy), 2017, after Knowledge Biz
  met                170  Each partner has a stake in the result
                          yes
  in words           171  All work towards the same goal
                          a joint plan
                          owner: COU for short; by 2027-06-30; where: Schedule 1 (schedule-contacts)
                          the definition shows: purpose
  not met            172  The partners share an ethos
                          no, not yet
  partly met         173  The partnership lasts for a reasonable time
                          where: mou-cost, which no document has
                          the definition shows: term.expiry
  unanswered         174  What each contributes is valued
                          TBC
  unanswered         175  The partners respect and trust each other
"""
    )


def test_without_a_choice_it_says_how_to_choose(run: Run) -> None:
    """An empty page would look like a fault."""
    status, out, _ = run()

    assert status == 0
    assert "no checklist is chosen" in out
    assert "--all" in out


def test_a_barrier_without_owner_is_told(run: Run) -> None:
    """A barrier that belongs to nobody stays."""
    out = run(barriers=[{"item": "183", "mitigation": "money"}])[1]

    assert "owner: nobody is named" in out
    assert "1 item in the register of barriers: 1 in words, 0 unanswered (the list itself is not chosen)" in out


def test_all_shows_lists_that_are_not_chosen(run: Run) -> None:
    """Without calling anything in them unanswered."""
    out = run("--all")[1]

    assert out.count("  not chosen\n") == 13
    assert "unanswered" not in out
    assert "  -                  183  Making it work: time and money\n" in out


def test_an_unknown_item_is_told_on_stderr(run: Run) -> None:
    """And what stands in the list is shown all the same."""
    status, out, err = run(checklists={"blackburn_triple": {"177.4": "yes", "177.1": "yes"}})

    assert status == 0
    assert "3 items: 1 met, 2 unanswered" in out
    assert "'177.4' is no item of the checklist blackburn_triple" in err


FAILS: list[tuple[str, dict[str, Any], int]] = [
    ("never", {"177.1": "TBC"}, 0),
    ("unanswered", {"177.1": "yes", "177.2": "no", "177.3": "partly"}, 0),
    ("unanswered", {"177.1": "yes", "177.2": "no"}, 1),
    ("partly", {"177.1": "yes", "177.2": "a plan", "177.3": "n/a"}, 0),
    ("partly", {"177.1": "yes", "177.2": "a plan", "177.3": "partly"}, 1),
    ("partly", {"177.1": "yes", "177.2": "a plan", "177.3": "no"}, 1),
    ("partly", {}, 1),
]


@pytest.mark.parametrize(("fail_on", "answers", "expected"), FAILS)
def test_the_exit_status_is_0_unless_asked(run: Run, fail_on: str, answers: dict[str, Any], expected: int) -> None:
    """It is a mirror and no gate; whoever wants a gate says so."""
    assert run("--fail-on", fail_on, checklists={"blackburn_triple": answers})[0] == expected


def test_a_list_that_is_not_chosen_fails_nothing(run: Run) -> None:
    """To look at a list is not to choose it."""
    assert run("--all", "--fail-on", "partly")[0] == 0


def test_json_holds_the_same(run: Run) -> None:
    """Every field is always there."""
    status, out, _ = run("--format", "json", checklists=ANSWERS)
    found = json.loads(out)
    (listed,) = found["lists"]

    assert (status, found["version"], found["id"]) == (0, 1, "SMALL")
    assert listed["counts"] == found["counts"]
    assert listed["items"][1] == {
        "item": "171",
        "words": "All work towards the same goal",
        "counted": True,
        "standing": "stated",
        "answer": "a joint plan",
        "owner": "COU for short",
        "by": "2027-06-30",
        "where": "schedule-contacts",
        "found": ["Schedule 1"],
        "path": 'checklists.traits."171"',
        "shown_by": [],
    }


def test_the_places_are_listed_with_their_numbers(run: Run) -> None:
    """Nobody should have to open the pack to fill in `where`."""
    status, out, _ = run("--places")
    (line,) = [line for line in out.splitlines() if line.split()[:1] == ["schedule-contacts"]]

    assert (status, line.split(None, 1)[1]) == (0, "Schedule 1: Contacts")


def test_the_places_are_listed_as_json(run: Run) -> None:
    """For an editor."""
    listed = json.loads(run("--places", "--format", "json")[1])["places"]

    assert {"document", "id", "printed", "words"} == set(listed[0])


def test_a_file_that_cannot_be_read_fails(run: Run) -> None:
    """Nothing can be said of it."""
    status, out, err = run(checklists={"traits": {"170": {"dose": "x"}}})

    assert (status, out) == (1, "")
    assert "'dose' is not a known field here" in err


def test_a_list_that_is_none_is_a_wrong_call(run: Run) -> None:
    """With the nearest."""
    status, out, err = run("--list", "trait")

    assert (status, out) == (2, "")
    assert "did you mean 'traits'?" in err


@pytest.mark.parametrize("asks", _WORDS)
def test_every_standing_has_a_word(asks: str) -> None:
    """A new one would otherwise stop the command."""
    assert list(_WORDS[asks]) == [standing.value for standing in Standing]
