"""A picture that does not fit on a page is left out, and the report says so."""

from __future__ import annotations

from dataclasses import replace

from agreements import packs
from agreements.diagnostics import Severity
from agreements.document import Document, Picture
from agreements.pipeline.pictures import undrawn, without_undrawn
from tests.pipeline.built import case


def _document() -> Document:
    """A sample in which the first picture could not be drawn."""
    document = case("section-75-small").document()
    first = next(block for block in document.blocks if isinstance(block, Picture))
    return replace(document, blocks=tuple(replace(b, svg="") if b is first else b for b in document.blocks))


def test_only_the_picture_that_was_not_drawn_is_left_out() -> None:
    """Its table and all other pictures stand."""
    document = _document()
    kept = without_undrawn(document)

    assert len(document.blocks) - len(kept.blocks) == 1
    assert all(block.svg for block in kept.blocks if isinstance(block, Picture))


def test_the_report_says_which_and_where() -> None:
    """For information: nothing is lost."""
    found = list(undrawn([_document()], packs.find_pack("health-and-care-england")))

    assert [(one.id, one.severity) for one in found] == [("picture-left-out", Severity.INFO)]
    assert found[0].location.file.endswith("scheme-assurance.md")
    assert "How the Roles in Scheme R1 follow each other" in found[0].message


def test_a_document_with_all_its_pictures_is_left_alone() -> None:
    """The very same."""
    document = case("section-75-small").document()

    assert without_undrawn(document) is document
