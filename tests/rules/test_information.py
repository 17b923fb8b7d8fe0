"""Personal data that moves, and what a published paper shows: cases around the edges of each rule."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.examples import findings, found

Plain = dict[str, Any]
Found = list[tuple[str, str, str]]

WARNED = "warning"
ONCE: Found = [("", "", WARNED)]


@pytest.mark.parametrize("rule_id", ["INF-01", "INF-02", "INF-03", "INF-04", "INF-05", "INF-06"])
@pytest.mark.parametrize("base", ["county", "capacity-act", "joint", "memorandum"])
def test_the_samples_share_data_soundly(rule_id: str, base: str) -> None:
    """In the large ones as well as in the small."""
    assert found(rule_id, base) == []


@pytest.mark.parametrize("base", ["county", "joint", "memorandum"])
def test_a_published_sample_shows_nobody_out_of_place(base: str) -> None:
    """Names stand only among the signatures; all mailboxes are shared."""
    assert found("INF-06", base, {"publication": "yes"}) == []


# --- what moves data ------------------------------------------------------------------------------------------------

BARE: Plain = {"information_sharing": None, "handovers": []}
STILL: list[Plain] = [
    {"id": "R1", "arrangement": "pooled", "handovers": [], "information": None},
    {"id": "R2", "handovers": []},
]


def step(**changes: Any) -> Plain:
    """A hand-over from the ICB to the Council that is complete."""
    whole = {"role": "advice line", "holder": "SWI", "next_role": "visit", "next_holder": "SAB", **changes}
    return {key: value for key, value in whole.items() if value is not None}


MOVES: list[tuple[str, Plain, bool]] = [
    ("nothing moves", {}, False),
    ("one side acts for the other", {"schemes": [{**STILL[0], "arrangement": "lead_commissioning_by_la"}]}, True),
    ("a scheme says how", {"schemes": [{**STILL[0], "information": "by secure transfer"}]}, True),
    ("a hand-over", {"handovers": [step()]}, True),
    ("a hand-over with data", {"handovers": [step(data="name")]}, True),
    ("a hand-over without data", {"handovers": [step(data="none")]}, False),
    ("a hand-over of figures", {"handovers": [step(data="aggregate figures only")]}, False),
    ("a role that closes", {"handovers": [step(next_role="closed")]}, False),
    ("a role that stays with its holder", {"handovers": [step(next_holder="SWI")]}, False),
    ("nobody follows", {"handovers": [step(next_role=None, next_holder=None)]}, False),
    ("a referral", {"pathways": [{"id": "RP1", "from": "SWI", "to": "SAB"}]}, True),
    ("a referral without data", {"pathways": [{"id": "RP1", "from": "SWI", "to": "SAB", "data": "none"}]}, False),
    ("a shared record", {"schemes": [{**STILL[0], "services": ["shared care record"]}]}, True),
    ("no shared record", {"schemes": [{**STILL[0], "services": ["visits, without a shared record"]}]}, False),
]


@pytest.mark.parametrize(("changes", "fails"), [row[1:] for row in MOVES], ids=[row[0] for row in MOVES])
def test_what_moves_personal_data_needs_a_sharing_agreement(changes: Plain, fails: bool) -> None:
    """And nothing else does."""
    schemes = {scheme["id"]: scheme for scheme in [*STILL, *changes.get("schemes", [])]}

    assert found("INF-01", "joint", {**BARE, **changes, "schemes": list(schemes.values())}) == ONCE * fails


NAMED: list[tuple[Plain | None, bool]] = [
    ({"agreement_reference": None}, True),
    ({"agreement_reference": None, "note": "to follow"}, True),
    ({"agreement_reference": "ISA-1"}, False),
    ({"agreement_reference": None, "lawful_basis": "public task"}, False),
    (None, True),
]


@pytest.mark.parametrize(("sharing", "fails"), NAMED)
def test_the_agreement_is_named_or_its_terms_are_set_out(sharing: Plain | None, fails: bool) -> None:
    """Terms that are set out in part are left to another rule."""
    assert found("INF-01", "county", {"information_sharing": sharing}) == ONCE * fails


def test_a_memorandum_that_does_not_bind_is_not_asked_for_one() -> None:
    """Its parties share under agreements of their own."""
    assert found("INF-01", "memorandum", {"information_sharing": None}) == []


@pytest.mark.parametrize("kind", ["referral-protocol", "information-sharing-agreement"])
def test_a_referral_protocol_is_asked_though_it_does_not_bind(kind: str) -> None:
    """People are its subject. A sharing agreement is what is asked for."""
    changes = {"documents": [kind], "information_sharing": None, "binding": None}

    assert found("INF-01", "memorandum", changes) == ONCE * (kind == "referral-protocol")


# --- a memorandum that claims too much ------------------------------------------------------------------------------

CLAIMS: list[tuple[str, bool]] = [
    ("this MoU is the sharing agreement", True),
    ("This memorandum serves as the information sharing agreement between the parties.", True),
    ("For staff: the MoU acts as our data sharing agreement.", True),
    ("this document is the information sharing agreement", True),
    ("separate agreement; MoU is not the sharing agreement", False),
    ("This memorandum is not itself the information sharing agreement.", False),
    ("the sharing agreement is separate", False),
    ("ISA-2 is the information sharing agreement", False),
    ("ISA-2 is the sharing agreement; this MoU refers to it", False),
    ("this MoU is read with the sharing agreement", False),
    ("no part of this MoU is the sharing agreement", False),
    ("people are asked before anything is shared", False),
]


@pytest.mark.parametrize(("note", "fails"), CLAIMS)
def test_a_claim_is_told_from_a_denial(note: str, fails: bool) -> None:
    """The reference to a separate agreement stays in either case."""
    assert found("INF-02", "capacity-act", {"information_sharing": {"note": note}}) == ONCE * fails


def test_a_claim_counts_wherever_it_stands() -> None:
    """The purpose is read as well."""
    changes = {"purpose": "This memorandum constitutes the information sharing agreement."}
    (one,) = findings("INF-02", "memorandum", changes)

    assert one.path == ("purpose",)


KEYS: list[tuple[Plain, bool]] = [
    ({"memorandum_is_agreement": "yes"}, True),
    ({"memorandum_is_agreement": "no"}, False),
    ({"agreement_reference": "this MoU"}, True),
    ({"agreement_reference": "MOU-ISA-3"}, False),
]


@pytest.mark.parametrize(("sharing", "fails"), KEYS)
def test_a_claim_may_be_made_by_a_key(sharing: Plain, fails: bool) -> None:
    """Or by a reference that is the memorandum itself."""
    assert found("INF-02", "memorandum", {"information_sharing": sharing}) == ONCE * fails


def test_another_document_may_be_the_sharing_agreement() -> None:
    """The rule is about memoranda."""
    changes = {"information_sharing": {"note": "this agreement is the information sharing agreement"}}

    assert found("INF-02", "joint", changes) == []


# --- terms, assessment, complaints ----------------------------------------------------------------------------------

ALL = {
    "controllers": "independent",
    "lawful_basis": "public task",
    "special_category_condition": "health or social care",
    "confidence_basis": "consent",
}
TERMS: list[tuple[str, Plain, bool]] = [
    ("memorandum", {"agreement_reference": None, "note": "to follow"}, False),
    ("memorandum", {"agreement_reference": None, "lawful_basis": "public task"}, True),
    ("memorandum", {"agreement_reference": None, "controllers": "joint"}, True),
    ("memorandum", {"agreement_reference": None, **ALL}, False),
    ("memorandum", {"lawful_basis": "public task"}, False),
    ("joint", {"agreement_reference": None}, True),
]


@pytest.mark.parametrize(("base", "sharing", "fails"), TERMS)
def test_terms_of_sharing_are_set_out_whole_or_left_to_the_agreement(base: str, sharing: Plain, fails: bool) -> None:
    """A named agreement says the rest."""
    assert found("INF-03", base, {"information_sharing": sharing}) == ONCE * fails


@pytest.mark.parametrize("lacking", ALL)
def test_a_sharing_agreement_says_each_of_the_four(lacking: str) -> None:
    """Whatever reference it bears itself."""
    sharing = {"agreement_reference": "ISA-1", **ALL}
    kind = {"documents": ["information-sharing-agreement"]}

    assert found("INF-03", "memorandum", {**kind, "information_sharing": sharing}) == []
    sharing.pop(lacking)
    (one,) = findings("INF-03", "memorandum", {**kind, "information_sharing": sharing})
    assert one.path == ("information_sharing", lacking)


FLOW = {"id": "DF1", "item": "name", "from": "CVT", "to": "BRH"}


@pytest.mark.parametrize(("second", "fails"), [("consent", False), (None, True)])
def test_each_flow_may_state_a_basis_of_its_own(second: str | None, fails: bool) -> None:
    """What is stated for every flow is stated for all; what one of them lacks is missing."""
    flows = [{**FLOW, "lawful_basis": "public task"}, {**FLOW, "id": "DF2", "lawful_basis": second}]
    sharing = {key: value for key, value in ALL.items() if key != "lawful_basis"}
    changes = {"documents": ["information-sharing-agreement"], "information_sharing": {**sharing, "flows": flows}}

    assert found("INF-03", "memorandum", changes) == ONCE * fails


def test_a_sharing_agreement_without_a_word_on_sharing_lacks_all() -> None:
    """It is told so once."""
    changes = {"documents": ["information-sharing-agreement"], "information_sharing": None}

    assert found("INF-03", "memorandum", changes) == ONCE


ASSESSED: list[tuple[Plain, bool]] = [
    ({}, False),
    ({"information_sharing": {"dpia_reference": None}}, False),
    ({"information_sharing": {"dpia_reference": None, "shared_record": "care record"}}, True),
    ({"information_sharing": {"shared_record": "care record"}}, False),
    ({"information_sharing": {"dpia_reference": None, "note": "the shared record is read by both"}}, True),
    ({"information_sharing": {"dpia_reference": None, "note": "there is no shared record"}}, False),
    (
        {
            "information_sharing": {"dpia_reference": None},
            "schemes": [{"id": "R1", "arrangement": "integrated_provision_by_nhs"}],
        },
        True,
    ),
    (
        {
            "information_sharing": {"dpia_reference": None},
            "schemes": [{"id": "R1", "resources": {"services": ["shared record"]}}],
        },
        True,
    ),
    ({"information_sharing": None, "schemes": [{"id": "R1", "arrangement": "integrated_provision_by_nhs"}]}, False),
]


@pytest.mark.parametrize(("changes", "fails"), ASSESSED)
def test_a_shared_record_is_assessed(changes: Plain, fails: bool) -> None:
    """And so is integrated provision."""
    assert found("INF-04", "joint", changes) == ONCE * fails


def test_the_record_of_a_neighbourhood_team_is_a_shared_record() -> None:
    """It stands among the services that a party provides to a scheme."""
    assert found("INF-04", "county", {"information_sharing": {"dpia_reference": None}}) == ONCE


def test_a_memorandum_that_is_made_binding_says_when_it_acknowledges_complaints() -> None:
    """It is then a full agreement."""
    assert found("INF-05", "capacity-act", {"binding": "binding"}) == ONCE


def test_complaints_are_asked_about_only_where_sharing_is() -> None:
    """Without the group there is nothing that deals with data."""
    assert found("INF-05", "joint", {"information_sharing": None}) == []


# --- people in a published paper ------------------------------------------------------------------------------------


def notices(**changes: str) -> Plain:
    """Notices to the ICB."""
    return {"parties": [{"id": "CVT", "notices": changes}]}


def note(words: str) -> Plain:
    """Some text of the definition that is printed."""
    return {"context": words}


PEOPLE: list[tuple[str, Plain, bool]] = [
    ("own mailbox", notices(email="jane.doe@cvt-icb.example"), True),
    ("own mailbox, initial", notices(email="j.doe@cvt-icb.example"), True),
    ("mailbox of somebody who signs", notices(email="wobrien@cvt-icb.example"), True),
    ("mailbox of somebody who signs, in full", notices(email="Wieslawa.OBrien@cvt-icb.example"), True),
    ("mailbox of a team", notices(email="adult.services@cvt-icb.example"), False),
    ("mailbox of a post", notices(email="mo@cvt-icb.example"), False),
    ("mailbox with a place", notices(email="brocks.heath@cvt-icb.example"), False),
    ("mailbox for a purpose", notices(email="s75@cvt-icb.example"), False),
    ("a name for a post", notices(post="Jane Doe"), True),
    ("a name before a post", notices(post="Jane Doe, Head of Partnerships"), True),
    ("a name after a post", notices(post="Head of Partnerships (Jane Doe)"), True),
    ("a post of two words", notices(post="Company Secretary"), False),
    ("a post with a comma", notices(post="Executive Director, Adults & Health"), False),
    ("a post in Welsh", notices(post="Cyfarwyddwr Corfforaethol"), False),
    ("a party for a post", notices(post="Brock's Heath"), False),
    ("a title", note("Dr Anneliese Frost opened the first meeting."), True),
    ("a title and one name", note("Cllr Frost opened the first meeting."), True),
    ("a title that is a post", note("The Lord Mayor opened the first meeting."), False),
    ("a title that is a place", note("It meets at Lady Margaret House."), False),
    ("a doctor in general", note("The doctor on the ward decides."), False),
    ("milliseconds and multiple sclerosis", note("People with MS Society cards are welcome."), False),
    ("somebody who signs", note("The leaflet was written by Wieslawa O'Brien."), False),
    ("somebody who signs, letter for letter", note("The leaflet was written by Wies\u0142awa O\u2019Brien."), True),
    ("a mobile", note("Ring 07700 900123 at night."), True),
    ("a mobile from abroad", note("Ring +44 7700 900 123 at night."), True),
    ("a switchboard", note("Ring 01632 960 123 by day."), False),
    ("a sum", note("It costs 07 and 123456789 pounds."), False),
    ("a place with capitals", note("Castle Street, Brock's Heath, and Market Hill"), False),
    (
        "a contact sheet",
        {"parties": [{"id": "CVT", "contacts": [{"matter": "m", "post": "p", "name": "Dr J Doe"}]}]},
        False,
    ),
    ("who signs", {"parties": [{"id": "CVT", "signatories": [{"name": "Dr Jane Doe", "post": "Chief Nurse"}]}]}, False),
    ("partners", {"parties": [{"id": "CVT", "partners": ["Dr Jane Doe"]}]}, False),
    ("a practice", {"map_of_partners": [{"id": "X", "name": "Dr Doe & Partners", "category": "primary_care"}]}, False),
    (
        "the author of a version",
        {"status": {"changes": [{"version": "1", "author": "Jane Doe", "summary": "s"}]}},
        True,
    ),
]


@pytest.mark.parametrize(("changes", "fails"), [row[1:] for row in PEOPLE], ids=[row[0] for row in PEOPLE])
def test_a_published_paper_shows_posts_and_no_people(changes: Plain, fails: bool) -> None:
    """Names belong to signatures and contact sheets; mailboxes of teams are nobody's."""
    assert found("INF-06", "memorandum", changes) == [("", "", "info")] * fails
    assert found("INF-06", "memorandum", {**changes, "publication": "no"}) == []


def test_the_message_tells_the_places_and_not_the_people() -> None:
    """A report that repeated the name would spread it."""
    (one,) = findings("INF-06", "memorandum", {**notices(post="Jane Doe"), **note("Mr Roe rings 07700 900123")})

    assert one.message == (
        "The document is to be published, and 2 texts show a person's name, e-mail address or telephone number: "
        "context and parties[0].notices.post."
    )
    assert one.path == ("context",)
