"""In no picture does anything lie on anything else, whatever the names and however many there are."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise, product

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from agreements.pictures import (
    Body,
    Contribution,
    DisputeLadder,
    Flow,
    FundColumn,
    Funding,
    GovernanceStructure,
    HandoverChain,
    LadderStage,
    Partner,
    PartnerMap,
    Passing,
    Picture,
    RoleHeld,
    Tier,
    dispute_ladder,
    funding_by_party,
    governance_structure,
    handover_chain,
    partner_map,
)
from agreements.pictures.lettering import Lettering
from agreements.pictures.partners.grid import grid
from agreements.pictures.partners.round_hub import round_hub
from agreements.pictures.partners.two_columns import two_columns
from agreements.pictures.picture import SHEET, Layout, Sheet, drawn
from tests.pictures.naming import LONG, kinds, names, plain_names, short_names
from tests.pictures.seeing import faults, seen


@st.composite
def maps(draw: st.DrawFn, *, short: bool = False) -> PartnerMap:
    """One to fourteen bodies, with a hub or without, and any flows between them."""
    called = draw(st.lists(short_names if short else names, min_size=1, max_size=14))
    notes = st.lists(short_names, max_size=1)
    partners = tuple(Partner(str(place), name, tuple(draw(notes))) for place, name in enumerate(called))
    pairs = [(one.id, two.id) for one, two in product(partners, repeat=2) if one != two]
    hub = "0" if short else draw(st.sampled_from(["", "0"]))
    spokes = [pair for pair in pairs if "0" in pair]
    many = st.lists(st.sampled_from(pairs), max_size=30) if pairs else st.just([])
    few = st.lists(st.sampled_from(pairs), max_size=7) if pairs else st.just([])
    round_hub = st.lists(st.sampled_from(spokes), max_size=16) if pairs else st.just([])
    joined = draw(st.one_of(many, round_hub, st.builds(lambda some, more: some + more, few, round_hub)))
    flows = tuple(Flow(start, end, draw(kinds)) for start, end in joined)
    return PartnerMap("Map of partners", partners, flows, hub)


bodies = st.builds(lambda name, notes: Body(name, tuple(notes)), names, st.lists(plain_names, max_size=2))
governances = st.builds(
    lambda tiers: GovernanceStructure("Governance", tuple(tiers)),
    st.lists(
        st.builds(
            lambda heading, bodies, link, strong: Tier(heading, tuple(bodies), link, strong),
            names,
            st.lists(bodies, max_size=7),
            st.one_of(st.just(""), names),
            st.booleans(),
        ),
        max_size=5,
    ),
)
sums = st.one_of(
    st.none(),
    st.builds(lambda pence: Contribution(pence, f"{pence / 100:,.2f}"), st.integers(0, 99_999_999_99)),
    st.builds(lambda text: Contribution(None, text), st.sampled_from(["not yet known", "nid yw'n hysbys"])),
)


@st.composite
def fundings(draw: st.DrawFn) -> Funding:
    """One to fourteen parties, one to five funds, sums known, unknown or absent."""
    parties = tuple(draw(st.lists(names, min_size=1, max_size=14)))
    funds = tuple(
        FundColumn(
            draw(names),
            f"{draw(st.integers(0, 10**11)) / 100:,.2f}",
            tuple(draw(sums) for _ in parties),
            draw(names),
            draw(st.booleans()),
        )
        for _ in range(draw(st.integers(1, 5)))
    )
    return Funding("Contributions", parties, funds, "Total")


ladders = st.builds(
    lambda begins, stages, afterwards: DisputeLadder("Ladder", begins, tuple(stages), afterwards),
    names,
    st.lists(
        st.builds(
            LadderStage,
            names,
            st.one_of(st.just(""), names),
            st.integers(0, 60),
            st.sampled_from(["", "30 September 2027", "4 Ionawr 2027"]),
        ),
        min_size=1,
        max_size=7,
    ),
    st.one_of(st.just(""), names),
)
chains = st.builds(
    lambda roles: HandoverChain("Chain", tuple(roles)),
    st.lists(
        st.builds(
            lambda role, holder, facts: RoleHeld(role, holder, tuple(facts)),
            names,
            st.one_of(st.just(""), names),
            st.lists(st.builds(Passing, plain_names, plain_names), max_size=4),
        ),
        min_size=1,
        max_size=7,
    ),
)


def is_sound(picture: Picture | None, words: list[str], sheet: Sheet = SHEET) -> bool:
    """Nothing lies on anything, every word is there, the type is no smaller than 9 pt, the page is not left."""
    if picture is None:
        return True
    parts = seen(picture)
    missing = [word for word in words if "".join(word.split()) not in parts.letters]

    assert faults(picture) == []
    assert missing == []
    assert parts.smallest >= 9 * 2540 / 72
    assert picture.width_mm <= sheet.width_mm
    assert picture.height_mm <= sheet.height_mm
    return True


LAYOUTS: dict[str, Callable[[PartnerMap], Layout]] = {
    "round a wide hub": lambda figures: partial(round_hub, figures, 9.5),
    "round a narrow hub": lambda figures: partial(round_hub, figures, 7.5),
    "in two columns": lambda figures: partial(two_columns, figures),
    "as a grid": lambda figures: partial(grid, figures, 8),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@given(st.one_of(maps(short=True), maps(short=True), maps()))
def test_a_map_has_room_for_everything(layout: str, figures: PartnerMap) -> None:
    """Arrows run beside boxes and words, however many bodies and flows there are; each layout on a page without end."""
    words = [text for partner in figures.partners for text in (partner.name, *partner.notes)]
    endless = Sheet(height_mm=5000, sizes_pt=(9.0,))

    picture = drawn([LAYOUTS[layout](figures)], endless, title="Map", alt="Map")

    event(f"{layout}: {'drawn' if picture else 'left to the next layout'}")
    assert is_sound(picture, words, endless)


@given(maps())
def test_a_map_stays_on_its_page(figures: PartnerMap) -> None:
    """The first layout that fits is taken; its kinds of flow are named on arrows or in the key."""
    words = [text for partner in figures.partners for text in (partner.name, *partner.notes)]

    assert is_sound(partner_map(figures), [*words, *figures.kinds])


def test_each_layout_is_put_to_the_test() -> None:
    """A property that holds only because nothing was drawn would hold nothing."""
    few = PartnerMap(
        "Map",
        tuple(Partner(str(place), f"Partner {place}") for place in range(7)),
        (Flow("0", "1", "refers"), Flow("1", "2", "informs"), Flow("5", "3", "supports")),
        "0",
    )

    assert all(layout(few)(Lettering.of(9), SHEET.width) for layout in LAYOUTS.values())


@given(governances)
def test_a_structure_has_room_for_everything(figures: GovernanceStructure) -> None:
    """A tier may hold one board or eight councils."""
    shown = [body for tier in figures.tiers for body in tier.bodies]

    assert is_sound(governance_structure(figures), [text for body in shown for text in (body.name, *body.notes)])


@given(fundings())
def test_bars_have_room_for_everything(figures: Funding) -> None:
    """A sum stands above its bar, never on it."""
    assert is_sound(funding_by_party(figures), [*figures.parties, *(fund.name for fund in figures.funds)])


@given(ladders)
def test_a_ladder_has_room_for_everything(figures: DisputeLadder) -> None:
    """A day stands beside its bar, clear of the arrow to the next."""
    words = [text for stage in figures.stages for text in (stage.by, stage.length, stage.ends)]

    assert is_sound(dispute_ladder(figures), [figures.begins, *words, figures.afterwards])


@given(chains)
def test_a_chain_has_room_for_everything(figures: HandoverChain) -> None:
    """What a hand-over asks for stands beside the arrow."""
    facts = [fact for role in figures.roles[:-1] for fact in role.passes]
    words = [text for role in figures.roles for text in (role.role, role.holder)]

    assert is_sound(handover_chain(figures), [*words, *(text for fact in facts for text in (fact.label, fact.words))])


@pytest.mark.parametrize("number", [1, 2, 6, 14])
@pytest.mark.parametrize("flows", ["spokes", "ring", "all"])
def test_a_map_of_long_names_fits_on_a_page(number: int, flows: str) -> None:
    """A partnership of fourteen, each with a name of ninety letters, still has its map."""
    ids = [str(place) for place in range(number)]
    joined = {
        "spokes": [("0", id_) for id_ in ids[1:]],
        "ring": list(pairwise(ids)),
        "all": [(one, two) for one, two in product(ids, repeat=2) if one != two],
    }[flows]
    partners = tuple(Partner(id_, name) for id_, name in zip(ids, LONG, strict=False))
    figures = PartnerMap("Map", partners, tuple(Flow(start, end, "refers") for start, end in joined), "0")

    picture = partner_map(figures)

    assert picture is not None
    assert is_sound(picture, [partner.name for partner in partners])


def test_fourteen_long_names_fit_in_a_structure() -> None:
    """Partners above, their board beneath."""
    partners = Tier("Partners", tuple(Body(name) for name in LONG[:14]))
    figures = GovernanceStructure("Governance", (partners, Tier("Board", (Body(LONG[14]),), "members", strong=True)))

    picture = governance_structure(figures)

    assert picture is not None
    assert is_sound(picture, list(LONG))


def test_fourteen_long_names_fit_beside_two_funds() -> None:
    """With more funds the caller rounds the sums, gives short names, or leaves it to the table."""
    paid = tuple(Contribution(place * 10_000_00, f"{place * 10_000:,}") for place in range(14))
    funds = tuple(FundColumn(name, "910,000", paid) for name in ("Better Care Pooled Fund", "Equipment Fund"))

    picture = funding_by_party(Funding("Contributions", LONG[:14], funds, "Total"))

    assert picture is not None
    assert is_sound(picture, list(LONG[:14]))
