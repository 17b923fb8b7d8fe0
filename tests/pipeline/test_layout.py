"""How the pages of the large samples are laid out: what stays together, what turns the page, what breaks nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import pypdfium2
import pytest

from agreements.document import Align, ExecutionBlock, Heading, NumberedDocument, Table, words
from agreements.intake import open_house
from agreements.pipeline import check, numbered_document
from agreements.proof.pdf import read_pdf
from agreements.rendering.columns import paper_of, planned
from tests.pipeline.built import BETTER_CARE, CAPACITY, SAMPLES, outputs
from tests.pipeline.house_packs import HOUSE
from tests.pipeline.inks import inks

LARGE = [BETTER_CARE, CAPACITY]
_SUM = re.compile(r"[\d,]+\.\d\d")


@cache
def model(name: str) -> NumberedDocument:
    """The draft of the sample as it goes to the renderers."""
    checked = check(SAMPLES / f"{name}.yaml")
    return numbered_document(checked, checked.agreement.documents[0])


@cache
def pages(name: str) -> Mapping[str, tuple[int, ...]]:
    """The pages of the PDF on which each block stands."""
    found: dict[str, tuple[int, ...]] = {}
    for block, page, _ in read_pdf(outputs(name)["pdf"], {block.id for block in model(name).blocks}).blocks:
        found[block] = (*found.get(block, ()), page)
    return found


@cache
def landscape(name: str) -> frozenset[int]:
    """The pages of the PDF that are wider than high."""
    sizes = (page.get_size() for page in pypdfium2.PdfDocument(outputs(name)["pdf"]))
    return frozenset(number for number, (width, height) in enumerate(sizes, start=1) if width > height)


@pytest.mark.parametrize("name", LARGE)
def test_landscape_pages_hold_what_needs_them_and_nothing_else(name: str) -> None:
    """Running text on a turned page has lines that nobody can follow."""
    turned = planned(model(name).blocks, paper_of(open_house(HOUSE.read_bytes()))).turned
    on_them = {block for block, places in pages(name).items() if set(places) & landscape(name)}

    assert on_them == turned
    assert (name == BETTER_CARE) == bool(turned)


@pytest.mark.parametrize("name", LARGE)
def test_the_first_party_signs_under_the_heading(name: str) -> None:
    """A heading with its words, alone on a page, says nothing of who signs."""
    blocks = model(name).blocks
    first = next(place for place, block in enumerate(blocks) if isinstance(block, ExecutionBlock))
    heading = next(block for block in reversed(blocks[:first]) if isinstance(block, Heading))

    assert pages(name)[heading.id] == pages(name)[blocks[first].id]


@pytest.mark.parametrize("name", LARGE)
def test_each_partys_block_is_whole(name: str) -> None:
    """Nobody can swap the page with the words for another."""
    signing = [block.id for block in model(name).blocks if isinstance(block, ExecutionBlock)]

    assert [block for block in signing if len(pages(name)[block]) > 1] == []
    assert len(signing) > 3


@pytest.mark.parametrize("name", LARGE)
def test_no_sum_is_broken_over_lines(name: str) -> None:
    """1,234,567.8 and below it 9 is read as two sums."""
    drawn = {ink.text.strip() for ink in inks(outputs(name)["pdf"])}
    cells = (
        words(line)
        for table in model(name).blocks
        if isinstance(table, Table)
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if column.align is Align.RIGHT
        for line in cell
    )
    sums = {cell for cell in cells if _SUM.fullmatch(cell)}

    assert sums - drawn == set()
    assert len(sums) > 10


@pytest.mark.parametrize("name", LARGE)
def test_running_lines_take_one_line(name: str) -> None:
    """A second one would stand in the text. Letters with descenders reach a little lower than the others."""
    small = [ink for ink in inks(outputs(name)["pdf"]) if ink.size == 9 and ink.page not in {1, *landscape(name)}]
    heights = [ink.bottom for ink in small if ink.bottom > 780]

    assert len(heights) >= len({ink.page for ink in small})
    assert max(heights) - min(heights) < 6


@pytest.mark.parametrize("name", LARGE)
def test_contents_follow_document_control_where_they_fit(name: str) -> None:
    """And where they take more than a page in any case; a short list stays on one page."""
    control, contents = pages(name)["document-control"], pages(name)["contents"]

    assert (contents[0] == control[0]) == (name == BETTER_CARE)
    assert len(contents) == (2 if name == BETTER_CARE else 1)


@pytest.mark.parametrize("name", LARGE)
def test_the_parties_start_a_page(name: str) -> None:
    """With nothing of the contents above them."""
    assert pages(name)["parties"][0] == pages(name)["contents"][-1] + 1
