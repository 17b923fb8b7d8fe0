"""Outcomes, measures, and the people for whom they are: cases around the edges of each rule."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.examples import findings, found

Plain = dict[str, Any]

WARNED = "warning"


@pytest.mark.parametrize("rule_id", ["PRF-01", "PRF-02", "PRF-03", "USR-01", "USR-02"])
@pytest.mark.parametrize("base", ["county", "capacity-act", "joint", "memorandum"])
def test_the_samples_measure_what_they_promise(rule_id: str, base: str) -> None:
    """In the large ones as well as in the small."""
    assert found(rule_id, base) == []


def outcome(id_: str, voice: str = "user") -> Plain:
    """An outcome in somebody's words."""
    return {"id": id_, "text": f"outcome {id_}", "voice": voice}


def test_each_outcome_of_a_joint_agreement_has_a_measure() -> None:
    """One finding an outcome, of the schemes and of the whole."""
    changes = {"schemes": [{"id": "R1", "outcomes": [outcome("O8")]}], "outcomes": [outcome("O9")]}

    assert found("PRF-01", "joint", changes) == [("O8", "", "error"), ("O9", "", "error")]


def test_a_memorandum_may_have_an_outcome_without_a_measure() -> None:
    """The duty to report on the arrangements is that of a joint agreement."""
    assert found("PRF-01", "memorandum", {"outcomes": [outcome("O9")]}) == []


NAMES: list[tuple[list[str], bool]] = [
    (["emergency admissions", "A&E attendances", "occupied bed days", "length of stay", "delayed transfers"], True),
    (["emergency admissions", "people who live at home after 91 days"], False),
    (["median length of stay"], True),
    (["attendance at training"], False),
    (["hospital beds delivered on time"], False),
    (["people at home 91 days after discharge"], False),
    (["admissions to long-term residential care"], True),
]


@pytest.mark.parametrize(("names", "fails"), NAMES)
def test_not_every_measure_is_about_hospitals(names: list[str], fails: bool) -> None:
    """One that is about something else is enough."""
    measures = [{"id": f"K{n}", "name": name} for n, name in enumerate(names)]
    changes = {"schemes": [{"id": "R1", "measures": []}, {"id": "R2", "measures": []}], "measures": measures}

    assert found("PRF-02", "joint", changes) == [("", "", WARNED)] * fails


def test_without_a_measure_there_is_nothing_to_broaden() -> None:
    """That outcomes lack measures is said by another rule."""
    changes = {"schemes": [{"id": "R1", "measures": []}, {"id": "R2", "measures": []}]}

    assert found("PRF-02", "joint", changes) == []


WHOLE = {"id": "K9", "name": "calls", "baseline": "0", "target": "5", "owner": "CVT", "frequency": "annual"}


@pytest.mark.parametrize("lacking", ["baseline", "target", "owner", "frequency"])
def test_a_measure_has_what_makes_it_useful(lacking: str) -> None:
    """A baseline of 0 is one."""
    assert found("PRF-03", "memorandum", {"measures": [WHOLE]}) == []
    (one,) = findings("PRF-03", "memorandum", {"measures": [{k: v for k, v in WHOLE.items() if k != lacking}]})
    assert one.message == f'Measure K9, "calls", has no {lacking}.'
    assert (one.subject, one.path[-1]) == ("K9", lacking)


def test_all_that_a_measure_lacks_is_one_finding() -> None:
    """It has one subject."""
    (one,) = findings("PRF-03", "memorandum", {"measures": [{"id": "K9", "name": "calls"}]})

    assert one.message == 'Measure K9, "calls", has no baseline, target, owner and frequency.'


VOICES: list[tuple[str, list[str], bool]] = [
    ("joint", ["user"], False),
    ("joint", ["carer", "system"], False),
    ("joint", ["system", "professional"], True),
    ("joint", [], True),
    ("memorandum", ["system"], True),
    ("memorandum", ["carer"], False),
    ("memorandum", [], False),
]


@pytest.mark.parametrize(("base", "voices", "fails"), VOICES)
def test_somebody_asked_users_or_carers(base: str, voices: list[str], fails: bool) -> None:
    """A joint agreement always; another where it lists outcomes at all."""
    listed = [outcome(f"O{n}", voice) for n, voice in enumerate(voices, start=1)]
    schemes = [{"id": "R1", "outcomes": []}, {"id": "R2", "outcomes": []}] if base == "joint" else []

    assert found("USR-01", base, {"schemes": schemes, "outcomes": listed}) == [("", "", WARNED)] * fails


COMPLAINTS: list[tuple[Plain, list[str]]] = [
    ({"complaints": None}, ["R1", "R2"]),
    ({"complaints": None, "schemes": [{"id": "R1", "complaints_lead": "the Council"}]}, ["R2"]),
    ({"schemes": [{"id": "R1", "complaints_lead": "the Council"}]}, []),
]


@pytest.mark.parametrize(("changes", "expected"), COMPLAINTS)
def test_somebody_leads_on_complaints(changes: Plain, expected: list[str]) -> None:
    """For the scheme or for all of them."""
    assert found("USR-02", "joint", changes) == [(scheme, "", WARNED) for scheme in expected]


def test_complaints_without_a_lead_are_no_lead() -> None:
    """The group may be there and empty."""
    changes = {"complaints": {"lead": None}}

    assert len(found("USR-02", "joint", changes)) == 2
