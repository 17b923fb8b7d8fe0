"""Each party executes in the mode that it has chosen, with a place for everybody who has to write something."""

from pathlib import Path
from typing import Any

import pytest

from agreements import packs
from agreements.assembly import assemble
from agreements.diagnostics import FindingsError
from agreements.document import Document, ExecutionBlock, Paragraph, Value, words
from agreements.particulars import Agreement
from tests.small_pack import FILES, small_pack

NAMED = {"name": "Wiesława O'Brien", "post": "Chief Nurse"}
MAYOR = {"post": "Mayor or authorised member", "acts": "attests"}
CLERK = {"name": "Ian D'Souza", "post": "Clerk", "acts": "witnesses"}
SIGNS = [("Signature", ""), ("Name", "Wiesława O'Brien"), ("Post", "Chief Nurse"), ("Date", "")]
OFFICER = [("Attested by authorised officer", ""), *SIGNS[1:]]
BLANK = [("Signature", ""), ("Name", ""), ("Post", ""), ("Date", "")]
BLANK_ATTESTATION = [("Attested by", ""), *BLANK[1:]]
SEEN_BY_CLERK = [
    ("Signature of witness", ""),
    ("Name of witness", "Ian D'Souza"),
    ("Address of witness", ""),
    ("Occupation of witness", "Clerk"),
]
BLANK_WITNESS = [(label, "") for label, _ in SEEN_BY_CLERK]

CASES: dict[str, tuple[str, list[dict[str, str]], list[tuple[str, str]]]] = {
    "one signs": ("signature", [NAMED], SIGNS),
    "nobody is named yet": ("signature", [], BLANK),
    "a post without a name": ("signature", [{"post": "Chief Nurse"}], [BLANK[0], BLANK[1], SIGNS[2], SIGNS[3]]),
    "two sign": ("signature", [NAMED, NAMED], SIGNS + SIGNS),
    "one who attests signs where there is no seal": ("signature", [{**NAMED, "acts": "attests"}], SIGNS),
    "a signature with a named witness": ("signature", [CLERK, NAMED], SIGNS + SEEN_BY_CLERK),
    "a seal attested by the one who signs": ("seal", [NAMED], OFFICER),
    "a seal attested by one who does nothing else": (
        "seal",
        [{**NAMED, "acts": "attests"}],
        [BLANK_ATTESTATION[0], *SIGNS[1:]],
    ),
    "a seal attested by an officer and a member": (
        "seal",
        [NAMED, MAYOR],
        [*OFFICER, BLANK_ATTESTATION[0], ("Name", ""), ("Post", MAYOR["post"]), ("Date", "")],
    ),
    "a seal that nobody is named for": ("seal", [], BLANK_ATTESTATION),
    "a deed with its witness": ("deed", [NAMED, CLERK], SIGNS + SEEN_BY_CLERK),
    "a deed whose witness is still to be found": ("deed", [NAMED], SIGNS + BLANK_WITNESS),
    "a deed that nobody is named for": ("deed", [], BLANK + BLANK_WITNESS),
}


def _agreement(*parties: dict[str, Any]) -> Agreement:
    return Agreement.model_validate(
        {
            "id": "A1",
            "title": "Agreement on care",
            "documents": ["letter"],
            "jurisdiction": "england",
            "status": {"version": "0.1"},
            "term": {},
            "area": "here",
            "parties": [{"id": "ONE", "legal_name": "One Council", "kind": "unitary", **party} for party in parties],
        }
    )


def _pack(folder: Path, execution: str = "") -> packs.Pack:
    """A small pack with the real words and labels of execution."""
    files = packs.find_pack("health-and-care-england").files
    changed = {
        "execution.yaml": execution or files["execution.yaml"].data.decode(),
        "labels/en.yaml": files["labels/en.yaml"].data.decode(),
        "precedents/letter.yaml": FILES["precedents/letter.yaml"].replace("execution: plain", "execution: agreement"),
    }
    return small_pack(folder, **changed)


def _document(folder: Path, party: dict[str, Any], execution: str = "") -> Document:
    return assemble(_agreement(party), _pack(folder, execution), "letter", draft=True)


def _block(document: Document) -> ExecutionBlock:
    (block,) = (block for block in document.blocks if isinstance(block, ExecutionBlock))
    return block


@pytest.mark.parametrize("case", CASES)
def test_a_party_has_the_places_to_sign_that_its_mode_asks_for(case: str, tmp_path: Path) -> None:
    """A missing or a wrong line is found at completion, when everybody sits round the table."""
    mode, signatories, expected = CASES[case]

    block = _block(_document(tmp_path, {"execution": mode, "signatories": signatories}))

    assert expected == [(line.label, words(line.inlines)) for line in block.lines]


def test_only_a_sealed_party_has_a_space_for_the_seal(tmp_path: Path) -> None:
    """A space for a seal on a party that signs looks as if the seal had been forgotten."""
    seals = {
        mode: _block(_document(tmp_path / mode, {"execution": mode})).seal_label
        for mode in ("signature", "seal", "deed")
    }

    assert seals == {"signature": "", "seal": "Common seal", "deed": ""}


def test_a_party_without_a_mode_signs(tmp_path: Path) -> None:
    """A signature is what a memorandum needs; a missing mode in an agreement is a finding of its own."""
    block = _block(_document(tmp_path, {"signatories": [NAMED]}))
    actual = [(line.label, words(line.inlines)) for line in block.lines]

    assert actual == SIGNS


def test_a_partnership_signs_by_each_of_its_partners_once(tmp_path: Path) -> None:
    """Partners sign one by one; one who is a signatory too has one place."""
    party = {"partners": ["Wiesława O'Brien", "Ian D'Souza"], "signatories": [NAMED]}

    block = _block(_document(tmp_path, party))

    expected = [*SIGNS, BLANK[0], ("Name", "Ian D'Souza"), *BLANK[2:]]
    assert expected == [(line.label, words(line.inlines)) for line in block.lines]


def test_the_words_of_execution_name_the_party_by_its_legal_name(tmp_path: Path) -> None:
    """A short name on the execution page binds nobody for certain."""
    block = _block(_document(tmp_path, {"execution": "seal", "short_name": "One"}))

    expected = (
        "The common seal of One Council was affixed to this agreement in the presence of whoever attests it below"
    )
    assert expected == words(block.inlines)


def test_the_execution_pages_say_which_agreement_they_belong_to(tmp_path: Path) -> None:
    """A signed page that has come loose must be proof of something."""
    document = _document(tmp_path, {})
    (opening,) = (b for b in document.blocks if isinstance(b, Paragraph) and b.id == "execution.opening")

    assert "the agreement called Agreement on care, reference A1, version 0.1." in words(opening.inlines)


def test_a_printed_name_knows_where_it_came_from(tmp_path: Path) -> None:
    """A finding on the execution page can then point to the line of the definition."""
    block = _block(_document(tmp_path, {"signatories": [NAMED]}))

    assert block.lines[1].inlines == (Value("Wiesława O'Brien", "parties[0].signatories[0].name"),)


def test_a_pack_without_the_words_of_a_mode_is_refused(tmp_path: Path) -> None:
    """A party that seals must never be printed as if it signed."""
    execution = "agreement:\n  opening: {words: Signed.}\n  signature: {words: Signed}\n"

    with pytest.raises(FindingsError) as caught:
        _document(tmp_path, {"execution": "seal"}, execution)

    assert [found.message for found in caught.value.report] == [
        "agreement.seal is missing: the words of execution of the precedent letter"
    ]


def test_a_form_without_a_place_for_a_named_witness_is_refused(tmp_path: Path) -> None:
    """A name that the definition gives must not vanish from the paper."""
    execution = "agreement:\n  opening: {words: Signed.}\n  signature: {words: Signed, lines: [signatory.signature]}\n"

    with pytest.raises(FindingsError) as caught:
        _document(tmp_path, {"signatories": [NAMED, CLERK]}, execution)

    assert [found.message for found in caught.value.report] == ["ONE: the form has no line for somebody who witnesses"]
