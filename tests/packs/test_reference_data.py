"""The reference data that comes with the England pack: complete, in order, dated, and not fooled by look-alikes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from agreements import packs
from agreements.finance import YearBasis, year_basis
from agreements.packs.reference import Dated
from agreements.particulars import Stage
from agreements.particulars.parties import COUNCILS, NHS_BODIES, PartyKind

PACK = packs.open_pack(packs.bundled() / "health-and-care-england")
LADDERS = packs.dispute_ladders(PACK)
BODIES = packs.bodies(PACK)
POWERS = packs.powers(PACK)
ENACTMENTS = packs.enactments(PACK)
EXCLUSIONS = {entry.id: entry for entry in packs.exclusions(PACK)}
WORDS = packs.word_lists(PACK)
KINDS = packs.kinds_of_document(PACK)
PARTY_KINDS = frozenset(get_args(PartyKind))
READ_UNTIL = date(2026, 11, 22)
"""The last day on which anything in these files was checked. Move it when you check something again."""
TYPES = (
    "any",
    "clinical",
    "competition",
    "eligibility",
    "financial",
    "imposition",
    "information",
    "leadership",
    "legal",
    "performance",
    "role_boundary",
    "staffing",
    "statutory_change",
)


# --- everything dated -----------------------------------------------------------------------------------------------


def dated() -> Iterator[tuple[str, Dated]]:
    """Every entry that has a source and a date, with its file and name."""
    yield from ((f"bodies: {name}", entry) for name, entry in BODIES.items())
    yield from ((f"powers: {name}", entry) for name, entry in POWERS.items())
    yield from ((f"exclusions: {name}", entry) for name, entry in EXCLUSIONS.items())
    yield from ((f"old names: {name}", entry) for name, entry in packs.old_names(PACK).items())
    yield from ((f"thresholds: {name}", entry) for name, entry in packs.thresholds(PACK).items())
    yield from ((f"regions: {name}", entry) for name, entry in packs.regions(PACK).items())
    yield from ((f"better care fund: {name}", entry) for name, entry in packs.better_care_fund(PACK).items())


@pytest.mark.parametrize("entry", [pytest.param(entry, id=name) for name, entry in dated()])
def test_every_entry_says_where_it_stands_and_when_it_was_checked(entry: Dated) -> None:
    """A finding prints both, so none may be empty or from a day to come."""
    assert entry.source
    assert entry.checked <= READ_UNTIL


@pytest.mark.parametrize("name", ENACTMENTS)
def test_every_enactment_was_checked_on_a_day_that_has_been(name: str) -> None:
    """Its dates are texts, so that a wrong one would otherwise go unseen."""
    assert date.fromisoformat(ENACTMENTS[name].checked) <= READ_UNTIL


# --- bodies ---------------------------------------------------------------------------------------------------------


def test_the_kinds_of_body_are_those_that_a_definition_may_name() -> None:
    """A kind without an entry would pass every rule on its side, its nation and its end."""
    assert frozenset(BODIES) == PARTY_KINDS


@pytest.mark.parametrize("name", [name for name, body in BODIES.items() if body.successor])
def test_a_successor_is_a_kind_that_still_is(name: str) -> None:
    """A dead kind counts as its successor in every other rule."""
    assert BODIES[BODIES[name].successor].abolished is None


def test_the_kinds_that_are_no_more_are_those_kept_for_old_papers() -> None:
    """No living kind may be told that it was abolished."""
    ended = {name for name, body in BODIES.items() if body.abolished}

    assert ended == {"pct", "ccg", "health_authority", "sha_strategic", "care_trust_2001"}


@pytest.mark.parametrize(
    ("name", "day", "successor"), [("pct", date(2013, 4, 1), "icb"), ("ccg", date(2022, 7, 1), "icb")]
)
def test_commissioners_end_on_their_day_and_are_followed(name: str, day: date, successor: str) -> None:
    """These two dates stand in the rules of every old paper."""
    assert (BODIES[name].abolished, BODIES[name].successor) == (day, successor)


def test_the_sides_agree_with_those_of_the_definition() -> None:
    """Assembly and rules must not take different bodies for councils."""
    assert {name for name, body in BODIES.items() if body.side == "council"} == COUNCILS
    assert {name for name, body in BODIES.items() if body.side == "nhs"} == NHS_BODIES


def test_what_is_expected_and_not_law_is_said_in_words() -> None:
    """The message must not tell an expectation as law."""
    expected = {name: body for name, body in BODIES.items() if body.ends_expected}

    assert list(expected) == ["nhs_england"]
    assert "not law" in expected["nhs_england"].expectation


def test_boards_and_groups_of_people_are_no_parties() -> None:
    """All else can be a party, in its own name or through its members."""
    assert {name for name, body in BODIES.items() if not body.legal_person} == {"non_legal_body", "people_group"}


# --- powers, enactments, exclusions ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", POWERS)
def test_powers_name_kinds_that_are(name: str) -> None:
    """A misspelt kind would never be allowed anything."""
    named = {kind for kinds in POWERS[name].kinds.values() for kind in kinds}

    assert named
    assert named <= PARTY_KINDS - {kind for kind, body in BODIES.items() if body.abolished}


def test_a_special_health_authority_and_combined_authorities_are_no_plain_partners() -> None:
    """Section 75 leaves out the first and takes the others on terms."""
    section_75 = POWERS["section_75"].kinds

    assert not set(section_75["partner"]) & {*section_75["excluded"], *section_75["conditional"]}


def test_partners_are_the_two_sides_together() -> None:
    """Whoever may be a partner belongs to one side."""
    kinds = POWERS["section_75"].kinds

    assert set(kinds["partner"]) == {*kinds["nhs_partner"], *kinds["council_partner"]}


@pytest.mark.parametrize("name", [name for name, one in ENACTMENTS.items() if one.in_force != "yes"])
def test_what_is_not_in_force_names_what_to_use_instead(name: str) -> None:
    """The rule says what to use, and that must be in force."""
    entry = ENACTMENTS[name]

    assert entry.in_force == "no" or date.fromisoformat(entry.in_force) < READ_UNTIL
    assert ENACTMENTS[entry.replaced_by].in_force == "yes"


@pytest.mark.parametrize(
    "name",
    ["HealthAct1999_s31", "NHSA2006_s14Z1", "PCR2015", "NHSA1977_s256", "SI2001_CareTrusts", "DoLAct", "MCAA2019"],
)
def test_old_powers_of_the_papers_are_known_as_such(name: str) -> None:
    """These are the ones that old agreements still cite."""
    assert ENACTMENTS[name].in_force != "yes"


@pytest.mark.parametrize(
    "name", ["SSWBA2014_s166", "SSWBA2014_s167", "WSI2015_1989_r19_1_a", "NHSWA2006_s33", "SI2000_2993", "asp2014_9"]
)
def test_powers_of_the_other_nations_are_known(name: str) -> None:
    """An id that is not known is printed as it is typed."""
    assert ENACTMENTS[name].gives


@pytest.mark.parametrize("name", [name for name, entry in EXCLUSIONS.items() if entry.act])
def test_exclusions_name_acts_that_are_known(name: str) -> None:
    """A misspelt Act would exclude nothing."""
    assert EXCLUSIONS[name].act in ENACTMENTS


@pytest.mark.parametrize("name", EXCLUSIONS)
def test_exclusions_can_be_recognised_and_belong_to_a_rule(name: str) -> None:
    """An entry without act or words is never found, one without a rule never read."""
    entry = EXCLUSIONS[name]

    assert entry.act or entry.words
    assert all(re.fullmatch(r"[A-Z0-9]{3}-[0-9]{2}", rule) for rule in entry.rule)


# --- years, thresholds, regions, kinds of document ------------------------------------------------------------------


@pytest.mark.parametrize("year", packs.better_care_fund(PACK))
def test_years_of_the_better_care_fund_are_financial_years(year: str) -> None:
    """Anything else would never match the year of a contribution."""
    assert year_basis(year) is YearBasis.FINANCIAL


def test_no_minimum_is_stated_that_nobody_read() -> None:
    """The published table changes each year; whoever has it loads it."""
    assert not [year for year, entry in packs.better_care_fund(PACK).items() if entry.minimums]


def test_thresholds_are_numbers_or_days() -> None:
    """Whatever compares with one reads it as either."""
    pattern = re.compile(r"\d{4}-\d\d-\d\d|\d+(\.\d+)?|\d+ [A-Z][a-z]+")

    assert [name for name, one in packs.thresholds(PACK).items() if not pattern.fullmatch(one.value)] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("capacity_stale_months", 12), ("data_complaints_acknowledged_days", 30), ("percentages_total", 100)],
)
def test_thresholds_that_are_numbers_are_those_of_the_rules(name: str, value: int) -> None:
    """A slip of a digit would change what is found."""
    assert Decimal(packs.thresholds(PACK)[name].value) == value


def test_the_end_of_nhs_england_is_one_day_in_both_places() -> None:
    """The body and the threshold are read by different rules."""
    assert packs.thresholds(PACK)["nhs_england_expected_end"].value == str(BODIES["nhs_england"].ends_expected)


@pytest.mark.parametrize("name", packs.regions(PACK))
def test_a_region_has_one_health_board_and_councils(name: str) -> None:
    """Bodies are compared by name, so none may stand there twice."""
    region = packs.regions(PACK)[name]

    assert len([body for body in region.bodies if "Health Board" in body]) == 1
    assert len([body for body in region.bodies if body.endswith("Council")]) == len(region.bodies) - 1
    assert set(region.also) <= set(region.bodies)


REFERENCE_KINDS = {
    "s75_framework", "s75_single", "s33_wales", "integration_scheme_scot", "lead_commissioning", "s256_grant",
    "s76_grant", "s65Z5_delegation", "collaboration_agreement", "alliance_agreement", "mou", "consortium_agreement",
    "terms_of_reference", "referral_protocol", "multi_agency_agreement", "information_sharing_agreement",
    "training_agreement", "mdt_operating_protocol", "joint_strategy", "deed_of_variation", "exit_notice", "partner_map",
}  # fmt: skip
NOT_DRAFTED = {"merger", "company_formation", "staff_transfer_scheme", "care_trust_designation", "supply_contract"}


def test_every_kind_of_the_field_is_known() -> None:
    """A kind that is missing here could not be checked at all."""
    assert {kind.reference_kind for kind in KINDS.values()} == REFERENCE_KINDS | NOT_DRAFTED


def test_what_is_refused_says_why_and_what_to_do() -> None:
    """Nobody is sent away without the right route."""
    refused = {kind.reference_kind: len(kind.refused.split(". ")) for kind in KINDS.values() if kind.refused}

    assert set(refused) == NOT_DRAFTED | {"integration_scheme_scot"}
    assert min(refused.values()) > 1


@pytest.mark.parametrize("kind", packs.precedent_ids(PACK))
def test_every_precedent_is_a_kind_of_the_field(kind: str) -> None:
    """The two name one vocabulary."""
    assert KINDS[kind].reference_kind == packs.precedent(PACK, kind).reference_kind


# --- words ----------------------------------------------------------------------------------------------------------


def heard(name: str, text: str) -> str:
    """What of the text belongs to the list, read as rules read it: without what the text leaves out.

    That no data goes along is itself a denial.
    """
    kept = text if name == "no_data" else packs.stated(text, WORDS["leaves_out"])
    return packs.speaks_of(kept, WORDS[name])


SAID = [
    ("exit_costs", "each pays its own redundancy costs"),
    ("proper_names", "the Secretary of State decides"),
    ("vat_saving", "so that the partners save VAT on equipment"),
    ("vat_saving", "to maximise VAT recovery"),
    ("merger", "the merger of the two trusts"),
    ("merger", "to form a company owned by the partners"),
    ("merger", "a staff transfer scheme for the team"),
    ("merger", "The merger is not for profit"),
    ("acute_measures", "delayed discharges per 1,000 people"),
    ("acute_measures", "A&E attendances"),
    ("acute_measures", "occupied bed-days"),
    ("acute_measures", "average length of stay"),
    ("acute_measures", "hyd arhosiad"),
    ("deprivation_of_liberty", "Deprivation of liberty: assessors' refresher"),
    ("deprivation_of_liberty", "DoLS assessments"),
    ("eligibility", "NHS continuing healthcare"),
    ("eligibility", "disputes on ordinary residence"),
    ("law_or_discretion", "questions of law and of money"),
    ("law_or_discretion", "the use of a council's discretion"),
    ("beyond_monitoring", "to award contracts over 100,000 pounds"),
    ("beyond_monitoring", "to exercise the statutory functions of the council"),
    ("beyond_monitoring", "to commission services for the area"),
    ("memorandum_as_sharing_agreement", "This memorandum serves as the information sharing agreement"),
    ("memorandum_as_sharing_agreement", "It is the data sharing agreement of the partners"),
    ("memorandum_as_sharing_agreement", "This memorandum also constitutes our data-sharing agreement"),
    ("shared_record", "a shared care record"),
    ("no_data", "no personal data, only places free"),
    ("this_document", "This MoU"),
    ("posts_and_places", "Head of Integrated Finance"),
    ("personal_titles", "Dr Jane Smith"),
    ("personal_titles", "Cllr. Ann Jones"),
    ("generic_mailboxes", "legal@north.example"),
    ("placeholders", "TBC"),
    ("placeholders", "[tbc]"),
    ("placeholders", "the fee: to be agreed"),
    ("placeholders", "[insert name]"),
    ("placeholders", "to be confirmed"),
    ("placeholders", "Lorem ipsum dolor"),
    ("placeholders", "Lead: [ ]"),
    ("payment_words", "reimburse half the cost"),
    ("payment_words", "a payment of \u00a3500"),
    ("payment_orders", "Each council must pay"),
    ("regional_partnership_board", "y Bwrdd Partneriaeth Rhanbarthol"),
    ("care_home", "cartrefi gofal i bobl h\u0177n"),
    ("care_home", "care-home places"),
    ("ring_fenced_money", "Disabled Facilities Grant"),
    ("ring_fenced_money", "ring fenced for carers"),
    ("transfers_liability", "the trust assumes all liability for the council's functions"),
    ("combined_authority_basis", "under section 65Z5 arrangements"),
    ("combined_authority_basis", "by the Devolution Order"),
    ("delegation", "as delegated to the ICB"),
    ("grant_power", "paid under s.256"),
    ("redundancy", "redundancies are shared equally"),
    ("inherited_deficits", "historic deficits stay where they are"),
    ("safeguarding", "safeguarding concerns"),
    ("urgent_care", "urgent care decisions"),
    ("statutory_discretion", "how a council exercises its discretion"),
    ("recommends", "recommends changes to the fund"),
]


@pytest.mark.parametrize(("name", "text"), SAID)
def test_a_list_hears_what_is_meant(name: str, text: str) -> None:
    """Each is a way in which people say it."""
    assert heard(name, text)


FALSE_FRIENDS = [
    ("exit_costs", "redundancy of equipment is planned for"),
    ("proper_names", "the board meets each quarter"),
    ("vat_saving", "savings are shared; VAT follows the rules of the host"),
    ("vat_saving", "better services, and not a VAT saving"),
    ("merger", "the ICB was formed by merger on 1 April 2026"),
    ("merger", "a partnership and not a merger"),
    ("merger", "to bring together records that emerge from visits"),
    ("merger", "the company of others at lunch clubs"),
    ("acute_measures", "attendance at training"),
    ("acute_measures", "people helped out of bed and breakfast"),
    ("acute_measures", "people who claim attendance allowance"),
    ("acute_measures", "people still at home after 91 days"),
    ("acute_measures", "bedroom adaptations completed"),
    ("deprivation_of_liberty", "areas of deprivation"),
    ("deprivation_of_liberty", "people at liberty to choose"),
    ("eligibility", "people with learning disability"),
    ("law_or_discretion", "money and technical facts, not law"),
    ("law_or_discretion", "the amount of legal costs"),
    ("law_or_discretion", "figures, and no question of law or discretion"),
    ("beyond_monitoring", "to manage and monitor the fund"),
    ("beyond_monitoring", "to review reports on employment support"),
    ("memorandum_as_sharing_agreement", "separate agreement; MoU is not the sharing agreement"),
    ("memorandum_as_sharing_agreement", "the partners will sign a sharing agreement"),
    ("memorandum_as_sharing_agreement", "as the information sharing agreement MCA-2 says"),
    ("shared_record", "a shared office; each keeps its records"),
    ("personal_titles", "Cyngor Sir Ynys M\u00f4n"),
    ("personal_titles", "the doctor on call"),
    ("no_data", "the person's data and the plan of care"),
    ("this_document", "a separate sharing agreement"),
    ("posts_and_places", "Jane Okafor"),
    ("posts_and_places", "Si\u00f4n ap Llywelyn"),
    ("generic_mailboxes", "j.okafor@north.example"),
    ("placeholders", "the budget to be confirmed by the Board each March"),
    ("placeholders", "a date to be agreed by the Board"),
    ("placeholders", "a fund [of the first year]"),
    ("placeholders", "XXI Club"),
    ("placeholders", "Tobacco control"),
    ("payment_words", "pay attention to carers"),
    ("payment_words", "unpaid carers"),
    ("payment_orders", "each council will pay its share"),
    ("regional_partnership_board", "a regional board of partners"),
    ("care_home", "care at home"),
    ("care_home", "home care"),
    ("ring_fenced_money", "money that is no longer ring-fenced"),
    ("transfers_liability", "no liability transfers to the trust"),
    ("combined_authority_basis", "section 75"),
    ("delegation", "the lead commissioner"),
    ("grant_power", "section 75 of the 2006 Act"),
    ("redundancy", "staff reductions through retirement"),
    ("inherited_deficits", "deficits made after the start"),
    ("safeguarding", "safeguards against conflict"),
    ("urgent_care", "planned care"),
    ("statutory_discretion", "how a council spends"),
    ("recommends", "decides on changes to the fund"),
]


@pytest.mark.parametrize(("name", "text"), FALSE_FRIENDS)
def test_a_list_is_not_fooled_by_a_look_alike(name: str, text: str) -> None:
    """A false finding costs as much trust as a missed one."""
    assert heard(name, text) == ""


def test_every_list_has_both_a_friend_and_a_false_friend_here() -> None:
    """A list that nobody tries is a list that nobody knows."""
    assert {name for name, _ in SAID} == {name for name, _ in FALSE_FRIENDS} == set(WORDS) - {"leaves_out"}


# --- exclusions in words --------------------------------------------------------------------------------------------


def named(text: str, *rules: str) -> set[str]:
    """The entries of those rules that a function with this scope names by words."""
    stated = packs.stated(text, WORDS["leaves_out"])
    return {
        entry.id
        for entry in EXCLUSIONS.values()
        if set(rules) & set(entry.rule) and packs.names_function(entry, "", text=stated)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("elective surgery", {"surgery"}),
        ("minor surgical procedures", {"surgery"}),
        ("Radiotherapy", {"radiotherapy"}),
        ("termination of pregnancies", {"termination_of_pregnancy"}),
        ("abortions", {"termination_of_pregnancy"}),
        ("diagnostic endoscopies", {"endoscopy"}),
        ("Class IV laser treatment", {"class_4_laser"}),
        ("class 4 laser treatments", {"class_4_laser"}),
        ("other invasive treatments", {"invasive_treatment"}),
        ("emergency ambulance services", {"emergency_ambulance"}),
        ("the 999 ambulance response", {"emergency_ambulance"}),
        ("rehabilitation at the GP surgery", set()),
        ("outreach to doctors' surgeries", set()),
        ("post-surgery rehabilitation", set()),
        ("rehabilitation after surgery", set()),
        ("physiotherapy and occupational therapy", set()),
        ("patient transport by ambulance", set()),
        ("non-emergency ambulance transport", set()),
        ("a falls pick-up, not an emergency ambulance service", set()),
        ("non-invasive treatments", set()),
        ("termination of placements", set()),
        ("community services, excluding surgery, radiotherapy and endoscopy", set()),
        ("rehabilitation and services intended to avoid admission", set()),
    ],
)
def test_clinical_services_are_told_from_what_sounds_like_them(text: str, expected: set[str]) -> None:
    """A practice's premises, care after an operation and a function's own exceptions are no excluded services."""
    assert named(text, "S75-11") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("approval of AMHPs", {"approved_mental_health_professionals"}),
        ("the post of Director of Adult Social Services", {"director_of_adult_social_services"}),
        ("adoption services", {"adoption"}),
        ("assessment, agreed with the Director of Adult Social Services", set()),
        ("adoption of digital tools", set()),
        ("aftercare under section 117", set()),
        ("direct payments", set()),
    ],
)
def test_council_functions_that_stay_are_told_from_what_sounds_like_them(text: str, expected: set[str]) -> None:
    """Taking up a tool is no adoption, and a director who approves is not the director's post."""
    assert named(text, "S75-12") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("charging", {"charging"}),
        ("financial assessments", {"charging"}),
        ("hospital discharge, discharging safely", set()),
        ("wheelchair charging points", set()),
        ("services free of charge", set()),
    ],
)
def test_charging_is_told_from_discharging(text: str, expected: set[str]) -> None:
    """Most schemes discharge people from hospital; few charge them."""
    assert named(text, "S75-14") == expected


def test_blacklisted_drugs_concern_grants_alone() -> None:
    """Section 75 says nothing of them."""
    assert (named("blacklisted drugs", "GRT-06"), named("blacklisted drugs", "S75-11")) == (
        {"blacklisted_drugs"},
        set(),
    )


# --- out-of-date names ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["the CCG's board", "two CCGs", "North primary care trust", "PCTs", "NHS NORTH PCT"])
def test_names_that_are_out_of_date_are_found(text: str) -> None:
    """In every form in which people write them."""
    assert packs.first_word(text, tuple(packs.old_names(PACK)))


@pytest.mark.parametrize(
    "text", ["5 pct of the fund", "primary care networks", "Trust in primary care", "NHS strategy"]
)
def test_names_of_today_are_left_alone(text: str) -> None:
    """The short forms count in capitals only, and half a name is no name."""
    assert packs.first_word(text, tuple(packs.old_names(PACK))) == ""


# --- disputes -------------------------------------------------------------------------------------------------------


def stages_of(kind: str) -> list[Stage]:
    """The stages of the pack's ladder for that type, read as those of a definition are."""
    ladder = LADDERS[kind]

    assert isinstance(ladder, list)

    return [Stage.model_validate(stage) for stage in ladder]


def test_a_ladder_stands_ready_for_every_type_of_dispute() -> None:
    """`default` would otherwise print an empty ladder for a type that the labels offer."""
    assert tuple(sorted(LADDERS)) == TYPES


@pytest.mark.parametrize("kind", TYPES)
def test_every_stage_says_who_tries_to_settle_it(kind: str) -> None:
    """A stage without anybody in it settles nothing."""
    assert all(stage.by for stage in stages_of(kind))


@pytest.mark.parametrize("kind", TYPES)
def test_a_stage_without_a_time_names_a_procedure(kind: str) -> None:
    """The rules of disputes say that such a stage lasts as long as the procedure; talks without end would block."""
    timeless = [stage for stage in stages_of(kind) if stage.working_days is None]

    assert all(stage.kind == "procedure" for stage in timeless)


@pytest.mark.parametrize("kind", TYPES)
def test_no_ladder_of_the_pack_ends_in_court(kind: str) -> None:
    """Whether a court follows is the definition's to say, so the clause says it and no ladder does."""
    assert "court" not in {stage.kind for stage in stages_of(kind)}


def test_no_two_lists_give_one_number_to_different_items() -> None:
    """Barriers are looked up by number in all lists, so a number must mean one thing."""
    numbers = [number for checklist in packs.checklists(PACK).values() for number in checklist.items]

    assert len(numbers) == len(set(numbers))
