"""Staff who work across bodies, and providers who are no party: cases around the edges of each rule."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.examples import findings, found

Plain = dict[str, Any]

WARNED = "warning"


@pytest.mark.parametrize("rule_id", ["STF-01", "STF-02", "STF-03", "PRC-01", "PRC-02"])
@pytest.mark.parametrize("base", ["county", "capacity-act", "joint", "memorandum"])
def test_the_samples_have_a_basis_for_staff_and_providers(rule_id: str, base: str) -> None:
    """In the large ones as well as in the small."""
    assert found(rule_id, base) == []


def post(**changes: Any) -> Plain:
    """A nurse of the ICB whom the Council manages."""
    whole = {"post": "Nurse", "wte": "1", "employer": "SWI", "managed_by": "SAB", **changes}
    return {key: value for key, value in whole.items() if value is not None}


def staff(*posts: Plain) -> Plain:
    """Those posts in scheme R1, and no others."""
    return {"schemes": [{"id": "R1", "resources": {"staff": list(posts)}}]}


BASES: list[tuple[Plain, bool]] = [
    ({}, True),
    ({"managed_by": None}, False),
    ({"managed_by": "SWI"}, False),
    ({"legal_basis": "s113"}, False),
    ({"legal_basis": "secondment"}, False),
    ({"legal_basis": "tupe"}, False),
    ({"legal_basis": "honorary_contract"}, False),
    ({"legal_basis": "own_staff"}, True),
    ({"employer": "TGH"}, True),
    ({"employer": "SAB", "managed_by": "lead_of_scheme"}, False),
    ({"managed_by": "lead_of_scheme"}, True),
    ({"managed_by": "each_council"}, False),
]


@pytest.mark.parametrize(("changes", "fails"), BASES)
def test_staff_under_another_body_have_a_legal_basis(changes: Plain, fails: bool) -> None:
    """R1 is led by the Council. The subject is the post's own words."""
    assert found("STF-01", "joint", staff(post(**changes))) == [("Nurse", "", WARNED)] * fails


def test_posts_of_the_whole_and_joint_posts_are_read_too() -> None:
    """A joint post is known by its id."""
    joint = {"id": "JP", "post": "Joint lead", "employer": "SWI", "managed_by": "SAB"}
    changes = {**staff(), "resources": {"staff": [post()]}, "joint_posts": [joint]}

    told = findings("STF-01", "joint", changes)
    assert [(f.subject, f.path) for f in told] == [
        ("Nurse", ("resources", "staff", 0, "legal_basis")),
        ("JP", ("joint_posts", 0, "legal_basis")),
    ]


CONSULTED: list[tuple[list[Plain], bool]] = [
    ([{"legal_basis": "s113"}], True),
    ([{"legal_basis": "s113", "consulted": "no"}], True),
    ([{"legal_basis": "s113", "consulted": "yes"}], False),
    ([{"legal_basis": "s113", "consulted": "yes"}, {"legal_basis": "s113"}], True),
    ([{"legal_basis": "s113"}, {"legal_basis": "s113"}], True),
    ([{"legal_basis": "secondment"}], False),
]


@pytest.mark.parametrize(("posts", "fails"), CONSULTED)
def test_officers_are_consulted_before_they_are_placed(posts: list[Plain], fails: bool) -> None:
    """Told once, however many posts there are."""
    assert found("STF-02", "joint", staff(*(post(**changes) for changes in posts))) == [("", "", WARNED)] * fails


EQUALLY = {"equally": "yes"}
JOINT = {"id": "JP", "post": "Lead", "employer": "CVT", "split": EQUALLY, "redundancy_split": EQUALLY}


@pytest.mark.parametrize("lacking", ["employer", "split", "redundancy_split"])
def test_a_joint_post_has_an_employer_and_both_splits(lacking: str) -> None:
    """Its cost need not be known yet."""
    without = {key: value for key, value in JOINT.items() if key != lacking}

    assert found("STF-03", "memorandum", {"joint_posts": [JOINT]}) == []
    assert found("STF-03", "memorandum", {"joint_posts": [without]}) == [("JP", "", WARNED)]


def test_all_that_a_joint_post_lacks_is_one_finding() -> None:
    """It has one subject."""
    (one,) = findings("STF-03", "memorandum", {"joint_posts": [{"id": "JP", "post": "Lead"}]})

    assert one.message == (
        'The cost of the joint post "Lead" is shared, and it has no employer, split of its cost and split of '
        "redundancy cost."
    )


PROVIDERS: list[tuple[str, Plain, list[str]]] = [
    ("on the map, no route", {"id": "R1", "procurement_route": None}, ["HHC"]),
    ("a party", {"id": "R1", "providers": "SAB", "procurement_route": None}, []),
    ("both", {"id": "R1", "providers": ["SAB", "HHC", "TGH"], "procurement_route": None}, ["HHC", "TGH"]),
    ("nobody known", {"id": "R1", "providers": "NOBODY", "procurement_route": None}, []),
    ("a keyword", {"id": "R1", "providers": "each_council", "procurement_route": None}, []),
    ("none", {"id": "R1", "providers": [], "procurement_route": None}, []),
]


@pytest.mark.parametrize(("scheme", "expected"), [row[1:] for row in PROVIDERS], ids=[row[0] for row in PROVIDERS])
def test_a_provider_who_is_no_party_has_a_route(scheme: Plain, expected: list[str]) -> None:
    """An id that names nobody has a rule of its own."""
    assert found("PRC-01", "joint", {"schemes": [scheme]}) == [(id_, "", WARNED) for id_ in expected]


def test_a_provider_of_two_schemes_is_told_once() -> None:
    """The subject is the provider."""
    schemes = [
        {"id": "R1", "procurement_route": None},
        {"id": "R2", "providers": "HHC", "procurement_route": None},
    ]

    assert found("PRC-01", "joint", {"schemes": schemes}) == [("HHC", "", WARNED)]


def test_a_memorandum_and_its_advocates_need_no_route() -> None:
    """It awards nothing; an advocate named in a binding one is no provider of a scheme."""
    scheme = {"id": "S1", "arrangement": "none", "providers": "CGH"}

    assert found("PRC-01", "memorandum", {"schemes": [scheme]}) == []
    assert found("PRC-01", "capacity-act", {"binding": "binding"}) == []


EXEMPT: list[tuple[Plain, list[str]]] = [
    ({"horizontal_exemption": "yes"}, ["HHC"]),
    ({"horizontal_exemption": "yes", "providers": "SAB"}, ["SAB"]),
    ({"horizontal_exemption": "yes", "providers": []}, ["R1"]),
    ({"horizontal_exemption": "yes", "no_separate_contract": "one team"}, []),
    ({"horizontal_exemption": "no"}, []),
    ({}, []),
]


@pytest.mark.parametrize(("changes", "expected"), EXEMPT)
def test_the_exemption_has_its_reason(changes: Plain, expected: list[str]) -> None:
    """For each provider, or for the scheme where none is named."""
    scheme = {"id": "R1", **changes}

    assert found("PRC-02", "joint", {"schemes": [scheme]}) == [(id_, "", WARNED) for id_ in expected]
