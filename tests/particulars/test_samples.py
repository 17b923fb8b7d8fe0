"""The samples are what people copy first, so they must be beyond reproach."""

import pytest

from tests.particulars.samples import NAMES, PATHS, sample, sample_source

SCHEMA_LINE = "# yaml-language-server: $schema="


def test_every_sample_is_here() -> None:
    """A sample that is renamed or lost breaks the pages and tests that name it."""
    assert set(NAMES) >= {"better-care-fund", "mental-capacity-act", "memorandum-small", "section-75-small"}


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_read_without_a_warning(name: str) -> None:
    """A user who copies it should not meet a complaint about what we wrote."""
    assert sample_source(name).warnings.diagnostics == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_a_valid_agreement(name: str) -> None:
    """Every key is known and every value has the right form."""
    assert sample(name).id


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_names_the_schema_for_editors(name: str) -> None:
    """Tooltips and completion come from that line, which must lead to the schema of this repository."""
    first = sample_source(name).text.splitlines()[0]

    schema = (PATHS[name].parent / first.removeprefix(SCHEMA_LINE)).resolve()

    assert schema == PATHS[name].parents[3] / "schemas" / "agreement.schema.json"


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_uses_the_pack_that_it_lies_in(name: str) -> None:
    """Its clauses are those of the pack beside it."""
    assert sample(name).pack == PATHS[name].parent.parent.name


def test_samples_differ_in_id() -> None:
    """File names of what is built are made from the id."""
    ids = [sample(name).id.casefold() for name in NAMES]

    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", NAMES)
def test_scheme_budgets_add_up_to_their_fund(name: str) -> None:
    """A sample with sums that do not add would teach the wrong thing."""
    agreement = sample(name)
    out_by = {
        (fund.id, year): sum(budgets) - sum(pence or 0 for pence in sums.values())
        for fund in agreement.funds
        for year, sums in fund.contributions.items()
        if sums is not None
        and (budgets := [s.budget[year] or 0 for s in agreement.schemes if s.fund == fund.id and year in s.budget])
    }

    assert {place: pence for place, pence in out_by.items() if pence} == {}


@pytest.mark.parametrize("name", NAMES)
def test_party_names_do_not_recur_in_other_samples(name: str) -> None:
    """Each sample has bodies of its own, so that a name found in a document says where it came from."""
    others = {party.legal_name for other in NAMES if other != name for party in sample(other).parties}

    assert others.isdisjoint(party.legal_name for party in sample(name).parties)
