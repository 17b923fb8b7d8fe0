"""Definitions from the worst of days: each is refused at its place, or printed as it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreements.cli import main
from agreements.diagnostics import FindingsError, Report, Severity
from agreements.particulars import validate
from agreements.pipeline import check
from agreements.source import read_source
from tests.hostile.bad_definitions import BYTES, DOUBTS, EXACT, LETTERS, NAME, PAPER, VALUES, YAML, Bad, sample
from tests.hostile.classes import told_as

REFUSED = (*BYTES, *YAML, *VALUES, *LETTERS)


def _told(definition: Path) -> Report:
    """What a check tells, without what it would find besides where the facts cannot be read."""
    try:
        validate(read_source(definition))
    except FindingsError as refused:
        return refused.report
    try:
        return check(definition).report
    except FindingsError as refused:
        return refused.report


def built(definition: Path, *options: str) -> int:
    """The exit code of `agreements build`, in this process."""
    with pytest.raises(SystemExit) as left:
        main(["build", str(definition), "-o", str(definition.parent / "out"), "--draft", *options])
    return int(left.value.code or 0)


@pytest.mark.parametrize("bad", REFUSED, ids=lambda bad: bad.id)
def test_it_is_refused_at_its_place(bad: Bad, tmp_path: Path) -> None:
    """One column off sends the reader to the wrong word."""
    definition = tmp_path / "deal.yaml"
    definition.write_bytes(bad.bytes)
    errors = {(f.id, f.location.line, f.location.column) for f in _told(definition) if f.severity is Severity.ERROR}

    assert errors & {(id_, *bad.place) for id_ in told_as(bad.kind)}


def test_a_length_of_time_without_a_unit_is_told_how_to_be_written(tmp_path: Path) -> None:
    """As it is typed: with one pair of braces."""
    definition = tmp_path / "deal.yaml"
    definition.write_text(sample(PAPER).replace("{notice: {months: 3}", "{notice: {months: ~}"), encoding="utf-8")

    assert "such as {months: 6}" in " ".join(found.message for found in _told(definition))


SHOWN = [bad for bad in REFUSED if bad.id in ("D01", "D12", "D24", "D40", "D49", "D57", "D59", "D60", "D87", "D99")]


@pytest.mark.parametrize("bad", SHOWN, ids=lambda bad: bad.id)
def test_nothing_is_written_and_the_place_is_shown(
    bad: Bad, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With exit code 1, and without handing the terminal what it would obey."""
    definition = tmp_path / "deal.yaml"
    definition.write_bytes(bad.bytes)

    status, said = built(definition), capsys.readouterr().err

    line, column = bad.place
    assert (status, (tmp_path / "out").exists()) == (1, False)
    assert f"deal.yaml:{line}:{column}: error" in said
    assert not set(said) & set("\0\x07\x1b\u202e\u2028\ud800")


@pytest.mark.parametrize("doubt", DOUBTS, ids=lambda doubt: doubt.id)
def test_it_is_doubted_and_passes(doubt: Bad, tmp_path: Path) -> None:
    """It may be what was meant."""
    definition = tmp_path / "deal.yaml"
    definition.write_bytes(doubt.bytes)

    report = check(definition).report

    assert (doubt.kind, *doubt.place) in {(f.id, f.location.line, f.location.column) for f in report}
    assert not report.errors


def test_what_only_looks_odd_is_printed_as_it_is_written(tmp_path: Path) -> None:
    """In Word, PDF and HTML alike: what is delivered was read back and found to say so."""
    definition = tmp_path / "deal.yaml"
    listed = "".join(f"  - {text}\n" for text in EXACT.values())
    changed = sample(PAPER).replace("objectives:\n", f"objectives:\n{listed}", 1)
    definition.write_text(changed.replace(NAME, f"    legal_name: {EXACT['D74']}"), encoding="utf-8")
    meant = [text[1:-1].replace("''", "'") if text.startswith("'") else text for text in EXACT.values()]

    status = built(definition)
    page = next((tmp_path / "out").glob("*.html")).read_text(encoding="utf-8")

    assert status == 0
    assert read_source(definition).data["objectives"][: len(meant)] == meant  # type: ignore[index, call-overload]
    assert [text for text in meant if _escaped(text) not in page] == []


def _escaped(text: str) -> str:
    for sign, entity in {"&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&#39;", '"': "&#34;"}.items():
        text = text.replace(sign, entity)
    return text


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "---\n" + text + "...\n",
        lambda text: text.replace("publication: yes", "publication: no"),
    ],
    ids=["D03", "Windows", "old Mac", "marks", "D37"],
)
def test_another_way_to_write_the_same_passes(change: object, tmp_path: Path) -> None:
    """Whatever editor wrote it."""
    assert callable(change)
    definition = tmp_path / "deal.yaml"
    definition.write_bytes(change(sample(PAPER)).encode())

    assert not check(definition).report.errors
