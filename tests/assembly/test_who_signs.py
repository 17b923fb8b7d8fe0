"""A precedent says where the definition names those who sign, and those whom the cover shows."""

from dataclasses import replace

import pytest

from agreements import packs
from agreements.assembly import assemble
from agreements.diagnostics import FindingsError
from agreements.document import Document, ExecutionBlock, Party, words
from agreements.particulars import Agreement
from tests.packs.awkward import Plain, party
from tests.packs.awkward_instruments import HEIR, TWO, deed, notice

PACK = packs.find_pack("health-and-care-england")
NEW = party("NEW", "unitary")


def document(data: Plain) -> Document:
    """The draft of those data."""
    agreement = Agreement.model_validate(data)
    return assemble(agreement, PACK, agreement.documents[0], draft=True)


def signing(data: Plain) -> list[str]:
    """Ids of those who have an execution block, in its order."""
    return [b.id.partition("@")[2] for b in document(data).blocks if isinstance(b, ExecutionBlock)]


def shown(data: Plain) -> list[str]:
    """Ids in the block of parties, in its order."""
    return [b.id.partition("@")[2] for b in document(data).blocks if isinstance(b, Party)]


def test_everybody_whom_a_deed_places_executes_it() -> None:
    """Those who stay, who join and who are let go, in that order; a body that it does not place does not."""
    placed = {"effective": "2027-04-01", "continuing": "ICB", "joining": "NEW", "leaving": "CON"}

    assert signing(deed(parties=[*TWO, HEIR, NEW], deed=placed)) == ["ICB", "NEW", "CON"]


def test_a_notice_is_signed_by_its_giver_alone() -> None:
    """Those to whom it is addressed are shown, and do not sign."""
    data = notice(parties=[*TWO, HEIR])

    assert signing(data) == ["CON"]
    assert shown(data) == ["CON", "ICB"]
    assert document(data).frame.parties == ("CON in full", "ICB in full")


def test_without_a_name_at_that_place_every_party_signs() -> None:
    """A draft that says nothing yet shows everybody, so that nobody is forgotten."""
    assert signing(deed(deed=None)) == ["ICB", "CON"]


@pytest.mark.parametrize("mode", ["signature", "seal", "deed", None])
def test_every_mode_of_a_deed_executes_it_as_one(mode: str | None) -> None:
    """A deed of variation that one party signs under hand binds as no deed."""
    parties = [{**TWO[0], "execution": mode}, TWO[1]]
    found = [b for b in document(deed(parties=parties)).blocks if isinstance(b, ExecutionBlock)]

    assert words(found[0].inlines).startswith("Executed as a deed by ICB in full")


def test_a_place_that_no_definition_has_is_refused() -> None:
    """At the line of the precedent that asks for it."""
    name = "precedents/exit-notice.yaml"
    file = PACK.files[name]
    text = file.data.replace(b"signs: [exit_notice.by]", b"signs: [exit_notice.giver]")
    pack = replace(PACK, files={**PACK.files, name: replace(file, data=text)}, _cache={})
    agreement = Agreement.model_validate(notice())

    with pytest.raises(FindingsError) as refused:
        assemble(agreement, pack, "exit-notice", draft=True)

    (found,) = refused.value.report
    assert found.message == "no definition has 'exit_notice.giver'"
    assert found.location.file.endswith(name)
