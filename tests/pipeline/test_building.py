"""A definition becomes its documents: draft and final, what is refused, what is delivered when something is missing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from agreements import packs
from agreements.diagnostics import CannotWriteError, FaultError, FindingsError, LimitError, NoPdfEngineError, UsageError
from agreements.pipeline import BuildOptions, Built, build
from agreements.provenance import read_receipt, verify
from agreements.rendering import rendering

SAMPLES = packs.bundled() / "health-and-care-england" / "samples"
SMALL = SAMPLES / "memorandum-small.yaml"
STEM = "memorandum-of-understanding"


def options(folder: Path) -> BuildOptions:
    """Word and the web page: what needs no PDF engine, and so is quick."""
    return BuildOptions(out=folder, formats=("docx", "html"))


def edited(folder: Path, old: str, new: str, sample: Path = SMALL) -> Path:
    """The sample with one edit."""
    text = sample.read_text(encoding="utf-8")
    assert old in text
    path = folder / "edited.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def made(built: Built) -> set[str]:
    """The suffixes of what was delivered."""
    return {path.name.partition(".")[2] for path in built.files}


def test_a_final_document_has_no_draft_mark_and_no_findings(tmp_path: Path) -> None:
    """What is delivered without --draft can be signed."""
    built = build(SMALL, options(tmp_path))

    page = next(path for path in built.files if path.suffix == ".html").read_text(encoding="utf-8")
    assert made(built) == {"docx", "html", "receipt.json"}
    assert "DRAFT" not in page
    assert 'data-block="findings"' not in page


def test_a_draft_says_so_and_lists_what_is_open(tmp_path: Path) -> None:
    """A draft never passes for a final document."""
    path = edited(tmp_path, "legal_name: ", "legal_name: null # ", SMALL)
    built = build(path, replace(options(tmp_path / "out"), draft=True))

    page = next(path for path in built.files if path.suffix == ".html").read_text(encoding="utf-8")
    assert 'data-block="findings.table"' in page
    assert "parties[0].legal_name" in page


def test_a_blank_stops_a_final_document(tmp_path: Path) -> None:
    """It says which one, and writes nothing."""
    path = edited(tmp_path, "legal_name: ", "legal_name: null # ")

    with pytest.raises(FindingsError) as caught:
        build(path, options(tmp_path / "out"))

    assert [found.path for found in caught.value.report.errors] == ["parties[0].legal_name"]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("stage", "told"), [("draft", 1), ("in_review", 1), ("approved", 0), ("signed", 0)])
def test_a_final_document_that_calls_itself_a_draft_is_told(tmp_path: Path, stage: str, told: int) -> None:
    """Nobody should sign a paper whose first table says that it is a draft."""
    built = build(edited(tmp_path, "stage: approved", f"stage: {stage}"), options(tmp_path / "out"))

    assert [found.path for found in built.checked.report if found.id == "stage"] == ["status.stage"] * told


def test_an_error_stops_a_final_document(tmp_path: Path) -> None:
    """Also where nothing is blank."""
    path = edited(tmp_path, "  expiry: ", "  expiry: 2001-01-01 #")

    with pytest.raises(FindingsError) as caught:
        build(path, options(tmp_path / "out"))

    assert "DOC-04" in {found.id for found in caught.value.report.errors}
    assert not (tmp_path / "out").exists()


def test_an_output_is_kept_unless_forced(tmp_path: Path) -> None:
    """Last year's agreement is not lost by a second run."""
    first = build(SMALL, options(tmp_path))
    before = {path: path.read_bytes() for path in first.files}

    with pytest.raises(CannotWriteError):
        build(edited(tmp_path, 'title: "', 'title: "Another '), options(tmp_path))

    assert {path: path.read_bytes() for path in first.files} == before
    assert build(SMALL, replace(options(tmp_path), force=True)).files == first.files


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    """Before anything is done."""
    with pytest.raises(UsageError, match="odt"):
        build(SMALL, replace(options(tmp_path), formats=("docx", "odt")))


def test_the_receipt_knows_every_output(tmp_path: Path) -> None:
    """Each file is on it with its hash, and a changed one is found."""
    built = build(SMALL, options(tmp_path))
    slip = next(path for path in built.files if path.name.endswith(".receipt.json"))
    receipt = read_receipt(slip.read_text(encoding="utf-8"), slip.name)
    found = {path.name: path.read_bytes() for path in built.files if path != slip}

    assert verify(receipt, found) == ()
    assert verify(receipt, {name: data + b" " for name, data in found.items()})


def test_the_definition_travels_inside_unless_for_the_public(tmp_path: Path) -> None:
    """It is data without comments; a published file leaves it out."""
    from agreements.proof.docx import read_docx  # noqa: PLC0415 - lxml, only here

    inside = build(SMALL, replace(options(tmp_path / "inside"), formats=("docx",)))
    public = build(SMALL, replace(options(tmp_path / "public"), formats=("docx",), public=True))
    definitions = [
        read_docx(next(path for path in built.files if path.suffix == ".docx").read_bytes()).definition
        for built in (inside, public)
    ]

    assert definitions[0] is not None
    assert json.loads(definitions[0])["documents"] == [STEM]
    assert definitions[1] is None


@pytest.mark.parametrize(("error", "code"), [(NoPdfEngineError("no Pango"), 6), (LimitError("too long"), 5)])
def test_without_a_pdf_the_others_are_delivered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int
) -> None:
    """Word and HTML need no engine; the exit code tells what is missing."""

    def fail(*_: object) -> object:
        raise error

    monkeypatch.setattr(rendering, "_pdf", fail)
    built = build(SMALL, BuildOptions(out=tmp_path))

    assert made(built) == {"docx", "html", "receipt.json"}
    assert [missing.exit_code for missing in built.missing] == [code]


def _lost(data: bytes) -> bytes:
    return data.replace(b"Working Day", b"Working Week", 1)


@pytest.mark.parametrize("format_", ["html"])
@pytest.mark.parametrize("spoil", [_lost])
def test_nothing_is_delivered_that_says_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str, spoil: Callable[[bytes], bytes]
) -> None:
    """One word that differs from the document is a fault of ours."""
    honest = rendering._html
    monkeypatch.setattr(rendering, "_html", lambda *given: spoil(honest(*given)))

    with pytest.raises(FaultError):
        build(SMALL, replace(options(tmp_path / "out"), formats=(format_,)))

    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("[memorandum-of-understanding]", "[memorandum-of-misunderstanding]", "documents[0]"),
        ("pack: health-and-care-england", "pack: health-and-care-englund", "pack"),
    ],
)
def test_a_name_that_leads_nowhere_is_found_in_its_place(tmp_path: Path, old: str, new: str, path: str) -> None:
    """A mistyped kind or pack is a mistake in the file, told at its line with the nearest name."""
    with pytest.raises(FindingsError) as caught:
        build(edited(tmp_path, old, new), options(tmp_path / "out"))

    (found,) = caught.value.report
    assert (found.id, found.path) == ("reference", path)
    assert "did you mean" in found.hint


def test_a_letter_that_no_font_has_is_found_wherever_it_prints(tmp_path: Path) -> None:
    """It would print as a box; in a footer, too, which no value of the definition fills."""
    shutil.copytree(SAMPLES.parent, tmp_path / SAMPLES.parent.name)
    labels = tmp_path / SAMPLES.parent.name / "labels" / "en.yaml"
    text = labels.read_text(encoding="utf-8")
    assert '\nfooter: "' in text
    labels.write_text(text.replace('\nfooter: "', '\nfooter: "\u6f22 ', 1), encoding="utf-8")

    with pytest.raises(FindingsError) as caught:
        build(SMALL, replace(options(tmp_path / "out"), folders=(tmp_path,)))

    assert {found.id for found in caught.value.report.errors} == {"glyphs"}
    assert not (tmp_path / "out").exists()
