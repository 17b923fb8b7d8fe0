"""Which functions a scheme may list, and how an entry of a definition is known to name one."""

from __future__ import annotations

from typing import Any

import pytest

from agreements.particulars import Function
from agreements.rules.functions import cited, entry_called, named
from tests.rules.examples import found, matter

HERE = matter("joint")


def names(entry: str, **function: Any) -> bool:
    """Whether the function names the entry of the reference data."""
    return bool(named(HERE, Function.model_validate(function), entry_called(HERE, entry)))


# --- matching ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "sections", "expected"),
    [
        ("MHA1983", ["114"], True),
        ("MHA1983", ["115"], True),
        ("MHA1983", ["s.114"], True),
        ("MHA1983", ["section 114(3)"], True),
        ("MHA1983", ["112-116"], True),
        ("MHA1983", ["112 to 116"], True),
        ("MHA1983", ["112\u2013116"], True),
        ("MHA1983", ["3, 114 and 117"], True),
        ("MHA1983", ["117"], False),
        ("MHA1983", ["117(2)"], False),
        ("MHA1983", ["114A"], False),
        ("MHA1983", ["116-118"], False),
        ("MHA1983", ["11", "4", "1145"], False),
        ("MHA1983", ["Sch 1 para 114"], False),
        ("MHA1983", [], False),
        ("CareAct2014", ["114"], False),
    ],
)
def test_a_section_is_named_by_itself_its_subsections_and_ranges_that_hold_it(
    act: str, sections: list[str], expected: bool
) -> None:
    """Section 117 is not section 11, and a schedule is no section."""
    assert names("approved_mental_health_professionals", act=act, sections=sections) is expected


@pytest.mark.parametrize(
    ("sections", "charging", "needs"),
    [
        (["2"], False, True),
        (["2(1)"], False, True),
        (["2(3)"], True, True),
        (["2(3)(a)"], True, True),
        (["14"], True, False),
        (["14(1)-(3)"], True, False),
        (["17"], True, False),
        (["69"], True, False),
        (["9-13"], False, False),
        (["9-20"], True, True),
        (["18(1)-(3)"], False, True),
        (["Schedule 2"], False, False),
        (["14A"], False, False),
    ],
)
def test_a_subsection_is_named_by_itself_alone(sections: list[str], charging: bool, needs: bool) -> None:
    """Section 2 is prevention; only its subsection (3) is charging."""
    found_here = tuple(names(entry, act="CareAct2014", sections=sections) for entry in ("charging", "meeting_needs"))

    assert found_here == (charging, needs)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        ({"sections": ["42-47"]}, True),
        ({"sections": ["42"]}, True),
        ({"sections": ["45A"]}, True),
        ({"sections": ["40-42"]}, True),
        ({"sections": ["47A"]}, False),
        ({"sections": ["48"]}, False),
        ({"scope": "ss.42 to 47"}, True),
        ({"scope": "adult safeguarding, section 42"}, True),
        ({"scope": "assessment, excluding ss.42-47"}, False),
        ({"scope": "safeguarding enquiries"}, True),
        ({"scope": "support to safeguarding enquiries"}, False),
    ],
)
def test_safeguarding_is_known_by_its_sections_wherever_they_stand(function: dict[str, Any], expected: bool) -> None:
    """In their field or in the words of the scope, unless the scope leaves them out."""
    assert names("safeguarding_enquiries", act="CareAct2014", **function) is expected


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        ({"act": "ChildrenAct1989", "parts": ["VIII"]}, True),
        ({"act": "ChildrenAct1989", "parts": ["8"]}, True),
        ({"act": "ChildrenAct1989", "parts": ["Part VII to IX"]}, True),
        ({"act": "ChildrenAct1989", "parts": ["III"]}, False),
        ({"act": "ChildrenAct1989", "parts": ["VI"]}, False),
        ({"act": "ChildrenAct1989", "sections": ["86"]}, True),
        ({"act": "ChildrenAct1989", "sections": ["17"]}, False),
        ({"act": "ChildrenAct1989", "scope": "children in need, Part III"}, False),
        ({"act": "ChildrenAct1989", "scope": "children's homes, Part VIII"}, True),
        ({"act": "CareAct2014", "parts": ["VIII"]}, False),
    ],
)
def test_a_part_is_named_by_its_number_in_either_writing(function: dict[str, Any], expected: bool) -> None:
    """Roman and plain numbers, alone or in a range."""
    assert names("children_act", **function) is expected


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("MHA 1983 s.114", True),
        ("Mental Health Act 1983, sections 114 and 115", True),
        ("the Mental Health Act, s.115", True),
        ("MHA1983 ss.114-115", True),
        ("MHA 1983 s.117", False),
        ("Mental Health Act 2007, s.114", False),
        ("Care Act 2014 s.114", False),
        ("s.114", False),
        ("approval of AMHPs", True),
        ("MHA 1983 s.117, not including s.114", False),
    ],
)
def test_a_general_entry_is_read_by_its_words(scope: str, expected: bool) -> None:
    """A citation in the scope counts with the name of its Act."""
    assert names("approved_mental_health_professionals", act="general_cooperation", scope=scope) is expected


@pytest.mark.parametrize(
    ("entry", "scope", "expected"),
    [
        ("surgery", "minor surgery", True),
        ("surgery", "Surgical services", True),
        ("surgery", "community clinics in the GP surgery", False),
        ("surgery", "rehabilitation after surgery", False),
        ("surgery", "non-surgical treatment", False),
        ("surgery", "rehabilitation, not including surgery or endoscopy, and therapy", False),
        ("surgery", "rehabilitation, not including endoscopy, and surgery", True),
        ("surgery", "excluding: surgery; endoscopy", False),
        ("endoscopy", "excluding surgery, radiotherapy and endoscopy", False),
        ("endoscopy", "endoscopies", True),
        ("radiotherapy", "physiotherapy", False),
        ("termination_of_pregnancy", "termination of pregnancies", True),
        ("termination_of_pregnancy", "termination of the agreement", False),
        ("class_4_laser", "Class 4 laser treatments", True),
        ("class_4_laser", "class 3 laser treatment", False),
        ("invasive_treatment", "other invasive treatments", True),
        ("invasive_treatment", "non-invasive treatments", False),
        ("emergency_ambulance", "emergency ambulance services", True),
        ("emergency_ambulance", "non-emergency ambulance services", False),
        ("emergency_ambulance", "2-hour response (not an emergency ambulance service)", False),
        ("adoption", "adoption services", True),
        ("adoption", "adoption of new technology", False),
        ("director_of_adult_social_services", "the post of director of adult social services", True),
        ("director_of_adult_social_services", "staff accountable to the director of adult social services", False),
    ],
)
def test_words_name_a_function_unless_the_scope_leaves_them_out_or_means_something_else(
    entry: str, scope: str, expected: bool
) -> None:
    """A false finding costs as much trust as a missed one."""
    assert names(entry, act="NHSA2006", sections=["3"], scope=scope) is expected


def test_words_in_the_second_language_are_read_too() -> None:
    """A scope may be given in English and Welsh."""
    assert names("surgery", act="NHSA2006", scope={"en": "rehabilitation", "cy": "adsefydlu a surgery"})


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        ({"act": "MHA1983", "sections": ["114", "115"]}, "Mental Health Act 1983, s.114, 115"),
        ({"act": "ChildrenAct1989", "parts": ["VIII"]}, "Children Act 1989, Part VIII"),
        ({"act": "NHSA2006", "scope": "surgery"}, "surgery"),
        ({"act": "Unheard2031"}, "Unheard2031"),
    ],
)
def test_a_function_is_called_by_its_act_or_else_by_its_words(function: dict[str, Any], expected: str) -> None:
    """A reader must find the entry again."""
    assert cited(HERE, Function.model_validate(function)) == expected


# --- the rules --------------------------------------------------------------------------------------------------------


def scheme(arrangement: str = "pooled", **changes: Any) -> dict[str, Any]:
    """A change to the first scheme, which is pooled unless said otherwise."""
    return {"schemes": [{"id": "R1", "arrangement": arrangement, **changes}]}


def council(*functions: str | dict[str, Any], act: str = "CareAct2014") -> dict[str, Any]:
    """Council functions: sections of one Act, each an entry, or entries as they are."""
    entries = [one if isinstance(one, dict) else {"act": act, "sections": [one]} for one in functions]
    return {"functions": {"council": entries}}


def nhs(**function: Any) -> dict[str, Any]:
    """One NHS function."""
    return {"functions": {"nhs": [{"act": "NHSA2006", **function}]}}


def subjects(rule: str, changes: dict[str, Any], base: str = "joint") -> list[str]:
    """What the rule speaks of."""
    return [subject for subject, _, _ in found(rule, base, changes)]


ALIGNED = {"funds": [{"id": "A", "kind": "aligned"}]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (scheme(functions={"nhs": "none"}), ["R1"]),
        (scheme(functions={"nhs": None}), ["R1"]),
        (scheme(functions={"council": "none", "nhs": "none"}), ["R1"]),
        (scheme(functions=None), ["R1"]),
        (scheme(functions={"nhs": "none"}, fund=None), []),
        ({**scheme(functions={"nhs": "none"}, fund="A"), **ALIGNED}, []),
        (scheme(functions={"nhs": "none"}, fund="nowhere"), []),
    ],
)
def test_what_a_pool_pays_for_has_functions_of_both_sides(changes: dict[str, Any], expected: list[str]) -> None:
    """Other funds are left alone."""
    assert subjects("S75-10", changes) == expected


def test_an_excluded_function_is_told_once_for_its_scheme() -> None:
    """However many of its entries name one."""
    two = {"nhs": [{"act": "NHSA2006", "scope": "surgery"}, {"act": "NHSA2006", "scope": "endoscopy and radiotherapy"}]}

    assert subjects("S75-11", scheme(functions=two)) == ["R1"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (scheme(services=["minor surgery"]), []),
        (scheme(functions={"excluded": [{"act": "NHSA2006", "scope": "surgery"}]}), []),
        (scheme(**council({"act": "CareAct2014", "scope": "surgery"})), []),
    ],
)
def test_only_the_nhs_functions_are_read_for_clinical_services(changes: dict[str, Any], expected: list[str]) -> None:
    """Services, and what is named as excluded, are no functions of the scheme."""
    assert subjects("S75-11", changes) == expected


@pytest.mark.parametrize(
    ("functions", "expected"),
    [
        (council("114", act="MHA1983"), ["R1"]),
        (council("117", act="MHA1983"), []),
        (council("6", act="LASSA1970"), ["R1"]),
        (council("7", act="LASSA1970"), []),
        (council({"act": "LASSA1970", "scope": "adoption"}), ["R1"]),
        (council({"act": "AdoptionChildrenAct2002", "sections": ["3"]}), ["R1"]),
        (council({"act": "ChildrenAct1989", "parts": ["IX"]}), ["R1"]),
        (council("17", "20", act="ChildrenAct1989"), []),
        (council("42-47"), []),
        ({"functions": {"excluded": [{"act": "MHA1983", "sections": ["114"]}]}}, []),
    ],
)
def test_some_council_functions_stay_where_they_are(functions: dict[str, Any], expected: list[str]) -> None:
    """Naming one as excluded is right, and passes."""
    assert subjects("S75-12", scheme(**functions)) == expected


@pytest.mark.parametrize(
    ("arrangement", "functions", "expected"),
    [
        ("pooled", ("14", "18"), []),
        ("pooled", ("9, 14, 17-20",), []),
        ("pooled", ("9-20",), []),
        ("pooled", ("14", "9"), ["R1"]),
        ("pooled", ("2(3)",), ["R1"]),
        ("pooled", ("2(3)", "2"), []),
        ("pooled", ("14, 18",), []),
        ("pooled", ({"act": "CareAct2014", "scope": "charging"}, "19"), []),
        ("pooled", ({"act": "CareAct2014", "scope": "charging for meeting needs"},), ["R1"]),
        ("pooled", ("14", {"act": "CareAct2014", "scope": "meeting needs for care and support"}), []),
        ("integrated_provision_by_nhs", ("14", "18"), []),
        ("lead_commissioning_by_nhs", ("14", "18"), []),
        ("lead_commissioning_by_la", ("14", "18"), ["R1"]),
        ("integrated_provision_by_la", ("14", "18"), ["R1"]),
        ("aligned", ("14", "18"), ["R1"]),
        ("lead_commissioning_by_la", ("18", "9"), []),
        ("pooled", ("9",), []),
    ],
)
def test_charging_goes_only_with_its_service(arrangement: str, functions: tuple[Any, ...], expected: list[str]) -> None:
    """Under the right arrangement, and beside a function of meeting or preventing needs."""
    assert subjects("S75-13", scheme(arrangement, **council(*functions))) == expected


@pytest.mark.parametrize(
    ("arrangement", "charging", "expected"),
    [
        ("integrated_provision_by_nhs", None, ["R1"]),
        ("integrated_provision_by_nhs", {"decided_how": "each year"}, ["R1"]),
        ("integrated_provision_by_nhs", {"users_told": "by letter"}, ["R1"]),
        ("integrated_provision_by_nhs", {"decided_how": "each year", "users_told": "by letter"}, []),
        ("lead_commissioning_by_la", None, ["R1"]),
        ("pooled", None, []),
    ],
)
def test_delegated_charging_is_explained(arrangement: str, charging: Any, expected: list[str]) -> None:
    """In a pool the regulations do not ask."""
    assert subjects("S75-14", scheme(arrangement, charging=charging, **council("14", "18"))) == expected


def test_a_delegation_without_charging_need_not_explain_it() -> None:
    """Most delegations leave charging with the council."""
    assert subjects("S75-14", scheme("integrated_provision_by_nhs", **council("18"))) == []


SAFEGUARDS = "Deprivation of liberty assessments"
COURSE = {"training_packages": [{"id": "T", "title": "DoLS refresher", "fund": "P1"}]}


@pytest.mark.parametrize(
    ("base", "changes", "expected"),
    [
        ("joint", scheme(title=SAFEGUARDS), ["P1"]),
        ("joint", scheme(services=["advice", SAFEGUARDS]), ["P1"]),
        ("joint", scheme(services=["advice, not including deprivation of liberty assessments"]), []),
        ("joint", scheme(**council("Sch A1", act="MCA2005")), ["P1"]),
        ("joint", scheme(**council({"act": "MCA2005_SchA1"})), ["P1"]),
        ("joint", scheme(functions={"excluded": [{"act": "MCA2005", "sections": ["Sch A1"]}]}), []),
        ("joint", scheme(fund=None, title=SAFEGUARDS), []),
        ("joint", COURSE, ["P1"]),
        ("joint", {**COURSE, "funds": [{"id": "P1", "kind": "aligned"}]}, []),
        ("joint", {"funds": [{"id": "P1", "purpose": "training on deprivation of liberty"}]}, ["P1"]),
        ("joint", {"parties": [{"id": "SWI", "roles": ["supervisory_body"]}]}, ["SWI"]),
        ("joint", {"parties": [{"id": "SAB", "roles": ["supervisory_body"]}]}, []),
        ("joint", {"parties": [{"id": "SWI", "kind": "ccg", "roles": ["supervisory_body"]}]}, ["SWI"]),
        ("wales", {"parties": [{"id": "BIC", "roles": ["supervisory_body"]}]}, []),
        ("memorandum", {"parties": [{"id": "CVT", "roles": ["supervisory_body"]}]}, ["CVT"]),
    ],
)
def test_an_nhs_body_has_no_liberty_safeguards_to_pool(base: str, changes: dict[str, Any], expected: list[str]) -> None:
    """In England, in any document; in Wales a health board is a supervisory body."""
    assert subjects("S75-15", changes, base) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (scheme(**nhs(sections=["83"])), ["R1"]),
        (scheme(**nhs(sections=["3", "83"], scope="community services")), ["R1"]),
        (scheme(**nhs(sections=["82-84"])), ["R1"]),
        (scheme(**nhs(scope="primary medical services")), ["R1"]),
        (scheme(**nhs(sections=["83"], held_by="delegation agreement")), []),
        (scheme(**nhs(sections=["83"], scope="as delegated to the ICB")), []),
        (scheme(**nhs(sections=["83"], scope="not delegated")), ["R1"]),
        ({**scheme(**nhs(sections=["83"])), "parties": [{"id": "N", "kind": "nhs_england"}]}, []),
        (
            {**scheme(**nhs(sections=["83"], held_by="delegation")), "parties": [{"id": "SWI", "kind": "nhs_ft"}]},
            ["R1"],
        ),
        (
            {
                **scheme(**nhs(sections=["83"])),
                "delegations": [{"from": "NHSE", "to": "SWI", "functions": [{"act": "NHSA2006", "sections": ["83"]}]}],
            },
            [],
        ),
        (
            {
                **scheme(**nhs(sections=["83"])),
                "delegations": [{"from": "NHSE", "to": "SAB", "functions": [{"act": "NHSA2006", "sections": ["83"]}]}],
            },
            ["R1"],
        ),
        (scheme(**nhs(sections=["3"])), []),
    ],
)
def test_primary_medical_services_need_a_party_that_holds_them(changes: dict[str, Any], expected: list[str]) -> None:
    """NHS England, or a board that is said to hold them by delegation."""
    assert subjects("S75-34", changes) == expected


@pytest.mark.parametrize("rule", ["S75-11", "S75-12", "S75-13", "S75-14", "S75-16", "S75-34"])
def test_a_document_that_is_no_section_75_agreement_is_not_asked(rule: str) -> None:
    """These exclusions are those of the English regulations."""
    functions = {
        "nhs": [{"act": "NHSA2006", "sections": ["83"], "scope": "surgery"}],
        "council": [{"act": "CareAct2014", "sections": ["14", "42"]}, {"act": "MHA1983", "sections": ["114"]}],
    }
    changes = {"schemes": [{"id": "S1", "arrangement": "lead_commissioning_by_nhs", "functions": functions}]}

    assert subjects(rule, changes, "wales") == []
    assert subjects(rule, changes, "memorandum") == []
